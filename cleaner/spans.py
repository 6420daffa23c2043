"""Places in a text and changes to it: Span, Edit, apply, compose.

Offsets are code points of the text they speak of, half-open. Nothing here knows
what a change is for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Do the two share at least one code point?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does the other lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``text``; an empty ``text`` deletes."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class EditError(ValueError):
    """Edits that overlap, are out of order, or lie outside the text."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made. Edits are sorted and apart; raises EditError."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        if edit.start < position or edit.end < edit.start or edit.end > len(text):
            raise EditError(f"edit {edit.start}:{edit.end} does not fit after {position} in {len(text)}")
        parts.append(text[position : edit.start])
        parts.append(edit.text)
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


class SourceMap:
    """Leads from places in an edited text back to the text the edits were made on."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts: list[int] = []  # where each replacement starts in the edited text
        self._edits = edits
        shift = 0
        for edit in edits:
            self._starts.append(edit.start + shift)
            shift += len(edit.text) - (edit.end - edit.start)

    def span(self, span: Span) -> Span:
        """The range of the source that a span of the edited text stands for."""
        start = self._source(span.start, at_end=False)
        end = self._source(span.end, at_end=True) if span.end > span.start else start
        return Span(start, max(start, end))

    def _source(self, offset: int, at_end: bool) -> int:
        find = bisect_left if at_end else bisect_right
        index = find(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self._edits[index]
        past = offset - self._starts[index] - len(edit.text)
        if past < 0:
            return edit.end if at_end else edit.start
        return edit.end + past


class _Region(NamedTuple):
    """A run of the middle text that either set of edits touches."""

    start: int
    end: int
    growth: int  # code points that the first edits added inside it


def compose(middle: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """One set of edits on the first text that does what ``first`` and then ``second`` do.

    ``middle`` is the text between them: what ``first`` made and ``second`` speaks of.
    """
    if not (first and second):
        return tuple(first or second)
    edits: list[Edit] = []
    growth = used = 0
    for region in _regions(first, second):
        inside = used
        while inside < len(second) and second[inside].end <= region.end:
            inside += 1
        moved = [Edit(e.start - region.start, e.end - region.start, e.text) for e in second[used:inside]]
        used = inside
        source_start = region.start - growth
        growth += region.growth
        source_end = region.end - growth
        text = apply(middle[region.start : region.end], moved)
        if text or source_end > source_start:
            edits.append(Edit(source_start, source_end, text))
    return tuple(edits)


def _regions(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[_Region]:
    touched: list[_Region] = [_Region(edit.start, edit.end, 0) for edit in second]
    shift = 0
    for edit in first:
        growth = len(edit.text) - (edit.end - edit.start)
        start = edit.start + shift
        touched.append(_Region(start, start + len(edit.text), growth))
        shift += growth
    current: _Region | None = None
    for region in sorted(touched):
        if current and region.start <= current.end:
            current = _Region(current.start, max(current.end, region.end), current.growth + region.growth)
            continue
        if current:
            yield current
        current = region
    if current:
        yield current
