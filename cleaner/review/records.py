"""Questions and answers as plain values for a page or an editor. All words are visible ones, fit to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleaner.findings import Applicability
from cleaner.reports.places import Places
from cleaner.reports.proposal import Kind, pieces
from cleaner.reports.record import excerpt
from cleaner.reports.severity import applicability
from cleaner.reports.visible import visible, visible_line, visible_name
from cleaner.review.article import Review
from cleaner.review.copies import copies_of
from cleaner.review.questions import Question, Way, edit_of
from cleaner.rules import rule_named
from cleaner.spans import Span

_KINDS = {Kind.SAME: "same", Kind.GONE: "gone", Kind.NEW: "new"}
_LONGEST = 6_000  # code points of a passage that are shown


def record_of(review: Review) -> dict[str, Any]:
    """All that there is to ask of an article now, with the answers given."""
    places = Places(review.text)
    answers = {name: answer.way.value for name, answer in review.answers.items()}
    questions = [_question(question, places) for question in review.questions]
    return {"path": visible_name(review.shown), "questions": questions, "answers": answers}


def _question(question: Question, places: Places) -> dict[str, Any]:
    finding, text = question.finding, places.text
    rule = rule_named(finding.code)
    edit = edit_of(text, finding)
    return {
        "name": question.name,
        "code": finding.code,
        "rule": rule.name if rule else "",
        "messages": list(dict.fromkeys(visible_name(one.message) for one in question.findings)),
        "line": places.line_number(question.span.start),
        "last": places.last_line(question.span),
        "may": str(applicability(finding)),
        "fault": visible(question.fault),
        "ways": [way.value for way in question.ways],
        "word": visible(question.word),
        "lines": len(question.findings),
        "pieces": list(_pieces(question, places)),
        "before": _beside(places, places.line_number(question.span.start), -1),
        "after": _beside(places, places.last_line(question.span), 1),
        "stays": [[line, _on_one_line(text[span.start : span.end])] for line, span in copies_of(finding, places)],
        "typed": edit.text,
    }


def _on_one_line(text: str) -> str:
    return visible(" ".join(text[:_LONGEST].split()))


def _pieces(question: Question, places: Places) -> Iterator[list[str]]:
    """The lines of the passage in pieces: what stays, what goes, what comes, and what there is to look at."""
    first, last = places.line_number(question.span.start), places.last_line(question.span)
    lines = Span(places.line(first).start, places.line(last).end)
    lines = Span(max(lines.start, question.span.start - _LONGEST), min(lines.end, question.span.start + _LONGEST))
    edits = sorted(edit for one in question.findings if one.fix for edit in one.fix.edits)
    is_proposed = Way.ACCEPT in question.ways and applicability(question.finding) is not Applicability.DISPLAY
    inside = [edit for edit in edits if lines.start <= edit.start and edit.end <= lines.end]
    if is_proposed and len(inside) == len(edits):
        for piece in pieces(places.text, inside, lines):
            yield [_KINDS[piece.kind], visible_line(piece.text)]
        return
    span = Span(question.span.start, min(question.span.end, lines.end))
    parts = (("same", lines.start, span.start), ("look", *span), ("same", span.end, lines.end))
    for kind, start, end in parts:
        if end > start:
            yield [kind, visible_line(places.text[start:end])]


def _beside(places: Places, number: int, step: int) -> str:
    """The nearest line with words above or below."""
    number += step
    while 1 <= number <= len(places.lines):
        line = places.line(number)
        if places.line_text(number).strip():
            return visible(excerpt(places.text, Span(line.start, line.end)))
        number += step
    return ""
