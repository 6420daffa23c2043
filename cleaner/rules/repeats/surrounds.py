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
COLONS = (":", "：")
_MAX_BLANK_LINES = 4  # between a head and what stands under it
_MIN_QUESTIONS = 3  # lines of an interview
_ASKING = 0.2  # share of its lines of prose


class Surrounds:
    """Answers of a place in a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        written = ((line, document.text[line.start : line.end].strip()) for line in document.lines)
        self._lines = [(line, text) for line, text in written if text]
        self._starts = [line.start for line, _ in self._lines]

    def _written(self, index: int) -> str:
        return self._lines[index][1] if 0 <= index < len(self._lines) else ""

    def index_at(self, offset: int) -> int:
        """Which line that is not blank the offset is on, from 0."""
        return bisect_right(self._starts, offset) - 1

    def _extent(self, span: Span) -> tuple[int, int]:
        """The first and the last line of a place."""
        return self.index_at(span.start), self.index_at(max(span.start, span.end - 1))

    @property
    def count(self) -> int:
        return len(self._lines)

    def neighbours(self, span: Span) -> tuple[str, str]:
        """The lines right above and right below a place."""
        first, last = self._extent(span)
        return self._written(first - 1), self._written(last + 1)

    def lines_between(self, one: Span, other: Span) -> int:
        """How many lines apart the two are; neighbours are one."""
        first, second = sorted((one, other))
        return self._extent(second)[0] - self._extent(first)[1]

    @cached_property
    def share_of_prose(self) -> float:
        """Letters in lines of prose among all letters."""
        prose = sum(len(text) for _, text in self._lines if is_prose_line(text))
        return prose / max(1, sum(len(text) for _, text in self._lines))

    def head_above(self, offset: int) -> str:
        """The short line without an end mark that stands right above the line of the offset; empty for none."""
        index, document = self.index_at(offset) - 1, self._document
        if index < 0 or document.line_at(offset) - document.line_at(self._starts[index]) > _MAX_BLANK_LINES + 1:
            return ""
        above = self._written(index)
        return above.casefold() if looks_like_head(above) else ""

    def announces_between(self, one: Span, other: Span) -> bool:
        """Does a line between the two end in a colon: "The text of the letter follows:"?"""
        first, second = sorted((one, other))
        last, below = self._extent(first)[1], self._extent(second)[0]
        return bisect_right(self._announcing, last) < bisect_left(self._announcing, below)

    def beside(self, span: Span) -> list[Span]:
        """The lines around a place, two above and two below."""
        first, last = self._extent(span)
        around = (*self._lines[max(0, first - NEAR) : first], *self._lines[last + 1 : last + 1 + NEAR])
        return [Span(line.start, line.end) for line, _ in around]

    def is_under_a_break(self, span: Span) -> bool:
        """Does the line right above break off, as if the copy had been set into it?"""
        index = self.index_at(span.start) - 1
        return index >= 0 and self._lines[index][0].end in self._broken

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
        return [index for index, (_, text) in enumerate(self._lines) if text.endswith(COLONS)]

    @cached_property
    def _broken(self) -> frozenset[int]:
        lines, line_at = self._document.lines, self._document.line_at
        return frozenset(lines[line_at(span.start)].end for span in self._document.fact(breaking_off))

    @cached_property
    def _asking(self) -> list[int]:
        """The questions of an interview, which are a good part of its lines; none in other texts."""
        asking = [line.start for line, text in self._lines if is_question(text)]
        return asking if len(asking) >= max(_MIN_QUESTIONS, _ASKING * len(self._prose)) else []

    @cached_property
    def _prose(self) -> list[int]:
        return [line.start for line, text in self._lines[1:] if is_prose_line(text)]
