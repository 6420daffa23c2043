"""Words that count when copies are compared: those that say nothing, deny, turn round, or count."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cleaner.languages import entries, entry_set, languages_with


class Wording(NamedTuple):
    """Keys (see ``text.folding``) of one language; denials and numbers of all languages, to be careful."""

    neutral: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    opposites: frozenset[frozenset[str]]
    negations: frozenset[str]
    numbers: frozenset[str]
    persons: frozenset[str]

    def denies(self, words: list[str]) -> list[str]:
        """The words that deny, sorted."""
        return sorted(word for word in words if word in self.negations)

    def speaks_of(self, words: list[str]) -> list[str]:
        """The words for persons, sorted."""
        return sorted(word for word in words if word in self.persons)

    def counts(self, words: list[str]) -> list[str]:
        """The words that count or date, and figures, sorted."""
        return sorted(word for word in words if word in self.numbers or is_figure(word))

    def is_neutral(self, words: list[str]) -> bool:
        """Do the words bear no fact of their own?"""
        return all(word in self.neutral for word in words)

    def means_the_same(self, words: list[str], other: list[str]) -> bool:
        """Are the words neutral on both sides, or one by one such as say the same?"""
        if self.is_neutral(words) and self.is_neutral(other):
            return True
        return len(words) == len(other) and all(
            a == b or b in self.synonyms.get(a, ()) or self.is_neutral([a, b]) for a, b in zip(words, other)
        )

    def turns_round(self, words: list[str], other: list[str]) -> bool:
        """Does a word of the one stand for its opposite in the other?"""
        pairs = (frozenset((word, against)) for word in words for against in other)
        return any(pair in self.opposites for pair in pairs)


def is_figure(word: str) -> bool:
    """Is it a number, a sign of money or share, or short letters with a number ("Q1", "5th", "30k")?"""
    digits = sum(char.isdigit() for char in word)
    letters = sum(char.isalpha() for char in word)
    return word in "$€£¥%" or (digits > 0 and letters <= 2)


@cache
def wording_of(language: str) -> Wording:
    """The wording of a language by its two-letter code; without neutral words when it has no list."""
    groups = [frozenset(line.split()) for line in entries(language, "same_meaning")]
    opposites = (line.split("/") for line in entries(language, "opposites"))
    return Wording(
        entry_set(language, "neutral_words"),
        {word: frozenset().union(*(group for group in groups if word in group)) for word in frozenset().union(*groups)},
        frozenset(frozenset((one.strip(), other.strip())) for one, other in opposites),
        _of_all_languages("negations"),
        _of_all_languages("number_words"),
        entry_set(language, "persons"),
    )


def _of_all_languages(name: str) -> frozenset[str]:
    return frozenset(word for code in languages_with(name) for word in entries(code, name))
