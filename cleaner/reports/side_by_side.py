"""Old text on the left, cleaned text on the right, wrapped by what a terminal's columns hold.

The sign between them says what happened: ``<`` a line goes, ``>`` a line comes, ``|`` words change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple, TextIO

from cleaner.reports.compared import compared
from cleaner.reports.direction import isolated
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.hunks import Hunk, hunks
from cleaner.reports.line_changes import LineChange
from cleaner.reports.paint import Paint
from cleaner.reports.proposal import Kind
from cleaner.reports.visible import visible
from cleaner.reports.widths import padded, wrapped

_CONTEXT = 2
_LONGEST_LINE = 20_000  # code points of a line that are shown


class _Cell(NamedTuple):
    """A line of one side and its number; ``number`` 0 where the side has no line."""

    number: int = 0
    text: str = ""


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """The changed lines of each file with edits, and a few that stand round them."""
    paint = Paint(look)
    for file in files:
        if not file.edits:
            continue
        out.write(f"{paint.path(file.path)}\n")
        lines, found = hunks(file.text, file.edits, _CONTEXT)
        columns = _Columns(look.width, len(str(len(lines))))
        for hunk in found:
            out.write(paint("frame", "─" * look.width) + "\n")
            for left, sign, right in _pairs(lines, hunk):
                out.writelines(f"{row}\n" for row in columns.rows(left, sign, right, paint))
        out.write("\n")


def _pairs(lines: list[str], hunk: Hunk) -> Iterator[tuple[_Cell, str, _Cell]]:
    position, growth = hunk.start, hunk.new_start - hunk.start
    for change in hunk.changes:
        yield from _same(lines, position, change.first, growth)
        yield from _changed(change, growth)
        position = change.stop
        growth += len(change.new) - len(change.old)
    yield from _same(lines, position, hunk.stop, growth)


def _same(lines: list[str], start: int, stop: int, growth: int) -> Iterator[tuple[_Cell, str, _Cell]]:
    for index in range(start, stop):
        text = _shown(lines[index])
        yield _Cell(index + 1, text), " ", _Cell(index + growth + 1, text)


def _changed(change: LineChange, growth: int) -> Iterator[tuple[_Cell, str, _Cell]]:
    for index, (old, new) in enumerate(zip_longest(change.old, change.new)):
        left, right = change.first + index + 1, change.first + index + growth + 1
        if new is None:
            yield _Cell(left, _shown(old)), "<", _Cell()
        elif old is None:
            yield _Cell(), ">", _Cell(right, _shown(new))
        else:
            before, after = _marked(_shown(old), _shown(new))
            yield _Cell(left, before), "|", _Cell(right, after)


def _marked(old: str, new: str) -> tuple[str, str]:
    """Both lines, with brackets round the words that differ."""
    before = after = ""
    for piece in compared(old, new):
        before += {Kind.GONE: f"[-{piece.text}-]", Kind.SAME: piece.text}.get(piece.kind, "")
        after += {Kind.NEW: f"{{+{piece.text}+}}", Kind.SAME: piece.text}.get(piece.kind, "")
    return before, after


def _shown(line: str) -> str:
    return visible(line.rstrip("\r\n")[:_LONGEST_LINE])


class _Columns(NamedTuple):
    """The width of the terminal, shared by two numbers, two texts and a sign."""

    width: int
    digits: int

    def rows(self, left: _Cell, sign: str, right: _Cell, paint: Paint) -> Iterator[str]:
        room = max(10, (self.width - 2 * self.digits - 5) // 2)
        old, new = wrapped(left.text, room), wrapped(right.text, room)
        for index, (a, b) in enumerate(zip_longest(old, new, fillvalue="")):
            before = paint("gone" if sign in "<|" and left.number else "", padded(isolated(a), room))
            after = paint("new" if sign in ">|" and right.number else "", isolated(b))
            numbers = [f"{'' if index or not cell.number else cell.number:>{self.digits}}" for cell in (left, right)]
            first, second = (paint("frame" if number.strip() else "", number) for number in numbers)
            yield f"{first} {before} {sign} {second} {after}".rstrip()
