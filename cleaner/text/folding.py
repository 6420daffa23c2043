"""Comparison keys: the words of a text as they are compared, each with its place in the text.

Keys are blind to letter case, apostrophes, soft hyphens, kinds of quotation marks and blanks,
thousands commas, compatibility forms, and UTF-8 that was once read as Windows-1252 or Latin-1
("clientâ€™s" and "client’s" have the key "clients"). They are not blind to any letter or digit.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.scripts import reaches

# Scripts written without blanks are compared sign by sign.
_FIRST_SIGN = "\u3040"
_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(r"\w+(?:(?:['’‘\u00ad]+|(?<=\d)[.,:](?=\d))\w+)*\u00ad*|[$€£¥%]")  # without such signs
_DROPPED = str.maketrans("", "", "'’‘\u00ad_")
_THOUSANDS = lazy_regex(r"(?<=\d),(?=\d{3}(?!\d))")
_BROKEN = ("â", "Ã", "Â")


class Tokens(NamedTuple):
    """Words in order, as three lists of one length: keys to compare, offsets where they start and end."""

    keys: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words of ``text[start:end]``; offsets are those of the whole text."""
    text = unbroken(text[start:end])
    matches = list((_word_or_sign() if reaches(text, _FIRST_SIGN) else _WORD).finditer(text))
    return Tokens(
        [key(match.group()) for match in matches],
        [start + match.start() for match in matches],
        [start + match.end() for match in matches],
    )


@cache
def _word_or_sign() -> re.Pattern[str]:
    letters = rf"[^\W{_SIGN}]+"
    return re.compile(rf"[{_SIGN}]|{letters}(?:(?:['’‘\u00ad]+|(?<=\d)[.,:](?=\d)){letters})*\u00ad*|[$€£¥%]")


def key(word: str) -> str:
    """One word as it is compared."""
    if word.isascii():
        if word.isalnum():
            return word.lower()
    else:
        word = unicodedata.normalize("NFKC", word)
    word = word.translate(_DROPPED)
    if "," in word:
        word = _THOUSANDS.sub("", word)
    return word.casefold()


def unbroken(text: str) -> str:
    """The text with twice-encoded signs put right, padded with soft hyphens to the same length."""
    if not any(sign in text for sign in _BROKEN):
        return text
    return _twice_encoded().sub(_read_again, text)


@cache
def _twice_encoded() -> re.Pattern[str]:
    """UTF-8 bytes as Windows-1252 and Latin-1 show them: a lead byte and the one to three that follow it.

    A last byte that has no Windows-1252 sign is often lost on the way ("â€" for a closing quote).
    """
    follow = "".join(_shown(byte) for byte in range(0x80, 0xC0))
    tail = f"[{re.escape(follow)}]"
    return re.compile(f"[Â-ß]{tail}|[à-ï]{tail}{{2}}|[ð-ô]{tail}{{3}}|â€|Â(?=\\s|$)")


def _shown(byte: int) -> str:
    """The signs that stand for the byte in either reading."""
    latin = chr(byte)
    try:
        return latin + bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return latin


def _read_again(match: re.Match[str]) -> str:
    broken = match.group()
    try:
        right = b"".join(_byte(sign) for sign in broken).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        right = {"â€": "\u201d", "Â": "\u00a0"}.get(broken, broken)
    return right.ljust(len(broken), "\u00ad")


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if ord(sign) < 0x100 else sign.encode("cp1252")
