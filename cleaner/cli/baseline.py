"""``cleaner baseline``: accept what stands today, so that only new sins are told."""

from __future__ import annotations

import os
from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.choices import Choices
from cleaner.workflow.actions import CHECK
from cleaner.workflow.baseline import baseline_of, to_json
from cleaner.workflow.projects import BASELINE


@click.command(name="baseline")
@options.paths
@options.judging
@options.walking
@click.option("-q", "--quiet", is_flag=True, help="No summary and no notices.")
@click.option("-v", "--verbose", is_flag=True, help="Tell where in the program a fault lies.")
def COMMAND(paths: tuple[str, ...], **chosen: Any) -> int:
    """Accept what `cleaner check` finds today: it is written to .cleaner/baseline.json, and told no more.

    A finding is known by its words and its line's words, so edits elsewhere do not wake it. Run it over all
    articles, and again whenever old sins were mended: what is accepted is replaced, not added to.
    """
    if runs.STDIN in paths:
        raise click.UsageError("a baseline is for files, not for standard input")
    return accept(paths, Choices(**chosen))


def accept(paths: tuple[str, ...], choices: Choices) -> int:
    """Write what is found now to the baseline; gives the exit status."""
    choices = choices._replace(baseline=False, exit_zero=True)
    tally = runs.Tally(choices)
    baseline = baseline_of(tally.told(runs.outcomes(paths, CHECK, choices)))
    home = runs.evidence_home(choices)
    path = runs.write_evidence(home, BASELINE, to_json(baseline))
    if not choices.quiet:
        streams.tell(f"Accepted {runs.counted(tally.findings, 'finding')} in {os.path.relpath(path)}.")
    return tally.exit_status()
