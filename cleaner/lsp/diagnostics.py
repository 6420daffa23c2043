"""Findings as an editor shows them: at their place, in words, with the copy that stays as a place to go to."""

from __future__ import annotations

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    Range,
)

from cleaner.findings import Applicability, Finding
from cleaner.lsp.judging import Judged
from cleaner.lsp.positions import Positions
from cleaner.reports.severity import INTERNAL, applicability
from cleaner.reports.survivors import surviving_spans
from cleaner.reports.visible import visible_name

SOURCE = "cleaner"
_SEVERITIES = {
    Applicability.SAFE: DiagnosticSeverity.Warning,
    Applicability.UNSAFE: DiagnosticSeverity.Information,
    Applicability.DISPLAY: DiagnosticSeverity.Hint,
}
_MOST_SURVIVORS = 3
_START = Range(Position(0, 0), Position(0, 0))


def diagnostics(judged: Judged, uri: str, positions: Positions) -> list[Diagnostic]:
    """One for each finding, in order; one for a fault of the program."""
    if judged.fault:
        message = f"A fault of the program was noticed ({judged.fault}). Please report it."
        return [Diagnostic(_START, message, DiagnosticSeverity.Error, code=INTERNAL, source=SOURCE)]
    return [diagnostic(judged, finding, uri, positions) for finding in judged.findings]


def diagnostic(judged: Judged, finding: Finding, uri: str, positions: Positions) -> Diagnostic:
    held = judged.held.get(finding)
    return Diagnostic(
        positions.range(finding.span),
        visible_name(finding.message) + (f" Not done: {held}." if held else ""),
        severity=_SEVERITIES[applicability(finding)],
        code=finding.code,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if _goes(judged, finding) else None,
        related_information=_copies(judged, finding, uri, positions) or None,
    )


def _goes(judged: Judged, finding: Finding) -> bool:
    """Does what is marked go and nothing take its place, so that an editor may draw it faded?"""
    if finding.fix is None or applicability(finding) is Applicability.DISPLAY or finding in judged.held:
        return False
    return bool(finding.fix.edits) and not any(edit.text for edit in finding.fix.edits)


def _copies(judged: Judged, finding: Finding, uri: str, positions: Positions) -> list[DiagnosticRelatedInformation]:
    says = "this copy stays" if finding.fix else "see here"
    spans = surviving_spans(judged.article.text, finding)[:_MOST_SURVIVORS]
    return [DiagnosticRelatedInformation(Location(uri, positions.range(span)), says) for span in spans]
