"""One line a finding: path:line:column: code, whether ``fix`` mends it, what is wrong, where the copy stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from cleaner.findings import Finding
from cleaner.reports.direction import left_to_right
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.incremental import write_pieces
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.severity import Held, held_back, star
from cleaner.reports.visible import visible_name
from cleaner.spans import Span


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """The findings of each file, in order, and the counts at the end."""
    write_pieces(files, out, look, rows)


def rows(file: FileResult, look: RenderOptions) -> str:
    """The lines of one file."""
    places, paint, held = Places(file.text), Paint(look), held_back(file)
    return "".join(f"{_line(file.path, finding, places, paint, held)}\n" for finding in file.findings)


def _line(path: str, finding: Finding, places: Places, paint: Paint, held: Held) -> str:
    line, column = places.place(finding.start)
    code = paint("code", finding.code) + star(finding, paint.look, held)
    message = left_to_right(visible_name(finding.message))
    return f"{paint.path(path, f':{line}:{column}')}: {code} {message}{_copy(finding, places)}"


def _copy(finding: Finding, places: Places) -> str:
    if not isinstance(finding.evidence, Span):
        return ""
    line, column = places.place(finding.evidence.start)
    return f" (stays at {line}:{column})"
