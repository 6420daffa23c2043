"""GitHub workflow commands: each finding becomes an annotation on the changed file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.places import Places
from cleaner.reports.severity import severity
from cleaner.reports.visible import visible_name


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """One ``::warning`` or ``::notice`` a finding, one ``::error`` a file not judged."""
    for file in files:
        name = _property(visible_name(file.path))
        if file.problem:
            out.write(f"::error title=cleaner,file={name}::{_message(f'{file.path}: {file.problem}')}\n")
        places = Places(file.text) if file.findings else None
        for finding in file.findings:
            assert places is not None
            line, column = places.place(finding.start)
            last, end = places.place(finding.end)
            # GitHub takes columns only when the passage ends on the line it starts on.
            where = f"line={line},col={column},endColumn={end}" if last == line else f"line={line},endLine={last}"
            title = _property(f"cleaner {finding.code} {look.name_of(finding.code)}".rstrip())
            message = _message(f"{file.path}:{line}:{column}: {finding.code} {finding.message}")
            out.write(f"::{severity(finding).value} title={title},file={name},{where}::{message}\n")


def _message(text: str) -> str:
    """Escaped as the runner wants it; other hostile characters are shown as marks."""
    return visible_name(text).replace("%", "%25")


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
