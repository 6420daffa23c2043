"""``cleaner review``: the findings one by one, for a person to accept or reject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import click

from cleaner.cli import keys, options, runs
from cleaner.cli.choices import Choices
from cleaner.cli.review_talk import Quit, Talk
from cleaner.findings import Applicability
from cleaner.reports.severity import applicability
from cleaner.reports.visible import visible_name
from cleaner.review.article import Review
from cleaner.review.session import Session
from cleaner.workflow import Outcome, Status
from cleaner.workflow.actions import REVIEW


@click.command(name="review")
@options.paths
@click.option("--all", "shown", is_flag=True, help="Ask about all findings, those too that are only shown.")
@click.option("--again", is_flag=True, help="Ask again what was answered before.")
@click.option("--web", is_flag=True, help="Ask on a page in a browser, served on this machine alone.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="With --web: this port.")
@options.journal
@options.judging
@options.walking
@options.telling
def COMMAND(paths: tuple[str, ...], shown: bool, again: bool, web: bool, port: int, **chosen: Any) -> int:
    """Go through the findings one by one: one key accepts, rejects, edits or trusts each.

    PATH is a file or a folder, and has to be named. A block of page furniture is one question; ? tells the keys. A file
    is written when its last question is answered, with what was accepted and as safely as `cleaner fix` does it, and
    `cleaner undo` brings it back. Answers are kept, so that a review goes on where it stopped. Without
    `--unsafe-fixes` it asks only about what `cleaner fix` would change. Exit status: 0 all is answered, 1 questions
    are left, 2 a file could not be read or written, or there is no terminal to ask at.
    """
    choices = Choices(**chosen)
    if choices.show_settings:
        return runs.show_settings(paths, choices)
    if runs.STDIN in paths:
        raise click.UsageError("a review asks about files, and takes keys from standard input")
    if not paths:
        raise click.UsageError("name the files or folders to review; `cleaner review .` is for this folder and below")
    if web:
        from cleaner.cli.review_web import review_in_browser

        return review_in_browser(paths, choices, shown, again, port)
    if not keys.is_at_terminal():
        raise click.UsageError(
            "a review asks questions and needs a terminal; `--web` asks in a browser, `cleaner check` tells all at once"
        )
    with keys.Keys() as keyboard:
        return _Session(choices, shown, again, keyboard).over(runs.outcomes(paths, REVIEW, choices))


class _Session:
    """One review, from the first article to the last."""

    def __init__(self, choices: Choices, shown: bool, again: bool, keyboard: keys.Keys) -> None:
        self._choices = choices
        self._session = Session(runs.journal_here(), runs.projects_of(choices), shown, again)
        self._talk = Talk(runs.look(choices), self._session.projects, keyboard)
        self._status = Status.NOTHING
        self._not_asked: Counter[Applicability] = Counter()
        self._questions = self._changes = self._files = 0

    def over(self, outcomes: Iterable[Outcome]) -> int:
        """Ask about all of them; gives the exit status."""
        try:
            for review in self._reviews(outcomes):
                self._ask(review)
        except Quit:
            pass
        except KeyboardInterrupt:
            self._talk.say("\nStopped; this file is as it was, and what was answered is kept for the next review.")
            raise
        if not self._choices.quiet:
            self._sum_up()
        status = max(self._status, Status.FINDINGS if self._talk.open else Status.NOTHING)
        return 0 if status == Status.FINDINGS and self._choices.exit_zero else int(status)

    def _reviews(self, outcomes: Iterable[Outcome]) -> Iterator[Review]:
        for outcome in outcomes:
            runs.tell_of(outcome, self._choices)
            if outcome.status > Status.FINDINGS:
                self._status = max(self._status, outcome.status)
            if outcome.basis is None:
                continue
            asked = self._session.asked(outcome)
            findings = outcome.checked.findings
            self._not_asked.update(applicability(finding) for finding in findings if not asked.wants(finding))
            review = self._session.review(outcome)
            if review.questions:
                self._questions += len(review.open())
                yield review

    def _ask(self, review: Review) -> None:
        try:
            if self._talk.about(review):
                self._write(review)
        except Quit:
            self._write(review)
            raise

    def _write(self, review: Review) -> None:
        written, name = self._session.write(review), visible_name(review.shown)
        if written.problem:
            self._status = Status.UNREADABLE
            self._talk.say(f"{name}: {written.problem}")
        for reason in written.left_out:
            self._talk.say(f"{name}: an accepted change was not made, {reason}")
        if written.changes:
            self._changes += written.changes
            self._files += 1
            self._talk.say(f"{name} is written, with {runs.counted(written.changes, 'change')}.")

    def _sum_up(self) -> None:
        unsafe, shown = self._not_asked[Applicability.UNSAFE], self._not_asked[Applicability.DISPLAY]
        if self._changes:
            changes = f"{runs.counted(self._changes, 'change')} in {runs.counted(self._files, 'file')}"
            self._talk.say(f"Made {changes}; `cleaner undo` brings {'it' if self._files == 1 else 'them'} back.")
        elif not self._questions:
            self._talk.say("There is nothing to ask.")
        if self._talk.open:
            self._talk.say(f"{runs.counted(self._talk.open, 'question')} of this file left open.")
        if self._session.decisions.problem:
            self._talk.say(f"The answers could not be kept for another time: {self._session.decisions.problem}.")
        if unsafe or shown:
            more = [(unsafe, "more with --unsafe-fixes"), (shown, "that are only shown, with --all")]
            self._talk.say(f"Not asked about: {', '.join(f'{count} {what}' for count, what in more if count)}.")
