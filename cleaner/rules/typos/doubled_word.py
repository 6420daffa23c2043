"""Words that stand twice in a row by mistake: in English as they are weighed, elsewhere the words of a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from operator import eq
from pathlib import Path

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.languages import entry_set
from cleaner.rules.typos.changes import Change
from cleaner.rules.typos.context_checks import as_shown, has_hyphen, is_checkable, joined, starts_sentence
from cleaner.rules.typos.doubled_facts import (
    ends_clauses,
    features,
    is_common,
    listed_beside,
    may_be_apart,
    may_be_meant,
)
from cleaner.rules.typos.doubled_phrase import doubled_phrases
from cleaner.spans import Edit, Span
from cleaner.text.words import Words
from cleaner.weighing import share_of, weights_in

_WEIGHTS = Path(__file__).parent / "doubled_weights.txt"
_CLOSING = (")", "]", "}", "”", "»")
_MIN_LETTERS = 3  # shorter words that no list names are letters, units and abbreviations
_LONGER_THAN_SOUNDS = 6
_PARTICLES_OF_NAMES = frozenset("da das de del della der di do dos du van von".split())
_OPERATORS = frozenset(("and", "or", "not"))  # "the operators and and or"


def doubled_words(document: Document) -> Iterator[Change]:
    """The second of the two goes; or the first, where a line ends between them."""
    words, folded = document.words, document.words.folded
    for at in compress(count(), map(eq, folded, folded[1:])):
        if joined(words, at) and is_by_mistake(document, at) and is_checkable(document, at, at + 1):
            level = _level(document, at)
            if level is not None:
                yield _change(document, at, 1, level)
    for first, length, level in doubled_phrases(document) if document.language == "en" else ():
        yield _change(document, first, length, level)


def is_by_mistake(document: Document, at: int) -> bool:
    """No name, no operator, no third time, and no part of a word with a hyphen?"""
    words = document.words
    word, beside = words.folded[at], words.folded[max(0, at - 1) : at] + words.folded[at + 2 : at + 3]
    first, second = words.written(at), words.written(at + 1)
    if word in beside or word in _OPERATORS and not _OPERATORS.isdisjoint(beside[-1:]):
        return False
    if has_hyphen(words, at, at + 1) or len(first) > 1 and first.isupper():
        return False  # "looked in in-person classes", "combine AND and OR"
    is_owner = word.endswith("'s") and first == second and first[0].isupper()  # "the Dead's Dead's albums"
    return is_owner or second.islower() and (first.islower() or starts_sentence(words, at))


def _level(document: Document, at: int) -> Applicability | None:
    """Unasked where nobody doubles the word on purpose, as a list says or, in English, as its facts are weighed."""
    words, word, language = document.words, document.words.folded[at], document.language
    is_small = words.written(at).islower()
    if word in entry_set(language, "doubled_sure"):
        if len(word) == 1 and not (is_small and joined(words, at + 1)):
            return Applicability.UNSAFE  # letters: "plan A a week later"
        if language != "en" or not may_be_apart(document, at):
            return _safe_if(word not in _PARTICLES_OF_NAMES or not _is_before_name(words, at))
    elif language != "en":
        return None
    elif not ends_clauses(word):
        if word in entry_set("en", "doubled_kept"):
            is_wrong = not listed_beside("doubled_before", word).isdisjoint(words.folded[at + 2 : at + 3])
            return Applicability.UNSAFE if is_wrong else None
        if "'" in word or len(word) < _MIN_LETTERS or not is_small:
            return Applicability.UNSAFE if word.endswith("'s") and not is_small else None
    return _safe_if(not _is_doubtful(document, at) and _is_likely(document, at))


def _is_before_name(words: Words, at: int) -> bool:
    """Does a capital follow the two: "Francisco de de Sá"?"""
    return at + 2 < len(words) and words.written(at + 2)[0].isupper()


def _is_doubtful(document: Document, at: int) -> bool:
    """May it be meant, or stand in a table, or be a sound, of which nobody counted how often it is doubled?"""
    is_sound = len(document.words.folded[at]) < _LONGER_THAN_SOUNDS and not is_common(document, at)
    return is_sound or document.words.gaps[at + 1].startswith("  ") or may_be_meant(document, at)


def _is_likely(document: Document, at: int) -> bool:
    weights = weights_in(_WEIGHTS)
    return weights.level(share_of(weights.score(features(document, at)))) is not None


def _safe_if(certain: bool) -> Applicability:
    return Applicability.SAFE if certain else Applicability.UNSAFE


def _change(document: Document, at: int, length: int, level: Applicability) -> Change:
    words = document.words
    span, middle = Span(words.start(at), words.end(at + 2 * length - 1)), words.end(at + length - 1)
    is_closed = length == 1 and words.gaps[at + 2].startswith(_CLOSING) and words.gaps[at].endswith(" ")
    is_first = is_closed or not {"\n", "\r"}.isdisjoint(words.gaps[at + length])
    edit = Edit(span.start, middle, "") if is_first else Edit(middle, span.end, "")
    phrase = as_shown(document, at, at + length - 1)
    said = f"The word “{words.folded[at]}” stands" if length == 1 else f"The words “{phrase}” stand"
    return Change(span, f"{said} twice in a row.", (edit,), level, phrase)
