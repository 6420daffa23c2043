"""``cleaner cache``: the answers kept from earlier runs."""

from __future__ import annotations

import os

import click

from cleaner.cli import runs, streams
from cleaner.cli.choices import Choices
from cleaner.files.cache import clean_caches


@click.group(name="cache")
def COMMAND() -> None:
    """Answers kept from earlier runs, so that files that did not change need not be judged again."""


@COMMAND.command(name="clean")
def clean() -> int:
    """Remove the kept answers of this folder's project."""
    root = runs.cache_root(runs.projects_of(Choices()))
    try:
        removed = clean_caches([root])
    except OSError as error:
        raise click.UsageError(f"{error.filename or root} could not be removed: {error.strerror}") from None
    for folder in removed:
        streams.tell(f"Removed {os.path.relpath(folder)}.")
    if not removed:
        streams.tell("There was nothing to remove.")
    return 0
