"""``cleaner fix``: rewrite the files in place and tell what is left."""

from __future__ import annotations

from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.choices import Choices
from cleaner.reports import REPORTS, report_named
from cleaner.workflow.judging import FIX


@click.command(name="fix")
@options.paths
@options.force
@click.option("--output-format", type=click.Choice(list(REPORTS)), default="full", show_default=True)
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit 1 when a file was changed.")
@options.judging
@options.walking
@options.telling
def COMMAND(paths: tuple[str, ...], **chosen: Any) -> int:
    """Rewrite the articles in place, and report what is left for a person to decide.

    A file is replaced in one step or not at all; what cannot be written safely is named and left as it was.
    """
    if runs.STDIN in paths:
        raise click.UsageError("fix rewrites files; for standard input use `cleaner clean -`")
    choices = Choices(**chosen)
    if choices.show_settings:
        return runs.show_settings(paths, choices)
    tally = runs.Tally(choices)
    write = report_named(choices.output_format)
    look = runs.look(choices)._replace(summary=False)
    write(tally.told(runs.outcomes(paths, FIX, choices)), streams.text_output(), look)
    if not choices.quiet:
        streams.tell(_summary(tally))
    return tally.exit_status()


def _summary(tally: runs.Tally) -> str:
    changes = f"{runs.counted(tally.fixed, 'change')} in {runs.counted(tally.changed, 'file')}"
    return f"Made {changes}; {runs.counted(tally.findings, 'finding')} left."
