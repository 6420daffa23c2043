"""``cleaner clean``: one article in, the cleaned article out, as bytes and nothing else."""

from __future__ import annotations

import os
from typing import Any

import click

from cleaner.cli import options, runs, streams
from cleaner.cli.choices import Choices
from cleaner.extraction import ExtraMissing, is_whole_page, titled_article_of
from cleaner.files.source import Binary, Stamp, Unreadable, read_bytes, source_from, too_large
from cleaner.files.walking import Walk, readable
from cleaner.formats import FORMATS, format_of
from cleaner.settings import Settings
from cleaner.spans import apply
from cleaner.workflow import Outcome, Status
from cleaner.workflow.actions import propose


@click.command(name="clean")
@click.argument("path", metavar="FILE")
@options.force
@options.judging
@click.option("--follow", is_flag=True, help="Follow a link that stays inside this folder.")
@click.option("--jsonl", is_flag=True, help="FILE has many articles: JSON Lines or Parquet, packed or not.")
@click.option("--text-field", default="text", show_default=True, metavar="NAME", help="Where rows have their text.")
@click.option("--row-format", type=click.Choice([known.name for known in FORMATS]), default="plain", show_default=True)
@click.option("-o", "--output", default="", metavar="FILE", help="With --jsonl: where to; Parquet needs it.")
@click.option("--master", default="", metavar="URL", help="With --jsonl: clean Parquet by Spark with this master.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="With --jsonl: processes.")
@click.option("-q", "--quiet", is_flag=True, help="No notices.")
@click.option("-v", "--verbose", is_flag=True, help="Tell where in the program a fault lies.")
def COMMAND(path: str, jsonl: bool, text_field: str, row_format: str, output: str, master: str, **chosen: Any) -> int:
    """Write the cleaned article to standard output. FILE may be - for standard input.

    Nothing else goes there; messages go to standard error. What cannot be judged comes out as it went in.
    A whole web page (.html) comes out as its article; that needs the extra "html". With --jsonl the rows of FILE
    are cleaned one after another; rows that cannot be read are told by their number and come out as they went in.
    """
    choices = Choices(**chosen, baseline=False)  # what was accepted for a repository is not for the reader of this
    if choices.show_settings:
        return runs.show_settings((path,), choices)
    if jsonl:
        from cleaner.cli.corpus_rows import Rows, clean_rows

        return clean_rows(path, Rows(text_field, row_format, output, master), choices)
    if output or master:
        raise click.UsageError("-o and --master belong to --jsonl")
    name = path if path != runs.STDIN else choices.stdin_filename or path
    projects = runs.projects_of(choices)
    context = projects.context(os.path.abspath(name))
    projects.refuse_unknown_codes()
    name = readable(name)
    try:
        data, stamp = _bytes_of(path, choices, context.settings.max_bytes)
        if format_of(name).name == "html" and is_whole_page(data):
            return _write_article_of(data, name, context.settings)
        source = source_from(path, data, stamp)
    except Unreadable as error:
        streams.tell(f"{name}: {error}")
        return Status.UNREADABLE
    except Binary as error:
        streams.tell(f"{name}: {error}")
        streams.write_bytes(data)
        return Status.NOTHING
    outcome = propose(source, name, context)
    streams.write_bytes(source.encode(apply(source.text, outcome.checked.edits)))
    runs.tell_of(outcome, choices)
    return _status(outcome)


def _write_article_of(page: bytes, name: str, settings: Settings) -> int:
    """A whole web page comes out as its article, in UTF-8; a fragment is cleaned in place like any text."""
    try:
        article = titled_article_of(page, settings=settings)
    except ExtraMissing as error:
        streams.tell(f"{name}: {error}")
        return Status.UNREADABLE
    if not article:
        streams.tell(f"{name}: no article found in the page")
        return Status.UNREADABLE
    streams.write_bytes(article.encode("utf-8", "replace"))
    return Status.NOTHING


def _bytes_of(path: str, choices: Choices, max_bytes: int) -> tuple[bytes, Stamp | None]:
    if path == runs.STDIN:
        data = streams.read_bytes()
        if len(data) > max_bytes:
            raise Unreadable(too_large(len(data), max_bytes))
        return data, None
    found = Walk((), follow=choices.follow).named(path)
    if found.problem:
        raise Unreadable(found.problem)
    return read_bytes(found.path, max_bytes)


def _status(outcome: Outcome) -> Status:
    """A cleaned article is what was asked for, so findings are no news here; a text held back is."""
    if outcome.status == Status.FINDINGS:
        return Status.NOTHING
    return outcome.status or (Status.FINDINGS if outcome.notice else Status.NOTHING)
