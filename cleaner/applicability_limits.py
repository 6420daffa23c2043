"""Removals that wait to be asked for, whatever their rule says: those that the kind of text forbids.

A text in a markup language is tended by hand, a manual or recipe says things twice on purpose: there a passage goes
unasked only right beside its copy, and a line only when its words alone make it a page's. What stands in a unit (a
quotation, an item, an admonition, pasted data) is never judged against what does not. An HTML element would stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Survivor
from cleaner.formats import BlockKind, format_named
from cleaner.spans import Span
from cleaner.text.folding import tokens


def limited(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each as sure as the text allows."""
    return list(_each(document, findings))


def _each(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    may_remove = format_named(document.format).removable
    for finding in findings:
        if finding.fix is None or not _removes_passages(document, finding):
            yield finding
        elif not may_remove:
            yield _as(finding, Applicability.DISPLAY)
        elif finding.fix.applicability is Applicability.SAFE and _must_be_asked_for(document, finding):
            yield _as(finding, Applicability.UNSAFE)
        else:
            yield finding


def _as(finding: Finding, applicability: Applicability) -> Finding:
    return finding._replace(fix=finding.fix and finding.fix._replace(applicability=applicability))


def _removes_passages(document: Document, finding: Finding) -> bool:
    """Does a passage go because of its copy, or a line with all its words?"""
    if finding.survivors:
        return True
    edits = finding.fix.edits if finding.fix else ()
    return any(not edit.text and _is_line(document, edit.span) for edit in edits)


def _is_line(document: Document, span: Span) -> bool:
    line = document.lines[document.line_at(span.start)]
    said = document.text[span.start : span.end]
    rest = document.text[line.start : span.start] + document.text[span.end : line.end]
    return any(map(str.isalnum, said)) and not rest.strip(" \t\ufeff")


def _must_be_asked_for(document: Document, finding: Finding) -> bool:
    is_tended = document.format != "plain" or document.is_recipe
    if not finding.survivors:
        speaks = _speaks_for_itself if document.format != "plain" else _holds_its_phrase
        return document.is_manual or is_tended and not speaks(document, finding)
    if any(_parts_units(document, survivor) for survivor in finding.survivors):
        return True
    if not is_tended and not document.is_manual:
        return False
    return not _is_beside(document, *map(_hull, zip(*finding.survivors)))


def _speaks_for_itself(document: Document, finding: Finding) -> bool:
    """Is the whole line, no heading, a phrase that is listed word for word?"""
    said = document.text[finding.start : finding.end]
    if document.block_at(finding.start).kind is BlockKind.HEADING or not isinstance(finding.evidence, str):
        return False
    return tokens(said).keys == tokens(finding.evidence).keys


def _holds_its_phrase(document: Document, finding: Finding) -> bool:
    """Does the line hold the words of a listed phrase, so that not its look alone speaks for it?"""
    said = set(tokens(document.text, *finding.span).keys)
    phrase = set(tokens(finding.evidence).keys) if isinstance(finding.evidence, str) else set()
    return bool(phrase - {"0"}) and phrase - {"0"} <= said


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _is_beside(document: Document, gone: Span, stays: Span) -> bool:
    """Does nothing but blanks and the marks of items stand between what goes and the paragraph that holds its copy?"""
    if stays < gone:
        start, end = document.block_at(max(stays.start, stays.end - 1)).end, gone.start
        start = start if start <= end else stays.end
    else:
        start, end = gone.end, document.block_at(stays.start).start
        end = end if start <= end else stays.start
    return not document.text[start:end].strip(" \t\r\n\u00a0-*+>")


def _parts_units(document: Document, survivor: Survivor) -> bool:
    """Does one of the two stand in a unit that the other is not part of, or is it one of another kind?"""
    return _place(document, survivor.gone) != _place(document, survivor.stays)


def _place(document: Document, span: Span) -> tuple[Span | None, tuple[str, ...]]:
    """The innermost unit that holds more than the passage, and the marks of those that hold just that."""
    around = document.units_around(span)
    more = [unit.span for unit in around if not span.contains(unit.body)]
    whole = (document.text[unit.start : unit.body.start] for unit in around if span.contains(unit.body))
    return more[-1] if more else None, tuple("".join(filter(_is_mark, marks)) for marks in whole)


def _is_mark(sign: str) -> bool:
    return not sign.isspace() and not sign.isalnum()
