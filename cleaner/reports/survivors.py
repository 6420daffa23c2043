"""Where what a finding speaks of still stands: the copies that stay, as passages a person can be shown."""

from __future__ import annotations

from cleaner.findings import Finding
from cleaner.spans import Span


def surviving_spans(text: str, finding: Finding) -> list[Span]:
    """The copies that stay, in order; those with nothing but blanks and punctuation between them are one."""
    spans = [survivor.stays for survivor in finding.survivors]
    if isinstance(finding.evidence, Span):
        spans.append(finding.evidence)
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and _is_near(text, joined[-1].end, span.start):
            last = joined.pop()
            span = Span(last.start, max(last.end, span.end))
        joined.append(span)
    return joined


def _is_near(text: str, end: int, start: int) -> bool:
    return not any(character.isalnum() for character in text[end : min(start, end + 200)]) and start - end < 200
