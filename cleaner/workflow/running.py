"""Run: the files of one command, judged in turn or by several processes, always told in the same order."""

from __future__ import annotations

import gc
import os
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.new_file import remove_leftovers
from cleaner.files.source import PLAIN_UTF_8, Source
from cleaner.files.walking import Found
from cleaner.reports.file_result import FileResult
from cleaner.workflow.actions import FIX, Action, internal_fault
from cleaner.workflow.outcome import NOTHING, FileEvidence, Outcome, SharedEvidence
from cleaner.workflow.projects import Projects
from cleaner.workflow.tasks import Done, Task, Work, unreadable

if TYPE_CHECKING:
    from cleaner.files.journal import Journal
    from cleaner.reports.incremental import RenderedFile
    from cleaner.workflow.result_cache import Memory

Watch = Callable[[Iterator[Outcome]], Iterator[Outcome]]

_MIN_SHARED_BYTES = 150_000  # less is judged sooner by one process than several are started
_SHARED_BYTES = 100_000  # most that is judged before the work is shared
_HELD_BYTES = 200_000_000  # of outcomes that wait for the other files; those beyond are made again


class Run(NamedTuple):
    """What a command does with its files. ``leaves_out``: why a file is not for us, empty when it is;
    ``processes``: how many may work; ``memory``: of content seen before; ``telling``: the report that is
    made in pieces, beside the judging; ``journal``: of what is rewritten, None when none is kept."""

    action: Action
    projects: Projects
    leaves_out: Callable[[Found], str] = lambda found: ""
    processes: int = 1
    memory: Memory | None = None
    telling: RenderedFile | None = None
    journal: Journal | None = None

    def over(self, files: Iterable[Found], watched: Watch = iter) -> Iterator[Outcome]:
        """One outcome for each file, in order. Raises SettingsError before anything is judged. ``watched`` gets
        them as files are judged: they wait until all files have said what they tell each other."""
        files = list(files)
        items = [self._without_judging(found) or self._task(found) for found in files]
        asked = sum(isinstance(item, Task) and not item.context.studied for item in items)
        try:
            if asked > 1:
                items, watched = self._told(items, watched)
            outcomes = self._answers(items)
            try:
                yield from self._tidied(watched(outcomes), files)
            finally:
                outcomes.close()
        finally:
            if self.memory is not None:
                self.memory.save()

    def _tidied(self, outcomes: Iterator[Outcome], files: Sequence[Found]) -> Iterator[Outcome]:
        """The outcomes with their rewriting done, by this process alone; what a killed run left in the folders goes."""
        folders: set[str] = set()
        for outcome, found in zip(outcomes, files):
            folder = os.path.dirname(found.path)
            if self.action is FIX and folder not in folders:
                folders.add(folder)
                remove_leftovers(folder)
            yield self._written(outcome, found) if outcome.rewrite else outcome

    def _written(self, outcome: Outcome, found: Found) -> Outcome:
        from cleaner.workflow.rewriting import written

        keeps_journal = self.projects.of(os.path.abspath(found.path)).settings.journal
        return written(outcome, self.journal if keeps_journal else None)

    def _told(self, items: list[Outcome | Task], watched: Watch) -> tuple[list[Outcome | Task], Watch]:
        """The files with what they tell each other. Those that are told nothing are judged by now."""
        told = self.memory.told(items) if self.memory is not None else None
        if told is not None:
            return [_telling(item, one) for item, one in zip(items, told)], watched
        outcomes = self._answers([item.asking() if isinstance(item, Task) else item for item in items])
        try:
            held = list(_held(watched(outcomes)))
        finally:
            outcomes.close()
        from cleaner.workflow.shared_evidence import told_to_each

        told = told_to_each([said for said, _ in held])
        if self.memory is not None:
            self.memory.keep_told(items, told)
        judged = [outcome or item for item, (_, outcome) in zip(items, held)]
        return [done if one == NOTHING else _telling(item, one) for item, one, done in zip(items, told, judged)], iter

    def _task(self, found: Found) -> Task | Outcome:
        task = Task(found, self.projects.context(os.path.abspath(found.path)))
        return task if self.memory is None else self.memory.keyed(task)

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
        return Outcome(FileResult(found.shown), notice=reason) if reason else None

    @property
    def _work(self) -> Work:
        return Work(self.action, self.telling, self.memory is not None)

    def _remembered(self, task: Task) -> Outcome | None:
        return None if self.memory is None else self.memory.find(task, self._work)

    def _judged(self, tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        for done in self._done(tasks):
            yield done.outcome if self.memory is None else self.memory.keep(done)

    def _done(self, tasks: Sequence[Task]) -> Iterator[Done]:
        do = self._work.do
        if len(tasks) > 1:
            gc.enable()
        sizes = [_size_of(task.found.path) for task in tasks] if self.processes > 1 else []
        if sum(sizes) < _MIN_SHARED_BYTES or len(tasks) < 3:
            yield from map(do, tasks)
            return
        alone = _first_alone(sizes)
        yield from map(do, tasks[:alone])  # loads, and learns of words, what the processes then share
        from cleaner.workflow.jobs import in_processes

        yield from in_processes(do, tasks[alone:], sizes[alone:], self.processes, _died)


def _first_alone(sizes: Sequence[int]) -> int:
    """How many tasks are done before there are several processes: one at least, then while they are small."""
    room = min(_SHARED_BYTES, sum(sizes) // 20)
    return max(1, bisect_right(list(accumulate(sizes)), room))


def _telling(item: Outcome | Task, told: SharedEvidence) -> Outcome | Task:
    return item._replace(told=told) if isinstance(item, Task) else item


def _held(outcomes: Iterator[Outcome]) -> Iterator[tuple[FileEvidence | None, Outcome | None]]:
    """What each file said to the others, and its outcome as long as there is room for more."""
    room = _HELD_BYTES
    for outcome in outcomes:
        room -= _bytes_of(outcome)
        yield outcome.said, outcome._replace(said=None) if room > 0 else None


def _bytes_of(outcome: Outcome) -> int:
    checked = outcome.checked
    rewritten = len(outcome.rewrite.data) + 2 * len(outcome.rewrite.source.data) if outcome.rewrite else 0
    rewritten += 2 * len(outcome.basis.source.data) if outcome.basis else 0
    return len(checked.text) + (len(checked.piece.rows) if checked.piece else 0) + rewritten


def _died(task: Task) -> Done:
    source = Source(task.found.path, b"", "", PLAIN_UTF_8)
    return Done(internal_fault(source, task.found.shown, "the process that judged it went down"))


def _size_of(path: str) -> int:
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0
