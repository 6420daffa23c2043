"""``cleaner log``: which runs changed files of this project, and what each did."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import click

from cleaner.cli import runs, streams
from cleaner.files.journal import Damaged, Recorded
from cleaner.files.journal import runs as recorded_runs
from cleaner.reports.visible import visible
from cleaner.workflow import Status
from cleaner.workflow.home import journal_home
from cleaner.workflow.undoing import Undone, changes_of, taken_back


@click.command(name="log")
@click.argument("number", required=False, type=click.IntRange(1), metavar="[RUN]")
@click.option("--before", default="", metavar="FILE", help="Write what FILE held before RUN to standard output.")
@click.option("-n", "most", type=click.IntRange(1), default=20, metavar="N", show_default=True, help="At most N runs.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def COMMAND(number: int | None, before: str, most: int, output_format: str) -> int:
    """List the runs that changed files of this project, the last one first; with RUN, tell what that one did.

    They are kept in .cleaner/journal, the last 100 and up to 100 MB of them; git passes it over. `cleaner undo` takes
    the last run back, `cleaner undo --run RUN` any other.
    """
    known = recorded_runs(journal_home(os.getcwd()))
    if before:
        if number is None:
            raise click.UsageError("--before needs the number of a run: `cleaner log RUN --before FILE`")
        return _write_before(run_numbered(known, number), before)
    chosen = [run_numbered(known, number)] if number else known[:most]
    undone = taken_back(known)
    out = streams.text_output()
    if output_format == "json":
        json.dump([_record(run, undone) for run in chosen], out, indent=2)
        out.write("\n")
    elif number:
        out.writelines(f"{row}\n" for row in _rows(chosen[0], undone))
    else:
        out.writelines(f"{_headline(run, undone)}\n" for run in chosen)
        if not known:
            streams.tell("No run has changed a file of this project yet.")
    return Status.NOTHING


def run_numbered(known: Sequence[Recorded], number: int) -> Recorded:
    """The run with this number."""
    for run in known:
        if run.number == number:
            return run
    raise click.UsageError(f"there is no run {number} in the journal; `cleaner log` lists those that are")


def _write_before(run: Recorded, file: str) -> int:
    change = next(iter(changes_of(run, [os.path.abspath(file)])), None)
    if change is None:
        raise click.UsageError(f"run {run.number} did not change {file}")
    try:
        streams.write_bytes(run.old_bytes(change.first))
    except Damaged:
        streams.tell(f"{file}: the journal does not hold what it was")
        return Status.UNREADABLE
    return Status.NOTHING


def _headline(run: Recorded, undone: Undone) -> str:
    """``12  2026-11-27 15:12  cleaner fix posts: 3 files, 7 changes (4 TYP401, 3 DUP201)``"""
    when = datetime.fromtimestamp(run.when).strftime("%Y-%m-%d %H:%M")
    return f"{run.number}  {when}  {visible(run.command)}: {_told(run)}{_state(run, undone)}"


def _told(run: Recorded) -> str:
    files = runs.counted(len(changes_of(run)), "file")
    if run.takes_back:
        return f"{files} brought back as before run {run.takes_back}"
    counts: Counter[str] = Counter()
    for stored in run.changes:
        counts.update(dict(stored.entry.counts))
    kinds = ", ".join(f"{count} {visible(code)}" for code, count in counts.most_common())
    return f"{files}, {runs.counted(sum(counts.values()), 'change')}{f' ({kinds})' if kinds else ''}"


def _state(run: Recorded, undone: Undone) -> str:
    paths = {change.path for change in changes_of(run)}
    back = sum((run.number, path) in undone for path in paths)
    if not back:
        return ""
    return "; taken back" if back == len(paths) else f"; {back} of them taken back"


def _rows(run: Recorded, undone: Undone) -> Iterator[str]:
    yield _headline(run, undone)
    for change in changes_of(run):
        entries = [stored for stored in run.changes if stored.entry.path == change.path]
        state = "" if entries[0].is_done or not change.is_as_before() else ": not made, the run ended before"
        state = ": taken back" if (run.number, change.path) in undone else state
        yield f"{visible(runs.shown_path(change.path))}{state}"
        rows = [row for stored in entries for row in stored.entry.rows]
        yield from (f"  {visible(row)}" for row in rows)
        left = sum(count for stored in entries for _, count in stored.entry.counts) - len(rows)
        if left > 0:
            yield f"  … and {left} more"


def _record(run: Recorded, undone: Undone) -> dict[str, Any]:
    return {
        "run": run.number,
        "when": datetime.fromtimestamp(run.when, UTC).isoformat(),
        "command": run.command,
        "takes_back": run.takes_back or None,
        "files": [
            {
                "path": runs.shown_path(stored.entry.path),
                "made": stored.is_done,
                "taken_back": (run.number, stored.entry.path) in undone,
                "counts": dict(stored.entry.counts),
                "changes": list(stored.entry.rows),
            }
            for stored in run.changes
        ],
    }
