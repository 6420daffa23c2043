"""A word that stands twice in a row by mistake.

What it finds
    "required to to complete", "the the", "different different needs", across the end of a full
    line too. The second one goes.
Why it is wrong
    The eye skips a doubled word, above all a short one at the end of a line, so neither the
    writer nor a second reader sees it.
Example
    before: Students are required to to complete the form.
    after: Students are required to complete the form.
When it stays silent
    What may be meant is kept: "had had", "that that", "very very", "no no", sounds, names
    ("Duran Duran"), numbers, words said three times, anything with a mark between the two.
    Little words that cannot stand side by side are mended unasked, unless the first belongs to
    the phrase before it ("the people I spoke to to find out"); other words when asked for.
    Languages without a list of such little words are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import eq

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entries, entry_set
from cleaner.rules.typos.phrases import joined, may_speak, starts_sentence
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_CONFIDENCE = {Applicability.SAFE: 0.99, Applicability.UNSAFE: 0.8, Applicability.DISPLAY: 0.5}
_CLAUSE_MARKS = frozenset(".,;:!?()—–")
_CLAUSE_WORDS = 9  # words before a doubled verb in which a clause that ends in it may start
_MIN_LETTERS = 3  # shorter words that no list names are letters, units and abbreviations


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    folded = document.words.folded
    for index in compress(count(), map(eq, folded, folded[1:])):
        applicability = _applicability(document, index) if joined(document.words, index) else None
        if applicability is not None and may_speak(document, index, index + 1):
            yield _finding(document, index, applicability)


def _applicability(document: Document, index: int) -> Applicability | None:
    """How sure it is that the second of the two words goes; None when both may be meant."""
    words, language = document.words, document.language
    word = words.folded[index]
    if word in (words.folded[index - 1 : index] + words.folded[index + 2 : index + 3]):
        return None  # three in a row
    first, second = words.written(index), words.written(index + 1)
    if len(first) > 1 and first.isupper():
        return None  # "combine AND and OR"
    if words.gaps[index].endswith("-") or words.gaps[index + 2].startswith("-"):
        return None  # "looked in in-person classes"
    if not second.islower() or not (first.islower() or starts_sentence(words, index)):
        return None
    if word in entry_set(language, "doubled_sure"):
        return Applicability.SAFE if _closes_no_phrase(document, index) else Applicability.UNSAFE
    if word in entry_set(language, "doubled_verbs"):
        sure = _closes_no_phrase(document, index) and _closes_no_clause(document, index)
        return Applicability.SAFE if sure else Applicability.UNSAFE
    if word in entry_set(language, "doubled_likely"):
        return Applicability.UNSAFE
    if word in entry_set(language, "doubled_kept"):
        following = "".join(words.folded[index + 2 : index + 3])
        if following not in _neighbours(language, "doubled_before", word):
            return None
        return Applicability.SAFE if "'" in following else Applicability.UNSAFE  # "that that it's"
    if not entry_set(language, "doubled_likely") or len(word) < _MIN_LETTERS or "'" in word:
        return None
    return Applicability.UNSAFE if first.islower() else None


def _closes_no_phrase(document: Document, index: int) -> bool:
    """May the first of the two not belong to the word before it?"""
    words = document.words
    word = words.folded[index]
    if len(word) == 1 and not words.written(index).islower():
        return False  # "plan A a week later"
    return index == 0 or words.folded[index - 1] not in _neighbours(document.language, "doubled_stranded", word)


def _closes_no_clause(document: Document, index: int) -> bool:
    """Does nothing before the two open a clause that the first of them could close?"""
    openers = entry_set(document.language, "clause_openers")
    words = document.words
    for before in range(index - 1, max(-1, index - 1 - _CLAUSE_WORDS), -1):
        if _CLAUSE_MARKS.intersection(words.gaps[before + 1]):
            break
        if words.folded[before] in openers:
            return False
    return True


@cache
def _neighbours(language: str, name: str, word: str) -> frozenset[str]:
    """The words that a list, "word: neighbour neighbour …" a line, gives for a word."""
    lines = (line.split(":", 1) for line in entries(language, name))
    return frozenset(neighbour for left, right in lines if left == word for neighbour in right.split())


def _finding(document: Document, index: int, applicability: Applicability) -> Finding:
    words = document.words
    first, second = words.span(index), words.span(index + 1)
    gone = second
    if "\n" in words.gaps[index + 1] or "\r" in words.gaps[index + 1]:
        gone = first  # at the line's end, so that the second line starts as it did
    edit = Edit(gone.start, gone.end, "")
    return Finding(
        RULE.code,
        Span(first.start, second.end),
        f"The word “{words.folded[index]}” stands twice in a row.",
        Fix((edit,), applicability),
        evidence=words.written(index),
        confidence=_CONFIDENCE[applicability],
    )


RULE = Rule(
    "TYP403", "doubled-word", "a word that stands twice in a row by mistake", Applicability.SAFE, check
)
