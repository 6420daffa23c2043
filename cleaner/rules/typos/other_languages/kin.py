"""Is an unknown form made of what is known: another form of a known word, or words and pieces in one?

Endings and beginnings are lists that tests/benchmarks/word_parts.py drew from how common words are made.
"""

from __future__ import annotations

from functools import cache

from cleaner.languages import entries, entry_set
from cleaner.lexicon import Lexicon

_MIN_STEM, _MAX_ENDING = 4, 5  # letters
_KIN = 1.8  # Zipf of a word that vouches for its stem
_PART, _SHORT_PART, _SHORT = 3.0, 4.5, 3  # Zipf of a part of a compound, more for one of so many letters
_LINKS = {"de": ("", "s", "n", "en", "es", "er"), "nl": ("", "s", "e", "en")}  # between the parts of a compound
_MIN_REST = 4


def kin(lexicon: Lexicon, word: str) -> int:
    """How many known words have the form's stem, when it ends as words of the language do."""
    endings = _endings(lexicon.language)
    found: set[str] = set()
    for length in range(min(_MAX_ENDING, len(word) - _MIN_STEM) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        if ending and ending not in endings:
            continue
        found |= {other for end in (*endings, "") if lexicon.zipf(other := stem + end) >= _KIN}
    found.discard(word)
    return len(found)


def is_compound(lexicon: Lexicon, word: str) -> bool:
    """Is it two known words, or a known word after a piece that words begin with?"""
    links, beginnings = _LINKS.get(lexicon.language, ("",)), entry_set(lexicon.language, "beginnings")
    for place in range(2, len(word) - _MIN_REST + 1):
        first, rest = word[:place], word[place:]
        if not _is_part(lexicon, rest):
            continue
        stems = (first.removesuffix(link) for link in links if first.endswith(link))
        if first in beginnings or any(_is_part(lexicon, stem) for stem in stems):
            return True
    return False


def _is_part(lexicon: Lexicon, part: str) -> bool:
    if len(part) < _SHORT:
        return False
    entry = lexicon.entry(part)
    return entry.zipf >= (_SHORT_PART if len(part) == _SHORT else _PART) and not entry.corrections


@cache
def _endings(language: str) -> frozenset[str]:
    return frozenset(entries(language, "endings"))
