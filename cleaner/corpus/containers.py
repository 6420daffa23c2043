"""Files of many articles: JSON Lines and Parquet, as they are or packed with gzip or zstd, row by row.

A row that cannot be read is told by its number and passed over; no row and no file is ever held whole but the
row in hand.
"""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple, cast

MAX_ROW = 64 << 20  # bytes of one row; a longer one is told and passed over
JSON_LINES = (".jsonl", ".ndjson", ".jsonlines")
PARQUET = (".parquet",)
PACKED = (".gz", ".zst", ".zstd")
_BUFFER = 1 << 20  # bytes unpacked at a time
_BATCH = 256  # rows of Parquet that are held at once
STDIN = "-"


class Fields(NamedTuple):
    """Where a row has its text, its name and its date; an empty ``id`` means the first usual one it has."""

    text: str = "text"
    id: str = ""
    date: str = ""


class Line(NamedTuple):
    """A row of JSON Lines as it stands: its number, its bytes, and what it says or why it says nothing."""

    number: int
    data: bytes
    row: dict[str, Any]
    problem: str = ""


class Unusable(Exception):
    """The container cannot be read. The message is a sentence without its name."""


def kind_of(path: str) -> str:
    """``json``, ``parquet``, or nothing for what is no container."""
    lower = path.lower()
    for suffix in PACKED:
        lower = lower.removesuffix(suffix)
    if lower.endswith(PARQUET):
        return "parquet"
    return "json" if lower.endswith(JSON_LINES) else ""


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of the file, unpacked as they are read; ``-`` is standard input."""
    lower = path.lower()
    if path == STDIN:
        yield unpacked_by_mark(sys.stdin.buffer)
    elif lower.endswith((".zst", ".zstd")):
        with open(path, "rb") as file:
            yield _zstd(file)
    elif lower.endswith(".gz"):
        with gzip.open(path) as packed:
            yield cast(BinaryIO, packed)
    else:
        with open(path, "rb") as file:
            yield file


def unpacked_by_mark(file: BinaryIO) -> BinaryIO:
    """A stream without a name, unpacked if its first bytes say that it is packed."""
    mark = file.peek(4)[:4] if hasattr(file, "peek") else b""
    if mark.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    return _zstd(file) if mark == b"\x28\xb5\x2f\xfd" else file


def json_lines(file: BinaryIO) -> Iterator[Line]:
    """The rows of JSON Lines, the unreadable ones with their problem. Blank lines, and the rest of an endless one, are
    given without a row, so that all bytes come by."""
    number = 0
    while data := file.readline(MAX_ROW + 1):
        number += 1
        if len(data) <= MAX_ROW:
            yield _line(number, data)
            continue
        yield Line(number, data, {}, f"is longer than {MAX_ROW:,} bytes; left as it was")
        while data and not data.endswith(b"\n"):
            data = file.readline(MAX_ROW)
            yield Line(number, data, {})


def parquet_rows(path: str, columns: list[str] | None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a Parquet file with their numbers, from 1."""
    from cleaner.corpus.extras import parquet

    number = 0
    file = parquet().ParquetFile(path)
    known = set(file.schema_arrow.names)
    for batch in file.iter_batches(_BATCH, columns=[c for c in columns if c in known] if columns else None):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _line(number: int, data: bytes) -> Line:
    if not data.strip():
        return Line(number, data, {})
    try:
        row = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Line(number, data, {}, f"is no JSON ({error})")
    if not isinstance(row, dict):
        return Line(number, data, {}, "is no object with fields")
    return Line(number, data, row)


def _zstd(file: BinaryIO) -> BinaryIO:
    from cleaner.corpus.extras import arrow

    return cast(BinaryIO, io.BufferedReader(arrow().CompressedInputStream(file, "zstd"), _BUFFER))
