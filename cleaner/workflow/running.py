"""Run: the files of one command, judged in turn or by several processes, always told in the same order."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.source import PLAIN_UTF_8, Binary, Source, Unreadable, read, read_bytes, source_from
from cleaner.files.walking import Found
from cleaner.files.writing import remove_leftovers
from cleaner.formats import format_of
from cleaner.reports.checked import Checked
from cleaner.workflow.judging import Action, internal_fault, written
from cleaner.workflow.outcome import Context, Outcome, Status
from cleaner.workflow.projects import Projects

if TYPE_CHECKING:
    from cleaner.files.cache import Cache
    from cleaner.reports.pieces import Telling

Watch = Callable[[Iterator[Outcome]], Iterator[Outcome]]

_MIN_SHARED_BYTES = 150_000  # less is judged sooner by one process than several are started


class Task(NamedTuple):
    """A file to judge."""

    found: Found
    context: Context

    def knowing(self, words: frozenset[str], outcome: Outcome) -> Task | None:
        """The same with those of its doubted forms that are vouched for; None when there are none."""
        own = sorted(doubt.word for doubt in outcome.doubts if doubt.word in words)
        if not own:
            return None
        before = self.context.surroundings
        surroundings = before._replace(words=before.words.union(own))
        evidence = repr((self.context.evidence, own))
        return self._replace(context=self.context._replace(surroundings=surroundings, evidence=evidence))


class Done(NamedTuple):
    """An outcome, and what to remember: answers by their keys."""

    outcome: Outcome
    answers: tuple[tuple[str, str], ...] = ()


class Work(NamedTuple):
    """What is done with a task; can be sent to another process. ``telling``: the report that is made in
    pieces; ``remembers``: are answers wanted with the outcome?"""

    action: Action
    telling: Telling | None = None
    remembers: bool = False

    def do(self, task: Task) -> Done:
        """Read the file, judge it, and make its piece of the report. With doubts it is not rewritten yet."""
        found, context = task
        try:
            source = read(found.path, context.settings.max_bytes)
        except Binary as error:
            return Done(Outcome(Checked(found.shown), notice=str(error)))
        except Unreadable as error:
            return Done(unreadable(found.shown, str(error)))
        outcome = self.action.judge(source, found.shown, context)
        if not outcome.doubts:
            outcome = written(outcome)
        key = _key(source.data, task) if self.remembers and _may_be_remembered(outcome) else ""
        return self.told(outcome, key, is_new=True)

    def told(self, outcome: Outcome, key: str, is_new: bool) -> Done:
        """The outcome with its piece of the report; an empty key means that nothing is to be remembered."""
        findings = outcome.checked.findings
        if self.telling is not None and findings:
            outcome = outcome._replace(checked=self.telling.tell(outcome.checked))
        if not key:
            return Done(outcome)
        from cleaner.workflow import remembering

        answers = [(key, remembering.to_line(findings))] if is_new else []
        if outcome.checked.piece is not None:
            answers.append((self.piece_key(key, outcome.checked.path), remembering.piece_to_line(outcome)))
        return Done(outcome, tuple(answers))

    def piece_key(self, key: str, shown: str) -> str:
        """The key of the report's piece for a file whose findings have ``key``."""
        from cleaner.workflow import remembering

        assert self.telling is not None
        return remembering.key_beside(key, f"{remembering.piece_kind(self.telling)} {shown}")


