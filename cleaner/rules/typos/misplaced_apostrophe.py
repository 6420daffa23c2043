"""An apostrophe in a word that has none, one letter too late in a word that has one, or missing.

What it finds
    "its' way", "her's", "our's", "their's", "your's"; "dont' know", "doesnt' work"; "this weeks lesson", "todays
    news", where it only proposes.
Why it is wrong
    The first already say whose, and the apostrophe is taken from nouns ("the dog's"); in the others
    it stands for a letter left out.
Example
    before: The winter is on its' way, the choice is our's, and they dont' mind.
    after: The winter is on its way, the choice is ours, and they don't mind.
When it stays silent
    Where the sign may close a quotation that the word ends, before anything but a word, in code, and
    in paragraphs of another language. In what somebody else said it is only proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entries
from cleaner.rules.typos.context_checks import is_checkable, level_of_word, match_case
from cleaner.rules.typos.missing_apostrophe import without_apostrophe
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_LANGUAGE = "en"
_INSIDE = {word: word.replace("'", "") for word in ("her's", "our's", "their's", "your's")}
_AROUND = 2_000  # characters on each side that show which apostrophe the text uses
_LOOK = 300  # characters of the line before the sign
_OPENERS = {"'": "'‘", "’": "‘"}  # the sign after the word, and what opens a quotation that it could close


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    words = document.words
    asked, after_the_word = _asked(), _after_the_word()
    for index in words.places(asked):
        before, after, word = words.gaps[index], words.gaps[index + 1], words.folded[index]
        if word not in _INSIDE and after[:1] != "'" or before.endswith("-") or after.startswith("-"):
            continue
        start, end = words.span(index)
        if not is_checkable(document, index, index):
            continue
        if word in _INSIDE:
            yield from _finding(document, Span(start, end), _INSIDE[word], True)
        elif _is_wrong(words.text, start, end):
            yield from _finding(document, Span(start, end + 1), after_the_word[word], True)
    for index in without_apostrophe(document):
        yield from _finding(document, words.span(index), f"{words.folded[index][:-1]}'s", False)


@cache
def _asked() -> frozenset[str]:
    return frozenset(_INSIDE).union(_after_the_word())


@cache
def _after_the_word() -> dict[str, str]:
    """Words that an apostrophe never follows, with how they are written."""
    return {"its": "its"} | {word.replace("'", ""): word for word in entries(_LANGUAGE, "contractions")}


def _is_wrong(text: str, start: int, end: int) -> bool:
    """A blank and a lower-case word after the sign, and no quotation open on the line that it closes?"""
    sign, after = text[end], text[end + 1 : end + 3]
    if not (after[:1] == " " and after[1:].isalpha() and after[1:].islower()):
        return False
    line = text[max(text.rfind("\n", max(0, start - _LOOK), start) + 1, start - _LOOK, 0) : start]
    return not any(f"{gap}{opener}" in f" {line}" for gap in ' (“"' for opener in _OPENERS[sign])


def _finding(document: Document, span: Span, right: str, sure: bool) -> Iterator[Finding]:
    wrong = document.text[span.start : span.end]
    if document.is_protected(span) or wrong.isupper():
        return
    right = match_case(right, wrong, document.text[max(0, span.start - _AROUND) : span.end + _AROUND])
    yield Finding(
        RULE.code,
        span,
        f"“{right}” is meant by “{wrong}”.",
        Fix((Edit(span.start, span.end, right),), level_of_word(document, span.start, sure)),
        evidence=right,
    )


RULE = Rule(
    "TYP410",
    "misplaced-apostrophe",
    "an apostrophe where there is none, or none where there is one",
    Applicability.SAFE,
    check,
)
