"""Rows of a text: what a reader sees as one line, with its sentences, and which rows never go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleaner.document import Document
from cleaner.formats import Block, BlockKind
from cleaner.rules.repeats.line_patterns import ends_open, is_link, is_markup, list_mark
from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.sentences import sentence_spans

LIST_ITEM = "list item"
_BREAK = re.compile(r"\r\n|\r|\n")
_END = lazy_regex(r"\r\n|\r|\n|\(@\w+\) [^.!?()\r\n]{4,24}\b20\d\d(?=\s)")  # "(@adaholm) May 4, 2018"
_LISTED = re.compile(r"\d{1,4}[+-]?(?:\t| {2})")  # a line of a listing, with its number
_NOT_BLANK = lazy_regex(r"\S|\Z")


def rows_of(document: Document, blocks: Iterable[Block]) -> Iterator[tuple[Block, list[Span]]]:
    """Blocks and, for each of their rows, the sentences on it.

    A row ends at a line break, unless the sentences of the block run over its breaks (hard-wrapped text).
    """
    text = document.text
    for block in blocks:
        wrapped = is_wrapped(text[block.start : block.end])
        row: list[Span] = []
        for sentence in sentence_spans(text[block.start : block.end], document.language):
            for piece in _by_line(text, Span(block.start + sentence.start, block.start + sentence.end)):
                if row and not wrapped and _BREAK.search(text, row[-1].end, piece.start):
                    yield block, row
                    row = []
                row.append(piece)
        if row:
            yield block, row


def _by_line(text: str, span: Span) -> Iterator[Span]:
    """The sentence, cut at breaks before which it had already ended, and behind the foot of a post."""
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        before = text[start : found.end()].rstrip()
        if before and (found.group()[0] == "(" or not ends_open(before)):
            yield Span(start, start + len(before))
            following = _NOT_BLANK.search(text, found.end())
            start = following.start() if following else span.end
    if start < span.end:
        yield Span(start, span.end)


def is_wrapped(block: str) -> bool:
    """Do the sentences of the block run over its line breaks?"""
    lines = [line.strip() for line in _BREAK.split(block.strip())]
    if not all(40 <= len(line) <= 120 for line in lines[:-1]):
        return False
    return any(ends_open(line) and not below[:1].isupper() for line, below in zip(lines, lines[1:]))


def why_it_stays(indent: str, written: str, kind: BlockKind) -> str:
    """The kind of row that is repeated on purpose, or is no prose; empty for all others."""
    marked = indent.lstrip() + written
    if kind is BlockKind.ITEM or list_mark(marked):
        return LIST_ITEM
    is_code = is_markup(marked) or bool(_LISTED.match(written)) or (len(indent) >= 4 and not written[:1].isupper())
    return "no prose" if kind is not BlockKind.PARAGRAPH or is_link(written) or is_code else ""
