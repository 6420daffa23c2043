"""Readings in code pages that the words of the document's language prove, where signs alone do not.

UTF-8 read as an eight-bit code page ("Г©tude", "espa├▒ol"): bytes that are whole UTF-8 and spell a known word leave no
doubt. Text of one code page read as another ("Ïðèâåò", "caf‚") may always be read otherwise: there nearly all words
with such signs must become known, of which none was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.rules.encoding.places import Repair
from cleaner.rules.encoding.readings import TOKEN, is_written
from cleaner.rules.encoding.suspicion import PAGES
from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex

_PAIRS = (
    ("cp1251", "cp1252"), ("koi8-r", "cp1251"), ("cp1251", "koi8-r"), ("mac_roman", "cp1252"), ("cp1252", "mac_roman"),
    ("cp850", "cp1252"), ("cp437", "cp1252"),
)  # fmt: skip
_CYRILLIC = ("cp1251", "koi8-r")
_WORD = lazy_regex(r"[^\W\d_]+")
_KNOWN, _COMMON = 1.5, 3.0  # Zipf of a word, and of one that proves a page by itself or with others
_MIN_LETTERS, _MIN_PROVEN = 3, 3  # letters of a word that proves; words that prove one page read as another
_MIN_SHARE = 0.9
_MOST, _MOST_ASKED = 4_000, 20  # tokens that are looked at, and asked for the language of their paragraphs


def read_by_words(document: Document) -> list[Repair]:
    """The tokens that have a proven reading, in order."""
    tokens = [
        match
        for block in document.blocks
        if block.prose
        for match in TOKEN.finditer(document.text, block.start, block.end)
        if not match.group().isascii()
    ][:_MOST]
    languages = {document.language, *(document.language_at(match.start()) for match in tokens[:_MOST_ASKED])}
    lexicons = [lexicon for code in sorted(languages) if not (lexicon := open_lexicon(code)).is_empty]
    return _of_utf_8(tokens, lexicons) or _of_pairs(tokens, lexicons)


def _of_utf_8(tokens: list[re.Match[str]], lexicons: list[Lexicon]) -> list[Repair]:
    readings = {page: [(match, _read(match.group(), page, "utf-8")) for match in tokens] for page in PAGES}
    proven = {page: _proving(found, lexicons) for page, found in readings.items()}
    page = max(PAGES, key=lambda page: len(proven[page]))
    if not proven[page]:
        return []
    return [Repair(Span(*match.span()), said) for match, said in readings[page] if said and _is_fit(said)]


def _proving(readings: list[tuple[re.Match[str], str]], lexicons: list[Lexicon]) -> set[str]:
    """The words that become known, common ones of some letters, with a letter that was broken."""
    return {
        word
        for match, said in readings
        if said
        for word in _WORD.findall(said.lower())
        if not word.isascii() and len(word) >= _MIN_LETTERS and _zipf(word, lexicons) >= _COMMON
    }


def _of_pairs(tokens: list[re.Match[str]], lexicons: list[Lexicon]) -> list[Repair]:
    before = {word for match in tokens for word in _telling(match.group())}
    if sum(_zipf(word, lexicons) >= _KNOWN for word in before) > (1 - _MIN_SHARE) * len(before):
        return []
    for written, page in _PAIRS:
        readings = [(match, _read(match.group(), page, written)) for match in tokens]
        own = [open_lexicon("ru")] if written in _CYRILLIC else lexicons
        words = {word for match, said in readings for word in _telling(said or match.group())}
        known = {word for word in words if _zipf(word, own) >= _KNOWN}
        proven = {word for word in known if _zipf(word, own) >= _COMMON and len(word) > _MIN_LETTERS}
        if len(proven) >= _MIN_PROVEN and len(known) >= _MIN_SHARE * len(words):
            return [Repair(Span(*match.span()), said) for match, said in readings if said and _is_fit(said)]
    return []


def _telling(token: str) -> Iterator[str]:
    """The words of a token that have a letter beyond ASCII, or a sign for one, inside."""
    words = _WORD.findall(token.lower())
    return (word for word in words if not word.isascii() and len(word) >= _MIN_LETTERS)


def _read(token: str, page: str, written: str) -> str:
    """What the token says when its bytes in the page are read as they were written; "" when they mean nothing."""
    try:
        said = token.encode(page).decode(written)
    except UnicodeError:
        return ""
    return "" if said == token else said


def _is_fit(said: str) -> bool:
    return all(sign.isascii() or is_written(sign) for sign in said)


def _zipf(word: str, lexicons: list[Lexicon]) -> float:
    return max((lexicon.zipf(word) for lexicon in lexicons), default=0.0)
