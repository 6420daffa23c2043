"""Which lines above the body may be the title of the article: facts about each as numbers, with the points of
title_weights.txt, are the odds of each; the likeliest one is kept, and all that may be it beside the others.

A page about the site itself is named by a phrase of the lists: "Privacy Policy".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp, log
from pathlib import Path

from cleaner.rules.boilerplate.facts import LONG, LineFacts
from cleaner.rules.boilerplate.features import TITLE_WORDS, Page
from cleaner.rules.boilerplate.levels import PHRASE, WEAK_PHRASE, kind_of
from cleaner.rules.boilerplate.page import Run
from cleaner.rules.boilerplate.sentences import LONG_WORD
from cleaner.weighing import weights_in

WEIGHTS = Path(__file__).parent / "title_weights.txt"
MAY_BE = 0.01  # share of titles among such lines, beside those that may be it too, from which a line is kept
_DOUBTED = 0.2  # share of the article's from which on down it must be the likelier a title, the smaller that share
_OWN_LOOKS = frozenset(
    "address byline colon credit date digits function-words item menu-words question separator some-menu-words".split()
)
_STAMPS = frozenset({"byline", "credit", "date", "digits"})
_STAMP_WORDS = 9  # words below which a line with a date or a name is no title
_SIZES = ((5, ""), (7, "5-6"), (12, "7-11"), (16, "12-15"))
_NAME = 3  # words from which a line may name an article
_STAMPED = 3  # lines below a title among which a byline or date stands
_SHARES = 0.0001, 0.9999


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
    named = [index for index in places if _may_name(lines[index])]
    again = {index: sum(word in opening for word in _long_words(lines[index])) for index in places}
    most, least = max(again.values(), default=0), min((shares.get(index, 0.5) for index in long), default=1.0)
    below = sum(not _is_stamp(lines[index]) for index in range(run.start, run.end))
    for index in range(run.start, run.end):
        line = lines[index]
        below -= not _is_stamp(line)
        if index not in again or line.part_name:
            continue
        found = dict.fromkeys(_looks(line), 1.0)
        found["furniture"] = _points(shares.get(index, 0.5))
        found["least of long lines"] = float(shares.get(index, 0.5) <= least)
        found["uses most of the opening"] = float(bool(most) and again[index] == most)
        found |= dict.fromkeys(_words_used(page, line), 1.0)
        found[f"long lines below {min(4, sum(other > index for other in long))}"] = 1.0
        found[f"long lines above {min(4, sum(other < index for other in long))}"] = 1.0
        found["a name above"] = float(any(other < index for other in named))
        found["a name below"] = float(any(other > index for other in named))
        found["no other name"] = float(not set(named) - {index})
        found[f"lines below {_steps(below)}"] = 1.0
        found |= dict.fromkeys(_beside(page, run, index), 1.0)
        yield index, found


def _looks(line: LineFacts) -> Iterator[str]:
    count = line.length
    yield "any"
    yield f"words {next((name or str(count) for least, name in _SIZES if count < least), '16+')}"
    yield from _OWN_LOOKS.intersection(line.shape)
    if line.ends:
        yield "ends"
    if line.match:
        yield f"listed: {kind_of(line, False)}"


def _words_used(page: Page, line: LineFacts) -> Iterator[str]:
    """How many of its words the article uses, and its first sentences."""
    own = _long_words(line)
    for name, used in (("article", page.said), ("opening", page.opening)):
        again = sum(word in used for word in own)
        part = "none" if not again else "some" if 2 * again < len(own) else "most" if again < len(own) else "all"
        yield f"{name} uses {part}"
        if line.match:
            yield f"listed, {name} uses {part}"


def _beside(page: Page, run: Run, index: int) -> Iterator[str]:
    """What the lines above and below it are."""
    lines, line = page.lines, page.lines[index]
    above, below = lines[max(run.start, index - 1) : index], lines[index + 1 : min(run.end, index + 1 + _STAMPED)]
    if not index:
        yield "listed, first of text" if line.match else "first of text"
    if any({"byline", "date"} & set(other.shape) for other in below):
        yield "stamp below"
    if any({"byline", "date"} & set(other.shape) for other in above):
        yield "stamp above"
    for name, near in (("above", above), ("below", below[:1])):
        for other in near:
            if other.match:
                yield f"menu {name}"
            elif other.length >= _NAME and abs(other.length - line.length) <= 2:
                yield f"alike {name}"
            if other.key == line.key:
                yield "twice in a row"


def _may_name(line: LineFacts) -> bool:
    return line.match is None and line.length >= _NAME and not line.ends and not _is_stamp(line)


def _is_stamp(line: LineFacts) -> bool:
    return not line.key or line.length < _STAMP_WORDS and not _STAMPS.isdisjoint(line.shape)


def _long_words(line: LineFacts) -> list[str]:
    return [word for word in line.key.split(" ") if len(word) >= LONG_WORD]


def _points(share: float) -> float:
    share = min(_SHARES[1], max(_SHARES[0], share))
    return log(share / (1 - share)) / 3


def _steps(count: int) -> str:
    return str(count) if count < 2 else "2-3" if count < 4 else "4-7" if count < 8 else "8-15" if count < 16 else "16+"
