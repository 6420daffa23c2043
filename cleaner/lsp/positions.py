"""Places in a text as editors count them: lines from 0, columns in the units that both sides agreed on.

Lines end at ``\\r\\n``, ``\\r`` and ``\\n``, as the protocol says, and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from lsprotocol.types import Position, Range

from cleaner.reports.places import Places
from cleaner.spans import Span

# A code point counts one unit, and one more for each of these classes that it is in.
_WIDER = {
    "utf-8": ("[\u0080-\U0010ffff]", "[\u0800-\U0010ffff]", "[\U00010000-\U0010ffff]"),
    "utf-16": ("[\U00010000-\U0010ffff]",),
    "utf-32": (),
}


class Positions:
    """Leads from offsets in code points to positions and back. ``encoding``: one of the protocol's three names."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._places = Places(text)
        self._wider = [
            [match.start() for match in re.finditer(wider, text)]
            for wider in (() if text.isascii() else _WIDER[encoding])
        ]

    def position(self, offset: int) -> Position:
        """Where the offset is; one inside a line break is where its line ends."""
        number = self._places.line_number(offset)
        line = self._places.line(number)
        return Position(number - 1, self._units(line.start, min(offset, line.end)))

    def range(self, span: Span) -> Range:
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The offset of a position; past the end of a line it is the line's end, past the last line the text's."""
        if position.line >= len(self._places.lines):
            return len(self._places.text)
        line = self._places.line(position.line + 1)
        columns = range(line.start, line.end + 1)
        found = bisect_right(columns, position.character, key=lambda offset: self._units(line.start, offset))
        return columns[max(0, found - 1)]

    def span(self, range: Range) -> Span:
        return Span(self.offset(range.start), self.offset(range.end))

    def _units(self, start: int, end: int) -> int:
        return end - start + sum(bisect_left(wider, end) - bisect_left(wider, start) for wider in self._wider)
