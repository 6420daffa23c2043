"""Who may match: stretches of a word sequence that stand in it twice, nearly alike.

Near-linear, whatever the text. Seeds are runs of four words that stand more than once but not
often (a run that stands everywhere is a template or a turn of phrase); seeds that lie in the
same order at about the same distance are one echo. Every place is held against a bounded
number of earlier ones, and echoes that have ended are put aside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, count

SEED_WORDS = 4
MAX_PLACES = 8  # a run of words that stands at more places than this is no evidence
MAX_GAP = 24  # words between two seeds of one echo, on either side
MAX_SHIFT = 8  # words by which one side of a gap may be longer
MIN_MATCHED = 5  # words that an echo has in common at least

_BUCKET = MAX_SHIFT
_SWEEP = 4096  # places between two rounds in which ended echoes are put aside


class SharedRun:
    """Two stretches, ``first`` before ``second``, that share ``runs`` of equal words.

    A run is (start in the first, start in the second, number of words), in word indices;
    runs are in order and apart.
    """

    __slots__ = ("runs",)

    def __init__(self, runs: list[tuple[int, int, int]]) -> None:
        self.runs = runs

    @property
    def matched(self) -> int:
        return sum(length for _, _, length in self.runs)

    @property
    def sides(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where the two stretches start and end."""
        (first, second, _), (last, other_last, length) = self.runs[0], self.runs[-1]
        return (first, last + length), (second, other_last + length)

    def within(self, side: int, start: int, end: int) -> list[tuple[int, int, int]]:
        """The runs, as far as they stand between ``start`` and ``end`` on a side."""
        found = []
        at = bisect_right(self.runs, start, key=lambda run: run[side] + run[2])
        while at < len(self.runs) and self.runs[at][side] < end:
            run = self.runs[at]
            skip = max(0, start - run[side])
            found.append((run[0] + skip, run[1] + skip, min(run[side] + run[2], end) - run[side] - skip))
            at += 1
        return found


def echoes(words: Sequence[str]) -> Iterator[SharedRun]:
    """All echoes of ``MIN_MATCHED`` common words or more, in the order in which they end."""
    # Hashes in place of the words: numbers cost a long text neither memory nor the collector's time, and
    # that two runs of words share one of 2**64 is nothing to reckon with (what an echo says is compared later).
    seeds = list(map(hash, zip(*(words[shift:] for shift in range(SEED_WORDS)))))
    places = Counter(seeds)
    if len(places) == len(seeds):
        return
    telling = {seed for seed, times in places.items() if 1 < times <= MAX_PLACES}
    recurring = list(compress(count(), map(telling.__contains__, seeds)))
    if len(recurring) < 2 * (MIN_MATCHED - SEED_WORDS + 1):
        return
    earlier: dict[int, list[int]] = {}
    shelf = _Shelf()
    swept = 0
    for second in recurring:
        known = earlier.setdefault(seeds[second], [])
        for first in known:
            shelf.add(first, second)
        known.append(second)
        if second - swept > _SWEEP:
            swept = second
            yield from shelf.ended_before(second - MAX_GAP)
    yield from shelf.ended_before(len(words) + 1)


class _Shelf:
    """Echoes that may still go on, by the distance between their sides, and those that ended."""

    def __init__(self) -> None:
        self._open: dict[int, SharedRun] = {}
        self._ended: list[SharedRun] = []

    def add(self, first: int, second: int) -> None:
        """Adds a seed to the echo it continues, or starts a new one with it."""
        bucket = (second - first) // _BUCKET
        for near in (bucket, bucket - 1, bucket + 1):
            echo = self._open.get(near)
            if echo is not None and _continue(echo, first, second):
                return
        before = self._open.get(bucket)
        if before is not None and before.matched >= MIN_MATCHED:
            self._ended.append(before)
        self._open[bucket] = SharedRun([(first, second, SEED_WORDS)])

    def ended_before(self, place: int) -> Iterator[SharedRun]:
        """Hands over the echoes whose second side ended before the place; forgets the weak ones."""
        ended = [bucket for bucket, echo in self._open.items() if echo.runs[-1][1] + echo.runs[-1][2] < place]
        for bucket in ended:
            echo = self._open.pop(bucket)
            if echo.matched >= MIN_MATCHED:
                self._ended.append(echo)
        yield from self._ended
        self._ended = []


def _continue(echo: SharedRun, first: int, second: int) -> bool:
    """Takes the seed into the echo when it goes on where the echo stopped."""
    run_first, run_second, length = echo.runs[-1]
    if first - run_first == second - run_second and second <= run_second + length:
        echo.runs[-1] = (run_first, run_second, second - run_second + SEED_WORDS)
        return True
    gap_first, gap_second = first - run_first - length, second - run_second - length
    if not (0 <= gap_first <= MAX_GAP and 0 <= gap_second <= MAX_GAP and abs(gap_first - gap_second) <= MAX_SHIFT):
        return False
    echo.runs.append((first, second, SEED_WORDS))
    return True
