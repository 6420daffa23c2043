"""Line changes with the lines that stand round them, gathered where they are near each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.reports.line_changes import GitLines, LineChange
from cleaner.spans import Edit


class Hunk(NamedTuple):
    """Changes near each other; ``start`` to ``stop`` are indices from 0 of old lines, context included.

    ``new_start`` is the index that the first line has after all changes before it.
    """

    start: int
    stop: int
    new_start: int
    changes: tuple[LineChange, ...]

    @property
    def new_length(self) -> int:
        return self.stop - self.start + sum(len(change.new) - len(change.old) for change in self.changes)


def hunks(text: str, edits: Sequence[Edit], context: int) -> tuple[list[str], Iterator[Hunk]]:
    """The lines of the text, and the hunks over them with ``context`` lines round each change."""
    known = GitLines(text)
    return known.lines, _gathered(known.lines, known.changes(edits), context)


def _gathered(lines: list[str], changes: Iterator[LineChange], context: int) -> Iterator[Hunk]:
    near: list[LineChange] = []
    growth = 0
    for change in changes:
        if near and change.first - near[-1].stop > 2 * context:
            hunk = _hunk(near, len(lines), context, growth)
            yield hunk
            growth += hunk.new_length - (hunk.stop - hunk.start)
            near = []
        near.append(change)
    if near:
        yield _hunk(near, len(lines), context, growth)


def _hunk(changes: list[LineChange], count: int, context: int, growth: int) -> Hunk:
    start = max(0, changes[0].first - context)
    return Hunk(start, min(count, changes[-1].stop + context), start + growth, tuple(changes))
