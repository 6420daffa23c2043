"""``cleaner check``: tell what is wrong, change nothing."""

from __future__ import annotations

from typing import Any

import click

from cleaner.cli import options, runs
from cleaner.cli.checking import check_paths
from cleaner.cli.choices import Choices
from cleaner.reports import REPORTS


@click.command(name="check")
@options.paths
@click.option("--output-format", type=click.Choice(list(REPORTS)), default="full", show_default=True)
@click.option("--statistics", is_flag=True, help="How often each rule found something, and nothing else.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@options.judging
@options.walking
@options.telling
def COMMAND(paths: tuple[str, ...], **chosen: Any) -> int:
    """Report what is wrong in the articles, by line and column, and change nothing.

    PATH is a file, a folder, or - for standard input; the folder you are in when none is named.
    """
    choices = Choices(**chosen)
    if choices.show_settings:
        return runs.show_settings(paths, choices)
    if choices.watch:
        from cleaner.cli.watching import watch

        if runs.STDIN in paths:
            raise click.UsageError("--watch is for files, not for standard input")
        return watch(paths, choices)
    return check_paths(paths, choices)
