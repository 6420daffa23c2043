"""Removals that wait to be asked for, whatever their rule says: those that a format or the kind of text forbids.

An HTML element would stay empty. A manual says things twice on purpose, and names what a program
shows. Where code or a list follows what goes, it would lose its lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.document import Document
from cleaner.findings import Applicability, Finding
from cleaner.formats import BlockKind, format_named
from cleaner.spans import Span

_REMOVING = ("DUP", "BLR")
_LEADS_ON = (":", "：")


def restrained(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each as sure as the text allows."""
    return list(_each(document, findings))


def _each(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    may_remove = format_named(document.format).removable
    for finding in findings:
        if finding.fix is None or not finding.code.startswith(_REMOVING):
            yield finding
        elif not may_remove:
            yield _as(finding, Applicability.DISPLAY)
        elif finding.fix.applicability is Applicability.SAFE and _must_be_asked_for(document, finding):
            yield _as(finding, Applicability.UNSAFE)
        else:
            yield finding


def _as(finding: Finding, applicability: Applicability) -> Finding:
    return finding._replace(fix=finding.fix and finding.fix._replace(applicability=applicability))


def _must_be_asked_for(document: Document, finding: Finding) -> bool:
    if document.format == "plain" and not document.is_manual:
        return False
    stays = finding.evidence
    if finding.code != "DUP201" or not isinstance(stays, Span):
        return document.is_manual
    first, last = sorted((finding.span, stays))
    if first.end <= last.start and not document.text[first.end : last.start].strip():
        return False  # it stands twice in a row
    if document.is_manual or _leads_on(document, finding.span):
        return True
    return document.format != "markdown" and _is_heading_between(document, first.end, last.start)


def _leads_on(document: Document, span: Span) -> bool:
    """Does what goes end in a colon, or does code follow it?"""
    end = document.block_at(max(span.start, span.end - 1)).end
    follows = end < len(document.text) and document.block_at(end).kind is BlockKind.CODE
    return follows or document.text[span.start : span.end].rstrip().endswith(_LEADS_ON)


def _is_heading_between(document: Document, start: int, end: int) -> bool:
    """Do they stand under different heads? In reference texts that is why both are there."""
    return any(block.kind is BlockKind.HEADING and start <= block.start < end for block in document.blocks)
