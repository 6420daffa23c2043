"""Reports for people, made of one piece a file: a piece can be made by another process, or kept for the next run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple, TextIO

from cleaner.reports.counts import Counts, footer
from cleaner.reports.file_result import FileResult, Piece, RenderOptions
from cleaner.reports.gone import without_what_goes_along

Rows = Callable[[FileResult, RenderOptions], str]

IN_PIECES = frozenset({"full", "concise", "grouped"})  # modules here that have ``rows(file, look)``


class RenderedFile(NamedTuple):
    """Makes pieces of one report; can be sent to another process. ``look.rules`` must be left out."""

    report: str
    look: RenderOptions

    def tell(self, file: FileResult) -> FileResult:
        """The file as its piece, without what the piece was made of."""
        counts = Counts()
        file = without_what_goes_along(file)
        counts.add(file)
        numbers = counts.safe, counts.unsafe, counts.display, counts.held, counts.faults, counts.untold
        piece = Piece(self.rows(file, self.look), *numbers)
        return file._replace(text="", findings=(), piece=piece, skipped=(), untold=0)

    def write(self, files: Iterable[FileResult], out: TextIO) -> None:
        """The report; its module is loaded only for a file whose piece was not made before."""
        write_pieces(files, out, self.look, self.rows)

    def rows(self, file: FileResult, look: RenderOptions) -> str:
        """The piece of one file."""
        rows: Rows = import_module(f"cleaner.reports.{self.report}").rows
        return rows(file, look)


def write_pieces(files: Iterable[FileResult], out: TextIO, look: RenderOptions, rows: Rows) -> None:
    """The piece of each file, made now unless it was made before, and the counts at the end."""
    counts = Counts()
    for file in files:
        file = without_what_goes_along(file)
        counts.add(file)
        if file.piece is not None:
            out.write(file.piece.rows)
        elif file.findings:
            out.write(rows(file, look))
    out.writelines(f"{row}\n" for row in footer(counts, look))
