"""Which furniture waits to be asked for: what may be a person's, a record's or a heading's, and most of it in markup.

Verdicts say how likely a line is the page's. Here stands what no likelihood outweighs: a name, a date, a field or a
heading that goes unasked may be the article's, and nobody would look for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.languages import entry_set
from cleaner.rules.boilerplate.facts import LineFacts, may_be_name
from cleaner.rules.boilerplate.page import Run
from cleaner.rules.boilerplate.phrases import HEADS, LEADS, LEARNED, RETURNING, WEAK
from cleaner.text.late import late

_FIGURES = 4  # digits that no count of comments or likes has
_SHORT = 3  # words up to which a phrase may be a heading
_DATE = 8  # words of a date with its hour and name
_BOTH_SIDES = 4  # lines above and below among which a sure one stands
_SURE = 0.8
_SURE_FROM = {"advertising": 1, "share": 2, "subscribe": 4}  # words from which a listed phrase is sure
_NAME = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3}"
_NAMES = late(rf"{_NAME}(?:(?:,|,? (?:and|und|et|y|e)) {_NAME})+")  # "Ines Duarte, Ann Lee and Margit Skarvoy"
_OF_RECORDS = frozenset({"byline", "credit", "address", "price"})
_TITLE_LIKE = frozenset({"middling", "long"})  # no phrase and no head speaks for the line
_FIELDS = 3  # lines to each side that make a field one of several
_FIELD_NAMES = frozenset({"subscribe", "comments"})
_PAGES = frozenset({"page", "house"})


def is_sure_by_words(line: LineFacts) -> bool:
    """Do the words alone make sure that nobody wrote the line for readers? So it is with a mark of an advertisement,
    a button to share and a longer prompt: no heading of 6,500 Markdown files of 15 repositories says the like."""
    match = line.match
    if match is None or not match.whole or line.ends or match.section in WEAK:
        return False
    return line.length >= _SURE_FROM.get(match.section, 99)


def must_be_asked_for(lines: Sequence[LineFacts], run: Run, index: int, standing: str, titles: set[int]) -> bool:
    """May a line of a text without markup be the article's, however likely it is the page's?"""
    line = lines[index]
    if line.match and line.match.section in (LEARNED, RETURNING):
        return line.ends or may_be_name(line) or ":" in line.text or _digits(line) > 0
    if line.match:
        return _may_be_of_article(lines, run, index, titles)
    if is_record(line, standing) or standing == "short" and _is_beside_value(lines, run, index):
        return True
    return standing in _TITLE_LIKE and run.zone == "body" and not _is_between_sure(lines, run, index)


def is_record(line: LineFacts, standing: str) -> bool:
    """A byline, a credit, an address, a sum, a telephone number; but for titles a name, a date, a figure, a field."""
    if not _OF_RECORDS.isdisjoint(line.shape) or _NAMES.fullmatch(line.text):
        return True
    if _digits(line) > _FIGURES and "digits" in line.shape:
        return True
    if standing == "title" or "date" in line.shape and line.length <= _DATE:
        return standing != "title"
    if may_be_name(line) or ":" in line.text and standing != "long":
        return True
    return standing not in ("long", "figure") and ("item" in line.shape or _digits(line) > 0)


def _digits(line: LineFacts) -> int:
    return sum(map(str.isdigit, line.text))


def _may_be_of_article(lines: Sequence[LineFacts], run: Run, index: int, titles: set[int]) -> bool:
    """The title, a heading over what stays, a field among fields, an item of a list, a date, a credit."""
    line = lines[index]
    assert line.match is not None
    section, beside = line.match.section, _beside(lines, run, index, 1)
    if index == 0 and section in (LEADS, HEADS) and line.length > _SHORT:
        return True
    if section == "filing" and not line.match.whole:
        return any(other.match is None and ":" in other.text for other in _beside(lines, run, index, _FIELDS))
    if section == "filing" and line.length == 1 and run.zone == "body":
        return True  # "Categories", as the head of a table
    if section == "copyright" and run.zone != "tail" and "credit" in line.shape or line.key.split(" ")[-1] == "by":
        return True
    if section in WEAK and ("0" in line.key or len(beside) > 1 and all("digits" in other.shape for other in beside)):
        return True
    if run.zone == "head" or index + 1 in titles:
        return False
    announces = section in _PAGES and "colon" in line.shape
    return announces or section in _FIELD_NAMES and _is_item(line, beside) or _heads_text(lines, run, index)


def _is_item(line: LineFacts, beside: list[LineFacts]) -> bool:
    """A field's name between short lines that no list has: "Email address", in a list of what a law protects."""
    items = [other for other in beside if other.match is None and 0 < other.length < 2 * _SHORT and not other.ends]
    return line.length <= _SHORT and len(items) > 1


def _heads_text(lines: Sequence[LineFacts], run: Run, index: int) -> bool:
    """A phrase that also heads parts of articles, with a text below it and no other phrase beside it: "Newsletter"."""
    line = lines[index]
    assert line.match is not None
    if index + 1 == len(lines) or any(other.match for other in _beside(lines, run, index, 1)):
        return False
    return line.match.section in WEAK or line.match.entry in entry_set("en", "furniture_headings")


def _is_beside_value(lines: Sequence[LineFacts], run: Run, index: int) -> bool:
    """Does a figure stand beside a line, as in a table? "Amount per serving" and "1 g"."""
    beside = [other for other in _beside(lines, run, index, 1) if other.match is None and 0 < other.length <= _SHORT]
    return any(map(_digits, beside))


def _is_between_sure(lines: Sequence[LineFacts], run: Run, index: int) -> bool:
    above = lines[max(run.start, index - _BOTH_SIDES) : index]
    below = lines[index + 1 : min(run.end, index + 1 + _BOTH_SIDES)]
    return all(any(other.strength >= _SURE for other in side) for side in (above, below))


def _beside(lines: Sequence[LineFacts], run: Run, index: int, reach: int) -> list[LineFacts]:
    """The lines above and below within reach, of the run."""
    return [*lines[max(run.start, index - reach) : index], *lines[index + 1 : min(run.end, index + 1 + reach)]]
