"""Cleaning rows of JSON Lines and Parquet: one text a row, the rest of the row kept to the byte.

A row goes on as it came when nothing is to be changed, and also when it cannot be judged, which is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cleaner.corpus.containers import Line
from cleaner.corpus.extras import arrow
from cleaner.files.source import PLAIN_UTF_8, Source, too_large
from cleaner.spans import apply
from cleaner.workflow.actions import INTERNAL, propose
from cleaner.workflow.outcome import Context

_BLANK = " \t\r\n"
_decoder = json.JSONDecoder()


class Cleaned(NamedTuple):
    """A text or a row, cleaned or as it was; what is to be told of it, without its number; was it changed?"""

    content: str
    notice: str = ""
    changed: bool = False


class RowCleaner(NamedTuple):
    """How rows are cleaned: the field that has the text, the name that tells its format, and what it is judged by."""

    field: str
    name: str
    context: Context

    def text(self, text: str) -> Cleaned:
        """One text."""
        if len(text) > self.context.settings.max_bytes:
            return Cleaned(text, too_large(len(text), self.context.settings.max_bytes))
        outcome = propose(Source(self.name, b"", text, PLAIN_UTF_8), self.name, self.context)
        edits = outcome.checked.edits
        fault = next((finding.message for finding in outcome.checked.findings if finding.code == INTERNAL), "")
        return Cleaned(apply(text, edits) if edits else text, fault or outcome.notice, bool(edits))

    def line(self, line: Line) -> tuple[bytes, str]:
        """The row as bytes, and what is to be told of it."""
        if line.problem or not line.row:
            return line.data, line.problem
        said = line.row.get(self.field)
        if not isinstance(said, str):
            return line.data, f"has no text in the field {self.field!r}"
        cleaned = self.text(said)
        if not cleaned.changed:
            return line.data, cleaned.notice
        row = line.data.decode("utf-8")
        start, end = _place_of(row, self.field)
        written = json.dumps(cleaned.content, ensure_ascii=row[start:end].isascii())
        return (row[:start] + written + row[end:]).encode("utf-8", "backslashreplace"), cleaned.notice

    def batch(self, batch: Any) -> tuple[Any, list[tuple[int, str]]]:
        """An Arrow batch with its texts cleaned, and what is to be told of which row, from 1."""
        at = batch.schema.get_field_index(self.field)
        column = batch.column(at)
        cleaned = [self.text(said) if isinstance(said, str) else Cleaned(said) for said in column.to_pylist()]
        told = [(row, done.notice) for row, done in enumerate(cleaned, start=1) if done.notice]
        if not any(done.changed for done in cleaned):
            return batch, told
        texts = arrow().array([done.content for done in cleaned], column.type)
        return batch.set_column(at, batch.schema.field(at), texts), told

    def batches(self, batches: Iterator[Any]) -> Iterator[Any]:
        """Arrow batches with their texts cleaned."""
        for batch in batches:
            yield self.batch(batch)[0]

    def lines(self, lines: Iterable[Line]) -> list[tuple[int, bytes, str]]:
        """Several rows: number, bytes, what is to be told."""
        return [(line.number, *self.line(line)) for line in lines]


def in_groups(lines: Iterable[Line], characters: int, most: int) -> Iterator[list[Line]]:
    """Rows in groups of a size that a process takes at once."""
    group: list[Line] = []
    size = 0
    for line in lines:
        group.append(line)
        size += len(line.data)
        if size >= characters or len(group) >= most:
            yield group
            group, size = [], 0
    if group:
        yield group


def _place_of(row: str, field: str) -> tuple[int, int]:
    """Where the value of the field stands in an object that can be read; the last one where it stands twice."""
    place, found = _after_blanks(row, row.index("{") + 1), (0, 0)
    while row[place] != "}":
        key, place = _decoder.raw_decode(row, place)
        start = _after_blanks(row, _after_blanks(row, place) + 1)
        _, place = _decoder.raw_decode(row, start)
        if key == field:
            found = start, place
        place = _after_blanks(row, place)
        if row[place] == ",":
            place = _after_blanks(row, place + 1)
    return found


def _after_blanks(row: str, place: int) -> int:
    while row[place] in _BLANK:
        place += 1
    return place
