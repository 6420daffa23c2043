"""``cleaner undo``: bring back what files held before a run."""

from __future__ import annotations

import os

import click

from cleaner.cli import runs, streams
from cleaner.cli.log import run_numbered
from cleaner.files.journal import runs as recorded_runs
from cleaner.reports.visible import visible
from cleaner.workflow import Status
from cleaner.workflow.undoing import changes_of, run_to_take_back, take_back


@click.command(name="undo")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--run", "number", type=click.IntRange(1), metavar="RUN", help="This run, as `cleaner log` numbers it.")
@click.option("-q", "--quiet", is_flag=True, help="Tell only what could not be brought back.")
def COMMAND(paths: tuple[str, ...], number: int | None, quiet: bool) -> int:
    """Bring files back, byte for byte, to what they held before the last run that changed them.

    With PATH, a file or a folder, only what lies there. A file that was changed since is named and left as it is, and
    the others are brought back; then the exit status is 2. Once more takes back the run before that one; `--run` with
    the number of an undo takes that back. `cleaner log` lists the runs that are kept in .cleaner/journal.
    """
    journal = runs.journal_here()
    known = recorded_runs(journal.root)
    absolute = [os.path.abspath(path) for path in paths]
    run = run_numbered(known, number) if number else run_to_take_back(known, absolute)
    if run is None or not changes_of(run, absolute):
        where = f" to {', '.join(paths)}" if paths else ""
        which = f"run {number} did nothing" if number else "there is nothing to take back that a run did"
        raise click.UsageError(f"{which}{where}; `cleaner log` lists the runs of this project")
    status = Status.NOTHING
    back = 0
    for one in take_back(run, absolute, known, journal):
        shown = runs.shown_path(one.path)
        if one.problem:
            status = Status.UNREADABLE
            streams.tell(f"{shown}: {one.problem}")
        elif not quiet:
            streams.text_output().write(f"{visible(shown)}: {_said(one.was_back, run.number)}\n")
        back += not one.problem
    if back and not quiet:
        files = f"{runs.counted(back, 'file')} {'is' if back == 1 else 'are'}"
        streams.tell(f"{files} as before run {run.number} ({run.command}).{_hint(journal.number)}")
    if status:
        streams.tell(f"`cleaner log {run.number} --before FILE` prints what a file held before.")
    return int(status)


def _said(was_back: bool, number: int) -> str:
    return f"was as before run {number} already" if was_back else f"brought back as before run {number}"


def _hint(number: int) -> str:
    return f" `cleaner undo --run {number}` takes this back." if number else ""
