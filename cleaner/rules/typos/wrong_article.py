"""The article "a" before a vowel sound, or "an" before a consonant.

What it finds
    "a example", "an new idea", "a hour", "an unique chance", "a 11-year-old", "an UN resolution",
    "a Ethereum client", "a “old” plan".
Why it is wrong
    The article goes by the sound that follows it, and is often left behind when a word is changed.
Example
    before: It took a hour to find an new example, a old one.
    after: It took an hour to find a new example, an old one.
When it stays silent
    Before abbreviations and names that may be read in two ways ("an SQL query", "a Ubuntu"), before "h"
    where writers differ ("an historic"), where "a" is a letter ("vitamin a is") or stands near other
    single letters, and where another word may be meant ("drag an drop": shown, mended when asked for).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entry_set
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context_checks import is_checkable, joined, level_of_word, starts_sentence
from cleaner.rules.typos.opening_sounds import CONSONANT, VOWEL, sound_of_name, sound_of_number, sound_of_word
from cleaner.rules.typos.real_words.verdicts import places_of_verdicts
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.words import Words

_LANGUAGE = "en"
_ARTICLES = {"a": VOWEL, "an": CONSONANT}  # the sound before which each is wrong
_VOWELS = frozenset("aeiou")
_NUMBER = lazy_regex(r" [$£€]?(\d+)((?:,\d{3})*)(?:\.\d+)?(?:[-‑%]|st\b|nd\b|rd\b|th\b| ([a-z]+)\b)")
_OPENS = re.compile(r" [\"“‘*_`]{1,3}")  # a quotation, words set apart, code
_TIMES = frozenset(("am", "pm", "a", "p"))  # "open a 11 am": "at" is meant
_GLUED = ("-", "/", ".", "(", "'", "?", "\ufffd")  # "Erdo?an" has lost a letter
_NEAR = 6  # words on each side in which a single letter makes "a" one as well
_KNOWN = 0.1  # Zipf frequency of a word that is heard


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    for finding in _found(document):
        if finding.span not in document.fact(places_of_verdicts):
            yield finding


def _found(document: Document) -> Iterator[Finding]:
    words = document.words
    folded = words.folded
    for index in words.places(_ARTICLES.keys()):
        if index + 1 == len(folded):
            return
        article, following, gap = folded[index], folded[index + 1], words.gaps[index + 1]
        if gap == " " and (following[0] in _VOWELS) != (article == "a") and following[0] not in "eou":
            if following[0] not in "fhlmnrsx" or words.written(index + 1).islower() and following[0] != "h":
                continue  # the many that are right without a closer look
        if gap.lstrip(" $£€")[:1].isdigit():
            yield from _before_number(document, index)
        elif _is_wrong(words, index) and _is_article(words, index) and _is_in_prose(document, index):
            yield from _before_word(document, index)


def _is_wrong(words: Words, index: int) -> bool:
    following, gap = words.written(index + 1), words.gaps[index + 1]
    if not joined(words, index) and not _OPENS.fullmatch(gap) or words.written(index) == "AN":
        return False
    if words.written(index)[0] == "A" and not starts_sentence(words, index):
        return False
    sound = sound_of_word(following) if following.islower() else sound_of_name(following)
    return sound == _ARTICLES[words.folded[index]]


def _is_article(words: Words, index: int) -> bool:
    """No letter of the alphabet, and no word of French or Spanish?"""
    near = words.folded[max(0, index - _NEAR) : index] + words.folded[index + 1 : index + 1 + _NEAR]
    if any(len(word) == 1 and word not in "ais" for word in near) or near.count(words.folded[index]) > 2:
        return False
    return not words.gaps[index].endswith(_GLUED) and not words.gaps[index + 2].startswith("'")


def _is_before_plain_word(words: Words, index: int) -> bool:
    return words.gaps[index + 1].isspace() and words.written(index + 1).islower()


def _is_in_prose(document: Document, index: int) -> bool:
    """Is the article prose, and the plain word behind it? Anything else behind it may be code."""
    return is_checkable(document, index, index + _is_before_plain_word(document.words, index))


def _before_word(document: Document, index: int) -> Iterator[Finding]:
    words = document.words
    right = "an" if words.folded[index] == "a" else "a"
    before = words.folded[index - 1] if index and joined(words, index - 1) else ""
    following = words.written(index + 1)
    is_usual = before in entry_set(_LANGUAGE, "before_articles")
    if _is_before_plain_word(words, index):
        sure = not _is_plural(words.folded[index + 1]) and _is_known(words.folded[index + 1])
        if right == "a" and not before and following.endswith("ing") and not starts_sentence(words, index):
            sure = False  # ", an making sure": "and" may be meant
        elif right == "a" and before and not is_usual:
            sure = False
            if _is_plural(words.folded[index + 1]) or words.folded[index + 1] in entry_set(_LANGUAGE, "plain_verbs"):
                right = "and"
    else:
        sure = is_usual or not before and starts_sentence(words, index)
        if not sure and right == "a":
            return  # "Tom an Jerry"
    yield _finding(document, index, right, following, sure)


def _is_plural(word: str) -> bool:
    """A plural in -s by its look; a verb in -s looks the same."""
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "siu'"


def _is_known(word: str) -> bool:
    """Is there a word to be heard? "nycrc" and "urlencoded" may be read by letters."""
    return open_lexicon(_LANGUAGE).zipf(word) >= _KNOWN


def _before_number(document: Document, index: int) -> Iterator[Finding]:
    words = document.words
    number = _NUMBER.match(words.gaps[index + 1] + words.folded[index + 1] + words.gaps[index + 2][:1])
    if not number or words.written(index) not in _ARTICLES or not is_checkable(document, index, index):
        return
    digits, thousands, unit = number.groups()
    if unit and (unit in _TIMES or unit in entry_set(_LANGUAGE, "grammar_words")):
        return
    if sound_of_number(digits, bool(thousands)) == _ARTICLES[words.folded[index]]:
        right = "an" if words.folded[index] == "a" else "a"
        yield _finding(document, index, right, number.group(0).strip(), True)


def _finding(document: Document, index: int, right: str, following: str, sure: bool) -> Finding:
    words = document.words
    span = words.span(index)
    if words.written(index)[0] == "A":
        right = right.capitalize()
    return Finding(
        RULE.code,
        span,
        f"“{right}” seems to be meant by “{words.written(index)}” before “{following}”.",
        Fix((Edit(span.start, span.end, right),), level_of_word(document, span.start, sure)),
        evidence=following,
    )


RULE = Rule("TYP409", "wrong-article", '"a" before a vowel sound, "an" before a consonant', Applicability.SAFE, check)
