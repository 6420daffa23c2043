"""Findings under the name of their file, for a quick look over many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from cleaner.reports.checked import Checked, Look
from cleaner.reports.counts import Counts, footer
from cleaner.reports.direction import left_to_right
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.severity import star
from cleaner.reports.visible import visible_name


def write(files: Iterable[Checked], out: TextIO, look: Look) -> None:
    """A heading for each file with findings, one row for each finding, and the counts at the end."""
    counts = Counts()
    paint = Paint(look)
    for file in files:
        counts.add(file)
        if not file.findings:
            continue
        out.write(f"{paint.path(file.path)}:\n")
        places = Places(file.text)
        starts = [places.place(finding.start) for finding in file.findings]
        columns = max((len(f"{line}:{column}") for line, column in starts), default=0)
        for (line, column), finding in zip(starts, file.findings, strict=True):
            message = left_to_right(visible_name(finding.message))
            place = f"{line}:{column}".ljust(columns)
            out.write(f"  {place}  {paint('code', finding.code)}{star(finding, look)} {message}\n")
        out.write("\n")
    out.writelines(f"{row}\n" for row in footer(counts, look))
