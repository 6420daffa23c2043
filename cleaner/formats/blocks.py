"""Block and its kinds: the pieces that tile a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from cleaner.spans import Span


class BlockKind(Enum):
    """What a block is to a reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    META = "meta"  # front matter
    MARKUP = "markup"  # tables, HTML blocks, link definitions, shortcodes


_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.QUOTE})


class Block(NamedTuple):
    """A run of whole lines of one kind, with the blank lines after it."""

    kind: BlockKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def prose(self) -> bool:
        """May rules edit it?"""
        return self.kind in _PROSE


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places, sorted and apart: spans that overlap become one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start:
            joined.append(span)
    return joined


def tiles(starts: Sequence[tuple[BlockKind, int]], length: int) -> list[Block]:
    """Blocks that begin at these offsets, in order, and reach to the next; the first one begins at 0."""
    if not starts:
        return [Block(BlockKind.PARAGRAPH, 0, length)] if length else []
    begins = [0, *(start for _, start in starts[1:]), length]
    return [Block(kind, begins[number], begins[number + 1]) for number, (kind, _) in enumerate(starts)]
