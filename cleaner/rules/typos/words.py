"""The words of a document, and where they stand: the guards that every typo rule asks.

Each guard looks a bounded way around a word, so that a text of any size stays linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.document import Document
from cleaner.lexicon import Lexicon
from cleaner.spans import Span

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_OPENING_QUOTES = "\"'“‘«‹„‚*_`([{"
_CLOSING_QUOTES = "\"'”’»›“‘*_`)]}"
_SENTENCE_ENDS = ".!?:;…•·|\n\r\u2028\u2029"
_LIST_MARKS = " \t\u00a0\"'“‘«„(*_[#>-–—+"
_GLUE_BEFORE = frozenset("_/\\@#$%&=~^+<`´|{}-‑")
_GLUE_AFTER = frozenset("_/\\@=~^`´<|{}+-‑(")
_LOOK_BACK = 40
_RARE = 2.0  # Zipf below which a neighbour counts as unknown


class Word(NamedTuple):
    """A run of letters, with apostrophes inside it."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """The form the lexicon knows: lower case, straight apostrophes."""
        return self.text.lower().translate(APOSTROPHES)


def words_between(text: str, start: int, end: int) -> list[Word]:
    """The words that begin and end in ``text[start:end]``."""
    return [Word(match.start(), match.end(), match.group()) for match in WORD.finditer(text, start, end)]


def is_glued(text: str, word: Word) -> bool:
    """Is it a part of something longer: file name, path, handle, code, number with unit, hyphenated word?"""
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    if before in _GLUE_BEFORE or after in _GLUE_AFTER or before.isalnum() or after.isalnum():
        return bool(before or after)
    if before in (".", ":", "'", "’") and before and not text[max(0, word.start - 2) : word.start - 1].isspace():
        return word.start > 1 and text[word.start - 2] not in "\"”)]"
    return bool(after) and after in ".:'’" and text[word.end + 1 : word.end + 2].isalnum()


def at_sentence_start(text: str, word: Word) -> bool:
    """Does a sentence, line, list item or quotation begin with the word?"""
    place = word.start
    floor = max(0, place - _LOOK_BACK)
    while place > floor and text[place - 1] in _LIST_MARKS:
        place -= 1
    return place == 0 or text[place - 1] in _SENTENCE_ENDS


def is_capitalised(word: Word) -> bool:
    """First letter upper case, the rest lower case."""
    return word.text[:1].isupper() and word.text[1:].islower()


def is_name_like(text: str, word: Word) -> bool:
    """Upper case where lower case is due: a capital inside a sentence, or capitals inside the word."""
    if word.text.islower():
        return False
    return not is_capitalised(word) or not at_sentence_start(text, word)


def is_quoted_alone(text: str, word: Word) -> bool:
    """Is the word alone inside quotation marks, brackets or emphasis?"""
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    return bool(before and after) and before in _OPENING_QUOTES and after in _CLOSING_QUOTES


def is_known(lexicon: Lexicon, word: str) -> bool:
    """Is a word in lower case common enough to be taken for one of the language?"""
    return lexicon.zipf(word) >= _RARE and not lexicon.known_misspelling(word)


def stands_among_unknown(document: Document, lexicon: Lexicon, word: Word, reach: int = 2) -> bool:
    """Is a lower-case word within ``reach`` words unknown too? Then the passage is jargon or another language."""
    text = document.text
    before = words_between(text, max(0, word.start - 20 * reach), word.start)[-reach:]
    after = words_between(text, word.end, min(len(text), word.end + 20 * reach))[:reach]
    # a word cut off by the window is no evidence
    near = [w for w in [*before, *after] if len(w.text) > 2 and w.text.islower() and not _is_cut(text, w)]
    return any(not is_known(lexicon, w.lower) for w in near)


def _is_cut(text: str, word: Word) -> bool:
    return text[word.start - 1 : word.start].isalnum() or text[word.end : word.end + 1].isalnum()
