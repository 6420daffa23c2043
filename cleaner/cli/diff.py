"""``cleaner diff``: what ``fix`` would change, as a diff that ``git apply`` takes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.choices import Choices
from cleaner.files.ignoring import repository_top
from cleaner.files.walking import readable
from cleaner.reports import FileResult, report_named
from cleaner.workflow.actions import PROPOSE


@click.command(name="diff")
@options.paths
@click.option("--word", "kind", flag_value="word", help="Show words that go and come: [-gone-]{+new+}.")
@click.option("--side-by-side", "kind", flag_value="side-by-side", help="Show old and new beside each other.")
@options.force
@options.judging
@options.walking
@options.telling
def COMMAND(paths: tuple[str, ...], kind: str | None, **chosen: Any) -> int:
    """Print what `cleaner fix` would change, as a unified diff that `git apply` takes; change nothing."""
    choices = Choices(**chosen)
    if choices.show_settings:
        return runs.show_settings(paths, choices)
    tally = runs.Tally(choices)
    files = tally.told(runs.outcomes(paths, PROPOSE, choices))
    write = report_named(kind or "diff")
    write(files if kind else _as_git_names_them(files), streams.text_output(), runs.look(choices))
    return tally.exit_status()


def _as_git_names_them(files: Iterable[FileResult]) -> Iterator[FileResult]:
    """Paths from the repository's top, as in git's own diffs: ``git apply`` would pass over others in silence."""
    top = repository_top(os.getcwd())
    prefix = readable(os.path.relpath(os.getcwd(), top)) if top else "."
    for checked in files:
        is_below = prefix != "." and not os.path.isabs(checked.path)
        yield checked._replace(path=os.path.normpath(os.path.join(prefix, checked.path))) if is_below else checked
