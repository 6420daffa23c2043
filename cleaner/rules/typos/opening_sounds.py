"""How what follows an article begins when it is read aloud: with a vowel, with a consonant, or either way.

Words in lower case by lists and by their letters; names by letters that are always read alike; abbreviations by the
name of their first letter, where they can be read in no other way; figures by how they are spoken.
"""

from __future__ import annotations

import re
from functools import cache

from cleaner.languages import entries, entry_set
from cleaner.lexicon import open_lexicon
from cleaner.text.lazy_regex import lazy_regex

_LANGUAGE = "en"
VOWEL, CONSONANT, EITHER = "vowel", "consonant", "either"
_VOWELS = frozenset("aeiou")
_VOWEL_OR_Y = re.compile("[aeiouy]")
_READ_BY_LETTERS = frozenset("fhlmnrsx")  # their names start with a vowel: "an faq"
_CAN_BE_SAID = lazy_regex(r".[aeiouy]|f[lr]|s[chklmnpqtw]|rh|ll|mn")
_LONG = 5  # letters from which a word in lower case is hardly an abbreviation
_LONGEST_ABBREVIATION = 6
_SPOKEN_U = ("un", "up", "ul", "um", "ug", "ut")  # "udev" and "utreexo" begin as "you" does
_KNOWN_U = 1.0  # Zipf frequency of a word that is heard in "u"
_ALWAYS_CONSONANTS = frozenset("bcdgkpqtvwz")  # of a name or of a letter alike
_SILENT = ("gn", "kn", "ps", "pt", "ts", "wr", "dj", "dz", "mn", "ng", "tz")
_ALWAYS_VOWELS = frozenset("aei")
_ODD_NAMES = ("eu", "ew", "io", "aye", "ei", "ey")  # "a Euler" or "an Euler"
_EIGHT_OR_ELEVEN = frozenset(("11", "18"))


def sound_of_word(word: str) -> str:
    """Of a word in lower case."""
    known = _listed_sound(word)
    if known:
        return known
    if not word[0].isascii():
        return EITHER  # "an über-simple way"
    if word in entry_set(_LANGUAGE, "grammar_words") or len(word) < 3 or not _VOWEL_OR_Y.search(word):
        return EITHER
    if word[0] == "u" and (not word.startswith(_SPOKEN_U) or open_lexicon(_LANGUAGE).zipf(word) < _KNOWN_U):
        return EITHER
    if word[0] in _VOWELS:
        return VOWEL
    if word[0] == "h" or (word[0] in _READ_BY_LETTERS and (len(word) < _LONG or not _CAN_BE_SAID.match(word))):
        return CONSONANT if word in entry_set(_LANGUAGE, "consonant_words") else EITHER
    return CONSONANT


def sound_of_name(written: str) -> str:
    """Of a word with a capital, or of an abbreviation in capitals."""
    if not written.isascii() or len(written) < 2:
        return EITHER
    if written.isupper():
        return _of_abbreviation(written.lower())
    folded = written.lower()
    if written[1:] == folded[1:] and open_lexicon(_LANGUAGE).zipf(folded) >= 3.0 and folded[0] not in "hu":
        return sound_of_word(folded)
    if folded[0] in _ALWAYS_CONSONANTS and not folded.startswith(_SILENT):
        return CONSONANT
    if folded[0] in _ALWAYS_VOWELS and not folded.startswith(_ODD_NAMES):
        return VOWEL
    return EITHER


def _of_abbreviation(letters: str) -> str:
    """ "an API", "a UN resolution", "an HTML page"; "a NATO plan", "an SQL query" and "a ONE HOUR plan" may be read in
    two ways."""
    if len(letters) > 2 and _listed_sound(letters) == CONSONANT:
        return EITHER
    if letters[0] in _ALWAYS_CONSONANTS or letters[0] == "j":
        return CONSONANT
    if letters[0] in "aeio":
        return VOWEL if len(letters) > 2 or letters[0] != "o" else EITHER
    if letters[0] == "u":
        return CONSONANT if not letters.startswith(_SPOKEN_U) or letters == "un" else EITHER
    by_letters = len(letters) <= _LONGEST_ABBREVIATION and not _VOWEL_OR_Y.search(letters)
    return VOWEL if by_letters and letters[0] in "fhmnx" and letters != "mr" else EITHER


def sound_of_number(digits: str, has_thousands: bool) -> str:
    """Of a figure by its first group of digits: "an 8", "an 11th", "an 18,000"; hundreds may be read in two ways."""
    if len(digits) == 4 or len(digits) == 3 and digits[0] == "1" and not has_thousands:
        return EITHER
    return VOWEL if digits[0] == "8" or digits in _EIGHT_OR_ELEVEN else CONSONANT


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
