"""Where every letter stays: which blanks, marks and capitals may change round them."""

from __future__ import annotations

import unicodedata
from collections import Counter

from cleaner.document import Document
from cleaner.promises.changes import Change
from cleaner.text.lazy_regex import lazy_regex

MAX_MARKS = 3  # blanks and marks that may come or go, beside those that stay
MAX_CAPITALS = 2  # words whose letter case may change
_SAYING = frozenset('?!%‰$€£¥§@#&+=<>“”„«»"°')  # marks that say something themselves
_WORD = lazy_regex(r"[^\W\d_]+")


def fault_of_marks(document: Document, change: Change) -> str:
    """Why marks and capitals may not become these, the letters being the same; empty when they may."""
    gone, come = _difference(change.old, change.new)
    changed = [*gone.elements(), *come.elements()]
    if len(changed) > MAX_MARKS or _SAYING.intersection(changed):
        return "it changes more than a few marks"
    if any(unicodedata.category(sign).startswith("C") for sign in come):
        return "it puts in signs that nobody sees"
    return _fault_of_capitals(document, change)


def _difference(old: str, new: str) -> tuple[Counter[str], Counter[str]]:
    """The marks that go, those that nobody sees aside, and those that come."""
    before, after = Counter(_marks(old)), Counter(_marks(new))
    gone = before - after
    seen = Counter({sign: count for sign, count in gone.items() if not unicodedata.category(sign).startswith("C")})
    return seen, after - before


def _marks(text: str) -> str:
    return "".join(sign for sign in text if not sign.isalnum() and not sign.isspace())


def _fault_of_capitals(document: Document, change: Change) -> str:
    before, after = _WORD.findall(change.old), _WORD.findall(change.new)
    if len(before) != len(after):
        return ""
    changed = [(one, other) for one, other in zip(before, after) if one != other]
    if len(changed) > MAX_CAPITALS:
        return "it changes the capitals of many words"
    is_open = document.opens_sentence(change.start)
    for one, other in changed:
        if one[:1].isupper() and other[:1].islower() and not (is_open or one.isupper()):
            return f"“{one}” may be a name"
    return ""
