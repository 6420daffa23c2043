"""``cleaner check``: tell what is wrong, change nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, TextIO

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.options import Choices
from cleaner.reports import REPORTS, Checked, Look, report_named
from cleaner.reports.pieces import IN_PIECES, Telling
from cleaner.workflow.judging import CHECK


@click.command(name="check")
@options.paths
@click.option("--output-format", type=click.Choice(list(REPORTS)), default="full", show_default=True)
@click.option("--statistics", is_flag=True, help="How often each rule found something, and nothing else.")
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
    tally, look, out = runs.Tally(choices), runs.look(choices), streams.text_output()
    if choices.output_format in IN_PIECES and not choices.statistics:
        telling = Telling(choices.output_format, look)
        telling.write(tally.told(runs.outcomes(paths, CHECK, choices, telling)), out)
    else:
        write = _write_statistics if choices.statistics else report_named(choices.output_format)
        write(tally.told(runs.outcomes(paths, CHECK, choices)), out, look)
    return tally.exit_status()


def _write_statistics(files: Iterable[Checked], out: TextIO, look: Look) -> None:
    """One row a rule, the most frequent first."""
    counts = Counter(finding.code for checked in files for finding in checked.findings)
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        out.write(f"{count:6} {code} {look.name_of(code)}\n")
