"""Run: the files of one command, judged in turn or by several processes, always told in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.source import PLAIN_UTF_8, Binary, Source, Unreadable, read, read_bytes, source_from
from cleaner.files.walking import Found
from cleaner.formats import format_of
from cleaner.reports.checked import Checked
from cleaner.workflow.judging import Action, internal_fault
from cleaner.workflow.outcome import Context, Outcome, Status
from cleaner.workflow.projects import Projects

if TYPE_CHECKING:
    from cleaner.files.cache import Cache

_MIN_SHARED_BYTES = 150_000  # less is judged sooner by one process than several are started


class Task(NamedTuple):
    """A file to judge."""

    found: Found
    context: Context
    remembers: bool = False  # is a key wanted with the outcome?


class Done(NamedTuple):
    """An outcome, and the key to remember it by; empty when it is not to be remembered."""

    outcome: Outcome
    key: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command does with its files. ``leaves_out``: why a file is not for us, empty when it is;
    ``processes``: how many may work; ``cache``: answers for content seen before."""

    action: Action
    projects: Projects
    leaves_out: Callable[[Found], str] = lambda found: ""
    processes: int = 1
    cache: Cache | None = None

    def over(self, files: Iterable[Found]) -> Iterator[Outcome]:
        """One outcome for each file, in order. Raises SettingsError before anything is judged."""
        known: list[Outcome | None] = []
        tasks: list[Task] = []
        for found in files:
            outcome = self._without_judging(found)
            if outcome is None:
                task = Task(found, self.projects.context(os.path.abspath(found.path)), self.cache is not None)
                outcome = self._remembered(task)
                if outcome is None:
                    tasks.append(task)
            known.append(outcome)
        judged = self._judged(tasks)
        try:
            for outcome in known:
                yield outcome if outcome is not None else next(judged)
        finally:
            judged.close()
            if self.cache is not None:
                self.cache.save()

    def _without_judging(self, found: Found) -> Outcome | None:
        if found.problem:
            return unreadable(found.shown, found.problem)
        reason = self.leaves_out(found)
        return Outcome(Checked(found.shown), notice=reason) if reason else None

    def _remembered(self, task: Task) -> Outcome | None:
        """The outcome of a file whose content was seen before."""
        if self.cache is None:
            return None
        from cleaner.workflow import remembering

        try:
            data, stamp = read_bytes(task.found.path, task.context.settings.max_bytes)
        except Unreadable as error:
            return unreadable(task.found.shown, str(error))
        line = self.cache.find(_key(data, task))
        if line is None:
            return None
        try:
            findings = remembering.from_line(line)
            source = source_from(task.found.path, data, stamp)
        except (ValueError, TypeError, LookupError, Binary, Unreadable):
            return None  # a damaged answer is no answer
        text = source.text if findings else ""
        checked = Checked(task.found.shown, text, findings, codec=source.codec.name, bom=bool(source.codec.mark))
        return self.action.recall(checked, task.context)

    def _judged(self, tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        for done in self._done(tasks):
            if done.key and self.cache is not None:
                from cleaner.workflow import remembering

                self.cache.keep(done.key, remembering.to_line(done.outcome.checked.findings))
            yield done.outcome

    def _done(self, tasks: Sequence[Task]) -> Iterator[Done]:
        do = partial(_judge, self.action)
        sizes = [_size_of(task.found.path) for task in tasks] if self.processes > 1 else []
        if sum(sizes) < _MIN_SHARED_BYTES or len(tasks) < 3:
            yield from map(do, tasks)
            return
        yield do(tasks[0])  # loads what all need, so that the processes share it
        from cleaner.workflow.jobs import in_processes

        yield from in_processes(do, tasks[1:], sizes[1:], self.processes, _died)


def _judge(action: Action, task: Task) -> Done:
    found, context = task.found, task.context
    try:
        source = read(found.path, context.settings.max_bytes)
    except Binary as error:
        return Done(Outcome(Checked(found.shown), notice=str(error)))
    except Unreadable as error:
        return Done(unreadable(found.shown, str(error)))
    outcome = action.judge(source, found.shown, context)
    return Done(outcome, _key(source.data, task) if task.remembers and _may_be_remembered(outcome) else "")


def _key(data: bytes, task: Task) -> str:
    from cleaner.workflow import remembering

    return remembering.key_of(data, format_of(task.found.shown).name, task.context)


def _may_be_remembered(outcome: Outcome) -> bool:
    """Does the outcome hold what ``check`` says of the text that was read?"""
    nothing_special = not (outcome.fixed or outcome.notice or outcome.checked.edits or outcome.checked.problem)
    return nothing_special and outcome.status <= Status.FINDINGS


def _died(task: Task) -> Done:
    source = Source(task.found.path, b"", "", PLAIN_UTF_8)
    return Done(internal_fault(source, task.found.shown, "the process that judged it went down"))


def _size_of(path: str) -> int:
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0


def unreadable(shown: str, problem: str) -> Outcome:
    """The outcome of a file that was not judged."""
    return Outcome(Checked(shown, problem=problem), Status.UNREADABLE)
