"""The whole run as one JSON object, described by ``schema/report.json``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from cleaner.reports.counts import Counts
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.json_text import json_text
from cleaner.reports.places import Places
from cleaner.reports.record import edit_record, record

FORMAT = 1  # grows when a reader of the old form would misread the new one
OFFSETS = "code points of the decoded text, from 0, half-open, not counting a byte order mark"


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """Files with something to say, in order; written as they come."""
    counts = Counts()
    out.write(f'{{\n  "format": {FORMAT},\n  "offsets": {json_text(OFFSETS)},\n  "files": [')
    comma = ""
    for file in files:
        counts.add(file)
        if file.findings or file.edits or file.problem:
            body = json_text(_file(file, look), indent=2).replace("\n", "\n    ")
            out.write(f"{comma}\n    {body}")
            comma = ","
    summary = json_text(_summary(counts), indent=2).replace("\n", "\n  ")
    out.write(f'{comma and chr(10)}{comma and "  "}],\n  "summary": {summary}\n}}\n')


def _file(file: FileResult, look: RenderOptions) -> dict[str, Any]:
    places = Places(file.text)
    return {
        "path": file.path,
        "problem": file.problem or None,
        "findings": [record(file, finding, places, look) for finding in file.findings],
        "edits": [edit_record(edit, places) for edit in file.edits],
    }


def _summary(counts: Counts) -> dict[str, int]:
    return {
        "checked": counts.seen,
        "problems": counts.problems,
        "findings": counts.findings,
        "safe": counts.safe,
        "unsafe": counts.unsafe,
        "display": counts.display,
    }