class Run(NamedTuple):
    """What a command does with its files. ``leaves_out``: why a file is not for us, empty when it is;
    ``processes``: how many may work; ``cache``: answers for content seen before; ``telling``: the report
    that is made in pieces, beside the judging."""

    action: Action
    projects: Projects
    leaves_out: Callable[[Found], str] = lambda found: ""
    processes: int = 1
    cache: Cache | None = None
    telling: Telling | None = None

    def over(self, files: Iterable[Found], watched: Watch = iter) -> Iterator[Outcome]:
        """One outcome for each file, in order. Raises SettingsError before anything is judged. ``watched`` gets
        them as files are judged: outcomes wait for all files once one has doubts that another may settle."""
        files = list(files)
        outcomes = self._answers([self._without_judging(found) or self._task(found) for found in files])
        try:
            settled = self._settled(watched(outcomes), files) if len(files) > 1 else map(written, watched(outcomes))
            yield from _tidied(settled, files)
        finally:
            outcomes.close()
            if self.cache is not None:
                self.cache.save()

    def _settled(self, outcomes: Iterator[Outcome], files: Sequence[Found]) -> Iterator[Outcome]:
        """The outcomes, those of files whose doubts the others settle judged again."""
        held: list[tuple[Outcome, Found]] = []
        for outcome, found in zip(outcomes, files):
            if held or outcome.doubts:
                held.append((outcome, found))
            else:
                yield outcome
        if not held:
            return
        from cleaner.workflow.doubting import vouched_for

        words = vouched_for([(found.path, outcome.doubts) for outcome, found in held], len(files))
        again = [outcome.doubts and self._task(found).knowing(words, outcome) for outcome, found in held]
        judged = self._answers([task for task in again if task])
        try:
            for (outcome, _), task in zip(held, again):
                yield written(next(judged) if task else outcome)
        finally:
            judged.close()

    def _task(self, found: Found) -> Task:
        return Task(found, self.projects.context(os.path.abspath(found.path)))

    def _answers(self, items: Sequence[Outcome | Task]) -> Generator[Outcome, None, None]:
        """The outcome of each task, in order, and those that are known already as they are."""
        known = [self._remembered(item) if isinstance(item, Task) else item for item in items]
        tasks = [item for item, outcome in zip(items, known) if outcome is None and isinstance(item, Task)]
        if tasks:  # answers are remembered under settings that were found good
            self.projects.refuse_unknown_codes()
        judged = self._judged(tasks)
        try:
            for outcome in known:
                yield outcome if outcome is not None else next(judged)
        finally:
            judged.close()

    def _without_judging(self, found: Found) -> Outcome | None:
        if found.problem:
            return unreadable(found.shown, found.problem)
        reason = self.leaves_out(found)
        return Outcome(Checked(found.shown), notice=reason) if reason else None

    @property
    def _work(self) -> Work:
        return Work(self.action, self.telling, self.cache is not None)

    def _remembered(self, task: Task) -> Outcome | None:
        """The outcome of a file whose content was seen before."""
        if self.cache is None:
            return None
        from cleaner.workflow import remembering

        found = task.found
        try:
            data, stamp = read_bytes(found.path, task.context.settings.max_bytes)
        except Unreadable as error:
            return unreadable(found.shown, str(error))
        key = _key(data, task)
        try:
            if self.telling is not None:
                line = self.cache.find(self._work.piece_key(key, found.shown))
                if line is not None:
                    return remembering.piece_from_line(found.shown, line)
            line = self.cache.find(key)
            if line is None:
                return None
            if not line:
                return self.action.recall(Checked(found.shown), task.context)
            source = source_from(found.path, data, stamp)
            findings = remembering.from_line(line)
        except (ValueError, TypeError, LookupError, Binary, Unreadable):
            return None  # a damaged answer is no answer
        bom = bool(source.codec.mark)
        checked = Checked(found.shown, source.text, findings, codec=source.codec.name, bom=bom)
        outcome = self.action.recall(checked, task.context)
        return None if outcome is None else self._kept(self._work.told(outcome, key, is_new=False))

    def _kept(self, done: Done) -> Outcome:
        for key, answer in done.answers:
            assert self.cache is not None
            self.cache.keep(key, answer)
        return done.outcome

    def _judged(self, tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        for done in self._done(tasks):
            yield self._kept(done)

    def _done(self, tasks: Sequence[Task]) -> Iterator[Done]:
        do = self._work.do
        if len(tasks) > 1:
            gc.enable()
        sizes = [_size_of(task.found.path) for task in tasks] if self.processes > 1 else []
        if sum(sizes) < _MIN_SHARED_BYTES or len(tasks) < 3:
            yield from map(do, tasks)
            return
        yield do(tasks[0])  # loads what all need, so that the processes share it
        from cleaner.workflow.jobs import in_processes

        yield from in_processes(do, tasks[1:], sizes[1:], self.processes, _died)


def _tidied(outcomes: Iterator[Outcome], files: Sequence[Found]) -> Iterator[Outcome]:
    """The outcomes; from each folder that was written to goes what a killed run left there."""
    folders: set[str] = set()
    for outcome, found in zip(outcomes, files):
        folder = os.path.dirname(found.path)
        if outcome.fixed and folder not in folders:
            folders.add(folder)
            remove_leftovers(folder)
        yield outcome


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
