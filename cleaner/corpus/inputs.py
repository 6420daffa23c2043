"""Articles from files and containers, as rows to scan, and again as texts where a report shows words of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
from typing import Any, NamedTuple

from cleaner.corpus.containers import Fields, Unusable, json_lines, kind_of, opened, parquet_rows
from cleaner.corpus.scanning import Row
from cleaner.files.source import Binary, Unreadable, read, reason
from cleaner.files.walking import readable
from cleaner.formats import format_of

_FILES, _ROWS, _CHARACTERS = 64, 512, 1 << 20  # of what is given to a process at once
_IDS = ("id", "url", "path", "name")  # usual names of what a row is called
_PAGE = ("<!doctype", "<html")


class File(NamedTuple):
    """A file of one article, or of many. ``shown``: what it is called."""

    path: str
    shown: str


class Notice(NamedTuple):
    """What a person should know of a file or a row that was not compared, or not whole."""

    name: str
    said: str
    source: str = ""


Item = File | Row | Notice


class Inputs(NamedTuple):
    """What a run is about. ``max_bytes``: larger articles are told and passed over."""

    files: tuple[File, ...]
    fields: Fields
    max_bytes: int

    def bytes(self) -> int:
        """How much there is to read, packed as it may be."""
        return sum(os.path.getsize(file.path) for file in self.files if os.path.isfile(file.path))

    def pieces(self) -> Iterator[list[Item]]:
        """Files still to be read, and rows, in pieces of a size that a process takes at once."""
        piece: list[Item] = []
        size = 0
        for item in self._items():
            piece.append(item)
            size += len(item.text) if isinstance(item, Row) else _CHARACTERS // _FILES
            if size >= _CHARACTERS or len(piece) >= _ROWS:
                yield piece
                piece, size = [], 0
        if piece:
            yield piece

    def texts(self, names: Set[str]) -> Iterator[Row]:
        """The articles of these names once more."""
        for item in self._items():
            name = item.shown if isinstance(item, File) else item.name
            if name in names and not isinstance(item, Notice):
                found = self.article(item)
                if isinstance(found, Row):
                    yield found

    def article(self, item: Item) -> Row | Notice:
        """The article of an item, read if it is a file."""
        if isinstance(item, Row) and len(item.text) > self.max_bytes:
            return Notice(item.name, f"skipped: more than {self.max_bytes:,} characters", item.source)
        if not isinstance(item, File):
            return item
        try:
            text = read(item.path, self.max_bytes).text
        except (Binary, Unreadable) as error:
            return Notice(item.shown, str(error), item.shown)
        return Row(item.shown, text, format_of(item.shown).name, source=item.shown)

    def _items(self) -> Iterator[Item]:
        for file in self.files:
            if not kind_of(file.path):
                yield file
                continue
            try:
                yield from _rows_of(file, self.fields)
            except OSError as error:
                raise Unusable(f"{file.shown}: {reason(error)}") from None
            except (EOFError, ValueError) as error:
                raise Unusable(f"{file.shown}: cannot be read to its end ({error})") from None


def _rows_of(file: File, fields: Fields) -> Iterator[Row | Notice]:
    names: dict[str, int] = {}
    for number, row, problem in _raw(file, fields):
        text, place = row.get(fields.text), f"{file.shown}:{number}"
        if problem or not isinstance(text, str):
            if problem or row:
                yield Notice(place, problem or f"has no text in the field {fields.text!r}", file.shown)
            continue
        name = _name(row, fields, place)
        names[name] = names.get(name, 0) + 1
        if names[name] > 1:
            name = f"{name} ({place})"
        kind = "html" if text[:20].lstrip().lower().startswith(_PAGE) else "plain"
        yield Row(name, text, kind, _date(row, fields), file.shown)


def _raw(file: File, fields: Fields) -> Iterator[tuple[int, dict[str, Any], str]]:
    if kind_of(file.path) == "parquet":
        columns = [fields.text, fields.date, *([fields.id] if fields.id else _IDS)]
        for number, row in parquet_rows(file.path, columns):
            yield number, row, ""
        return
    with opened(file.path) as stream:
        for line in json_lines(stream):
            yield line.number, line.row, line.problem


def _name(row: dict[str, Any], fields: Fields, place: str) -> str:
    found = next((row[key] for key in ([fields.id] if fields.id else _IDS) if row.get(key) not in (None, "")), place)
    return readable(found) if isinstance(found, str) else str(found)


def _date(row: dict[str, Any], fields: Fields) -> str:
    return str(row.get(fields.date) or "") if fields.date else ""


def notices(found: Iterable[Row | Notice]) -> tuple[list[Row], list[Notice]]:
    """Articles, and what is to be told instead of others."""
    rows: list[Row] = []
    told: list[Notice] = []
    for item in found:
        (rows if isinstance(item, Row) else told).append(item)  # type: ignore[arg-type]
    return rows, told
