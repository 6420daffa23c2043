"""Units: passages that stand for themselves, so that nothing in them is judged against what stands outside.

Quotations, list items, admonitions and directives, elements such as ``<details>``, pairs of shortcodes, pasted
data. They are looked for only when a removal asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.formats import asciidoc_lines
from cleaner.formats.blocks import Block, BlockKind
from cleaner.formats.markdown_blocks import containers
from cleaner.formats.pairs import pairs
from cleaner.formats.pasted_data import pasted_data
from cleaner.spans import Span

_PAIRED = ("markdown", "html")
_MARK = re.compile(
    r"[ \t]*(?:>[ \t]?|\.\.[ \t]+(?:\[[^\]]{1,100}\]|[^\r\n]{1,200}?::)[ \t]*|(?:!!!|\?\?\?|===|```|~~~)[^\r\n]*"
    r"|(?:[-*+•‣⁃]|\*{2,5}|\.{1,5}|\(?(?:\d{1,9}|#|[A-Za-z]|[ivxlcIVXLC]{1,9})[.)])(?=\s)[ \t]*"
    r"|\[\^[^\]\s]{1,200}\]:[ \t]?|[A-Z]+:[ \t]+)"
)


class Unit(NamedTuple):
    """``start`` and ``end`` with its marks, without the blank lines behind it; ``body`` without its first mark."""

    start: int
    end: int
    body: Span

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def units(format: str, text: str, blocks: Sequence[Block], protected: Sequence[Span]) -> list[Unit]:
    """Sorted by their starts, the outer before the inner."""
    kept = _Kept(text, blocks, protected)
    found = [Unit(*span, span) for span in pasted_data(text) if not kept.is_code(span.start)]
    if format in _PAIRED:
        found += [Unit(*pair) for pair in pairs(text, kept.is_code)]
    if format == "markdown":
        found += [_marked(text, start, end) for start, end in containers(text).items()]
    elif format == "rst":
        found += _indented(text, blocks)
    elif format == "asciidoc":
        found += _delimited(text, blocks)
    return sorted(found, key=lambda unit: (unit.start, -unit.end))


class _Kept:
    """Where code stands, as blocks and inside prose."""

    def __init__(self, text: str, blocks: Sequence[Block], protected: Sequence[Span]) -> None:
        self._text = text
        self._blocks, self._starts = blocks, [block.start for block in blocks]
        self._protected, self._firsts = protected, [span.start for span in protected]

    def is_code(self, offset: int) -> bool:
        if self._blocks[bisect_right(self._starts, offset) - 1].kind in (BlockKind.CODE, BlockKind.META):
            return True
        index = bisect_right(self._firsts, offset) - 1
        if index < 0 or self._protected[index].end <= offset:
            return False
        return self._text[self._protected[index].start] == "`"


def _marked(text: str, start: int, end: int) -> Unit:
    """A run that begins with its mark."""
    end = _end(text, start, end)
    mark = _MARK.match(text, start, end)
    return Unit(start, end, Span(mark.end() if mark else start, end))


def _end(text: str, start: int, end: int) -> int:
    """Before the blank lines at the end of a run, also those of a quotation round it."""
    while end > start:
        line = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
        if text[max(start, line) : end].strip(" \t>"):
            break
        end = line - 1
    return start + len(text[start:end].rstrip())


def _headed(text: str, start: int, end: int, body: int) -> Unit:
    """A run below a head that goes to ``body``."""
    end = _end(text, start, end)
    return Unit(start, end, Span(min(body, end), end))


# reStructuredText: the indentation says what belongs to what ----------------------------------


class _Owner(NamedTuple):
    column: int  # what stands deeper belongs to it
    block: Block
    has_head: bool


def _indented(text: str, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Items, directives and terms, each with what stands deeper below it, and deeper paragraphs, which are quoted."""
    opened: list[_Owner] = []
    column, kind, end = 0, BlockKind.META, 0
    for block in blocks:
        before, above, column = column, kind, _column(text, block)
        while opened and opened[-1].column >= column:
            yield from _owned(text, opened.pop(), end)
        if block.kind is not BlockKind.PARAGRAPH:
            opened.append(_Owner(column, block, block.kind is not BlockKind.ITEM))
        elif column > before and above is BlockKind.PARAGRAPH:
            opened.append(_Owner(before, block, False))
        kind, end = block.kind, block.end
    for owner in reversed(opened):
        yield from _owned(text, owner, end)


def _owned(text: str, owner: _Owner, end: int) -> Iterator[Unit]:
    if not owner.has_head:
        yield _marked(text, owner.block.start, end)
    elif end > owner.block.end:
        yield _headed(text, owner.block.start, end, owner.block.end)


def _column(text: str, block: Block) -> int:
    said = text[block.start : block.end]
    return len(said[: len(said) - len(said.lstrip())].lstrip("\ufeff\r\n").expandtabs(8))


# AsciiDoc: lines that bound a block, and what is announced above it ----------------------------


def _delimited(text: str, blocks: Sequence[Block]) -> Iterator[Unit]:
    opened: list[tuple[str, int, int]] = []  # the line, where its block begins with what announces it, its body
    lead = -1
    for number, block in enumerate(blocks):
        said = text[block.start : block.end].strip()
        start = block.start if lead < 0 else lead
        lead = -1
        if _announces(block, said):
            lead = start
        elif block.kind is BlockKind.MARKUP and asciidoc_lines.CONTAINER.match(said):
            if said in (line for line, _, _ in opened):
                while (first := opened.pop())[0] != said:
                    pass
                yield Unit(first[1], block.start + len(said), Span(first[2], block.start))
            else:
                opened.append((said, start, block.end))
        elif block.kind is BlockKind.ITEM:
            yield _marked(text, block.start, _attached_end(text, blocks, number))
        elif block.kind is BlockKind.PARAGRAPH and (start < block.start or asciidoc_lines.ADMONITION.match(said)):
            unit = _marked(text, block.start, block.end)
            yield unit._replace(start=start)


def _announces(block: Block, said: str) -> bool:
    """Does it speak of the block below: attributes, or a title of its own?"""
    if block.kind is BlockKind.MARKUP:
        return bool(asciidoc_lines.BLOCK_ATTRIBUTES.match(said)) and not said.startswith("[[")
    return block.kind is BlockKind.HEADING and said.startswith(".")


def _attached_end(text: str, blocks: Sequence[Block], number: int) -> int:
    """Behind an item and what plus signs hang on it."""
    while number + 2 < len(blocks) and text[blocks[number + 1].start : blocks[number + 1].end].strip() == "+":
        number += 2
    return blocks[number].end
