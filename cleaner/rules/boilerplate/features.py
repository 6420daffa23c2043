"""What speaks for a line being furniture or the article's: each fact about it and what stands round it, as a number.

This is the one table of what is weighed; furniture_weights.txt gives each name its points, in the head, the body and
the tail of a page, fitted by tests/benchmarks/fit.py. Nothing here decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, islice

from cleaner.furniture.keys import words
from cleaner.furniture.line_facts import LONG, LineFacts
from cleaner.furniture.page import Run, runs
from cleaner.furniture.phrases import HEADS, LEADS, ROWS, WEAK
from cleaner.furniture.sentences import bounded_points, first_share, may_prompt, opened, site_sentences
from cleaner.rules.boilerplate.heads import titles_under_heads, under_heads

TITLE_WORDS = 4  # words from which on a line may well be a title
Named = Iterator[tuple[str, float]]

_LONG_WORD = 4  # letters of a word that says something
_NEAR = 8  # lines to each side that are looked at
_LONG_LINE = 12  # words of a line that is no entry of a menu
_REST, _PIECES = (",", ";", ":", ")", '" ', "” ", '")', "”)"), 2  # how the rest of a sentence begins; such lines
_HEADINGS = 2  # lines alone between paragraphs of an article with headings
_OPENING = 3  # sentences of the article whose words its title takes up
_SHORT_PART = 8  # words of a line that holds little beside its phrase


class Page:
    """The lines of a page as sums, so that what stands round each of them is counted once."""

    def __init__(self, lines: list[LineFacts]) -> None:
        self.lines = lines = list(lines)
        self.prose = [line.sentence and not may_prompt(line) for line in lines]
        places = [index for index, is_prose in enumerate(self.prose) if is_prose]
        for index in site_sentences(lines, places):
            lines[index], self.prose[index] = opened(lines[index]), False
        self.runs = runs(lines, self.prose)
        self._sums = [0.0] * (len(lines) + 1)
        self._longs = [0, *accumulate(line.length >= _LONG_LINE for line in lines)]
        self._sure = [0, *accumulate(line.is_sure for line in lines)]
        self._repeats = Counter(line.key for line in lines if 0 < line.length < _LONG_LINE)
        self._body_lines = sum(run.end - run.start for run in self.runs if run.zone == "body")
        self._prose_share = sum(self.prose) / max(1, len(lines))

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the article's paragraphs."""
        return frozenset(words(" ".join(compress((line.text for line in self.lines), self.prose))))

    @cached_property
    def opening(self) -> frozenset[str]:
        """Those of the first of them."""
        texts = compress((line.text for line in self.lines), self.prose)
        return frozenset(words(" ".join(islice(texts, _OPENING))))

    @cached_property
    def is_broken(self) -> bool:
        """Do lines begin as only the rest of a sentence does, behind a link that stood on a line of its own?"""
        return sum(line.text.startswith(_REST) for line in self.lines) >= _PIECES

    @cached_property
    def has_headings(self) -> bool:
        """Do several lines stand alone between two paragraphs?"""
        alone = (run.zone == "body" and run.end - run.start == 1 for run in self.runs)
        return sum(alone) >= _HEADINGS

    def sure_in(self, start: int, end: int) -> int:
        """How many lines are furniture by their own words."""
        return self._sure[end] - self._sure[start]

    def _look_at(self, run: Run) -> None:
        """Weigh the lines of a run, and those near by, by themselves: what stands round a line is asked no farther."""
        first, last = max(0, run.start - _NEAR), min(len(self.lines), run.end + _NEAR)
        self._sums[first] = 0.0
        for index in range(first, last):
            self._sums[index + 1] = self._sums[index] + first_share(self.lines[index], self.prose[index])

    def features(self, run: Run) -> Iterator[tuple[int, dict[str, float]]]:
        """The features of each line of a run that is to be weighed."""
        self._look_at(run)
        titles, under = titles_under_heads(self.lines, run), under_heads(self.lines, run)
        everywhere = dict(self._of_run(run))
        for index in range(run.start, run.end):
            line = self.lines[index]
            if not line.key or line.part_name or line.match and line.length >= LONG:
                continue
            found = dict(everywhere)
            found.update(_by_itself(line))
            found.update(self._near(index))
            found.update(self._in_run(run, index))
            found.update(self._taken_up(line))
            if index in titles:
                found["title under a head"] = 1.0
            if under[index - run.start]:
                found["under a head"] = 1.0
            if self._repeats.get(line.key, 0) > 1:
                found["repeated"] = 1.0
            yield index, found

    def _of_run(self, run: Run) -> Named:
        """What is so for all lines of a run."""
        lines = self.lines[run.start : run.end]
        size = len(lines)
        yield "any", 1.0
        yield f"run {'11+' if size > 10 else '6-10' if size > 5 else '3-5' if size > 2 else size}", 1.0
        yield f"longest {_size(max(line.length for line in lines))}", 1.0
        yield "end marks in run", sum(line.ends for line in lines) / size
        yield "short lines in the body", min(self._body_lines, 40) / 40
        yield "prose in text", self._prose_share

    def _near(self, index: int) -> Named:
        """The lines near by, across sentences."""
        above, below = max(0, index - _NEAR), min(len(self.lines), index + 1 + _NEAR)
        yield "all above", _mean(self._sums, above, index)
        yield "all below", _mean(self._sums, index + 1, below)
        yield "long above", _mean(self._longs, above, index)
        yield "long below", _mean(self._longs, index + 1, below)

    def _in_run(self, run: Run, index: int) -> Named:
        """The lines of the run, and the place among them."""
        sums = self._sums
        for reach in (1, _NEAR):
            above = (sums[index] - sums[max(run.start, index - reach)]) / reach
            below = (sums[min(run.end, index + reach + 1)] - sums[index + 1]) / reach
            yield f"above {reach}", above
            yield f"below {reach}", below
        yield "both sides", min(above, below)
        sure = self.sure_in(run.start, index) + self.sure_in(index + 1, run.end)
        yield "sure in run", min(sure, 4) / 4
        yield "share sure in run", sure / max(1, run.end - run.start - 1)
        yield f"from the start {_steps(index - run.start)}", 1.0
        yield f"to the end {_steps(run.end - 1 - index)}", 1.0

    def _taken_up(self, line: LineFacts) -> Named:
        """How many of the line's words the article uses."""
        own = long_words(line)
        if not own:
            return
        yield f"article uses {part_of(own, self.said)}", 1.0
        yield f"opening uses {part_of(own, self.opening)}", 1.0
        if len(own) > 2:
            yield "share used of a longer line", sum(map(self.said.__contains__, own)) / len(own)


