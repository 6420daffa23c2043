"""How what follows an article begins when it is read aloud: with a vowel, with a consonant, or either way.

Words by the article that edited English has before them, as it was counted, and by their letters where that was not;
abbreviations by the name of their first letter, where they can be read in no other way; figures by how they are spoken.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleaner.language_model.counts import UNCOUNTED, WORDS_2, open_counts
from cleaner.language_model.gains import sequences
from cleaner.languages import entry_set

VOWEL, CONSONANT, EITHER = "vowel", "consonant", "either"
_CLEARLY = 4.5  # bits by which one article is commoner before a word
_NAMED_WITH_VOWELS = frozenset("fhlmnrsxu")  # letters that sound otherwise in an abbreviation: "an faq", "a udp port"
_ALWAYS_CONSONANTS = frozenset("bcdgjkpqtvwyz")  # of a word or of a letter alike
_ODD_VOWELS = ("eu", "ew", "one", "once", "u")  # "a eulogy", "a one-off"
_SHORT_U = re.compile("u[lmnpr][b-df-hj-np-tv-z]")  # "unchecked", not "unit"
_SAID = re.compile("[flmnrsx][aeiouy]|f[lr]|rh|s[chklmnpqtw]")
_HAS_VOWEL = re.compile("[aeiouy]")
_LONG = 5  # letters from which a word in lower case is hardly an abbreviation
_LONGEST_ABBREVIATION = 6
_EIGHT_OR_ELEVEN = frozenset(("11", "18"))


def sound_of_word(word: str) -> str:
    """Of a word in lower case; short ones may be abbreviations, but for those of a list."""
    found = _of_word(word) if len(word) > 2 else EITHER
    if len(word) < _LONG and word[0] in _NAMED_WITH_VOWELS and word not in entry_set("en", "consonant_words"):
        return EITHER if found == CONSONANT else found
    return found


def sound_of_name(written: str) -> str:
    """Of a word with a capital, or of an abbreviation in capitals."""
    if written.isupper() and len(written) > 1:
        return _of_abbreviation(written.lower())
    is_read_by_letters = written[0].islower() or written[1:2].isupper()  # "an rOpenSci package", "an SQLite file"
    return EITHER if is_read_by_letters else _of_word(written.lower())


@lru_cache(maxsize=10_000)
def _of_word(word: str) -> str:
    """By how often each article was counted before it, where that is clear; else by its letters."""
    is_odd, ids, lead = word.startswith(_ODD_VOWELS) and not _SHORT_U.match(word), open_counts().ids, 0.0
    if not _HAS_VOWEL.search(word) or word in entry_set("en", "grammar_words") and not is_odd:
        return EITHER
    if ids[word] != UNCOUNTED:
        vowel, consonant = (sequences().bits(WORDS_2, [ids[article], ids[word]]) for article in ("an", "a"))
        lead = vowel - consonant
    if abs(lead) >= _CLEARLY:
        if lead < 0:
            return CONSONANT
        return VOWEL if word[0] in "aeiouh" else EITHER  # "an LED"
    if word[0] in "aeiou" and not is_odd and lead >= 0:
        return VOWEL
    is_said = word[0] in _ALWAYS_CONSONANTS or len(word) >= _LONG and _SAID.match(word)
    return CONSONANT if is_said and lead <= 0 else EITHER


def _of_abbreviation(letters: str) -> str:
    """ "an API", "a UN resolution", "an HTML page"; "a NATO plan", "an SQL query" and "a ONE HOUR plan" may be read in
    two ways."""
    if letters[0] in _ALWAYS_CONSONANTS:
        return CONSONANT
    if letters[0] in "aeio":
        is_odd = letters[0] == "o" if len(letters) == 2 else letters.startswith(_ODD_VOWELS)
        return EITHER if is_odd or _of_word(letters) == CONSONANT else VOWEL
    if letters[0] == "u":
        return (
            CONSONANT if letters[1] not in "gmnplt" or letters == "un" else EITHER
        )  # said as a word: "an UNTIDY room"
    by_letters = len(letters) <= _LONGEST_ABBREVIATION and not _HAS_VOWEL.search(letters)
    return VOWEL if by_letters and letters[0] in "fhmnx" else EITHER


def sound_of_number(digits: str, has_thousands: bool) -> str:
    """Of a figure by its first group of digits: "an 8", "an 11th", "an 18,000"; hundreds may be read in two ways."""
    if len(digits) == 4 or len(digits) == 3 and digits[0] == "1" and not has_thousands:
        return EITHER
    return VOWEL if digits[0] == "8" or digits in _EIGHT_OR_ELEVEN else CONSONANT
