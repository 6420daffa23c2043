"""What is known of a word form of another language by itself: is it suspect, and what may be meant?

The same form gives the same answer wherever it stands, so that answers are remembered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from cleaner.lexicon import Lexicon
from cleaner.rules.typos.forms import Form, candidate, likeliest, on_list

ELIDING = frozenset(("fr", "it"))  # languages in which "l'" and the like stand before a word
_ORDINARY = 2.7  # Zipf from which an unlisted form is taken for a word
_MIN_LETTERS, _MAX_LETTERS = 4, 24
_MIN_CANDIDATE = 2.3  # Zipf a word must have to be proposed
_MIN_GAP = 1.0  # Zipf by which it must be commoner than the form


def suspicious(lexicon: Lexicon, words: Iterable[str]) -> set[str]:
    """The forms among the folded words that a list has, or that are hardly known; "l'" and the like left out."""
    forms = {bare(lexicon.language, word) for word in words}
    return {form for form in forms if is_suspicious(lexicon, form)}


def bare(language: str, word: str) -> str:
    """The folded word without what is elided before it; "" for one with an apostrophe in other languages."""
    before, apostrophe, rest = word.rpartition("'")
    return word if not apostrophe else rest if language in ELIDING else ""


@lru_cache(maxsize=100_000)
def is_suspicious(lexicon: Lexicon, word: str) -> bool:
    """Is the lower-case form listed, or so rare that it may be a slip?"""
    if not _MIN_LETTERS <= len(word) <= _MAX_LETTERS or not unicodedata.is_normalized("NFC", word):
        return False
    entry = lexicon.entry(word)
    return bool(entry.corrections) or entry.zipf < _ORDINARY


@lru_cache(maxsize=20_000)
def form(lexicon: Lexicon, word: str) -> Form:
    """All that can be said of a suspect form by itself."""
    entry = lexicon.entry(word)
    listed = on_list(lexicon, word, entry.corrections)
    known = {right.lower() for right in entry.corrections}
    near = [
        candidate(word, near.word, near.zipf)
        for near in lexicon.neighbours(word)
        if near.zipf >= max(_MIN_CANDIDATE, entry.zipf + _MIN_GAP) and near.word not in known
    ]
    found = likeliest([*listed, *near])
    return Form(word, entry.zipf, bool(listed), len(listed) == 1, "", found)
