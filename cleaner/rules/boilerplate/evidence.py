"""How much speaks for a line being furniture: what it looks like, and what stands round it.

Each name in ``features`` says one thing about a line and its neighbours; weights.txt gives each name the
points it is worth, fitted on pages labelled by hand (tests/benchmarks/fit_furniture.py). A second look weighs
the neighbours by what the first look made of them. The points of a line, put through the logistic function,
are the share of such lines that were furniture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from math import exp
from pathlib import Path

from cleaner.rules.boilerplate.facts import LONG, LineFacts
from cleaner.rules.boilerplate.page import Run, runs
from cleaner.rules.boilerplate.phrases import HEADS

Features = dict[str, float]
_Seen = dict[int, Features]  # by the index of the line

_WEIGHTS = Path(__file__).parent / "weights.txt"
_REACH = (1, 2, 4)  # lines to each side that are looked at
_REACHES = [(reach, f"above {reach}", f"below {reach}", f"both sides {reach}") for reach in _REACH]
_BLOCK = 14  # lines under a head that may belong to it
_TITLES = 8  # titles in a row under a head
_SHAPES_AMONG_SURE = frozenset({"date", "digits", "title-case", "credit"})
_OWN_KINDS = frozenset({"heads", "labels", "networks", "rows", "leads"})  # sections weighed apart from the others
_SINGULAR = frozenset(  # heads over a single title
    {"related story", "related article", "related post", "related video", "read next", "read this next"}
)


@cache
def weights() -> tuple[Features, Features]:
    """Points by feature name, for the first look and the second."""
    first: Features = {}
    second: Features = {}
    for line in _WEIGHTS.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            name, one, two = line.split("\t")
            first[name], second[name] = float(one), float(two)
    return first, second


def look_twice(lines: list[LineFacts]) -> tuple[dict[int, Features], list[Run]]:
    """What the second look sees of the lines of the runs that are to be judged, and those runs.

    They are the runs in which a line has a phrase. In the others nothing has company (guards.py), and no run
    looks beyond its ends: their lines are not looked at.
    """
    first, _ = weights()
    sentences = [line.sentence for line in lines]
    likely = [_share_of_sentence(line) if line.sentence else 0.0 for line in lines]
    parts = runs(lines, [line.sentence and share < 0.5 for line, share in zip(lines, likely)])
    heard = [run for run in parts if any(line.match for line in lines[run.start : run.end])]
    own = {index: own_features(lines[index]) for run in heard for index in range(run.start, run.end)}
    at_first = [run for run in runs(lines, sentences) if run.start in own]
    for index, features in _look(lines, own, [line.strength for line in lines], at_first):
        likely[index] = share_of(features, first)
    return dict(_look(lines, own, likely, heard)), heard


def scores_of(seen: dict[int, Features], count: int) -> list[float]:
    """The share of lines of which the second look sees this that are furniture; 0 for all others of ``count``."""
    _, second = weights()
    found = [0.0] * count
    for index, features in seen.items():
        found[index] = share_of(features, second)
    return found


def _share_of_sentence(line: LineFacts) -> float:
    """What the first look makes of a line that stands between runs: it is seen without its neighbours."""
    return share_of(own_features(line), weights()[0]) if line.key else _share_of_paragraph(min(line.length, LONG))


@cache
def _share_of_paragraph(length: int) -> float:
    """The same for a line too long to have a key or a look of its own, or a wall."""
    return share_of(own_features(LineFacts("", length=length, ends=True, sentence=True)), weights()[0])


def share_of(found: Features, points: Features) -> float:
    """The points of what was found, through the logistic function."""
    total = sum([points[name] * value for name, value in found.items() if name in points])
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def own_features(line: LineFacts) -> Features:
    """What a line says by itself."""
    found = dict.fromkeys(line.shape, 1.0)
    found["any"] = 1.0
    count = line.length
    size = "0 1 2 3".split()[count] if count < 4 else "4-6" if count < 7 else "7-11" if count < 12 else "12-24"
    found[f"words {size if count < 25 else '25+'}"] = 1.0
    if line.match:
        kind = line.match.section if line.match.section in _OWN_KINDS else "phrase"
        found[f"{kind} {'whole' if line.match.whole else 'short part' if count <= 8 else 'part'}"] = 1.0
    if line.ends:
        found["end-mark"] = 1.0
    return found


def look(lines: list[LineFacts], own: list[Features], likely: list[float], sentences: list[bool]) -> list[Features]:
    """The features of every line, its neighbours weighed by how likely each of them is furniture."""
    seen = dict(_look(lines, own, likely, runs(lines, sentences)))
    return [seen.get(index) or dict(features) for index, features in enumerate(own)]


def _look(
    lines: list[LineFacts], own: Sequence[Features] | Mapping[int, Features], likely: list[float], parts: list[Run]
) -> Iterator[tuple[int, Features]]:
    """The same for the lines of these runs, each with its index; ``own``: their own features by index."""
    repeated = Counter(line.key for line in lines if 0 < line.length < 12)
    sums = [0.0, *accumulate(likely)]
    for run in parts:
        found = {index: dict(own[index]) for index in range(run.start, run.end)}
        _see_heads(found, lines, run)
        if run.zone == "tail":
            _see_tail(found, likely, sums, run)
        elif run.zone == "head":
            _see_top(found, lines, sums, run)
        for index, features in found.items():
            _see_run(features, lines[index], sums, run, index)
            _see_neighbours(features, sums, run, index)
            times = repeated.get(lines[index].key, 0)
            if times > 1:
                features["repeated often" if times > 2 else "repeated"] = 1.0
        yield from found.items()


def _see_run(found: Features, line: LineFacts, sums: list[float], run: Run, index: int) -> None:
    zone, size = run.zone, run.end - run.start
    others = sums[run.end] - sums[run.start] - (sums[index + 1] - sums[index])
    some = min(others, 4) / 4
    found[f"in {zone}"] = 1.0
    found[f"run {'11+' if size > 10 else '6-10' if size > 5 else '3-5' if size > 2 else size}"] = 1.0
    found["sure in run"] = found[f"{zone}: sure in run"] = some
    if size > 1:
        found["share of run"] = others / (size - 1)
    if index == run.start and zone in ("body", "tail"):
        found["after a sentence"] = 1.0
    if index == run.end - 1 and zone in ("body", "head"):
        found["before a sentence"] = 1.0
    found[f"{zone}: {'short' if line.length < 4 else 'middling' if line.length < 7 else 'long'}"] = 1.0
    if line.ends:
        found[f"{zone}: end-mark"] = 1.0
    if line.match is None:
        found["no phrase: sure in run"] = some
        for shape in line.shape:
            if shape in _SHAPES_AMONG_SURE:
                found[f"no phrase: {shape} and sure"] = some


def _see_tail(found: _Seen, likely: list[float], sums: list[float], run: Run) -> None:
    best = 0.0
    for index in range(run.start, run.end):
        features = found[index]
        above, below = sums[index] - sums[run.start], sums[run.end] - sums[index + 1]
        features["tail: sure above"] = min(above, 3) / 3
        features["tail: best above"] = best
        features["tail: share above"] = above / max(1, index - run.start)
        features["tail: share below"] = below / max(1, run.end - index - 1)
        best = max(best, likely[index])


def _see_top(found: _Seen, lines: list[LineFacts], sums: list[float], run: Run) -> None:
    longest = max(line.length for line in lines[run.start : run.end])
    longest_below = 0
    for index in range(run.end - 1, run.start - 1, -1):
        features, line = found[index], lines[index]
        below = sums[run.end] - sums[index + 1]
        features["head: sure below"] = min(below, 3) / 3
        features["head: share below"] = below / max(1, run.end - index - 1)
        if line.length == longest:
            features["head: longest"] = 1.0
        if longest_below >= max(4, line.length):
            features["head: longer line below"] = 1.0
        if line.match is None:
            longest_below = max(longest_below, line.length)


def _see_neighbours(found: Features, sums: list[float], run: Run, index: int) -> None:
    for reach, above_it, below_it, both in _REACHES:
        above = (sums[index] - sums[max(run.start, index - reach)]) / reach
        below = (sums[min(run.end, index + reach + 1)] - sums[index + 1]) / reach
        found[above_it] = above
        found[below_it] = below
        found[both] = above if above < below else below


def _see_heads(found: _Seen, lines: list[LineFacts], run: Run) -> None:
    for index, distance in enumerate(under_heads(lines, run), run.start):
        if distance:
            found[index]["under a head"] = found[index][f"{run.zone}: under a head"] = 1.0
            found[index][f"head {'1' if distance == 1 else '2-6' if distance < 7 else '7+'} above"] = 1.0
    for index in titles_under_heads(lines, run):
        found[index]["title under a head"] = 1.0


def under_heads(lines: list[LineFacts], run: Run) -> list[int]:
    """For each line of a run how many lines above it a head over links stands; 0 when none is near."""
    distances: list[int] = []
    distance = 0
    for index in range(run.start, run.end):
        distances.append(distance if distance <= _BLOCK else 0)
        distance = 1 if _is_head(lines[index]) else distance + 1 if distance else 0
    return distances


def _is_head(line: LineFacts) -> bool:
    """A head over links to other articles; one with a colon may be the article's own, or has its title beside it."""
    if line.match is None or line.match.section != HEADS:
        return False
    return not ("colon" in line.shape or "phrase and colon" in line.shape)


def titles_under_heads(lines: list[LineFacts], run: Run) -> set[int]:
    """The lines that follow a head over links without a break and read like titles; one line under "Related story"."""
    found: set[int] = set()
    left = 0
    for index in range(run.start, run.end):
        line = lines[index]
        if line.match:
            left = 0 if not (_is_head(line) and line.match.whole) else 1 if line.match.entry in _SINGULAR else _TITLES
        elif left and line.length >= 3 and not line.sentence and (not line.ends or "question" in line.shape):
            found.add(index)
            left -= 1
        else:
            left = 0
    return found
