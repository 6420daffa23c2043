"""Memory: what earlier runs found out about the same content under the same rules.

Three stores, so that an unchanged folder opens only what it needs: the answers by file, what each run told its
files, and what each file said to the others, which is wanted only after a change.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.files.cache import Cache
from cleaner.files.source import Binary, Unreadable, read_bytes, source_from
from cleaner.formats import format_of
from cleaner.reports.file_result import FileResult
from cleaner.workflow import cache_codec
from cleaner.workflow.outcome import Outcome, SharedEvidence
from cleaner.workflow.tasks import Done, Task, Work, not_judged

_MAX_RUNS = 8
_DAMAGE = (ValueError, TypeError, LookupError, Binary, Unreadable)  # a damaged answer is no answer


class Memory:
    """The stores in one folder; ``program`` stands for the version that answers. Only ``save`` writes."""

    def __init__(self, root: str, program: str = "") -> None:
        self._answers = Cache(root, program)
        self._runs = Cache(root, program, "runs", _MAX_RUNS)
        self._said = Cache(root, program, "said")

    def keyed(self, task: Task) -> Task | Outcome:
        """The task with the key of its content; an outcome when that cannot be read."""
        try:
            return task._replace(key=_key(read_bytes(task.found.path, task.context.settings.max_bytes)[0], task))
        except Unreadable as error:
            return not_judged(task.found, error)

    def told(self, items: Sequence[Outcome | Task]) -> list[SharedEvidence] | None:
        """What a run over just these files told each of them."""
        line = self._runs.find(_run_key(items))
        try:
            return None if line is None else cache_codec.told_from_line(line)
        except _DAMAGE:
            return None

    def keep_told(self, items: Sequence[Outcome | Task], told: Sequence[SharedEvidence]) -> None:
        """Remember what the run over these files told each of them."""
        self._runs.keep(_run_key(items), cache_codec.told_to_line(told))

    def find(self, task: Task, work: Work) -> Outcome | None:
        """The outcome of a task that was done before; None when it must be done."""
        try:
            outcome = self._find(task, work)
            if outcome is None or not task.context.asks:
                return outcome
            line = self._said.find(task.key)
            return None if line is None else outcome._replace(said=cache_codec.said_from_line(line))
        except _DAMAGE:
            return None

    def _find(self, task: Task, work: Work) -> Outcome | None:
        shown, key = task.found.shown, task.answer_key(task.key)
        if work.telling is not None:
            line = self._answers.find(work.piece_key(key, shown))
            if line is not None:
                return cache_codec.piece_from_line(shown, line)
        line = self._answers.find(key)
        if line is None:
            return None
        checked = _checked(task, line) if line else FileResult(shown)
        outcome = work.action.recall(checked, task.context)
        if outcome is None:
            return None
        outcome = work.told(outcome)
        self._keep(work.piece_answer(key, outcome))
        return outcome

    def keep(self, done: Done) -> Outcome:
        """The outcome; what is new in it is remembered."""
        self._keep(done.answers)
        if done.key and done.outcome.said is not None:
            self._said.keep(done.key, cache_codec.said_to_line(done.outcome.said))
        return done.outcome

    def _keep(self, answers: Sequence[tuple[str, str]]) -> None:
        for key, answer in answers:
            self._answers.keep(key, answer)

    def save(self) -> None:
        """Write what is new."""
        for store in (self._answers, self._runs, self._said):
            store.save()


def _checked(task: Task, line: str) -> FileResult:
    """What was found in a file. Raises LookupError when it has changed since it was looked at."""
    data, stamp = read_bytes(task.found.path, task.context.settings.max_bytes)
    if _key(data, task) != task.key:
        raise LookupError(task.found.path)
    source = source_from(task.found.path, data, stamp)
    bom = bool(source.codec.mark)
    findings, skipped, untold = cache_codec.from_line(line)
    known = FileResult(task.found.shown, source.text, findings, codec=source.codec.name, bom=bom)
    return known._replace(skipped=skipped, untold=untold)


def _key(data: bytes, task: Task) -> str:
    return cache_codec.key_of(data, format_of(task.found.shown).name, task.context)


def _run_key(items: Sequence[Outcome | Task]) -> str:
    return cache_codec.key_beside("run", " ".join(item.key if isinstance(item, Task) else "-" for item in items))
