"""What ``fix`` does, word by word and readable without colour: [-what goes-]{+what comes+}."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from cleaner.reports.direction import isolated
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.marked import gone, new
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.proposal import Kind, Piece, pieces
from cleaner.reports.visible import visible
from cleaner.spans import Edit, Span
from cleaner.text.lines import lines

_CONTEXT = 1


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """The changed lines of each file with edits, whole, under their numbers."""
    paint = Paint(look)
    for file in files:
        if file.edits:
            out.write(f"{paint.path(file.path)}\n")
            out.writelines(f"{row}\n" for row in _rows(Places(file.text), file.edits, paint))
            out.write("\n")


def _rows(places: Places, edits: tuple[Edit, ...], paint: Paint) -> Iterator[str]:
    last = 0
    digits = len(str(len(places.lines)))
    for first, stop, group in _groups(places, edits):
        start = max(last + 1, first - _CONTEXT)
        if start > last + 1:
            yield paint("frame", "...")
        for number in range(start, first):
            yield _numbered(number, visible(places.line_text(number)), digits, paint)
        span = Span(places.line(first).start, places.line(stop).stop)
        run = list(pieces(places.text, group, span))
        for offset, row in enumerate(_by_line(run, paint)):
            yield _numbered(first + offset, row, digits, paint)
        last = stop


def _groups(places: Places, edits: tuple[Edit, ...]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits on the same lines, with the numbers of the first and the last of those."""
    group: list[Edit] = []
    first = stop = 0
    for edit in edits:
        left, right = places.line_number(edit.start), places.last_line(edit.span)
        if group and left > stop:
            yield first, stop, group
            group = []
        if not group:
            first, stop = left, right
        group.append(edit)
        stop = max(stop, right)
    if group:
        yield first, stop, group


def _by_line(run: list[Piece], paint: Paint) -> Iterator[str]:
    """The pieces as rows of the old text; a break that goes is shown at the end of its row."""
    row = ""
    for piece in run:
        for line in lines(piece.text):
            row += _shown(piece.kind, piece.text[line.start : line.end], line.stop > line.end, paint)
            if line.stop > line.end and piece.kind is not Kind.NEW:
                yield row
                row = ""
    if row:
        yield row


def _shown(kind: Kind, text: str, has_break: bool, paint: Paint) -> str:
    if kind is Kind.SAME:
        return visible(text)
    marked = visible(text) or ("⏎" if has_break else "")
    return gone(marked, paint) if kind is Kind.GONE else new(marked, paint)


def _numbered(number: int, row: str, digits: int, paint: Paint) -> str:
    return f"{paint('frame', f'{number:>{digits}} |')} {isolated(row)}".rstrip()
