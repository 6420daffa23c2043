"""The article "a" before a vowel sound, or "an" before a consonant.

What it finds
    "a example", "an new idea", "a hour", "an unique chance", "a 11-year-old".
Why it is wrong
    The article goes by the sound that follows it, and is often left behind when a word is changed.
Example
    before: It took a hour to find an new example, a old one.
    after: It took an hour to find a new example, an old one.
When it stays silent
    Before abbreviations and whatever may be read letter by letter, before names, before "h" where
    writers differ ("an historic"), where "a" is a letter ("vitamin a is") or stands near other single
    letters, and where another word may be meant ("drag an drop": shown, mended when asked for).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, count

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entries, entry_set
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context_checks import is_checkable, joined, level_of_word, starts_sentence
from cleaner.rules.typos.word_forms import is_plural
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.words import Words

_LANGUAGE = "en"
_ARTICLES = frozenset(("a", "an"))
_VOWELS = frozenset("aeiou")
_VOWEL_OR_Y = re.compile("[aeiouy]")
_READ_BY_LETTERS = frozenset("fhlmnrsx")  # their names start with a vowel: "an faq"
_CAN_BE_SAID = lazy_regex(r".[aeiouy]|f[lr]|s[chklmnpqtw]|rh|ll|mn")
_LONG = 5  # letters from which a word in lower case is hardly an abbreviation
_NUMBER = lazy_regex(r" (\d+)(,\d{3})*(?:[-‑%]|st|nd|rd|th)")
_GLUED = ("-", "/", ".", "(", "'", "?", "\ufffd")  # "Erdo?an" has lost a letter
_NEAR = 6  # words on each side in which a single letter makes "a" one as well
_SPOKEN_U = ("un", "up", "ul", "um", "ug", "ut")  # "udev" and "utreexo" begin as "you" does
_KNOWN, _KNOWN_U = 0.1, 1.0  # Zipf frequency of a word that is heard, and of one in "u"


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    words = document.words
    folded = words.folded
    for index in compress(count(), map(_ARTICLES.__contains__, folded[:-1])):
        article = folded[index]
        following = folded[index + 1]
        by_letters = (following[0] in _VOWELS) != (article == "a") and words.gaps[index + 1] == " "
        if by_letters and following[0] not in "heou":
            continue  # the many that are right without a closer look
        if words.gaps[index + 1][1:2].isdigit():
            yield from _before_number(document, index)
        elif _is_wrong(words, index) and _is_article(words, index) and is_checkable(document, index, index + 1):
            yield _before_word(document, index)


def _is_wrong(words: Words, index: int) -> bool:
    following = words.written(index + 1)
    if not joined(words, index) or not following.islower() or words.written(index) == "AN":
        return False
    if words.written(index)[0] == "A" and not starts_sentence(words, index):
        return False
    sound = _sound(words.folded[index + 1])
    return sound == ("vowel" if words.folded[index] == "a" else "consonant")


def _sound(word: str) -> str:
    """ "vowel", "consonant", or "either" where one cannot say."""
    known = _listed_sound(word)
    if known:
        return known
    if not word[0].isascii():
        return "either"  # "an über-simple way"
    if word in entry_set(_LANGUAGE, "grammar_words") or len(word) < 3 or not _VOWEL_OR_Y.search(word):
        return "either"
    if word[0] == "u" and (not word.startswith(_SPOKEN_U) or open_lexicon(_LANGUAGE).zipf(word) < _KNOWN_U):
        return "either"
    if word[0] in _VOWELS:
        return "vowel"
    if word[0] == "h" or (word[0] in _READ_BY_LETTERS and (len(word) < _LONG or not _CAN_BE_SAID.match(word))):
        return "consonant" if word in entry_set(_LANGUAGE, "consonant_words") else "either"
    return "consonant"


def _listed_sound(word: str) -> str:
    whole, beginnings = _sounds()
    if word in whole:
        return whole[word]
    for length in range(len(word), 1, -1):
        if word[:length] in beginnings:
            return beginnings[word[:length]]
    return ""


@cache
def _sounds() -> tuple[dict[str, str], dict[str, str]]:
    """The listed sounds of whole words, and of words by their beginnings."""
    pairs = [line.split() for line in entries(_LANGUAGE, "vowel_sounds")]
    whole = {word: sound for sound, word in pairs if not word.endswith("-")}
    return whole, {word[:-1]: sound for sound, word in pairs if word.endswith("-")}


def _is_article(words: Words, index: int) -> bool:
    """No letter of the alphabet, and no word of French or Spanish?"""
    near = words.folded[max(0, index - _NEAR) : index] + words.folded[index + 1 : index + 1 + _NEAR]
    if any(len(word) == 1 and word not in "ais" for word in near) or near.count(words.folded[index]) > 2:
        return False
    return not words.gaps[index].endswith(_GLUED) and not words.gaps[index + 2].startswith("'")


def _before_word(document: Document, index: int) -> Finding:
    words = document.words
    right = "an" if words.folded[index] == "a" else "a"
    before = words.folded[index - 1] if index and joined(words, index - 1) else ""
    sure = not is_plural(words, index + 1) and _is_known(words.folded[index + 1])
    if right == "a" and before and before not in entry_set(_LANGUAGE, "before_articles"):
        sure = False
        if is_plural(words, index + 1) or words.folded[index + 1] in entry_set(_LANGUAGE, "plain_verbs"):
            right = "and"
    return _finding(document, index, right, words.written(index + 1), sure)


def _is_known(word: str) -> bool:
    """Is there a word to be heard? "nycrc" and "urlencoded" may be read by letters."""
    return open_lexicon(_LANGUAGE).zipf(word) >= _KNOWN


def _before_number(document: Document, index: int) -> Iterator[Finding]:
    words = document.words
    number = _NUMBER.match(words.gaps[index + 1] + words.folded[index + 1])
    if not number or words.written(index) not in ("a", "an") or not is_checkable(document, index, index):
        return
    digits = number.group(1)
    if len(digits) == 4 or (number.group(2) is None and digits[0] == "1" and len(digits) == 3):
        return  # "an 1800s house", "a 180-day wait": hundreds may be read in two ways
    vowel = digits[0] == "8" or digits in ("11", "18")
    if vowel == (words.folded[index] == "a"):
        yield _finding(document, index, "an" if vowel else "a", number.group(0).strip(), True)


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
