"""Reviewdog's diagnostic format. Its columns count UTF-8 bytes from 1, unlike all other reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from cleaner.findings import Finding
from cleaner.reports.checked import Checked, Look
from cleaner.reports.json_text import json_text
from cleaner.reports.places import Places
from cleaner.reports.proposal import closed_edits
from cleaner.reports.severity import Severity, severity
from cleaner.spans import Edit, Span, apply

_WORDS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTICE: "INFO"}


def write(files: Iterable[Checked], out: TextIO, look: Look) -> None:
    """One DiagnosticResult."""
    diagnostics: list[dict[str, Any]] = []
    for file in files:
        if file.problem:
            diagnostics.append({"message": file.problem, "location": {"path": file.path}, "severity": "ERROR"})
        places = Places(file.text)
        diagnostics += [_diagnostic(file.path, finding, places) for finding in file.findings]
    out.write(json_text({"source": {"name": "cleaner"}, "diagnostics": diagnostics}, indent=2) + "\n")


def _diagnostic(path: str, finding: Finding, places: Places) -> dict[str, Any]:
    said: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": _range(finding.span, places)},
        "severity": _WORDS[severity(finding)],
        "code": {"value": finding.code},
    }
    edits = closed_edits(places.text, finding)
    if edits:
        said["suggestions"] = [_suggestion(edits, places)]
    return said


def _suggestion(edits: tuple[Edit, ...], places: Places) -> dict[str, Any]:
    """The edits as one, since reviewdog takes several suggestions for alternatives."""
    whole = Span(edits[0].start, edits[-1].end)
    moved = [edit._replace(start=edit.start - whole.start, end=edit.end - whole.start) for edit in edits]
    return {"range": _range(whole, places), "text": apply(places.text[whole.start : whole.end], moved)}


def _range(span: Span, places: Places) -> dict[str, Any]:
    return {"start": _position(span.start, places), "end": _position(span.end, places)}


def _position(offset: int, places: Places) -> dict[str, int]:
    number = places.line_number(offset)
    before = places.text[places.line(number).start : offset]
    return {"line": number, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
