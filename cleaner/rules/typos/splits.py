"""A form that may be two words: a little word of grammar that has grown together with a common word."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cleaner.languages import entry_set
from cleaner.lexicon import Lexicon

_MIN_LETTERS = 6
_UNKNOWN = 1.3  # Zipf up to which a form is none: lists have many run-together words as rare ones
_COMMON = 3.3  # Zipf of the other half


class _Halves(NamedTuple):
    """Little words that grow together with the next word, and those that do with the one before ("-for")."""

    first: frozenset[str]
    last: frozenset[str]


def two_words(lexicon: Lexicon, form: str) -> str:
    """The two words that a lower-case form may be; "" when it is known, cannot be cut, or can be cut in two ways."""
    halves = _halves(lexicon.language)
    if not halves.last or len(form) < _MIN_LETTERS or lexicon.zipf(form) > _UNKNOWN:
        return ""
    cuts = [(form[:place], form[place:]) for place in range(2, len(form) - 1)]
    good = [cut for cut in cuts if _is_good(*cut, halves) and all(lexicon.zipf(part) >= _COMMON for part in cut)]
    return " ".join(good[0]) if len(good) == 1 else ""


def _is_good(left: str, right: str, halves: _Halves) -> bool:
    """Is one half a little word, and the other no syllable of many words?"""
    if left not in halves.first and right not in halves.last:
        return False
    return all(len(part) > 3 or part in halves.last for part in (left, right))


@cache
def _halves(language: str) -> _Halves:
    listed = entry_set(language, "joined_halves")
    return _Halves(frozenset(half for half in listed if half[0] != "-"), frozenset(half.strip("-") for half in listed))
