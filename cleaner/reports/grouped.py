"""Findings under the name of their file, for a quick look over many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from cleaner.reports.direction import left_to_right
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.incremental import write_pieces
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.severity import held_back, star
from cleaner.reports.visible import visible_name


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """A heading for each file with findings, one row for each finding, and the counts at the end."""
    write_pieces(files, out, look, rows)


def rows(file: FileResult, look: RenderOptions) -> str:
    """The heading of one file and its rows; nothing without findings."""
    if not file.findings:
        return ""
    paint, places, held = Paint(look), Places(file.text), held_back(file)
    starts = [places.place(finding.start) for finding in file.findings]
    columns = max(len(f"{line}:{column}") for line, column in starts)
    told = [f"{paint.path(file.path)}:\n"]
    for (line, column), finding in zip(starts, file.findings, strict=True):
        message = left_to_right(visible_name(finding.message))
        place = f"{line}:{column}".ljust(columns)
        told.append(f"  {place}  {paint('code', finding.code)}{star(finding, look, held)} {message}\n")
    return "".join([*told, "\n"])
