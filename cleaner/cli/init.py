"""``cleaner init``: a settings file to start from, and the lines for a hook."""

from __future__ import annotations

import os
from importlib.resources import files

import click

from cleaner.cli import streams
from cleaner.files.new_file import write_once
from cleaner.workflow.settings_files import NAMES, settings_in

_HOOK = """\
To run it before every commit, add this to .pre-commit-config.yaml, with the address of the copy of cleaner
that you use, a folder on this machine or a repository, in the place of YOUR-FORK, and its tag or commit as rev:

  - repo: https://github.com/YOUR-FORK/cleaner
    rev: v{version}
    hooks:
      - id: cleaner-check   # tells; cleaner-fix rewrites
"""


@click.command(name="init")
def COMMAND() -> int:
    """Write a commented cleaner.toml in this folder, and print the lines for a pre-commit hook."""
    path = NAMES[0]
    existing = settings_in(os.getcwd())
    if existing:
        raise click.UsageError(f"{os.path.relpath(existing[0])} has settings for cleaner already; nothing was written")
    template = files("cleaner.cli").joinpath("settings_template.toml").read_bytes()
    try:
        write_once(path, template)
    except OSError as error:
        raise click.UsageError(f"{path} could not be written: {error.strerror}") from None
    streams.tell(f"Wrote {path}; every line in it is a comment until you change it.")
    streams.text_output().write(_HOOK.format(version=_version()))
    return 0


def _version() -> str:
    from importlib.metadata import version

    return version("article-cleaner")
