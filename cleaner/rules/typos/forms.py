"""What is known of a word form by itself, wherever it stands: is it suspect, and what may be meant?

Here are no documents: the same form gives the same answer, so that answers are remembered.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.languages import entries, entry_set
from cleaner.lexicon import Lexicon
from cleaner.rules.typos.parts import is_made_of_known_parts
from cleaner.rules.typos.slips import Slip, slip

ORDINARY = 3.2  # Zipf from which an unlisted form is taken for a word
_GARBLED_WORD = 2.4  # ... for a rare word, when its letters are small: it may be garbled for one far commoner
_MIN_LETTERS = 4  # shorter forms are judged by the list alone
_MIN_CANDIDATE = 1.5  # Zipf a word must have to be proposed at all
_PLACE_IN_LIST = 0.3  # decades a correction loses for each place it stands lower in the list
_MAX_CANDIDATES = 5
_MAX_ORDINARY = 200_000  # words
_MIN_FAR_LETTERS = 7  # shorter forms have too many words two edits away


class Candidate(NamedTuple):
    """A word that may be meant: its Zipf frequency, the slip, and frequency less the slip's cost."""

    word: str
    zipf: float
    slip: Slip
    score: float


class Form(NamedTuple):
    """A suspect form. ``listed``: a list of misspellings has it; ``candidates``: likeliest first.

    ``sure``: the list has one correction and no doubt.
    """

    word: str
    zipf: float
    listed: bool
    sure: bool
    made_of_parts: bool
    candidates: tuple[Candidate, ...]


def suspicious(lexicon: Lexicon, words: AbstractSet[str]) -> set[str]:
    """Those of the folded words that are listed or may be slips, possessives by their stems. Most texts have few."""
    ordinary = _ordinary(lexicon)
    found = {word for word in words - ordinary if _is_suspicious(lexicon, word.removesuffix("'s"))}
    if len(ordinary) < _MAX_ORDINARY:
        ordinary |= words - found
    return found


@cache
def _ordinary(lexicon: Lexicon) -> set[str]:
    """Words already found to be neither, of any text; only speed hangs on it."""
    return set()


def _is_suspicious(lexicon: Lexicon, word: str) -> bool:
    return is_listed(lexicon, word) or may_be_slip(lexicon, word)


@lru_cache(maxsize=100_000)
def is_listed(lexicon: Lexicon, word: str) -> bool:
    """Does a list of misspellings have the lower-case form, and no list of ours as a right word?"""
    if word in entry_set(lexicon.language, "real_words"):
        return False
    return bool(lexicon.entry(word).corrections) or bool(_contraction(lexicon.language, word))


@lru_cache(maxsize=100_000)
def is_unlisted(lexicon: Lexicon, word: str) -> bool:
    """Is the lower-case form long, and neither common nor listed? Nearly all words are not."""
    entry = lexicon.entry(word)
    if entry.zipf >= ORDINARY or len(word) < _MIN_LETTERS or word in entry_set(lexicon.language, "real_words"):
        return False
    return not is_listed(lexicon, word)


def may_be_slip(lexicon: Lexicon, word: str) -> bool:
    """Is the lower-case form unlisted, and nothing in it by which it stays wherever it stands?"""
    return is_unlisted(lexicon, word) and not why_no_slip(lexicon, word)


def why_no_slip(lexicon: Lexicon, word: str) -> str:
    """Why the unlisted form stays wherever it stands; empty when it may be a slip."""
    if "'" in word or not word.isascii() and lexicon.language == "en":
        return "it is no plain word"
    return "it is a rare word" if lexicon.zipf(word) >= _GARBLED_WORD else ""


@lru_cache(maxsize=20_000)
def form(lexicon: Lexicon, word: str) -> Form:
    """All that can be said of a suspect form by itself."""
    contraction = _contraction(lexicon.language, word)
    entry = lexicon.entry(word)
    if contraction or entry.corrections:
        corrections = (contraction,) if contraction else entry.corrections
        listed = _listed(lexicon, word, corrections)
        return Form(word, entry.zipf, True, len(corrections) == 1 and not entry.doubtful, False, listed)
    return Form(word, entry.zipf, False, False, is_made_of_known_parts(lexicon, word), _near(lexicon, word))


def _contraction(language: str, word: str) -> str:
    """The contraction whose apostrophe the word lacks or has elsewhere ("dont", "do'nt"); "" when it is none."""
    found = _without_apostrophe(language).get(word.replace("'", ""), "")
    return "" if found == word else found


@cache
def _without_apostrophe(language: str) -> dict[str, str]:
    """Contractions by their letters alone."""
    return {contraction.replace("'", ""): contraction for contraction in entries(language, "contractions")}


def _listed(lexicon: Lexicon, word: str, corrections: tuple[str, ...]) -> tuple[Candidate, ...]:
    return _likeliest(
        _candidate(word, right, lexicon.zipf(right.lower()), _PLACE_IN_LIST * place)
        for place, right in enumerate(corrections)
    )


def _near(lexicon: Lexicon, word: str) -> tuple[Candidate, ...]:
    return _likeliest(
        _candidate(word, near.word, near.zipf)
        for near in lexicon.neighbours(word)
        if near.zipf >= _MIN_CANDIDATE and not lexicon.known_misspelling(near.word)
    )


@lru_cache(maxsize=2_000)
def far_candidates(lexicon: Lexicon, word: str) -> tuple[Candidate, ...]:
    """Fairly common words two edits away from a long form, likeliest first. Some milliseconds."""
    if len(word) < _MIN_FAR_LETTERS:
        return ()
    found = (_candidate(word, near.word, near.zipf) for near in lexicon.two_edits_away(word))
    return _likeliest(near._replace(score=near.score + _likeness(word, near.word)) for near in found)


def _likeness(word: str, other: str) -> float:
    """Decades for what garbled words keep: their end, their letters, their consonants."""
    alike = (word[-2:] == other[-2:], sorted(word) == sorted(other), _consonants(word) == _consonants(other))
    return 0.5 * sum(alike)


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouy")


def _candidate(word: str, right: str, zipf: float, handicap: float = 0.0) -> Candidate:
    found = slip(word, right.lower())
    return Candidate(right, zipf, found, zipf - found.cost - handicap)


def _likeliest(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    ordered = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.word))
    return tuple(ordered[:_MAX_CANDIDATES])
