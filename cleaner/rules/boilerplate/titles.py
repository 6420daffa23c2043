"""Which lines above the body may be the title of the article."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.rules.boilerplate.facts import LineFacts
from cleaner.rules.boilerplate.features import TITLE_WORDS
from cleaner.rules.boilerplate.furniture_lexicon import WEAK
from cleaner.rules.boilerplate.page import Run

_DATE_LINE = 9  # words up to which a line with a date is a dateline
_TITLES = 3  # lines long enough for a title that are kept above the body
_NAMING = 3  # letters of a word that tells in a short title
_NEVER = 0.95  # share from which a line is hardly ever the article's
_LIKELY = 0.5  # share up to which a line may well be the title


def possible_titles(lines: list[LineFacts], run: Run) -> set[int]:
    """Lines above the body that may be its title: from there upwards, until lines long enough for one are met."""
    kept: set[int] = set()
    met = 0
    nearest = -1
    for index in range(run.end - 1, run.start - 1, -1):
        facts = lines[index]
        if "byline" in facts.shape or "digits" in facts.shape or "date" in facts.shape and facts.length < _DATE_LINE:
            continue
        if facts.match and (facts.match.section not in WEAK or kept):
            continue
        nearest = max(nearest, index)
        if facts.length < 2:
            continue
        kept.add(index)
        met += facts.length >= TITLE_WORDS and facts.match is None
        if met == _TITLES:
            break
    if not kept and nearest < 0 and run.end - run.start == 1 and lines[run.start].length < 3:
        return {run.start}  # the only line above the body, be it "Contact", is its title
    return kept or {nearest}


def title_above_menu(lines: list[LineFacts], run: Run) -> set[int]:
    """The first line of a page right above a menu, when what stands below the menu is no title: a field
    with a figure, or something said. It may be the title, as that of a recipe over "Print" and "Save"."""
    first = lines[run.start]
    if run.start or first.match or first.length < 2 or "digits" in first.shape:
        return set()
    below = next((index for index in range(1, run.end) if not lines[index].match), run.end)
    if below == 1 or below == run.end:
        return set()
    line = lines[below]
    is_field = ":" in line.text and any(map(str.isdigit, line.text)) and "date" not in line.shape
    return {run.start} if line.ends or is_field else set()


def without_others(
    lines: list[LineFacts], kept: set[int], shares: Mapping[int, float], opening: frozenset[str]
) -> set[int]:
    """Those of the lines that may be the title that are not plainly something else: beside a likelier one, short or
    hardly ever the article's, and with none of the words of the first sentences."""
    likely = {at for at in kept if lines[at].length >= TITLE_WORDS and shares.get(at, 0.0) <= _LIKELY}
    plain = {at for at in kept if lines[at].length < TITLE_WORDS or shares.get(at, 0.0) >= _NEVER}
    return {at for at in kept if likely <= {at} or at not in plain or not _says_other(lines[at], opening)}


def _says_other(line: LineFacts, opening: frozenset[str]) -> bool:
    own = [word for word in line.key.split(" ") if len(word) >= _NAMING]
    return bool(own) and opening.isdisjoint(own)
