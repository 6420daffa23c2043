"""Verdicts told as findings: a sentence for the editor, and the deletion of the line."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Finding, Fix
from cleaner.rules.boilerplate.furniture_lexicon import WEAK
from cleaner.rules.boilerplate.judge import Judge, Verdict
from cleaner.rules.boilerplate.kinds import Kind, kind_of
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_SHOWN = 40  # characters of a line that a message quotes


def findings_of(document: Document, surroundings: Surroundings, kind: Kind, code: str) -> Iterator[Finding]:
    """The findings of one kind, in the order of their lines."""
    for verdict in document.fact(Judge(surroundings)):
        if kind_of(verdict) is kind:
            yield _finding(document, verdict, kind, code)


def _finding(document: Document, verdict: Verdict, kind: Kind, code: str) -> Finding:
    span = verdict.span
    number = document.line_at(span.start) + 1
    said = excerpt(document.text[span.start : span.end])
    beside = verdict.head or (verdict.neighbour if not verdict.entry or verdict.section in WEAK else "")
    reason = f": {verdict.reason}" if verdict.reason else ""
    if beside:
        reason = f": “{excerpt(beside)}” {'is the head above it' if verdict.head else 'stands beside it'}"
    return Finding(
        code,
        span,
        f"Line {number}, “{said}”, {kind.value}{reason}.",
        Fix((Edit(span.start, span.end, ""),), verdict.applicability),
        evidence=verdict.entry or verdict.head or verdict.neighbour or verdict.reason or None,
        confidence=round(verdict.score, 2),
    )


def excerpt(text: str) -> str:
    """The beginning of a line, for a message."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
