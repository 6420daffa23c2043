"""What the sentence splitter knows of a language: its word lists, read once, when first asked for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cleaner.languages import entry_set

FALLBACK = "en"
COMMON = "mul"  # lists that hold in every language
_SERVED_BY = {"no": "nb", "nn": "nb", "bs": "hr", "sh": "hr"}  # codes without lists of their own


class Vocabulary(NamedTuple):
    """Word sets in lower case, without the final full stop."""

    titles: frozenset[str]  # something always follows
    before_numbers: frozenset[str]  # no end before a number
    may_end: frozenset[str]  # an end before the start of a sentence
    plain_words: frozenset[str]  # in lower case, ordinary words
    title_suffixes: tuple[str, ...]  # "-str" of "Goethestr. 5"
    closers: frozenset[str]  # "etc.": a capital behind them starts a sentence
    interjections: frozenset[str]  # no abbreviations, although they have no vowel
    units: frozenset[str]
    times: frozenset[str]
    starters: frozenset[str]
    lower_starters: frozenset[str]
    lead_ins: frozenset[str]
    speech_verbs: frozenset[str]
    labels: frozenset[str]
    exclaimed_names: frozenset[str]
    domains: frozenset[str]  # "com" of "Example.Com"
    terminators: str  # marks of its own
    point_ends: bool  # in Armenian a full stop is a colon
    dotted_ordinals: bool  # "am 3. Oktober"
    capital_nouns: bool  # a capital says nothing of a start
    small_starts: bool  # a small letter behind a point after a long word starts a sentence
    consonant_words: bool  # words without a vowel are words, not abbreviations


@cache
def vocabulary(language: str) -> Vocabulary:
    """The sets of a language. Where its starters are unknown, English sets help."""
    language = _SERVED_BY.get(language, language)
    starters = entry_set(language, "starters") | entry_set(language, "common_words")
    helper = COMMON if starters else FALLBACK
    traits = entry_set(language, "traits")

    def known(name: str) -> frozenset[str]:
        return entry_set(language, name) | entry_set(COMMON, name) | entry_set(helper, name)

    titles = known("titles")
    return Vocabulary(
        titles=titles,
        title_suffixes=tuple(sorted(title[1:] for title in titles if title.startswith("-"))),
        before_numbers=known("before_numbers"),
        may_end=known("may_end"),
        closers=known("closers"),
        plain_words=known("plain_words"),
        interjections=known("interjections"),
        units=known("units"),
        times=known("times"),
        starters=starters or entry_set(FALLBACK, "starters") | entry_set(FALLBACK, "common_words"),
        lower_starters=known("lower_starters"),
        lead_ins=known("lead_ins"),
        speech_verbs=known("speech_verbs"),
        labels=known("labels"),
        exclaimed_names=known("exclaimed_names"),
        domains=known("domains"),
        terminators="".join(sorted(entry_set(language, "terminators"))),
        point_ends="point-is-no-end" not in traits,
        dotted_ordinals="dotted-ordinals" in traits,
        capital_nouns="capital-nouns" in traits,
        small_starts="small-starts" in traits,
        consonant_words="consonant-words" in traits,
    )
