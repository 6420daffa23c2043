"""What comes of answers: the fixes that were accepted, chosen and checked as any fix is, and what a person typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleaner.choosing import SAME_TEXT, Removed, choose
from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Skipped
from cleaner.promises import fault_of_markup
from cleaner.review.questions import Answer, Question, Way, edit_of
from cleaner.settings import Settings
from cleaner.spans import Edit, Span, apply


class Applied(NamedTuple):
    """``edits`` make ``text``; ``made``: the findings behind them, ``left_out``: those that were not made, and why."""

    text: str
    edits: tuple[Edit, ...]
    made: tuple[Finding, ...]
    left_out: tuple[Skipped, ...]


def applied(
    document: Document, questions: Sequence[Question], answers: Mapping[str, Answer], settings: Settings
) -> Applied:
    """The text as the answers want it. A person saw each change, so no limit is set to how much may go."""
    wanted = [finding for question in questions for finding in _wanted(question, answers.get(question.name))]
    settings = settings._replace(unsafe_fixes=True, force=True)
    wanted.sort(key=lambda finding: finding.span)
    choice = choose(document, wanted, settings, Removed(document), frozenset())
    made, edits, left_out = list(choice.findings), list(choice.edits), list(choice.skipped)
    for question in questions:
        answer = answers.get(question.name)
        if answer is None or answer.way is not Way.EDIT:
            continue
        own = own_edit(document.text, question, answer.text)
        fault = SAME_TEXT if any(_meet(own, edit) for edit in edits) else _fault_of(document, [*edits, own])
        typed = question.finding._replace(fix=Fix((own,), Applicability.SAFE), survivors=(), evidence=None)
        if fault:
            left_out.append(Skipped(typed, fault))
        elif own.text != document.text[own.start : own.end]:
            made.append(typed)
            edits.append(own)
    edits.sort()
    made.sort(key=lambda finding: finding.span)
    return Applied(apply(document.text, edits), tuple(edits), tuple(made), tuple(left_out))


def own_edit(text: str, question: Question, typed: str) -> Edit:
    """What a person typed, at its place."""
    return edit_of(text, question.finding)._replace(text=typed)


def fault_of_own(document: Document, question: Question, typed: str) -> str:
    """Why what a person typed cannot stand there; empty when it can."""
    return _fault_of(document, [own_edit(document.text, question, typed)])


def moved(span: Span, edits: Sequence[Edit]) -> Span | None:
    """Where the passage stands after the edits; None when they touch it."""
    shift = 0
    for edit in edits:
        if edit.start >= span.end and edit.end > span.start:
            break
        if edit.end > span.start:
            return None
        shift += len(edit.text) - (edit.end - edit.start)
    return Span(span.start + shift, span.end + shift)


def _wanted(question: Question, answer: Answer | None) -> Sequence[Finding]:
    if answer is not None and answer.way is Way.ACCEPT:
        return [finding.as_asked_for() for finding in question.findings]
    if answer is not None and answer.way is Way.OTHER and question.other is not None:
        return [question.other]
    return []


def _meet(edit: Edit, other: Edit) -> bool:
    return edit.start <= other.end and other.start <= edit.end


def _fault_of(document: Document, edits: Sequence[Edit]) -> str:
    """Only the rest of the markup is held against what a person typed."""
    edits = sorted(edits)
    after = apply(document.text, edits)
    fault = fault_of_markup(document.format, document.text, after, edits)
    return "the rest of the text would render differently" if fault else ""
