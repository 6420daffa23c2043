"""Run: the files of one command, judged in turn or by several processes, always told in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cleaner.files.source import Binary, Unreadable, read
from cleaner.files.walking import Found
from cleaner.reports.checked import Checked
from cleaner.workflow.judging import Judge
from cleaner.workflow.outcome import Context, Outcome, Status

ContextOf = Callable[[str], Context]  # the context of a file by its path


@dataclass(frozen=True, slots=True)
class Run:
    """What a command does with its files: ``judge`` each under ``context_of`` its path, by ``jobs`` processes."""

    judge: Judge
    context_of: ContextOf
    jobs: int = 1

    def over(self, files: Iterable[Found]) -> Iterator[Outcome]:
        """One outcome for each file, in order."""
        for found in files:
            yield self._one(found)

    def _one(self, found: Found) -> Outcome:
        if found.problem:
            return unreadable(found.shown, found.problem)
        return judge_file(found, self.judge, self.context_of(found.path))


def judge_file(found: Found, judge: Judge, context: Context) -> Outcome:
    """Read the file and judge it."""
    try:
        source = read(found.path, context.settings.max_bytes)
    except Binary as error:
        return Outcome(Checked(found.shown), notice=str(error))
    except Unreadable as error:
        return unreadable(found.shown, str(error))
    return judge(source, found.shown, context)


def unreadable(shown: str, problem: str) -> Outcome:
    """The outcome of a file that was not judged."""
    return Outcome(Checked(shown, problem=problem), Status.UNREADABLE)
