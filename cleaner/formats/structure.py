"""The units and sections of a text, by place, and which of them removals would leave empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cleaner.formats.blocks import Block, BlockKind, merged
from cleaner.formats.sections import Heading
from cleaner.formats.units import Unit
from cleaner.spans import Span

_TAG = re.compile(r"</?(?!img|iframe|video|audio|object|embed)[A-Za-z][^<>]{0,2000}>", re.IGNORECASE)


class Structure:
    """``units`` sorted by their starts, the outer before the inner."""

    def __init__(self, text: str, blocks: Sequence[Block], units: Sequence[Unit], headings: Sequence[Heading]) -> None:
        self._text = text
        self._blocks = blocks
        self.units = units
        self._headings = headings
        self._firsts = [heading.start for heading in headings]
        self._ends = _section_ends(headings, len(text))
        self._starts = [unit.start for unit in units]
        self._bounds, self._innermost, self._parents = _nested(units)

    def unit_at(self, offset: int) -> Unit | None:
        """The innermost unit round the offset."""
        return next(map(self.units.__getitem__, self._round(offset)), None)

    def units_around(self, span: Span) -> list[Unit]:
        """The units that the span stands in, the outer before the inner."""
        found = [self.units[number] for number in self._round(span.start)]
        return [unit for unit in found[::-1] if unit.span.contains(span)]

    def _round(self, offset: int) -> Iterator[int]:
        """The units round the offset, the inner before the outer."""
        index = bisect_right(self._bounds, offset) - 1
        number = self._innermost[index] if index >= 0 else -1
        while number >= 0:
            yield number
            number = self._parents[number]

    def section_at(self, offset: int) -> Span:
        """From the heading above the offset to the next of its level or a higher one; before the first, up to it."""
        number = bisect_right(self._firsts, offset) - 1
        if number < 0:
            return Span(0, self._firsts[0] if self._firsts else len(self._text))
        return Span(self._firsts[number], self._ends[number])

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
        for whole, body in self._touched(removed):
            if not _goes(self._text, whole, removed) and self._is_emptied(body, removed):
                return whole
        return None

    def _touched(self, removed: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
        """The units that the spans reach into, and the headings above them, each with its body."""
        numbers: set[int] = set()
        heads: set[int] = set()
        for span in removed:
            numbers.update(self._round(span.start))
            numbers.update(range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)))
            heads.update(range(max(0, bisect_right(self._firsts, span.start) - 1), bisect_left(self._firsts, span.end)))
        yield from ((self.units[number].span, self.units[number].body) for number in sorted(numbers))
        for number in sorted(heads):
            heading = self._headings[number]
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


def _section_ends(headings: Sequence[Heading], end: int) -> list[int]:
    """Where the next heading of the same level or a higher one begins."""
    ends = [end] * len(headings)
    opened: list[int] = []
    for number, heading in enumerate(headings):
        while opened and headings[opened[-1]].level >= heading.level:
            ends[opened.pop()] = heading.start
        opened.append(number)
    return ends


def _nested(units: Sequence[Unit]) -> tuple[list[int], list[int], list[int]]:
    """Offsets from which on another unit is the innermost, which one (-1 for none), and the unit round each."""
    bounds: list[int] = []
    inner: list[int] = []
    parents: list[int] = []
    opened: list[int] = []

    def close(until: int) -> None:
        while opened and units[opened[-1]].end <= until:
            end = units[opened.pop()].end
            while opened and units[opened[-1]].end <= end:
                opened.pop()
            bounds.append(end)
            inner.append(opened[-1] if opened else -1)

    for number, unit in enumerate(units):
        close(unit.start)
        parents.append(opened[-1] if opened else -1)
        opened.append(number)
        bounds.append(unit.start)
        inner.append(number)
    if opened:
        close(max(unit.end for unit in units))
    return bounds, inner, parents
