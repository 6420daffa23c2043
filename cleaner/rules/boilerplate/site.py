"""What learned lines say of the lines beside them: a category over the title, a name between two buttons of the site.

Between lines that stand round other stories, above the outermost or below it, most of what is left is the page's as
well, although it stands nowhere else. Each name in ``site_features`` says one thing about the place of a line among
the learned ones; site_weights.txt gives each name the points it is worth, fitted on pages labelled by hand
(tests/benchmarks/fit_site.py). Only the head and the tail of a page are judged so, and never a sentence.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cleaner.rules.boilerplate.evidence import Features, share_of
from cleaner.rules.boilerplate.facts import LineFacts
from cleaner.rules.boilerplate.guards import (
    TITLE_WORDS,
    is_of_an_author,
    may_be_written,
    opening_words,
    takes_up,
    words_near,
)
from cleaner.rules.boilerplate.keys import words
from cleaner.rules.boilerplate.page import Run

_WEIGHTS = Path(__file__).parent / "site_weights.txt"
_LONG_WORD, _NAMING = 4, 3  # characters of a word that tells, in a line and in a short title
_LONGEST = 14  # words of a line that goes for its place


@cache
def site_weights() -> Features:
    """Points by feature name."""
    rows = [line.split("\t") for line in _WEIGHTS.read_text(encoding="utf-8").split("\n") if line[:1] not in ("", "#")]
    return {name: float(points) for name, points in rows}


def weigh_by_site(
    lines: list[LineFacts], known: list[bool], seen: dict[int, Features], scores: list[float], parts: list[Run]
) -> dict[int, float]:
    """For the lines of head and tail that are not ``known``, learned that is, in runs with one that is: the share of
    such lines that are furniture. ``seen`` and ``scores``: what evidence.py made of the lines."""
    found: dict[int, float] = {}
    for run in parts:
        if run.zone in ("head", "tail") and any(known[run.start : run.end]) and not is_of_an_author(lines, run):
            for index, features in site_features(lines, known, seen, scores, run).items():
                found[index] = share_of(features, site_weights())
    return found


def site_features(
    lines: list[LineFacts], known: list[bool], seen: dict[int, Features], scores: list[float], run: Run
) -> dict[int, Features]:
    """What the place of each line of a run among the learned ones says, beside what was seen before."""
    zone = run.zone
    said = opening_words(lines, run) if zone == "head" else article_words(lines, run)
    places = [index for index in range(run.start, run.end) if known[index]]
    found: dict[int, Features] = {}
    for index in range(run.start, run.end):
        if known[index]:
            continue
        features = found[index] = dict(seen[index])
        features[f"{zone}: score"] = scores[index]
        features["share learned"] = len(places) / max(1, run.end - run.start - 1)
        for name in _places(lines[index], index, places):
            features[f"{zone}: {name}"] = 1.0
        features[f"{zone}: words {_taken_up(lines[index], said)} said"] = 1.0
        if zone == "tail":
            features[f"tail: {_steps(index - run.start + 1)} from the article"] = 1.0
    if zone == "head":
        _see_titles(found, lines)
    return found


def _places(line: LineFacts, index: int, places: list[int]) -> list[str]:
    above = max((place for place in places if place < index), default=None)
    below = min((place for place in places if place > index), default=None)
    count = line.length
    size = "1" if count < 2 else "2-3" if count < 4 else "4-6" if count < 7 else "7-11" if count < 12 else "12+"
    found = []
    if above is not None:
        found += [f"learned above {_steps(index - above)}", f"{size} under learned"]
    if below is not None:
        found += [f"learned below {_steps(below - index)}", f"{size} over learned"]
    if above is not None and below is not None:
        found += ["between learned", f"gap {_steps(below - above - 1)}"]
    return found


def _see_titles(found: dict[int, Features], lines: list[LineFacts]) -> None:
    """Which of the lines that are long enough for a title each is, and how many stand above it and below it."""
    titles = [index for index in found if not lines[index].match and lines[index].length >= TITLE_WORDS]
    for index, features in found.items():
        above = sum(title < index for title in titles)
        below = sum(title > index for title in titles)
        features[f"head: titles above {min(above, 2)}"] = features[f"head: titles below {min(below, 2)}"] = 1.0
        if index in titles:
            features[f"head: title {min(below, 3)} from below"] = 1.0
            features[f"head: title {min(above, 3)} from above"] = 1.0


def may_go_by_site(lines: list[LineFacts], run: Run, index: int, kept: set[int]) -> bool:
    """May a line go for its place alone? Not one that ends like a sentence, holds an address, may be written where it
    stands, or says again what the article says. A possible title goes only when one of four words or more stays and
    the first sentences have none of its words."""
    line = lines[index]
    if line.sentence or line.ends or line.part_name or not 0 < line.length <= _LONGEST:
        return False
    if "address" in line.shape or may_be_written(lines, run, index) or takes_up(line, words_near(lines, run)):
        return False
    if run.zone != "head" or line.match and index not in kept:
        return True
    own = [word for word in line.key.split(" ") if len(word) >= _NAMING]
    longer = any(lines[other].length >= TITLE_WORDS for other in kept - {index})
    may_be_title = index in kept or line.length < TITLE_WORDS
    return not may_be_title or longer and bool(own) and opening_words(lines, run).isdisjoint(own)


def article_words(lines: list[LineFacts], run: Run) -> frozenset[str]:
    """The words of all sentences above a run."""
    return frozenset(words(" ".join(line.text for line in lines[: run.start] if line.sentence)))


def long_words(line: LineFacts) -> list[str]:
    return [word for word in line.key.split(" ") if len(word) >= _LONG_WORD]


def _taken_up(line: LineFacts, said: frozenset[str]) -> str:
    own = long_words(line)
    again = sum(word in said for word in own)
    return "not" if not again else "some" if 2 * again < len(own) else "most"


def _steps(count: int) -> str:
    return str(count) if count < 3 else "3-4" if count < 5 else "5-8" if count < 9 else "9+"
