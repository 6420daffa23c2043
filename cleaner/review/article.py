"""Review of one article: its questions, the answers given so far, and the rewriting that comes of them.

What is accepted may bring up new findings, and what is rejected those that a deletion would have taken along; they are
asked in another round. The file is written once, when there is nothing more to ask or the person has had enough.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document
from cleaner.engine import inspect
from cleaner.files.journal import Journal
from cleaner.findings import Applicability, Finding, Skipped
from cleaner.formats import format_of
from cleaner.promises import fault_of_fix
from cleaner.reports.file_result import FileResult
from cleaner.reports.fingerprint import short_keys
from cleaner.reports.gone import without_what_goes_along
from cleaner.reports.severity import applicability
from cleaner.review.applying import applied, fault_of_own, moved
from cleaner.review.decisions import Decisions
from cleaner.review.questions import Answer, Question, Way, questions_of
from cleaner.rules import RULES
from cleaner.settings import MAX_PASSES
from cleaner.spans import Span
from cleaner.workflow.outcome import Basis
from cleaner.workflow.rewriting import rewrite


class Asked(NamedTuple):
    """Which findings are asked about: those that `fix` makes, with ``unsafe`` also those that wait to be asked for,
    with ``shown`` those as well that no fix makes; ``again``: what was answered before too."""

    unsafe: bool = False
    shown: bool = False
    again: bool = False

    def wants(self, finding: Finding) -> bool:
        """Is this one of them?"""
        may = applicability(finding)
        if may is Applicability.SAFE or self.shown:
            return True
        return self.unsafe and may is Applicability.UNSAFE


class Review:
    """``questions`` and ``answers``, by the questions' names, are of this round; ``left_out``: what was accepted and
    could not be made; ``trusted``: words, in small letters, that a person called right."""

    def __init__(self, basis: Basis, shown: str, asked: Asked, decisions: Decisions, trusted: set[str]) -> None:
        self.basis, self.shown, self.trusted = basis, shown, trusted
        self.path = os.path.abspath(basis.source.path)
        self.text = basis.source.text
        self.left_out: list[Skipped] = []
        self._asked, self._decisions = asked, decisions
        self._made: list[FileResult] = []
        self._accepted: set[str] = set()  # names of questions, in the texts of the rounds so far
        self._rejected: set[tuple[str, Span]] = set()  # codes and places, in the text as it is now
        self._rounds = 0
        self._judge()
        self.questions, self.answers = self._round(asked.again)

    @property
    def changes(self) -> int:
        """How many findings the changes so far come from."""
        return sum(len(made.findings) for made in self._made)

    def open(self) -> list[Question]:
        """The questions of this round without an answer."""
        return [question for question in self.questions if question.name not in self.answers]

    def answer(self, question: Question, answer: Answer) -> str:
        """Give an answer; why it cannot be taken, or nothing."""
        if answer.way not in question.ways:
            return question.fault if answer.way is Way.ACCEPT else "that is not offered here"
        fault = fault_of_own(self.document, question, answer.text) if answer.way is Way.EDIT else ""
        if fault:
            return fault
        self._set(question, answer)
        if answer.way is Way.TRUST and question.word:
            self.trusted.add(question.word.casefold())
            for other in self.open():
                if other.word.casefold() in self.trusted:
                    self._set(other, Answer(Way.REJECT))
        return ""

    def take_back(self, question: Question) -> None:
        """The question has no answer any more."""
        self.answers.pop(question.name, None)
        for name in question.names:
            self._decisions.keep(self.path, name, None)

    def of_kind(self, question: Question, way: Way) -> list[Question]:
        """The open questions of the same rule that can be answered in this way."""
        code = question.finding.code
        return [one for one in self.open() if one.finding.code == code and way in one.ways]

    def split(self, question: Question) -> None:
        """Ask about each line of a block."""
        at = self.questions.index(question)
        self.questions[at : at + 1] = question.split()

    def next_round(self) -> bool:
        """Make what was accepted, and look for what there is to ask then. False when there is nothing."""
        self._apply()
        if self._rounds >= MAX_PASSES:
            return False
        self.questions, self.answers = self._round(again=False)
        return bool(self.open())

    def write(self, journal: Journal | None) -> bool:
        """Write the file; False when there is nothing to write. Raises NotWritten; then what was answered is kept for
        another time."""
        self._apply()
        is_changed = self.text != self.basis.source.text
        if is_changed:
            rewrite(self.basis.source, self.basis.source.encode(self.text), journal, self._made)
        self._keep_rejected()
        for name in self._accepted:  # the text may come back by `undo`, and then it is asked again
            self._decisions.keep(self.path, name, None)
        return is_changed

    def _set(self, question: Question, answer: Answer) -> None:
        self.answers[question.name] = answer
        for name in question.names:
            self._decisions.keep(self.path, name, answer)

    def _judge(self) -> None:
        """Find what there is to tell of the text as it is now."""
        context = self.basis.context
        format = format_of(self.shown).name
        rules = context.filter.over(RULES, self.text) if context.filter else RULES
        self.document = Document(self.text, format, context.settings.language)
        self.findings = inspect(
            self.text, format=format, settings=context.settings, surroundings=context.surroundings, rules=rules
        )

    def _round(self, again: bool) -> tuple[list[Question], dict[str, Answer]]:
        self._rounds += 1
        asked = [finding for finding in self._told() if (finding.code, finding.span) not in self._rejected]
        questions: list[Question] = []
        answers: dict[str, Answer] = {}
        for question in questions_of(self.document, self.findings, asked):
            for part in self._as_answered(question):
                before = None if again else self._before(part)
                if before is not None:
                    answers[part.name] = before
                questions.append(part)
        return questions, answers

    def _as_answered(self, question: Question) -> Sequence[Question]:
        """The question, or its lines when they were answered differently."""
        before = {self._decisions.find(self.path, name) for name in question.names}
        return question.split() if len(before) > 1 else (question,)

    def _before(self, question: Question) -> Answer | None:
        """What was answered before, when it still can be."""
        if question.word and question.word.casefold() in self.trusted:
            return Answer(Way.REJECT)
        answer = self._decisions.find(self.path, question.name)
        return answer if answer is not None and answer.way in question.ways else None

    def _told(self) -> Sequence[Finding]:
        """The findings to ask about, without those that go along with a passage that is to go."""
        held = {finding: fault for finding in self.findings if (fault := self._held(finding))}
        skipped = tuple(Skipped(*one) for one in held.items())
        drawn = without_what_goes_along(FileResult(self.shown, self.text, self.findings, skipped=skipped))
        return [f for f in drawn.findings if self._asked.wants(f) and (self._asked.shown or not held.get(f))]

    def _held(self, finding: Finding) -> str:
        """Why a fix that is due is not made."""
        if applicability(finding) is not Applicability.SAFE:
            return ""
        if (finding.code, finding.span) in self._rejected:
            return "it was rejected"
        return fault_of_fix(self.document, finding)

    def _apply(self) -> None:
        done = applied(self.document, self.questions, self.answers, self.basis.context.settings)
        self.left_out += done.left_out
        if done.made:
            self._made.append(FileResult(self.shown, self.text, done.made))
        kept = {(skipped.finding.code, skipped.finding.span) for skipped in done.left_out}
        for question in self.questions:
            answer = self.answers.get(question.name)
            if answer is not None and answer.way not in (Way.REJECT, Way.TRUST):
                self._accepted.update(question.names)
            if answer is not None and answer.way in (Way.REJECT, Way.TRUST, Way.EDIT):
                kept |= {(finding.code, finding.span) for finding in question.findings}
        places = ((code, moved(span, done.edits)) for code, span in self._rejected | kept)
        self._rejected = {(code, span) for code, span in places if span is not None}
        self.questions, self.answers = [], {}
        if done.text != self.text:
            self.text = done.text
            self._judge()

    def _keep_rejected(self) -> None:
        """Names follow the words, so what was rejected is known by its name in the text that was written."""
        for finding, name in zip(self.findings, short_keys(self.text, self.findings)):
            if (finding.code, finding.span) in self._rejected:
                self._decisions.keep(self.path, name, Answer(Way.REJECT))
