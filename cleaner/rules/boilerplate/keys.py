"""Comparison keys of lines: what is left of a line when letter case, punctuation and counters are set aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.scripts import UNSPACED, reaches

# Scripts written without blanks between words: each character counts as a word.
_SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
_GAP = lazy_regex(r"[^\w\n ][^\w\n]*| [^\w\n]+")  # more than one blank between two words
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")
_ASCII = list(map(chr, range(128)))
_LETTERS_AND_DIGITS = str.maketrans({sign: sign.lower() if sign.isalnum() else " " for sign in _ASCII})
_TYPOGRAPHIC = "’“”–—…\u00a0"  # signs between words


def words(text: str) -> list[str]:
    """The words of a line in lower case: "Don't miss" gives don, t, miss."""
    text = _without_typographic_signs(text)
    if not text.isascii():
        return _words_of_any_script(text)
    return text.translate(_LETTERS_AND_DIGITS).split()  # several times as fast as a pattern


def _without_typographic_signs(text: str) -> str:
    """With blanks for them; most lines are ASCII then."""
    if not text.isascii():
        for sign in _TYPOGRAPHIC:
            text = text.replace(sign, " ")
    return text


def _words_of_any_script(text: str) -> list[str]:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _pattern(text).findall(text.casefold())


def key(text: str) -> str:
    """The words of a line, one blank between them, every run of digits as 0: "12 Comments »" gives "0 comments"."""
    return masked(words(text))


def keys(lines: Sequence[str]) -> list[str]:
    """The key of each line; for thousands of lines much sooner than one by one."""
    text = _DIGITS.sub("0", _without_typographic_signs("\n".join(lines)))
    return [
        " ".join(line.translate(_LETTERS_AND_DIGITS).split()) if line.isascii() else _key_of_any_script(line)
        for line in text.split("\n")
    ]


def _key_of_any_script(line: str) -> str:
    line = _INVISIBLE.sub("", unicodedata.normalize("NFKC", line))
    line = _GAP.sub(" ", _DIGITS.sub("0", line.casefold()).replace("_", " ")).strip()
    return " ".join(_word_or_sign().findall(line)) if reaches(line, UNSPACED) else line


def _pattern(text: str) -> re.Pattern[str]:
    return _word_or_sign() if reaches(text, UNSPACED) else _WORD


@cache
def _word_or_sign() -> re.Pattern[str]:
    return re.compile(rf"{_SIGN}|[^\W_]+")


def masked(found: list[str]) -> str:
    """The words with one blank between them and every run of digits as 0."""
    return _DIGITS.sub("0", " ".join(found))
