"""Words that can only say whose something is, without their apostrophe: "this weeks lesson", "todays news"."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.languages import entry_set
from cleaner.rules.typos.context_checks import is_checkable, joined
from cleaner.rules.typos.real_words.grammar import KINDS

_TIMES = frozenset("weeks months years nights mornings evenings weekends quarters seasons".split())
_BEFORE_ONE = frozenset("this last next every each".split())
_WITHOUT_PLURAL = frozenset("todays everyones everybodys anyones anybodys someones somebodys".split())
_BEFORE_MANY = ("the", "they")  # "the last weeks", "these next years": kinds of words before


def without_apostrophe(document: Document) -> Iterator[int]:
    """The numbers of such words: a noun follows, and no more than one can be meant."""
    for at in document.words.places(_TIMES | _WITHOUT_PLURAL):
        if _owns(document, at) and is_checkable(document, at, at):
            yield at


def _owns(document: Document, at: int) -> bool:
    words = document.words
    following = words.folded[at + 1] if joined(words, at) else ""
    if not following or following in KINDS or following in entry_set("en", "grammar_words"):
        return False
    if words.folded[at] in _WITHOUT_PLURAL:
        return True
    before, further = (words.folded[place] if joined(words, place) else "" for place in (at - 1, at - 2))
    return before in _BEFORE_ONE and KINDS.get(further) not in _BEFORE_MANY
