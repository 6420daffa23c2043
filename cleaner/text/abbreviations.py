"""Is a word an abbreviation, an initial, an ordinal? Questions to the word alone and to the language's sets."""

from __future__ import annotations

from cleaner.text.candidate import word_up_to
from cleaner.text.vocabulary import Vocabulary

_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęėįųūāēīōőűıаеёиоуыэюяіїєўαεηιουωάέήίόύώ")
_LAST_WITH_VOWELS = "\u0590"  # scripts behind this one do not write them all
_ROMAN = frozenset("IVX")


def never_ends(lower: str, words: Vocabulary) -> bool:
    """Does something always follow it, as behind "Dr"?"""
    return lower in words.titles or (bool(words.title_suffixes) and lower.endswith(words.title_suffixes))


def is_dotted(lower: str) -> bool:
    """Letters with points between them: "u.s", "j.-c"."""
    return "." in lower and all(len(part) <= 2 and part.strip("-").isalpha() for part in lower.split(".") if part)


def is_letter(lower: str) -> bool:
    """One letter, or in Indian scripts a consonant with its vowel sign."""
    if len(lower) == 1:
        return lower.isalpha()
    return len(lower) <= 3 and "\u0900" <= lower[0] <= "\u0dff" and not any(sign.isalpha() for sign in lower[1:])


def is_ordinal(word: str) -> bool:
    """One or two figures, or a Roman number: with a point, an ordinal in many languages."""
    return (word.isdigit() and len(word) <= 2) or _ROMAN.issuperset(word)


def is_abbreviation(word: str, words: Vocabulary) -> bool:
    """Is it known as one, or built like one?"""
    lower = word.lower()
    if word.islower() and lower in words.plain_words:
        return False
    known = lower in words.titles or lower in words.may_end or lower in words.before_numbers or lower in words.closers
    return known or "." in lower or has_no_vowel(word, words)


def has_no_vowel(word: str, words: Vocabulary) -> bool:
    """ "Std", "bspw": a short word of consonants alone, in a script and a language where that says something."""
    if words.consonant_words or not 2 <= len(word) <= 4 or not word[1:].islower() or not word.isalpha():
        return False
    lower = word.lower()
    return word[0] < _LAST_WITH_VOWELS and not _VOWELS.intersection(lower) and lower not in words.interjections


def without_elision(lower: str, words: Vocabulary) -> str:
    """ "ing" of "l'ing", where that is an abbreviation; "can't" stays whole."""
    tail = lower[lower.rindex("'") + 1 :]
    return tail if tail in words.titles or tail in words.before_numbers or tail in words.may_end else lower


def joined_abbreviation(text: str, floor: int, start: int, lower: str, words: Vocabulary) -> str:
    """ "т.д" for the "д" at ``start`` of "т. д.": short parts with blanks between, when the whole is known."""
    joined = lower
    for _ in range(3):
        if start - 3 < floor or text[start - 1] not in " \u00a0" or text[start - 2] != ".":
            break
        part = word_up_to(text, floor, start - 2)
        if not 0 < len(part) <= 3:
            break
        joined = f"{part.lower()}.{joined}"
        if joined in words.closers or joined in words.titles or joined in words.may_end:
            return joined
        start -= len(part) + 2
    return lower
