"""The reports: ``write(files, out, look)`` for each output format; ``out`` is a text stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO

from cleaner.reports.file_result import FileResult, RenderOptions

__all__ = ["DIFFS", "REPORTS", "FileResult", "RenderOptions", "report_named"]

Write = Callable[[Iterable[FileResult], TextIO, RenderOptions], None]

REPORTS: dict[str, str] = {
    "full": "cleaner.reports.full",
    "concise": "cleaner.reports.concise",
    "grouped": "cleaner.reports.grouped",
    "json": "cleaner.reports.json",
    "json-lines": "cleaner.reports.json_lines",
    "github": "cleaner.reports.github",
    "github-suggestions": "cleaner.reports.github_suggestions",
    "gitlab": "cleaner.reports.gitlab",
    "html": "cleaner.reports.html",
    "junit": "cleaner.reports.junit",
    "rdjson": "cleaner.reports.rdjson",
    "sarif": "cleaner.reports.sarif",
}  # name of the output format: module that holds its write(), loaded when asked for
DIFFS: dict[str, str] = {
    "diff": "cleaner.reports.diff",
    "word": "cleaner.reports.word_diff",
    "side-by-side": "cleaner.reports.side_by_side",
}  # the same for what shows edits


def report_named(name: str) -> Write:
    """The writer of that output format or diff; raises KeyError when there is none."""
    write: Write = import_module((REPORTS | DIFFS)[name]).write
    return write
