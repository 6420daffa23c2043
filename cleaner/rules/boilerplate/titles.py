"""Which lines above the body may be the title of the article: facts about each as numbers, with the points of
title_weights.txt, are the odds of each; the likeliest one is kept, and all that may be it beside the others.

A page about the site itself is named by a phrase of the lists: "Privacy Policy".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate
from math import exp
from pathlib import Path

from cleaner.furniture.line_facts import LONG, LineFacts
from cleaner.furniture.page import Run
from cleaner.rules.boilerplate.features import TITLE_WORDS, Page, long_words, part_of
from cleaner.rules.boilerplate.levels import PHRASE, WEAK_PHRASE, kind_of
from cleaner.weighing import weights_in

WEIGHTS = Path(__file__).parent / "title_weights.txt"
MAY_BE = 0.0075  # share of titles among such lines, beside those that may be it too, from which a line is kept
_DOUBTED = 0.2  # share of the article's from which on down it must be the likelier a title, the smaller that share
_STAMPS = frozenset({"byline", "credit", "date", "digits"})
_STAMP_WORDS = 9  # words below which a line with a date or a name is no title
_SIZES = ((5, ""), (7, "5-6"), (12, "7-11"), (16, "12-15"))
_STEPS = ((2, ""), (4, "2-3"), (8, "4-7"), (16, "8-15"))
_STAMPED = 3  # lines below a title among which a byline or date stands


def titles_in(page: Page, run: Run, shares: Mapping[int, float]) -> frozenset[int]:
    """The lines of a run that may be the title."""
    if run.zone not in ("head", "none"):
        return frozenset()
    weights, chosen = weights_in(WEIGHTS), {}
    for index, found in title_features(page, run, shares):
        line = page.lines[index]
        if not line.match or run.zone == "head" and kind_of(line, False) in (PHRASE, WEAK_PHRASE):
            chosen[index] = exp(weights.score(found))
    least, most = MAY_BE * (1 + sum(chosen.values())), max(chosen.values(), default=0.0)
    doubted = {index: min(1.0, (1 - shares.get(index, 0.5)) / _DOUBTED) for index in chosen}
    return frozenset(index for index, odds in chosen.items() if odds == most or odds * doubted[index] >= least)


def title_features(page: Page, run: Run, shares: Mapping[int, float]) -> Iterator[tuple[int, dict[str, float]]]:
    """The facts about each line of a run that says something."""
    lines, opening = page.lines, page.opening
    places = [index for index in range(run.start, run.end) if lines[index].key and lines[index].length < LONG]
    long = [index for index in places if not lines[index].match and lines[index].length >= TITLE_WORDS]
    again = {index: sum(map(opening.__contains__, long_words(lines[index]))) for index in places}
    most, least = max(again.values(), default=0), min((shares.get(index, 0.5) for index in long), default=1.0)
    says = [0, *accumulate(not _is_stamp(line) for line in lines[run.start : run.end])]
    for index in places:
        line = lines[index]
        if line.part_name:
            continue
        found = dict.fromkeys(_by_itself(page, line), 1.0)
        found["least of long lines"] = float(shares.get(index, 0.5) <= least)
        found["uses most of the opening"] = float(bool(most) and again[index] == most)
        found[f"long lines above {min(4, bisect_left(long, index))}"] = 1.0
        found[f"lines below {_size(says[-1] - says[index + 1 - run.start], _STEPS)}"] = 1.0
        below = lines[index + 1 : min(run.end, index + 1 + _STAMPED)]
        found["stamp below"] = float(any({"byline", "date"} & set(other.shape) for other in below))
        if not index:
            found["listed, first of text" if line.match else "first of text"] = 1.0
        yield index, found


def _by_itself(page: Page, line: LineFacts) -> Iterator[str]:
    """What it looks like, and how many of its words the article uses, and its first sentences."""
    own = long_words(line)
    yield "any"
    yield f"words {_size(line.length, _SIZES)}"
    yield from line.shape
    if line.ends:
        yield "ends"
    if line.match:
        yield f"listed, article uses {part_of(own, page.said)}"
    yield f"article uses {part_of(own, page.said)}"
    yield f"opening uses {part_of(own, page.opening)}"


def _is_stamp(line: LineFacts) -> bool:
    return not line.key or line.length < _STAMP_WORDS and not _STAMPS.isdisjoint(line.shape)


def _size(count: int, sizes: tuple[tuple[int, str], ...]) -> str:
    return next((name or str(count) for least, name in sizes if count < least), f"{sizes[-1][0]}+")
