"""``cleaner check``: tell what is wrong, change nothing."""

from __future__ import annotations

from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.options import Choices
from cleaner.reports import REPORTS, report_named
from cleaner.workflow.judging import CHECK


@click.command(name="check")
@options.paths
@click.option("--output-format", type=click.Choice(sorted(REPORTS)), default="concise", show_default=True)
@options.judging
@options.walking
@options.telling
def COMMAND(paths: tuple[str, ...], **chosen: Any) -> int:
    """Report what is wrong in the articles, by line and column, and change nothing.

    PATH is a file, a folder, or - for standard input; the folder you are in when none is named.
    """
    choices = Choices(**chosen)
    tally = runs.Tally(choices)
    write = report_named(choices.output_format)
    write(tally.told(runs.outcomes(paths, CHECK, choices)), streams.text_output(), runs.look(choices))
    return tally.exit_status()
