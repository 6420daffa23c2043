"""Task, a file to judge; Work, what is done with it, here or in another process; Done, what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.source import Binary, TooLarge, Unreadable, read
from cleaner.files.walking import Found
from cleaner.formats import format_of
from cleaner.reports.file_result import FileResult
from cleaner.workflow.actions import Action
from cleaner.workflow.outcome import NOTHING, Context, Outcome, SharedEvidence, Status

if TYPE_CHECKING:
    from cleaner.reports.incremental import RenderedFile


class Task(NamedTuple):
    """A file to judge. ``key``: of its content under its context, empty when nothing is remembered; ``told``: what
    the other files of the run say to it."""

    found: Found
    context: Context
    key: str = ""
    told: SharedEvidence = NOTHING

    def asking(self) -> Task:
        """The same, and what the file says to the others is wanted."""
        return self._replace(context=self.context._replace(asks=not self.context.studied))

    def context_for(self, text: str) -> Context:
        """What this text is judged by: its own context, and what the other files say of it."""
        if self.told == NOTHING:
            return self.context
        from cleaner.corpus.outlines import known_lines

        before = self.context.surroundings
        words = before.words.union(self.told.words)
        run_lines = known_lines(text, dict(self.told.lines))
        return self.context._replace(surroundings=before._replace(words=words, run_lines=run_lines))

    def answer_key(self, key: str) -> str:
        """The key of the answer for content of this key."""
        if not key or self.told == NOTHING:
            return key
        from cleaner.workflow import cache_codec

        return cache_codec.key_beside(key, repr(self.told))


class Done(NamedTuple):
    """An outcome, and what to remember: ``key`` of the content, and answers by their keys."""

    outcome: Outcome
    key: str = ""
    answers: tuple[tuple[str, str], ...] = ()


class Work(NamedTuple):
    """What is done with a task; can be sent to another process. ``telling``: the report that is made in
    pieces; ``remembers``: are answers wanted with the outcome?"""

    action: Action
    telling: RenderedFile | None = None
    remembers: bool = False

    def do(self, task: Task) -> Done:
        """Read the file, judge it, and make its piece of the report."""
        found, context = task.found, task.context
        try:
            source = read(found.path, context.settings.max_bytes)
        except Binary as error:
            return Done(Outcome(FileResult(found.shown), notice=str(error)))
        except Unreadable as error:
            return Done(not_judged(found, error))
        outcome = self.action.judge(source, found.shown, task.context_for(source.text))
        if not (self.remembers and _may_be_remembered(outcome)):
            return Done(self.told(outcome))
        from cleaner.workflow import cache_codec

        key = cache_codec.key_of(source.data, format_of(found.shown).name, context)
        told = outcome.checked
        answer = (task.answer_key(key), cache_codec.to_line(told.findings, told.skipped, told.untold))
        outcome = self.told(outcome)
        return Done(outcome, key, (answer, *self.piece_answer(answer[0], outcome)))

    def told(self, outcome: Outcome) -> Outcome:
        """The outcome with its piece of the report."""
        if self.telling is None or not outcome.checked.findings:
            return outcome
        return outcome._replace(checked=self.telling.tell(outcome.checked))

    def piece_answer(self, key: str, outcome: Outcome) -> tuple[tuple[str, str], ...]:
        """The piece of the report as an answer of its own, if there is one. ``key``: of the outcome's answer."""
        if outcome.checked.piece is None:
            return ()
        from cleaner.workflow import cache_codec

        return ((self.piece_key(key, outcome.checked.path), cache_codec.piece_to_line(outcome)),)

    def piece_key(self, key: str, shown: str) -> str:
        """The key of the report's piece for a file whose findings have ``key``."""
        from cleaner.workflow import cache_codec

        assert self.telling is not None
        return cache_codec.key_beside(key, f"{cache_codec.piece_kind(self.telling)} {shown}")


def _may_be_remembered(outcome: Outcome) -> bool:
    """Does the outcome hold what ``check`` says of the text that was read?"""
    nothing_special = not (outcome.fixed or outcome.notice or outcome.checked.edits or outcome.checked.problem)
    return nothing_special and outcome.status <= Status.FINDINGS


def not_judged(found: Found, error: Unreadable) -> Outcome:
    """The outcome of a file that could not be read. One that a walk met and that is too large is skipped and told;
    only of one that was asked for by name is that an error."""
    outcome = unreadable(found.shown, str(error))
    is_passed_over = isinstance(error, TooLarge) and not found.named
    return outcome._replace(status=Status.NOTHING) if is_passed_over else outcome


def unreadable(shown: str, problem: str) -> Outcome:
    """The outcome of a file that was not judged."""
    return Outcome(FileResult(shown, problem=problem), Status.UNREADABLE)
