"""``cleaner clean --jsonl``: containers of many articles, cleaned row by row, in a stream or by Spark."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from cleaner.cli import runs, streams
from cleaner.cli.choices import Choices
from cleaner.cli.misuse import Misuse
from cleaner.corpus.containers import kind_of
from cleaner.corpus.extras import Missing
from cleaner.files.source import reason
from cleaner.formats import format_named
from cleaner.workflow import Status
from cleaner.workflow.rows import RowCleaner, in_groups

_CHARACTERS, _ROWS = 1 << 18, 64  # of what is given to a process at once
_BATCH = 64  # rows of Parquet that are held at once


class Rows(NamedTuple):
    """What the command line says of rows."""

    text_field: str
    row_format: str
    output: str
    master: str


def clean_rows(path: str, rows: Rows, choices: Choices) -> int:
    """Clean the rows of the container; gives the exit status."""
    projects = runs.projects_of(choices)
    context = projects.context(os.path.abspath(path if path != runs.STDIN else choices.stdin_filename or path))
    projects.refuse_unknown_codes()
    cleaner = RowCleaner(rows.text_field, "row" + format_named(rows.row_format).suffixes[0], context)
    try:
        if rows.master:
            return _by_spark(path, rows, cleaner)
        if kind_of(path) == "parquet":
            return _parquet(path, rows, cleaner, choices)
        return _json_lines(path, rows, cleaner, choices)
    except Missing as error:
        raise Misuse(str(error)) from None
    except (OSError, EOFError, ValueError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        said = reason(error) if isinstance(error, OSError) else str(error)
        streams.tell(f"{path}: {said}; what was read before came out")
        return Status.UNREADABLE


def _json_lines(path: str, rows: Rows, cleaner: RowCleaner, choices: Choices) -> int:
    from cleaner.corpus.containers import json_lines, opened
    from cleaner.corpus.engines.processes import each

    told = 0
    with opened(path) as stream, _output(rows.output) as out:
        for done in each(cleaner.lines, in_groups(json_lines(stream), _CHARACTERS, _ROWS), choices.processes):
            for number, data, notice in done:
                out.write(data)
                told += bool(notice)
                if notice and not choices.quiet:
                    streams.tell(f"{path}:{number}: {notice}")
    return Status.FINDINGS if told else Status.NOTHING


def _parquet(path: str, rows: Rows, cleaner: RowCleaner, choices: Choices) -> int:
    from cleaner.corpus.engines.processes import each
    from cleaner.corpus.extras import parquet

    _refuse_without_output(rows)
    file = parquet().ParquetFile(path)
    _refuse_without_column(path, cleaner.field, file.schema_arrow.names)
    number = told = 0
    with parquet().ParquetWriter(rows.output, file.schema_arrow) as out:
        for batch, notices in each(cleaner.batch, file.iter_batches(_BATCH), choices.processes):
            out.write_batch(batch)
            told += len(notices)
            for row, notice in notices if not choices.quiet else ():
                streams.tell(f"{path}:{number + row}: {notice}")
            number += batch.num_rows
    return Status.FINDINGS if told else Status.NOTHING


def _by_spark(path: str, rows: Rows, cleaner: RowCleaner) -> int:
    from cleaner.corpus.engines.spark_rows import clean
    from cleaner.corpus.engines.spark_session import session

    if kind_of(path) != "parquet" and not os.path.isdir(path):
        raise Misuse("Spark cleans Parquet; name a .parquet file or a folder of them")
    _refuse_without_output(rows)
    running = session(rows.master)
    try:
        clean(running, path, rows.output, cleaner.field, cleaner.batches)
    finally:
        running.stop()
    return Status.NOTHING


def _refuse_without_output(rows: Rows) -> None:
    if not rows.output:
        raise Misuse("Parquet is written to a file: name one with -o cleaned.parquet")


def _refuse_without_column(path: str, field: str, columns: list[str]) -> None:
    if field not in columns:
        raise Misuse(f"{path} has no column {field!r}; it has {', '.join(columns)}")


@contextmanager
def _output(path: str) -> Iterator[BinaryIO]:
    """The file, or standard output."""
    if path:
        with open(path, "wb") as file:
            yield file
        return
    if sys.stdout is None:
        raise Misuse("standard output is closed")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
