"""What stands around one of two copies: the lines above and below it that are not blank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from cleaner.document import Document
from cleaner.rules.repeats.breaking_off import breaking_off
from cleaner.rules.repeats.line_patterns import (
    is_bare_name,
    is_prose_line,
    is_question,
    looks_like_head,
)
from cleaner.spans import Span

NEAR = 2  # lines: what stands no farther away is beside it
_MAX_BLANK_LINES = 4  # between a head and what stands under it
_MIN_QUESTIONS = 3  # lines of an interview
_ASKING = 0.2  # share of its lines of prose


class Surrounds:
    """Answers of a place in a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        text = document.text
        self._lines = [line for line in document.lines if text[line.start : line.end].strip()]
        self._starts = [line.start for line in self._lines]

    def _written(self, index: int) -> str:
        if not 0 <= index < len(self._lines):
            return ""
        return self._document.text[self._lines[index].start : self._lines[index].end].strip()

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    @property
    def count(self) -> int:
        return len(self._lines)

    def neighbours(self, span: Span) -> tuple[str, str]:
        """The lines right above and right below a place."""
        return self._written(self._index(span.start) - 1), self._written(self._index(max(span.start, span.end - 1)) + 1)

    def lines_between(self, one: Span, other: Span) -> int:
        """How many lines apart the two are; neighbours are one."""
        first, last = sorted((one, other))
        return self._index(last.start) - self._index(max(first.start, first.end - 1))

    def number_of(self, offset: int) -> int:
        """Which line that is not blank the offset is on, from 0."""
        return self._index(offset)

    @cached_property
    def share_of_prose(self) -> float:
        """Words in lines of prose among all words, roughly."""
        text = self._document.text
        lengths = [(line.end - line.start, is_prose_line(text[line.start : line.end].strip())) for line in self._lines]
        return sum(length for length, prose in lengths if prose) / max(1, sum(length for length, _ in lengths))

    def head_above(self, offset: int) -> str:
        """The short line without an end mark that stands right above the line of the offset; empty for none."""
        index = self._index(offset) - 1
        lines, document = self._lines, self._document
        if index < 0 or document.line_at(offset) - document.line_at(lines[index].start) > _MAX_BLANK_LINES + 1:
            return ""
        above = self._written(index)
        return above.casefold() if looks_like_head(above) else ""

    def is_announced(self, span: Span) -> bool:
        """Does the line above end in a colon?"""
        return self.neighbours(span)[0].endswith((":", "："))

    def announces_between(self, one: Span, other: Span) -> bool:
        """Does a line between the two end in a colon: "The text of the letter follows:"?"""
        first, second = sorted((one, other))
        last, below = self._index(max(first.start, first.end - 1)), self._index(second.start)
        return bisect_right(self._announcing, last) < bisect_left(self._announcing, below)

    def beside(self, span: Span) -> list[Span]:
        """The lines around a place, two above and two below."""
        first, last = self._index(span.start), self._index(max(span.start, span.end - 1)) + 1
        around = (*self._lines[max(0, first - NEAR) : first], *self._lines[last : last + NEAR])
        return [Span(line.start, line.end) for line in around]

    def is_under_a_break(self, span: Span) -> bool:
        """Does the line right above break off, as if the copy had been set into it?"""
        index = self._index(span.start) - 1
        return index >= 0 and self._lines[index].end in self._broken

    def is_named_below(self, span: Span) -> bool:
        """Is a bare name, as of a speaker, the line right below?"""
        return is_bare_name(self.neighbours(span)[1])

    def is_before_an_interview(self, span: Span, other: Span) -> bool:
        """Does the first of several lines that ask stand between the two?"""
        return bool(self._asking) and span.end <= self._asking[0] < other.start

    def ends_prose(self, span: Span) -> bool:
        """Is it the last line of prose?"""
        return bool(self._prose) and span.end > self._prose[-1]

    def opens_prose(self, span: Span) -> bool:
        """Is it the first line of prose, under a title?"""
        is_titled = not self._written(0).endswith((".", "…"))
        return is_titled and bool(self._prose) and span.start <= self._prose[0] < span.end

    @cached_property
    def _announcing(self) -> list[int]:
        """Which lines end in a colon."""
        return [index for index in range(len(self._lines)) if self._written(index).endswith((":", "："))]

    @cached_property
    def _broken(self) -> frozenset[int]:
        lines, line_at = self._document.lines, self._document.line_at
        return frozenset(lines[line_at(span.start)].end for span in self._document.fact(breaking_off))

    @cached_property
    def _asking(self) -> list[int]:
        """The questions of an interview, which are a good part of its lines; none in other texts."""
        asking = [line.start for index, line in enumerate(self._lines) if is_question(self._written(index))]
        return asking if len(asking) >= max(_MIN_QUESTIONS, _ASKING * len(self._prose)) else []

    @cached_property
    def _prose(self) -> list[int]:
        return [line.start for index, line in enumerate(self._lines) if index and is_prose_line(self._written(index))]
