"""One fix held against the text, and all fixes of a pass together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding
from cleaner.promises.changes import Change, changes_of, has_words
from cleaner.promises.covering import fault_of_cover
from cleaner.promises.decoding import reads_back
from cleaner.promises.places import fault_of_heads, fault_of_lists, fault_of_place, places_of
from cleaner.promises.removed import fault_of_removal, is_doubled
from cleaner.promises.rendering import fault_of_markup
from cleaner.promises.rewritten import fault_of_rewriting
from cleaner.promises.shape import fault_of_shape
from cleaner.spans import Edit, Span
from cleaner.text.folding import tokens

MAX_REFRAIN = 19  # words of a sentence that an article may set at its end, or beginning, again
RENDERS_OTHERWISE = "the rest of the text would render differently"


class Fault(NamedTuple):
    """Why fixes of a pass may not be made together, and the place of the edit that is to blame."""

    reason: str
    span: Span


def fault_of_fix(document: Document, finding: Finding) -> str:
    """Why the fix of a finding may not be made; empty when it may."""
    if finding.fix is None:
        return ""
    fault = fault_of_shape(document.text, finding.fix.edits)
    if fault:
        return fault
    is_asked = finding.fix.applicability is not Applicability.SAFE
    changes = changes_of(document.text, finding.fix.edits)
    faults = [
        *(_fault_of_change(document, finding, change, is_asked) for change in changes),
        *(_fault_of_protected(document, edit) for edit in finding.fix.edits),
    ]
    return next(filter(None, faults), "")


def _fault_of_change(document: Document, finding: Finding, change: Change, is_asked: bool) -> str:
    if not change.removes_words:
        is_line = not change.new.strip() and bool(finding.evidence) and _is_line(document, change)
        return "" if is_line else fault_of_rewriting(document, change, is_asked)
    if reads_back(change.old, change.new):
        return ""
    if not finding.survivors and not is_doubled(document.text, change) and not _is_line(document, change):
        return fault_of_rewriting(document, change, is_asked)
    fault = fault_of_removal(document, finding, change)
    if fault or is_doubled(document.text, change):
        return fault
    if finding.survivors:
        return _fault_of_lone_end(document, finding, change)
    evidence = finding.evidence if isinstance(finding.evidence, str) else ""
    return fault_of_place(document, change.span, evidence)


def _is_line(document: Document, change: Change) -> bool:
    line = document.lines[document.line_at(change.start)]
    return not document.text[line.start : change.start].strip(" \t\u00a0\ufeff") or change.end > line.end


def _fault_of_lone_end(document: Document, finding: Finding, change: Change) -> str:
    """A short first or last sentence on a line of its own goes as a repeat only when its copy takes its place.

    An article may close as it began; a copy that differs by a sign, or many words, nobody set there on purpose.
    """
    places = document.fact(places_of)
    for sentence, is_first in ((places.first, True), (places.last, False)):
        if sentence is None or not change.span.contains(sentence.span) or not _is_line(document, change):
            continue
        said = document.text[sentence.start : sentence.end]
        if len(tokens(said).keys) > MAX_REFRAIN or change.old.strip() != said.strip():
            continue
        for gone, stays in finding.survivors:
            if not gone.overlaps(change.span) or document.text[stays.start : stays.end].strip() != said.strip():
                continue
            between = Span(change.end, stays.start) if is_first else Span(stays.end, change.start)
            if between.end > between.start and document.sentences_in(between):
                return f"it is the article's {'first' if is_first else 'last'} sentence"
    return ""


def _fault_of_protected(document: Document, edit: Edit) -> str:
    """Code and front matter are never touched; addresses and inline code never in part.

    Inside markup only a word that a reader sees may become another word.
    """
    text = document.text
    said = text[edit.start : edit.end]
    if document.may_become(_without_blanks(edit.span, said), edit.text):
        return ""
    for block in (document.block_at(edit.start), document.block_at(max(edit.start, edit.end - 1))):
        if not block.prose and text[max(edit.start, block.start) : min(edit.end, block.end)].strip():
            return f"it touches a {block.kind.value} block"
    for span in document.protected_in(edit.span):
        inside = text[max(edit.start, span.start) : min(edit.end, span.end)]
        is_blank_lines = not inside.strip() and ("\n" in inside or "\r" in inside)
        if not edit.text and (edit.span.contains(span) or is_blank_lines):
            continue
        return f"it changes a part of {text[span.start : span.end][:40]!r}"
    return ""


def _without_blanks(span: Span, said: str) -> Span:
    return Span(span.start + len(said) - len(said.lstrip(" ")), span.end - len(said) + len(said.rstrip(" ")))


def fault_of_all(document: Document, findings: Sequence[Finding], edits: Sequence[Edit], after: str) -> Fault | None:
    """What would break when all these fixes are made at once; None when nothing does.

    ``edits``: theirs, sorted and apart, with the blanks that are left; ``after``: what they make of the text.
    """
    fault = _fault_of_survivors(document, findings, edits)
    if fault:
        return fault
    bare = [finding for finding in findings if finding.fix and not finding.survivors]
    removed = sorted(edit.span for finding in bare if finding.fix for edit in finding.fix.edits if not edit.text)
    others = fault_of_lists(document, removed) or fault_of_heads(document, edits)
    if others:
        return Fault(*others)
    markup = fault_of_markup(document.format, document.text, after, edits)
    return Fault(RENDERS_OTHERWISE, _nearest(edits, markup.offset).span) if markup else None


def _fault_of_survivors(document: Document, findings: Sequence[Finding], edits: Sequence[Edit]) -> Fault | None:
    """Each copy that stays still says it all when every edit is made."""
    text = document.text
    for finding in findings:
        for gone, stays in finding.survivors:
            touched = [edit for edit in edits if edit.span.overlaps(stays)]
            lost = (text[max(edit.start, stays.start) : min(edit.end, stays.end)] for edit in touched if not edit.text)
            if not any(map(has_words, lost)):
                continue
            if fault_of_cover(document, text[gone.start : gone.end], _without(text, stays, touched)):
                return Fault("it would remove the copy that another fix relies on", gone)
    return None


def _without(text: str, span: Span, edits: Sequence[Edit]) -> str:
    parts, position = [], span.start
    for edit in edits:
        parts += [text[position : max(position, edit.start)], edit.text]
        position = max(position, edit.end)
    return "".join([*parts, text[position : span.end]])


def _nearest(edits: Sequence[Edit], offset: int) -> Edit:
    """The edit that stands last before the offset, or the first behind it; a removal before a replacement."""
    removals = [edit for edit in edits if not edit.text] or list(edits)
    before = [edit for edit in removals if edit.start <= offset]
    return before[-1] if before else removals[0]
