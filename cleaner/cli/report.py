"""``cleaner report``: what ``check`` says, as a page to read in a browser or as any other report in a file."""

from __future__ import annotations

import io
import os
from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.choices import Choices
from cleaner.formats import FORMATS
from cleaner.reports import REPORTS, report_named
from cleaner.workflow.actions import CHECK

_PAGE = "html"
_ARTICLES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
_OURS = b"<title>What cleaner found</title>"  # in the first bytes of every page of ours


@click.command(name="report")
@options.paths
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to; - is standard output.", show_default=True)
@click.option("--output-format", type=click.Choice(list(REPORTS)), default=_PAGE, show_default=True)
@options.judging
@options.walking
@options.telling
def COMMAND(paths: tuple[str, ...], output: str, **chosen: Any) -> int:
    """Write what `cleaner check` finds as one self-contained HTML page: the articles with every change marked,
    each removed passage with an arrow to the copy that stays."""
    choices = Choices(**chosen)
    if choices.show_settings:
        return runs.show_settings(paths, choices)
    if output == "-":
        if choices.output_format == _PAGE and streams.is_terminal():
            raise click.UsageError("a page is not for a terminal; name a file with -o report.html")
    elif not _may_write(output):
        raise click.UsageError(f"{output} exists and is no report; nothing was written over it")
    tally = runs.Tally(choices)
    look = runs.look(choices)._replace(color=False, terminal=False)
    page = streams.text_output() if output == "-" else io.StringIO(newline="")
    report_named(choices.output_format)(tally.told(runs.outcomes(paths, CHECK, choices)), page, look)
    if isinstance(page, io.StringIO):
        _write(output, page.getvalue().encode("utf-8", "backslashreplace"))
        if not choices.quiet:
            found, files = runs.counted(tally.findings, "finding"), runs.counted(tally.files, "file")
            streams.tell(f"Wrote {output}: {found} in {files}.")
    return tally.exit_status()


def _may_write(path: str) -> bool:
    """False for a file that looks like an article: a slip of the keys must not cost one."""
    if not path.lower().endswith(_ARTICLES) or not os.path.exists(path):
        return True
    with open(path, "rb") as file:
        return _OURS in file.read(4096)


def _write(path: str, data: bytes) -> None:
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise click.UsageError(f"{path} could not be written: {error.strerror}") from None
