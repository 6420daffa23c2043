"""One JSON object a line: findings as in the JSON report, and ``{"path", "problem"}`` for files not judged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.json_text import json_text
from cleaner.reports.places import Places
from cleaner.reports.record import record


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """Lines are written as the files come."""
    for file in files:
        if file.problem:
            out.write(json_text({"path": file.path, "problem": file.problem}) + "\n")
        places = Places(file.text) if file.findings else None
        for finding in file.findings:
            assert places is not None
            out.write(json_text(record(file, finding, places, look)) + "\n")
