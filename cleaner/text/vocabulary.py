"""What the sentence splitter knows of a language: its word lists, read once, when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cleaner.languages import entry_set

FALLBACK = "en"
COMMON = "mul"  # lists that hold in every language


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word sets in lower case, without the final full stop."""

    titles: frozenset[str]  # something always follows
    before_numbers: frozenset[str]  # no end before a number
    may_end: frozenset[str]  # an end before the start of a sentence
    plain_words: frozenset[str]  # in lower case, ordinary words
    interjections: frozenset[str]  # no abbreviations, although they have no vowel
    units: frozenset[str]
    times: frozenset[str]
    starters: frozenset[str]
    lower_starters: frozenset[str]
    lead_ins: frozenset[str]
    speech_verbs: frozenset[str]
    labels: frozenset[str]
    exclaimed_names: frozenset[str]
    terminators: str  # marks of its own
    dotted_ordinals: bool  # "am 3. Oktober"
    consonant_words: bool  # words without a vowel are words, not abbreviations


@cache
def vocabulary(language: str) -> Vocabulary:
    """The sets of a language; those it lacks are empty, except that English helps where nothing is known."""
    starters = entry_set(language, "starters") | entry_set(language, "function_words")
    if not starters and language != FALLBACK:
        return vocabulary(FALLBACK)
    traits = entry_set(language, "traits")

    def shared(name: str) -> frozenset[str]:
        return entry_set(language, name) | entry_set(COMMON, name)

    return Vocabulary(
        titles=shared("titles"),
        before_numbers=shared("before_numbers"),
        may_end=shared("may_end"),
        plain_words=entry_set(language, "plain_words"),
        interjections=shared("interjections"),
        units=shared("units"),
        times=shared("times"),
        starters=starters,
        lower_starters=entry_set(language, "lower_starters"),
        lead_ins=entry_set(language, "lead_ins"),
        speech_verbs=entry_set(language, "speech_verbs"),
        labels=entry_set(language, "labels"),
        exclaimed_names=shared("exclaimed_names"),
        terminators="".join(sorted(entry_set(language, "terminators"))),
        dotted_ordinals="dotted-ordinals" in traits,
        consonant_words="consonant-words" in traits,
    )
