"""Places for people: lines and columns from 1, columns in code points; breaks as in text/lines.py."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from cleaner.spans import Span
from cleaner.text.lines import Line, lines


class Place(NamedTuple):
    """A line and a column, both from 1. The column past the last character of a line is its length + 1."""

    line: int
    column: int


class Places:
    """Finds lines and columns in one text; the lines are cut once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = lines(text)
        if not self.lines or self.lines[-1].end < self.lines[-1].stop:
            self.lines.append(Line(len(text), len(text), len(text)))  # where a text that ends in a break goes on
        self._starts = [line.start for line in self.lines]

    def line_number(self, offset: int) -> int:
        """The line that holds the offset, from 1; an offset inside a break belongs to the line it ends."""
        return bisect_right(self._starts, offset)

    def place(self, offset: int) -> Place:
        number = self.line_number(offset)
        return Place(number, offset - self.lines[number - 1].start + 1)

    def last_line(self, span: Span) -> int:
        """The last line that the span touches, from 1; a span that ends in a break does not touch the next line."""
        return self.line_number(max(span.start, span.end - 1))

    def line(self, number: int) -> Line:
        """The line with this number, from 1."""
        return self.lines[number - 1]

    def line_text(self, number: int) -> str:
        """That line without its break."""
        line = self.lines[number - 1]
        return self.text[line.start : line.end]
