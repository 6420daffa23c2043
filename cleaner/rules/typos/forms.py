"""What is known of a word form by itself, wherever it stands: is it suspect, and what may be meant?

Here are no documents: the same form gives the same answer, so that answers are remembered.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from cleaner.languages import entries, entry_set, is_in_sorted
from cleaner.lexicon import Lexicon
from cleaner.rules.typos.parts import is_software_term, is_spelt_elsewhere, parts_of, two_words
from cleaner.rules.typos.slips import Kind, Slip, slip
from cleaner.weighing import Features, Weights, weights_in

ORDINARY = 3.2  # Zipf from which an unlisted form is taken for a word
_ENDINGS = ("s", "d")
_STEM = 7  # letters; shorter ones are near too many words
_GARBLED_WORD = 2.4  # ... for a rare word, when its letters are small: it may be garbled for one far commoner
_MIN_LETTERS, _MAX_LETTERS = 4, 30  # shorter forms are judged by the list alone, longer ones are no words
_MAX_CANDIDATES = 5
_MAX_ORDINARY = 200_000  # words
_MIN_FAR_LETTERS = 7  # shorter forms have too many words two edits away
_ALONE = 4.0  # the lead of a word without a rival, in points
_CHOICE = Path(__file__).parent / "choice_weights.txt"


class Candidate(NamedTuple):
    """A word that may be meant: its Zipf frequency, the slip, its place in the list of corrections (-1: not listed).

    ``points``: how likely it is to be meant, beside the others, whatever the article.
    """

    word: str
    zipf: float
    slip: Slip
    place: int = -1
    points: float = 0.0


class Form(NamedTuple):
    """A suspect form. ``listed``: a list of misspellings has it; ``candidates``: likeliest first.

    ``sure``: the list has one correction and no doubt. ``parts``: what is known in it, "" for nothing.
    """

    word: str
    zipf: float
    listed: bool
    sure: bool
    parts: str
    candidates: tuple[Candidate, ...]


class Choice(NamedTuple):
    """The words that may be meant, the likeliest first."""

    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        return self.candidates[0]

    @property
    def second(self) -> Candidate | None:
        return self.candidates[1] if len(self.candidates) > 1 else None

    @property
    def share(self) -> float:
        """Of such choices, how many were right: by the points of all."""
        return 1 / sum(exp(one.points - self.best.points) for one in self.candidates)

    @property
    def lead(self) -> float:
        """The points by which the likeliest leads."""
        return min(_ALONE, self.best.points - self.second.points) if self.second else _ALONE


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
    if entry.zipf >= ORDINARY or not _MIN_LETTERS <= len(word) <= _MAX_LETTERS:
        return False
    return word not in entry_set(lexicon.language, "real_words") and not is_listed(lexicon, word)


def may_be_slip(lexicon: Lexicon, word: str) -> bool:
    """Is the lower-case form unlisted, and nothing in it by which it stays wherever it stands?"""
    return is_unlisted(lexicon, word) and not why_no_slip(lexicon, word)


def why_no_slip(lexicon: Lexicon, word: str) -> str:
    """Why the unlisted form stays wherever it stands; empty when it may be a slip."""
    if "'" in word or not word.isascii() and lexicon.language == "en":
        return "it is no plain word"
    if lexicon.zipf(word) >= _GARBLED_WORD:
        return "it is a rare word"
    if is_spelt_elsewhere(lexicon, word):
        return "it is a spelling of another country"
    if _is_form_of_known(lexicon, word):
        return "it is a form of a rare word"
    if is_in_sorted(lexicon.language, "dictionary_words", word):
        return "it is in a dictionary"
    return "it is a term of software" if is_software_term(lexicon.language, word) else ""


def _is_form_of_known(lexicon: Lexicon, word: str) -> bool:
    """Is it a known word of some length with a regular ending ("expatiates" of "expatiate")? "languagess" is not."""
    stems = [word[:-1] for ending in _ENDINGS if word.endswith(ending) and not word.endswith(2 * ending)]
    return any(len(stem) >= _STEM and lexicon.zipf(stem) and not lexicon.entry(stem).corrections for stem in stems)


@lru_cache(maxsize=20_000)
def form(lexicon: Lexicon, word: str) -> Form:
    """All that can be said of a suspect form by itself."""
    contraction = _contraction(lexicon.language, word)
    entry = lexicon.entry(word)
    if contraction or entry.corrections:
        corrections = (contraction,) if contraction else entry.corrections
        listed = _listed(lexicon, word, corrections)
        return Form(word, entry.zipf, True, len(corrections) == 1 and not entry.doubtful, "", listed)
    near = likeliest([*_near(lexicon, word), *_as_two_words(lexicon, word)])
    return Form(word, entry.zipf, False, False, parts_of(lexicon, word), near)


def is_contraction(language: str, word: str) -> bool:
    """Is the lower-case word a contraction without its apostrophe, or two words that are always two?"""
    return bool(_contraction(language, word))


def _contraction(language: str, word: str) -> str:
    """What the word is without an apostrophe, or with it elsewhere ("dont", "do'nt"), or without a blank ("upto")."""
    found = _by_letters(language).get(word.replace("'", ""), "")
    return "" if found == word else found


@cache
def _by_letters(language: str) -> dict[str, str]:
    """Contractions, and what is always two words, by their letters alone."""
    written = (*entries(language, "contractions"), *entries(language, "always_two_words"))
    return {one.replace("'", "").replace(" ", ""): one for one in written}


def _listed(lexicon: Lexicon, word: str, corrections: tuple[str, ...]) -> tuple[Candidate, ...]:
    near = _near(lexicon, word) if len(word) >= _MIN_LETTERS else ()
    known = {right.lower() for right in corrections}
    others = (other for other in (*near, *_as_two_words(lexicon, word)) if other.word not in known)
    return likeliest([*on_list(lexicon, word, corrections), *others])


def is_two_words(lexicon: Lexicon, word: str) -> bool:
    """Are two words the likeliest to be meant by the suspect form?"""
    if not two_words(lexicon, word) and not any(" " in right for right in lexicon.entry(word).corrections):
        return False
    found = form(lexicon, word).candidates
    return bool(found) and found[0].slip.kind is Kind.BLANK


def _as_two_words(lexicon: Lexicon, word: str) -> list[Candidate]:
    return [candidate(word, two, min(map(lexicon.zipf, two.split(" ")))) for two in two_words(lexicon, word)]


def on_list(lexicon: Lexicon, word: str, corrections: tuple[str, ...]) -> list[Candidate]:
    """The corrections of a form that a list has."""
    zipfs = (min(lexicon.zipf(part) for part in right.lower().split(" ")) for right in corrections)
    return [candidate(word, right, zipf, place) for place, (right, zipf) in enumerate(zip(corrections, zipfs))]


def _near(lexicon: Lexicon, word: str) -> tuple[Candidate, ...]:
    return likeliest(candidate(word, near.word, near.zipf) for near in lexicon.neighbours(word))


@lru_cache(maxsize=2_000)
def far_candidates(lexicon: Lexicon, word: str) -> tuple[Candidate, ...]:
    """Fairly common words two edits away from a long form, likeliest first. Some milliseconds."""
    if len(word) < _MIN_FAR_LETTERS:
        return ()
    return likeliest(candidate(word, near.word, near.zipf) for near in lexicon.two_edits_away(word))


def candidate(word: str, right: str, zipf: float, place: int = -1) -> Candidate:
    """``right`` as what may be meant by the lower-case ``word``."""
    found = Candidate(right, zipf, slip(word, right.lower()), place)
    return found._replace(points=choice_weights().score(candidate_features(found)))


def candidate_features(meant: Candidate) -> Features:
    """What speaks for a word being meant, beside others, whatever the article."""
    kind = meant.slip.kind
    return {
        "its frequency": meant.zipf,
        "a letter changed": float(kind is Kind.CHANGED),
        "one letter too many": float(kind is Kind.ADDED),
        "several letters changed": float(kind is Kind.SEVERAL),
        "a blank missing": float(kind is Kind.BLANK),
        "its first or last letter is another": float(meant.slip.is_at_an_end),
        "on the list": float(meant.place >= 0),
        "place in the list": float(max(0, meant.place)),
        "two words on the list": float(" " in meant.word and meant.place >= 0),
    }


def choice_weights() -> Weights:
    """What speaks for one candidate beside another."""
    return weights_in(_CHOICE)


def likeliest(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The likeliest few, in order."""
    ordered = sorted(candidates, key=lambda candidate: (-candidate.points, candidate.word))
    return tuple(ordered[:_MAX_CANDIDATES])
