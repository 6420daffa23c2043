"""From numbers back to words: the lines and passages of articles that a report shows, as they stand in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from cleaner.corpus.records import own_lines
from cleaner.corpus.scanning import Row, Scanned, compared, placed
from cleaner.corpus.verifying import Passage
from cleaner.corpus.words import U64, Words

_SHOWN = 240  # characters of an excerpt


class Place(NamedTuple):
    """A stretch of an article: its first line, from 1; offsets in code points, half-open; and how it reads, cut
    short where it is long."""

    path: str
    line: int
    start: int
    end: int
    text: str


class Wanted:
    """Lines and passages to be found again, each under a name of its own, by the article they stand in."""

    def __init__(self) -> None:
        self._lines: defaultdict[str, list[tuple[object, int]]] = defaultdict(list)
        self._passages: defaultdict[str, list[tuple[object, Passage]]] = defaultdict(list)

    def line(self, name: object, article: str, key: int) -> None:
        """The first line with that key."""
        self._lines[article].append((name, key))

    def passage(self, name: object, article: str, passage: Passage) -> None:
        """A stretch of the words that the article has for itself."""
        self._passages[article].append((name, passage))

    def articles(self) -> set[str]:
        """The articles that are to be read again."""
        return {*self._lines, *self._passages}

    def found(self, rows: Iterable[Row], frames: U64) -> dict[object, Place]:
        """Where each stands. An article that changed meanwhile may lack some."""
        places: dict[object, Place] = {}
        for row in rows:
            article, there = placed(row)
            places.update(_lines(row, article, there, self._lines.get(row.name, ())))
            places.update(_passages(row, article, there, frames, self._passages.get(row.name, ())))
        return places


def _lines(
    row: Row, article: Scanned, there: Words, wanted: Iterable[tuple[object, int]]
) -> Iterator[tuple[object, Place]]:
    ends = np.cumsum(article.lengths)
    at = {key: number for number, key in reversed(list(enumerate(article.line_keys.tolist())))}
    for name, key in wanted:
        if (number := at.get(key)) is not None:
            last = int(ends[number])
            first = last - int(article.lengths[number])
            yield name, _whole_line(row, int(there.starts[first]), int(there.ends[last - 1]))


def _passages(
    row: Row, article: Scanned, there: Words, frames: U64, wanted: Iterable[tuple[object, Passage]]
) -> Iterator[tuple[object, Place]]:
    if not wanted:
        return
    kept = np.flatnonzero(np.repeat(own_lines(article, frames), article.lengths))
    for name, passage in wanted:
        if passage.end <= len(kept):
            start, end = int(there.starts[kept[passage.start]]), int(there.ends[kept[passage.end - 1]])
            yield name, _place(row, start, end)


def _whole_line(row: Row, start: int, end: int) -> Place:
    """The line round some words, without blanks at its ends."""
    first = max(row.text.rfind("\n", 0, start), row.text.rfind("\r", 0, start)) + 1
    stops = [stop for stop in (row.text.find("\n", end), row.text.find("\r", end)) if stop >= 0]
    said = row.text[first : min(stops, default=len(row.text))]
    if row.format == "html":  # a line of the page as it is shown, not of its source
        first, said = start, compared(row)[start:end]
    lead = len(said) - len(said.lstrip())
    return _place(row, first + lead, first + lead + len(said.strip()))


def _place(row: Row, start: int, end: int) -> Place:
    line = row.text.count("\n", 0, start) + row.text.count("\r", 0, start) - row.text.count("\r\n", 0, start) + 1
    said = " ".join(compared(row)[start : min(end, start + 4 * _SHOWN)].replace("\u00ad", "").split())
    return Place(row.name, line, start, end, said if len(said) <= _SHOWN else said[: _SHOWN - 1].rstrip() + "…")
