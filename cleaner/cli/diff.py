"""``cleaner diff``: what ``fix`` would change, as a diff that ``git apply`` takes."""

from __future__ import annotations

from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.options import Choices
from cleaner.reports import report_named
from cleaner.workflow.judging import PROPOSE


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
    write = report_named(kind or "diff")
    write(tally.told(runs.outcomes(paths, PROPOSE, choices)), streams.text_output(), runs.look(choices))
    return tally.exit_status()