def _by_itself(line: LineFacts) -> Named:
    """What a line says by itself."""
    yield "its words", bounded_points(line)
    for look in line.shape:
        yield look, 1.0
    if line.match and line.match.section not in WEAK and line.match.section != ROWS:
        kind = line.match.section if line.match.section in (HEADS, LEADS) else "phrase"
        yield f"{kind} {'whole' if line.match.whole else 'short part' if line.length <= _SHORT_PART else 'part'}", 1.0


def long_words(line: LineFacts) -> list[str]:
    """Those that say something."""
    return [word for word in line.key.split(" ") if len(word) >= _LONG_WORD]


def part_of(own: Sequence[str], used: frozenset[str]) -> str:
    """How many of the words are used."""
    again = sum(map(used.__contains__, own))
    return "none" if not again else "some" if 2 * again < len(own) else "most" if again < len(own) else "all"


def _mean(sums: list[float] | list[int], start: int, end: int) -> float:
    return (sums[end] - sums[start]) / (end - start) if end > start else 0.0


def _steps(count: int) -> str:
    return str(count) if count < 3 else "3-4" if count < 5 else "5-8" if count < 9 else "9+"


def _size(count: int) -> str:
    return "1" if count < 2 else "2-3" if count < 4 else "4-6" if count < 7 else "7-11" if count < 12 else "12+"
