"""A finding as plain values for machines; the shape that ``schema/report.json`` describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleaner.findings import Finding
from cleaner.reports.evidence import evidence_words
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.places import Places
from cleaner.reports.proposal import closed_edits, whole_words
from cleaner.reports.survivors import surviving_spans
from cleaner.spans import Edit, Span

_LONGEST_EXCERPT = 120  # code points


def record(file: FileResult, finding: Finding, places: Places, look: RenderOptions) -> dict[str, Any]:
    """One finding; every key is always there."""
    return {
        "path": file.path,
        "code": finding.code,
        "name": look.name_of(finding.code),
        "message": finding.message,
        **_range(finding.span, places),
        "fix": _fix(finding, places, dict(file.skipped)),
        "evidence": _evidence(finding, places),
        "survivors": [
            {"gone": _offsets(gone), "stays": _offsets(stays), "line": places.line_number(stays.start)}
            for gone, stays in finding.survivors
        ],
        "confidence": None if finding.confidence is None else round(finding.confidence, 3),
    }


def edit_record(edit: Edit, places: Places) -> dict[str, Any]:
    """One edit: where, and the text that comes there."""
    return {**_range(edit.span, places), "text": edit.text}


def fix_message(finding: Finding, text: str) -> str:
    """What the fix does, in words."""
    if finding.fix is None or not finding.fix.edits:
        return ""
    edits = list(whole_words(text, finding.fix.edits))
    if len(edits) == 1:
        (start, end, new) = edits[0]
        old = excerpt(text, Span(start, end))
        if not new:
            return f"Remove “{old}”."
        shown = excerpt(new, Span(0, len(new)))
        return f"Replace “{old}” by “{shown}”." if old else f"Insert “{shown}”."
    if all(not edit.text for edit in edits):
        return f"Remove {len(edits)} passages, the first “{excerpt(text, edits[0].span)}”."
    return f"Make {len(edits)} changes that belong together."


def excerpt(text: str, span: Span) -> str:
    """The passage on one line, its middle left out when it is long."""
    if span.end - span.start <= _LONGEST_EXCERPT:
        return " ".join(text[span.start : span.end].split())
    half = _LONGEST_EXCERPT // 2
    start, end = text[span.start : span.start + half], text[span.end - half : span.end]
    ends = start.rpartition(" ")[0] or start, end.partition(" ")[2] or end
    return " … ".join(" ".join(words.split()) for words in ends)


def _range(span: Span, places: Places) -> dict[str, Any]:
    return {
        "location": places.place(span.start)._asdict(),
        "end_location": places.place(span.end)._asdict(),
        "offsets": _offsets(span),
    }


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _fix(finding: Finding, places: Places, held: Mapping[Finding, str]) -> dict[str, Any] | None:
    if finding.fix is None or not finding.fix.edits:
        return None
    return {
        "applicability": str(finding.fix.applicability),
        "message": fix_message(finding, places.text),
        "skipped": held.get(finding),
        "edits": [edit_record(edit, places) for edit in closed_edits(places.text, finding)],
    }


def _evidence(finding: Finding, places: Places) -> dict[str, Any] | None:
    if not isinstance(finding.evidence, Span):
        words = evidence_words(finding)
        return {"word": words} if words else None
    evidence = finding.evidence
    whole = next(span for span in surviving_spans(places.text, finding) if span.contains(evidence))
    return {
        "line": places.line_number(whole.start),
        "excerpt": excerpt(places.text, whole),
        "offsets": _offsets(whole),
    }
