"""Apostrophes in words that have none ("her's"), a letter too late ("dont' know"), and missing ("this weeks news")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleaner.document import Document
from cleaner.languages import entries, entry_set
from cleaner.rules.typos.changes import Change, other_word
from cleaner.rules.typos.context_checks import has_hyphen, is_checkable, word_beside
from cleaner.rules.typos.real_words.grammar import KINDS
from cleaner.spans import Span

_INSIDE = {word: word.replace("'", "") for word in ("her's", "our's", "their's", "your's")}
_LOOK = 300  # characters of the line before the sign
_OPENERS = {"'": "'‘", "’": "‘"}  # the sign after the word, and what opens a quotation that it could close
_TIMES = frozenset("weeks months years nights mornings evenings weekends quarters seasons".split())
_BEFORE_ONE = frozenset("this last next every each".split())
_WITHOUT_PLURAL = frozenset("todays everyones everybodys anyones anybodys someones somebodys".split())
_BEFORE_MANY = ("the", "they")  # "the last weeks", "these next years": kinds of words before


def apostrophes(document: Document) -> Iterator[Change]:
    """Each is put where it belongs; where it is missing that is only proposed."""
    words, late = document.words, _late()
    for at in words.places(_asked()):
        word, (start, end) = words.folded[at], words.span(at)
        if word in _INSIDE:
            found = other_word(document, Span(start, end), _INSIDE[word], True)
        elif word in late and _is_late(words.text, start, end):
            found = other_word(document, Span(start, end + 1), late[word], True)
        elif word not in late and _owns(document, at):
            found = other_word(document, Span(start, end), f"{word[:-1]}'s", False)
        else:
            continue
        if not has_hyphen(words, at, at) and not words.written(at).isupper() and is_checkable(document, at, at):
            yield found


@cache
def _asked() -> frozenset[str]:
    return _TIMES.union(_WITHOUT_PLURAL, _INSIDE, _late())


@cache
def _late() -> dict[str, str]:
    """Words that an apostrophe never follows, with how they are written."""
    return {"its": "its"} | {word.replace("'", ""): word for word in entries("en", "contractions")}


def _is_late(text: str, start: int, end: int) -> bool:
    """An apostrophe, a blank and a lower-case word, and no quotation open on the line that it closes?"""
    sign, after = text[end : end + 1], text[end + 1 : end + 3]
    if sign not in _OPENERS or not (after[:1] == " " and after[1:].islower()):
        return False
    line = text[max(text.rfind("\n", max(0, start - _LOOK), start) + 1, start - _LOOK, 0) : start]
    return not any(f"{gap}{opener}" in f" {line}" for gap in ' (“"' for opener in _OPENERS[sign])


def _owns(document: Document, at: int) -> bool:
    """Does a noun follow, and can no more than one be meant?"""
    words = document.words
    following = word_beside(words, at, 1)
    if not following or following in KINDS or following in entry_set("en", "grammar_words"):
        return False
    is_one = word_beside(words, at, -1) in _BEFORE_ONE
    return (
        words.folded[at] in _WITHOUT_PLURAL or is_one and KINDS.get(word_beside(words, at - 1, -1)) not in _BEFORE_MANY
    )
