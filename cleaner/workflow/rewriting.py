"""New bytes for a file: told to the journal, then put in the place of the old ones. One file's failure ends with it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from cleaner.files.journal import Entry, Journal
from cleaner.files.journal.entry import digest
from cleaner.files.source import Source, reason
from cleaner.files.writing import NotWritten, replace_whole
from cleaner.reports.file_result import FileResult
from cleaner.reports.made import made_rows
from cleaner.workflow.actions import internal_fault
from cleaner.workflow.outcome import Outcome, Status


def written(outcome: Outcome, journal: Journal | None = None) -> Outcome:
    """The outcome with its rewriting done."""
    if outcome.rewrite is None:
        return outcome
    (source, data), shown = outcome.rewrite, outcome.checked.path
    try:
        rewrite(source, data, journal, [outcome.made] if outcome.made else [])
    except NotWritten as error:
        return Outcome(FileResult(shown, problem=str(error)), Status.UNREADABLE)
    except Exception as error:
        import traceback

        return internal_fault(source, shown, f"{type(error).__name__}: {error}", traceback.format_exc())
    return outcome._replace(rewrite=None)


def rewrite(source: Source, data: bytes, journal: Journal | None, made: Sequence[FileResult] = (), of: int = 0) -> None:
    """Put ``data`` in the place of what was read as ``source``. ``made``: the findings whose fixes this makes, with the
    texts that they were found in; ``of``: the run that it takes back. Raises NotWritten; then nothing has changed."""
    if journal is None:
        replace_whole(source, data)
        return
    counts = Counter(finding.code for one in made for finding in one.findings)
    rows = tuple(row for one in made for row in made_rows(one))
    path = os.path.abspath(source.path)
    entry = Entry(path, digest(source.data), digest(data), tuple(sorted(counts.items())), rows, of)
    numbers: list[int] = []
    replace_whole(source, data, lambda: numbers.append(_told(journal, entry, source)))
    journal.done(numbers[0])


def _told(journal: Journal, entry: Entry, source: Source) -> int:
    try:
        return journal.tell(entry, source.data)
    except OSError as error:
        raise NotWritten(
            f"left as it was, since what `cleaner undo` needs could not be kept in {journal.folder} "
            f"({reason(error)}); --no-journal changes it all the same"
        ) from None
