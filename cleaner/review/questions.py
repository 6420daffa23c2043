"""Question: a finding, or a block of furniture, as it is put to a person, and what may be answered.

Accepting is offered only for what keeps every promise; so is keeping the other copy. What a person types in the place
of a passage is theirs: it is held only to leaving the rest of the markup as it renders.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Survivor
from cleaner.promises import fault_of_fix
from cleaner.reports.fingerprint import short_keys
from cleaner.reports.joined import is_joined
from cleaner.reports.proposal import whole_words
from cleaner.reports.severity import applicability
from cleaner.reports.survivors import surviving_spans
from cleaner.spans import Edit, Span

_ABOUT_WORDS = ("TYP401", "TYP402", "TYP404", "TYP408")  # the rules that heed trusted words
_LONGEST_WORD = 40  # letters


class Way(str, Enum):
    """What can be done about a question. OTHER: the other copy stays, and this one takes its place among what is
    left; TRUST: always right, here and in other articles."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    OTHER = "other"
    TRUST = "trust"

    def __str__(self) -> str:
        return self.value


class Answer(NamedTuple):
    """``text``: what stands there from now on, with EDIT."""

    way: Way
    text: str = ""


class Question(NamedTuple):
    """``findings``: one, or those of a block; ``names``: theirs, which follow the text and not the line. ``fault``: why
    accepting is not offered; ``other``: the finding that deletes the other copy; ``word``: that can be trusted."""

    findings: tuple[Finding, ...]
    names: tuple[str, ...]
    fault: str = ""
    other: Finding | None = None
    word: str = ""

    @property
    def finding(self) -> Finding:
        return self.findings[0]

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def span(self) -> Span:
        """From the beginning of the first finding to the end of the last."""
        return Span(self.finding.start, max(finding.end for finding in self.findings))

    @property
    def ways(self) -> tuple[Way, ...]:
        offered = {Way.ACCEPT: not self.fault, Way.OTHER: self.other is not None, Way.EDIT: len(self.findings) == 1}
        return tuple(way for way in Way if offered.get(way, True))

    def split(self) -> tuple[Question, ...]:
        """The lines of a block, each a question of its own."""
        return tuple(self._replace(findings=(f,), names=(n,)) for f, n in zip(self.findings, self.names))


def questions_of(document: Document, findings: Sequence[Finding], asked: Sequence[Finding]) -> list[Question]:
    """``asked``, a part of the findings of the text, as questions; lines of furniture in a row are one."""
    names = dict(zip(findings, short_keys(document.text, findings)))
    questions: list[Question] = []
    for finding in asked:
        question = _question(document, finding, names[finding])
        before = questions[-1] if questions else None
        if before and before.fault == question.fault and is_joined(document.text, before.findings[-1], finding):
            both = before.findings + (finding,), before.names + question.names
            questions[-1] = before._replace(findings=both[0], names=both[1])
        else:
            questions.append(question)
    return questions


def edit_of(text: str, finding: Finding) -> Edit:
    """What a person edits: the place in whole words, and what the finding proposes there, else what stands there."""
    edits = list(whole_words(text, finding.fix.edits)) if finding.fix else []
    if len(edits) == 1 and edits[0].text:
        return edits[0]
    return Edit(*finding.span, text[finding.start : finding.end])


def _question(document: Document, finding: Finding, name: str) -> Question:
    if finding.fix and finding.fix.edits:
        fault = fault_of_fix(document, finding.as_asked_for())
    else:
        fault = "no change is proposed"
    return Question((finding,), (name,), fault, _other(document, finding), _word(document.text, finding))


def _other(document: Document, finding: Finding) -> Finding | None:
    """The finding that deletes the copy that stays and keeps this one, where all promises hold for that."""
    if applicability(finding) is Applicability.DISPLAY or not finding.survivors:
        return None
    spans = surviving_spans(document.text, finding)
    span = _whole_sentences(document, spans[0]) if len(spans) == 1 else None
    if span is None:
        return None
    turned = finding._replace(
        span=span,
        fix=Fix((Edit(*span, ""),), Applicability.UNSAFE),
        evidence=finding.span,
        survivors=tuple(Survivor(stays, gone) for gone, stays in finding.survivors),
    )
    return None if fault_of_fix(document, turned) else turned


def _whole_sentences(document: Document, span: Span) -> Span | None:
    """The sentences that the passage is, with their marks; None when it is a part of one."""
    sentences = [one for one in document.sentences if one.start < span.end and span.start < one.end]
    if not sentences:
        return None
    whole = Span(sentences[0].start, sentences[-1].end)
    return whole if _words(document.text, whole) == _words(document.text, span) else None


def _words(text: str, span: Span) -> str:
    return "".join(filter(str.isalnum, text[span.start : span.end]))


def _word(text: str, finding: Finding) -> str:
    """The word that the finding doubts; empty when it is about something else."""
    word = text[finding.start : finding.end]
    is_word = finding.code in _ABOUT_WORDS and word[:1].isalpha() and not any(map(str.isspace, word))
    return word if is_word and len(word) <= _LONGEST_WORD else ""
