"""``cleaner fix``: rewrite the files in place and tell what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.choices import Choices
from cleaner.reports import REPORTS, report_named
from cleaner.reports.made import made_rows
from cleaner.workflow import Outcome
from cleaner.workflow.actions import FIX

_MOST_TOLD = 50  # lines of what was changed


def _names(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for value in values for name in value.split(",") if name)


@click.command(name="fix")
@options.paths
@options.force
@options.journal
@click.option("--output-format", type=click.Choice(list(REPORTS)), default="full", show_default=True)
@click.option("--only", multiple=True, callback=_names, metavar="NAME", help="Just this finding of the page.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit 1 when a file was changed.")
@options.judging
@options.walking
@options.telling
def COMMAND(paths: tuple[str, ...], **chosen: Any) -> int:
    """Rewrite the articles in place, tell what was changed, and report what is left for a person to decide.

    PATH is a file or a folder, and has to be named. A file is replaced in one step or not at all; what cannot be
    written safely is named and left as it was. What the files held is kept before, and `cleaner undo` brings it back.
    """
    if runs.STDIN in paths:
        raise click.UsageError("fix rewrites files; for standard input use `cleaner clean -`")
    choices = Choices(**chosen)
    if choices.show_settings:
        return runs.show_settings(paths, choices)
    if not paths:
        raise click.UsageError("name the files or folders to rewrite; `cleaner fix .` is for this folder and all below")
    tally = runs.Tally(choices)
    write = report_named(choices.output_format)
    look = runs.look(choices)._replace(summary=False)
    outcomes = runs.outcomes(paths, FIX, choices)
    told = outcomes if choices.quiet else _with_changes_told(outcomes, None if choices.verbose else _MOST_TOLD)
    write(tally.told(told), streams.text_output(), look)
    if not choices.quiet:
        streams.tell(_summary(tally) + _hint(tally, choices))
    if choices.only and not tally.fixed and not tally.status:
        raise click.UsageError("no such finding can be mended there any more; the report is older than the text")
    return tally.exit_status()


def _with_changes_told(outcomes: Iterable[Outcome], most: int | None) -> Iterator[Outcome]:
    """The outcomes; what was changed is told on the way, up to a number of lines, and the rest is counted."""
    told = left = 0
    for outcome in outcomes:
        yield outcome
        if outcome.made is None:
            continue
        for row in made_rows(outcome.made):
            if most is not None and told >= most:
                left += 1
                continue
            streams.tell(row)
            told += 1
    if left:
        streams.tell(f"… and {runs.counted(left, 'change')} more; -v tells all, and so does `git diff`.")


def _summary(tally: runs.Tally) -> str:
    changes = f"{runs.counted(tally.fixed, 'change')} in {runs.counted(tally.changed, 'file')}"
    return f"Made {changes}; {runs.counted(tally.findings, 'finding')} left."


def _hint(tally: runs.Tally, choices: Choices) -> str:
    """How to get back, for a person at a terminal."""
    may_undo = tally.changed and streams.tells_a_person() and runs.settings_here(choices).journal
    return " `cleaner undo` brings it back." if may_undo else ""
