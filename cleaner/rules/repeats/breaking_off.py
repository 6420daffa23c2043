"""Sentences of running text that break off: at a comma, or at a word that cannot end one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.formats import Block, BlockKind
from cleaner.languages import entry_set
from cleaner.rules.repeats.line_patterns import ends_open, is_heading
from cleaner.rules.repeats.rows import is_wrapped
from cleaner.spans import Span

_MIN_WORDS = 10
_MIN_LETTERS = 50
_MIN_SENTENCE = 4
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[^\W\d_a-zß-öø-ÿ]|[\"“‘„])")
_LED_TO = "0123456789![<|`"  # signs that a list, a picture or code starts with
_NEXT = re.compile(r"\S")


def breaking_off(document: Document) -> tuple[Span, ...]:
    """The last sentences of lines that break off."""
    return tuple(_suspects(document))


def _suspects(document: Document) -> Iterator[Span]:
    small = entry_set(document.language, "neutral_words")
    wrapped: dict[int, bool] = {}
    for line in document.lines:
        written = document.text[line.start : line.end].rstrip()
        if not written or written[-1] in '.!?:”"’)]…|>' or len(written) < _MIN_LETTERS:
            continue
        block = document.block_at(line.start)
        if block.kind is not BlockKind.PARAGRAPH or not ends_open(written):
            continue
        if _goes_on(document, block, line.stop, wrapped):
            continue
        following = _NEXT.search(document.text, line.stop)
        if following and (following.group().islower() or following.group() in _LED_TO):
            continue
        start = max((found.end() for found in _SENTENCE_END.finditer(written)), default=0)
        if _breaks_off(written, written[start:], small):
            yield Span(line.start + start, line.start + len(written))


def _goes_on(document: Document, block: Block, stop: int, wrapped: dict[int, bool]) -> bool:
    """Does the paragraph go on at ``stop``, or lead to a list, code, a picture or a quotation? In a markup language
    a line's end is none of its paragraph."""
    if not document.text[stop : block.end].strip():
        following = document.block_at(block.end).kind if block.end < len(document.text) else BlockKind.PARAGRAPH
        return following not in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    if document.format != "plain":
        return True
    if block.start not in wrapped:
        wrapped[block.start] = is_wrapped(document.text[block.start : block.end])
    return wrapped[block.start]


def _breaks_off(line: str, sentence: str, small: frozenset[str]) -> bool:
    words = line.split()
    if len(words) < _MIN_WORDS or is_heading(line) or not sentence[:1].strip("\"“„‘'"):
        return False
    return len(sentence.split()) >= _MIN_SENTENCE and (sentence.endswith(",") or words[-1].lower() in small)
