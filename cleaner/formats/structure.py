"""The units and sections of a text, by place, and which of them removals would leave empty."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cleaner.formats.blocks import Block, BlockKind, merged
from cleaner.formats.sections import Heading
from cleaner.formats.units import Unit
from cleaner.spans import Span

_TAG = re.compile(r"</?(?!img|iframe|video|audio|object|embed)[A-Za-z][^<>]{0,2000}>", re.IGNORECASE)


class Structure:
    """``units`` sorted by their starts, the outer before the inner."""

    def __init__(
        self, text: str, blocks: Sequence[Block], units: Sequence[Unit], headings: Sequence[Heading]
    ) -> None:
        self._text = text
        self._blocks = blocks
        self.units = units
        self._headings = headings
        self._firsts = [heading.start for heading in headings]
        self._bounds, self._innermost = _innermost(units)

    def unit_at(self, offset: int) -> Unit | None:
        """The innermost unit round the offset."""
        index = bisect_right(self._bounds, offset) - 1
        return self._innermost[index] if index >= 0 else None

    def section_at(self, offset: int) -> Span:
        """From the heading above the offset to the next of its level or a higher one; before the first, up to it."""
        number = bisect_right(self._firsts, offset) - 1
        start, level = (self._headings[number].start, self._headings[number].level) if number >= 0 else (0, 9)
        following = (heading.start for heading in self._headings[number + 1 :] if heading.level <= level)
        return Span(start, next(following, len(self._text)))

    def is_only_paragraph(self, offset: int) -> bool:
        """Does the offset stand in the only paragraph between its heading and the next?"""
        number = bisect_right(self._firsts, offset) - 1
        if number < 0:
            return False
        own = self._own(number)
        first = bisect_right(self._blocks, own.start, key=lambda block: block.start)
        inside = (block for block in self._blocks[first:] if block.start < own.end)
        paragraphs = [block for block in inside if block.kind is BlockKind.PARAGRAPH]
        return len(paragraphs) == 1 and paragraphs[0].span.contains(Span(offset, offset))

    def left_empty(self, gone: Iterable[Span]) -> Span | None:
        """The first unit whose marks would stay without its text, or heading without what stood below it."""
        removed = merged(gone)
        ends = [span.end for span in removed]
        for whole, body in self._whole_and_body():
            index = bisect_right(ends, body.start)
            if index == len(removed) or removed[index].start >= body.end:
                continue
            if not _goes(self._text, whole, removed) and self._is_emptied(body, removed):
                return whole
        return None

    def _whole_and_body(self) -> Iterator[tuple[Span, Span]]:
        yield from ((unit.span, unit.body) for unit in self.units)
        for number, heading in enumerate(self._headings):
            yield Span(heading.start, heading.end), Span(heading.end, self._own(number).end)

    def _own(self, number: int) -> Span:
        """From a heading to the next, of any level."""
        last = self._headings[number + 1].start if number + 1 < len(self._headings) else len(self._text)
        return Span(self._headings[number].start, last)

    def _is_emptied(self, body: Span, removed: Sequence[Span]) -> bool:
        return _says(self._text[body.start : body.end]) and not _says(_left(self._text, body, removed))


def _says(text: str) -> bool:
    return any(map(str.isalnum, _TAG.sub("", text)))


def _goes(text: str, whole: Span, removed: Sequence[Span]) -> bool:
    return not _left(text, whole, removed).strip()


def _left(text: str, span: Span, removed: Sequence[Span]) -> str:
    """What stays of a span."""
    parts, position = [], span.start
    for gone in removed[bisect_right(removed, span.start, key=lambda cut: cut.end) :]:
        if gone.start >= span.end:
            break
        parts.append(text[position : gone.start])
        position = max(position, gone.end)
    return "".join([*parts, text[position : span.end]])


def _innermost(units: Sequence[Unit]) -> tuple[list[int], list[Unit | None]]:
    """Offsets from which on another unit, or none, is the innermost."""
    bounds: list[int] = []
    inner: list[Unit | None] = []
    opened: list[Unit] = []

    def close(until: int) -> None:
        while opened and opened[-1].end <= until:
            end = opened.pop().end
            while opened and opened[-1].end <= end:
                opened.pop()
            bounds.append(end)
            inner.append(opened[-1] if opened else None)

    for unit in units:
        close(unit.start)
        opened.append(unit)
        bounds.append(unit.start)
        inner.append(unit)
    if opened:
        close(max(unit.end for unit in opened))
    return bounds, inner
