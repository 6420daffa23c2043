"""A GitLab code quality report: an array of issues with stable fingerprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.fingerprint import fingerprints
from cleaner.reports.json_text import json_text
from cleaner.reports.places import Places
from cleaner.reports.severity import Severity, severity

_WORDS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """The array is written as the files come; a file not judged is an issue of its own."""
    comma = ""
    out.write("[")
    for file in files:
        for issue in _issues(file):
            out.write(comma + "\n  " + json_text(issue, indent=2).replace("\n", "\n  "))
            comma = ","
    out.write("\n]\n" if comma else "]\n")


def _issues(file: FileResult) -> Iterator[dict[str, Any]]:
    if file.problem:
        yield {
            "description": file.problem,
            "check_name": "unreadable",
            "fingerprint": f"unreadable:{file.path}",
            "severity": _WORDS[Severity.ERROR],
            "location": {"path": file.path, "lines": {"begin": 1}},
        }
    places = Places(file.text)
    for finding, fingerprint in zip(file.findings, fingerprints(file), strict=True):
        yield {
            "description": f"{finding.code}: {finding.message}",
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _WORDS[severity(finding)],
            "location": {
                "path": file.path,
                "lines": {"begin": places.line_number(finding.start), "end": places.last_line(finding.span)},
            },
        }
