"""Comparison keys of lines: what is left of a line when letter case, punctuation and counters are set aside."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from cleaner.text.scripts import UNSPACED, reaches

# Scripts written without blanks between words: each character counts as a word.
_SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")
_ASCII = list(map(chr, range(128)))
_LETTERS_AND_DIGITS = str.maketrans({sign: sign.lower() if sign.isalnum() else " " for sign in _ASCII})
_TYPOGRAPHIC = "’“”–—…\u00a0"  # signs between words


def words(text: str) -> list[str]:
    """The words of a line in lower case: "Don't miss" gives don, t, miss."""
    if not text.isascii():
        for sign in _TYPOGRAPHIC:
            text = text.replace(sign, " ")
    if text.isascii():  # as most lines are then
        return text.translate(_LETTERS_AND_DIGITS).split()  # several times as fast as a pattern
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return (_word_or_sign() if reaches(text, UNSPACED) else _WORD).findall(text.casefold())


def key(text: str) -> str:
    """The words of a line, one blank between them, every run of digits as 0: "12 Comments »" gives "0 comments"."""
    return masked(words(text))


@cache
def _word_or_sign() -> re.Pattern[str]:
    return re.compile(rf"{_SIGN}|[^\W_]+")


def masked(found: list[str]) -> str:
    """The words with one blank between them and every run of digits as 0."""
    return _DIGITS.sub("0", " ".join(found))
