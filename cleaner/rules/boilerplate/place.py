"""A line at its place on a page, for the vetoes: what stands above it, beside it and in a row with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.furniture.line_facts import LONG, LineFacts
from cleaner.furniture.page import Run
from cleaner.rules.boilerplate.features import Page
from cleaner.rules.boilerplate.levels import gives_way_at

_ALIKE_WORDS = 2  # words of a line of a list of names
_ROW = 20  # lines of a row to each side that are counted
_NEAR = 8  # lines above that are looked at


@dataclass(frozen=True, slots=True)
class Place:
    """A line at its place: ``kept``: lines of its run that may be the title; ``share``: of such lines, furniture."""

    page: Page
    run: Run
    index: int
    kind: str
    kept: frozenset[int]
    of_author: bool
    share: float

    @property
    def line(self) -> LineFacts:
        return self.page.lines[self.index]

    @property
    def above(self) -> list[LineFacts]:
        """The lines of the run above it, as far as they matter."""
        return self.page.lines[max(self.run.start, self.index - _NEAR) : self.index]

    @property
    def has_sure_company(self) -> bool:
        """Is another line of the run furniture by its own words?"""
        return self.page.sure_in(self.run.start, self.run.end) > self.page.sure_in(self.index, self.index + 1)

    @property
    def row(self) -> tuple[int, int]:
        """How many lines of one or two words stand in a row with this one, and how many of them a list has."""
        lines, first, last = self.page.lines, self.index, self.index
        if self.line.length > _ALIKE_WORDS:
            return 0, 0
        while first > max(self.run.start, self.index - _ROW) and lines[first - 1].length <= _ALIKE_WORDS:
            first -= 1
        while last + 1 < min(self.run.end, self.index + _ROW) and lines[last + 1].length <= _ALIKE_WORDS:
            last += 1
        return last + 1 - first, sum(line.match is not None for line in lines[first : last + 1])

    @property
    def beside(self) -> list[LineFacts]:
        """The line above and the line below, of the run."""
        near = (self.index - 1, self.index + 1)
        return [self.page.lines[at] for at in near if self.run.start <= at < self.run.end]

    @property
    def is_between_paragraphs(self) -> bool:
        """Or sentences, or one of them and an end of the text."""
        lines, at = self.page.lines, self.index
        near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
        return all(line.sentence or line.length >= LONG or line.ends and not line.match for line in near)

    @property
    def section(self) -> str:
        return self.line.match.section if self.line.match else ""


class Veto(NamedTuple):
    """A reason and when it holds: whatever the share, or below the one from which the lines that it alone kept were the
    page's, on sites left out."""

    reason: str
    holds: Callable[[Place], bool]
    is_absolute: bool = False

    def keeps(self, place: Place) -> bool:
        is_weighed = not self.is_absolute and place.share >= gives_way_at(self.reason, place.run.zone)
        return not is_weighed and self.holds(place)
