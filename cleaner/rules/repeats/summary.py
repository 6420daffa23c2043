"""Lines under a head that sum up the text: "Key points". Taken away, they would leave the head empty."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.passages import Outline
from cleaner.rules.repeats.sides import Sides
from cleaner.rules.repeats.units import Unit

_MIN_POINTS = 2
_MAX_POINTS = 12


def is_summary(outline: Outline, sides: Sides, unit: Unit) -> bool:
    """Do all lines under a head stand in the text too, one sentence each, but in running text or far apart?"""
    points = _points(outline, sides, unit.passages[0].row)
    if not unit.whole or not _MIN_POINTS <= len(points) <= _MAX_POINTS:
        return False
    if not outline.around.head_above(outline.rows[points.start].start):
        return False
    covers = [sides.usable[outline.rows[row].passages[0]] for row in points]
    lines = [_lines_of(outline, found) for found in covers]
    return not all(any(row + 1 in below for row in above) for above, below in zip(lines, lines[1:]))


def _lines_of(outline: Outline, covers: Iterable[Cover]) -> set[int]:
    """The rows that the covers fill."""
    rows = {outline.passages_at(cover.first, cover.first + 1)[0].row for cover in covers}
    return {row for row in rows if len(outline.rows[row].passages) == 1}


def _points(outline: Outline, sides: Sides, row: int) -> range:
    """The rows around the row, one below the other, that are a sentence each which stands elsewhere."""
    first, last = row, row
    while row - first <= _MAX_POINTS and _is_point(outline, sides, first - 1) and outline.follows(first):
        first -= 1
    while last - row <= _MAX_POINTS and _is_point(outline, sides, last + 1) and outline.follows(last + 1):
        last += 1
    return range(first, last + 1) if _is_point(outline, sides, row) else range(row, row)


def _is_point(outline: Outline, sides: Sides, row: int) -> bool:
    if not 0 <= row < len(outline.rows):
        return False
    passages = outline.rows[row].passages
    return len(passages) == 1 and bool(sides.usable.get(passages[0]))
