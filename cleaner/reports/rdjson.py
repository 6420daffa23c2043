"""Reviewdog's diagnostic format. Its columns count UTF-8 bytes from 1, unlike all other reports."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Any, TextIO

from cleaner.findings import Finding
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.json_text import json_text
from cleaner.reports.places import Place, Places
from cleaner.reports.proposal import closed_edits
from cleaner.reports.severity import Severity, severity
from cleaner.spans import Edit, Span, apply

_STRETCH = 1024  # code points
_WORDS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTICE: "INFO"}


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """One DiagnosticResult."""
    diagnostics: list[dict[str, Any]] = []
    for file in files:
        if file.problem:
            diagnostics.append({"message": file.problem, "location": {"path": file.path}, "severity": "ERROR"})
        places = _BytePlaces(file.text)
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


class _BytePlaces(Places):
    """Places whose columns count UTF-8 bytes, without reading a long line again for each of them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        stretches = (text[start : start + _STRETCH] for start in range(0, len(text), _STRETCH))
        self._bytes = [*accumulate(map(_length, stretches), initial=0)]

    def place(self, offset: int) -> Place:
        number = self.line_number(offset)
        return Place(number, self._before(offset) - self._before(self.line(number).start) + 1)

    def _before(self, offset: int) -> int:
        whole = offset // _STRETCH
        return self._bytes[whole] + _length(self.text[whole * _STRETCH : offset])


def _length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _range(span: Span, places: Places) -> dict[str, Any]:
    return {"start": places.place(span.start)._asdict(), "end": places.place(span.end)._asdict()}
