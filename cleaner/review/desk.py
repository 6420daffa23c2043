"""Articles on a desk: each opened when somebody looks at it, answered in any order, written by one hand at a time."""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock
from typing import Any

from cleaner.files.source import Binary, Unreadable, read
from cleaner.reports.visible import visible, visible_name
from cleaner.review.article import Review
from cleaner.review.questions import Answer, Question, Way
from cleaner.review.records import record_of
from cleaner.review.session import Session, Written
from cleaner.review.trusting import NotKept, trust_for_good
from cleaner.workflow.outcome import Outcome


class Refused(Exception):
    """What was asked for cannot be done. The message says why, to a person."""


class Desk:
    """``outcomes``: of the articles with something to ask. All calls may come from several threads."""

    def __init__(self, session: Session, outcomes: Sequence[Outcome]) -> None:
        self._session, self._outcomes = session, list(outcomes)
        self._reviews: dict[int, Review] = {}
        self._told: dict[int, str] = {}  # what came of a file the last time it was written
        self._lock = RLock()
        self.changes = self.files = 0
        self.has_failed = False

    def listed(self) -> list[dict[str, Any]]:
        """The articles, with about how many questions each has."""
        with self._lock:
            return [self._line(number) for number in range(len(self._outcomes))]

    def article(self, number: int) -> dict[str, Any]:
        """All questions of an article. Raises Refused."""
        with self._lock:
            return self._record(number)

    def answer(self, number: int, name: str, way: str, text: str = "") -> dict[str, Any]:
        """Answer a question, or take the answer back when ``way`` is empty; the last answer writes the file. Raises
        Refused."""
        with self._lock:
            review = self._review(number)
            question = self._question(review, name)
            if not way:
                review.take_back(question)
                return self._record(number)
            try:
                answer = Answer(Way(way), _with_line_ends(text, review.text))
            except ValueError:
                raise Refused("there is no such answer") from None
            if answer.way is Way.TRUST:
                self._trust(review, question)
            fault = review.answer(question, answer)
            if fault:
                raise Refused(visible(fault))
            if not review.open() and not review.next_round():
                self._write(number)
            return self._record(number)

    def split(self, number: int, name: str) -> dict[str, Any]:
        """Ask about each line of a block. Raises Refused."""
        with self._lock:
            review = self._review(number)
            review.split(self._question(review, name))
            return self._record(number)

    def write(self, number: int) -> dict[str, Any]:
        """Write what was decided of an article so far. Raises Refused."""
        with self._lock:
            self._review(number)
            self._write(number)
            return self._record(number)

    def again(self, number: int) -> dict[str, Any]:
        """Read the file again, which may have changed. Raises Refused."""
        with self._lock:
            self._reopen(number)
            self._told.pop(number, None)
            return self._record(number)

    def finish(self) -> None:
        """Write all that was decided."""
        with self._lock:
            for number, review in list(self._reviews.items()):
                if review.answers:
                    self._write(number)

    @property
    def waiting(self) -> int:
        """Articles with answers that are not written yet."""
        with self._lock:
            return sum(bool(review.answers) for review in self._reviews.values())

    @property
    def open(self) -> int:
        """About how many questions have no answer."""
        with self._lock:
            return sum(self._count(number) for number in range(len(self._outcomes)))

    def _line(self, number: int) -> dict[str, Any]:
        return {"path": visible_name(self._outcomes[number].checked.path), "open": self._count(number)}

    def _count(self, number: int) -> int:
        review = self._reviews.get(number)
        if review is not None:
            return len(review.open())
        asked = self._session.asked(self._outcomes[number])
        return sum(map(asked.wants, self._outcomes[number].checked.findings))

    def _review(self, number: int) -> Review:
        if not 0 <= number < len(self._outcomes):
            raise Refused("there is no such article")
        if number not in self._reviews:
            self._reviews[number] = self._session.review(self._outcomes[number])
        return self._reviews[number]

    def _question(self, review: Review, name: str) -> Question:
        for question in review.questions:
            if question.name == name:
                return question
        raise Refused("there is no such question any more; load the article again")

    def _record(self, number: int) -> dict[str, Any]:
        review = self._review(number)
        told = {"told": visible(self._told.get(number, "")), "files": self.files, "changes": self.changes}
        return {**record_of(review), **told, "number": number}

    def _trust(self, review: Review, question: Question) -> None:
        try:
            trust_for_good(review.text, question, review.path, self._session.projects)
        except NotKept as error:
            raise Refused(f"it could not be written down: {error}") from None

    def _write(self, number: int) -> None:
        written = self._session.write(self._reviews[number])
        self._told[number] = _said(written)
        self.changes += written.changes
        self.files += bool(written.changes)
        self.has_failed = self.has_failed or bool(written.problem)
        if not written.problem:
            self._reopen(number)

    def _reopen(self, number: int) -> None:
        """The article as its file is now; what was answered is not asked again."""
        outcome = self._outcomes[number]
        assert outcome.basis is not None
        try:
            source = read(outcome.basis.source.path, outcome.basis.context.settings.max_bytes)
        except (Unreadable, Binary) as error:
            raise Refused(str(error)) from None
        self._outcomes[number] = outcome._replace(basis=outcome.basis._replace(source=source))
        self._reviews[number] = self._session.review_on(self._outcomes[number])


def _with_line_ends(typed: str, text: str) -> str:
    """What a page sent, with the line ends of the article."""
    return typed.replace("\r\n", "\n").replace("\n", "\r\n" if "\r\n" in text else "\n")


def _said(written: Written) -> str:
    if written.problem:
        return f"Not written: it {written.problem}"
    left = [f"An accepted change was not made, {reason}." for reason in written.left_out]
    changes = f"{written.changes} {'change' if written.changes == 1 else 'changes'}"
    if not written.changes:
        return " ".join(["Nothing was to be changed.", *left])
    return " ".join([f"Written, with {changes}; `cleaner undo` brings it back.", *left])
