"""What is kept of an article: its words as numbers, its lines, and few facts. A pure function of one article.

The same function runs in this process, in other processes and inside Spark, and what it gives is packed
into plain bytes: four a word and twelve a line, about two thirds of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.words import COMPARED, FIGURE, U32, U64, Words, mixed, powers, words

Lengths = NDArray[np.int64]

FORMAT = 1  # of the packed bytes; another number, and what was packed before is read anew
MAX_WORDS = 2_000_000  # of one article; what follows is not compared, and that is told
_TOGETHER = 1 << 15  # characters of articles that are looked at together
_ANY_FIGURE = np.uint32(FIGURE)  # stands for every word with a digit, so that "5 min read" and "7 min read" are alike
_DAMAGE = ("\ufffd", "â€", "Ã")  # what a wrong encoding leaves behind
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_](0[1-9]|1[0-2])[-/_](0[1-9]|[12]\d|3[01])(?!\d)")
_DATE_FIELD = re.compile(r"^(?:date|published(?:_at)?|datePublished)\s*[:=]\s*[\"']?([^\s\"']+)", re.MULTILINE)
_FRONT = 2_000  # characters at the start in which fields may stand


OPENS = 1 << 31  # of a line's number of words: a blank line stands before it
_WRAPPED = 25  # words; a text without a blank line and without a longer line is one wrapped paragraph


class Row(NamedTuple):
    """An article as it comes in. ``name``: path or id; ``date``: when it was published, as far as its row says;
    ``source``: the file it stands in, as it is called."""

    name: str
    text: str
    format: str = "plain"
    date: str = ""
    source: str = ""


class Scanned(NamedTuple):
    """An article as it is compared. ``line_keys``: one number a line that has words, figures set aside;
    ``line_words``: how many words it has, with OPENS where a paragraph begins. ``damage``: places that a wrong
    encoding spoilt; ``cut``: was it too long to be compared whole?"""

    name: str
    tokens: U32
    line_keys: U64
    line_words: U32
    damage: int = 0
    date: str = ""
    cut: bool = False

    @property
    def lengths(self) -> Lengths:
        """Words of each line."""
        return (self.line_words & np.uint32(OPENS - 1)).astype(np.int64)

    def pack(self) -> bytes:
        """All but the name, as bytes."""
        head = np.array([len(self.tokens), len(self.line_keys), self.damage, self.cut], "<u4")
        parts = (head, self.line_keys.astype("<u8"), self.line_words.astype("<u4"), self.tokens.astype("<u4"))
        return b"".join(part.tobytes() for part in parts) + self.date.encode("ascii", "replace")


def scan_all(rows: Iterable[Row]) -> Iterator[Scanned]:
    """The articles as they are compared, short ones looked at together, which is sooner done."""
    group: list[Row] = []
    size = 0
    for row in rows:
        if len(row.text) >= _TOGETHER:
            yield from _scan_together(group)
            yield placed(row)[0]
            group, size = [], 0
            continue
        if size + len(row.text) > _TOGETHER:
            yield from _scan_together(group)
            group, size = [], 0
        group.append(row)
        size += len(row.text)
    yield from _scan_together(group)


def scan(row: Row) -> Scanned:
    """One article as it is compared."""
    return placed(row)[0]


def placed(row: Row) -> tuple[Scanned, Words]:
    """The same, and where its words stand in the text."""
    found = words(compared(row))
    tokens, lines = found.tokens[:MAX_WORDS], found.lines[:MAX_WORDS]
    keys, lengths, opens = _lines(tokens, lines)
    return _scanned(row, tokens, keys, lengths, opens)._replace(cut=len(found.tokens) > MAX_WORDS), found


def _scan_together(rows: list[Row]) -> Iterator[Scanned]:
    """Several articles, each with a line of its own between it and the next."""
    texts = [compared(row) for row in rows]
    found = words("\n".join(texts))
    bounds = np.searchsorted(found.starts, np.cumsum([0, *(len(text) + 1 for text in texts)]))
    keys, lengths, opens = _lines(found.tokens, found.lines)
    line_bounds = np.searchsorted(np.cumsum(lengths, dtype=np.int64) - lengths, bounds, "left")
    for number, row in enumerate(rows):
        part = slice(line_bounds[number], line_bounds[number + 1])
        yield _scanned(row, found.tokens[bounds[number] : bounds[number + 1]], keys[part], lengths[part], opens[part])


def _scanned(row: Row, tokens: U32, keys: U64, lengths: U32, opens: NDArray[np.bool_]) -> Scanned:
    """``opens``: does a blank line stand before each line?"""
    if len(lengths):
        opens = opens.copy()
        opens[0] = True
        if not opens[1:].any() and lengths.max() > _WRAPPED:
            opens[:] = True
    return Scanned(row.name, tokens, keys, lengths | opens * np.uint32(OPENS), _damage(row.text), _date(row))


def unpack(name: str, data: bytes) -> Scanned:
    """What ``pack`` made bytes of."""
    words_, lines, damage, cut = np.frombuffer(data, "<u4", 4).tolist()
    keys = np.frombuffer(data, "<u8", lines, 16)
    counts = np.frombuffer(data, "<u4", lines, 16 + 8 * lines)
    tokens = np.frombuffer(data, "<u4", words_, 16 + 12 * lines)
    date = data[16 + 12 * lines + 4 * words_ :].decode("ascii")
    return Scanned(name, tokens, keys, counts, damage, date, bool(cut))


def fingerprint(tokens: U32) -> int:
    """A number that only the same words in the same order have."""
    values = (tokens & COMPARED).astype(np.uint64) + np.uint64(1)
    return int(mixed(np.array([(values * powers(len(values))).sum(dtype=np.uint64)]))[0])


def compared(row: Row) -> str:
    """The text as it is compared, each character at its place: without tags where it is a page."""
    if row.format == "html":
        from cleaner.corpus.tags import without_tags

        return without_tags(row.text)
    return row.text.replace("\r\n", " \n") if "\r" in row.text else row.text


def _lines(tokens: U32, lines: Lengths) -> tuple[U64, U32, NDArray[np.bool_]]:
    """Of each line its key, its number of words, and whether a blank line stands before it."""
    if not len(tokens):
        return np.empty(0, np.uint64), np.empty(0, np.uint32), np.empty(0, bool)
    starts = np.flatnonzero(np.concatenate(([True], lines[1:] != lines[:-1])))
    alike = np.where(tokens & np.uint32(FIGURE), _ANY_FIGURE, tokens & COMPARED).astype(np.uint64)
    sums = np.add.reduceat(alike * powers(len(alike)), starts) * powers(len(alike), inverse=True)[starts]
    lengths = np.diff(starts, append=len(tokens)).astype(np.uint32)
    at = lines[starts]
    return mixed(sums), lengths, np.concatenate(([True], at[1:] - at[:-1] > 1))


def _damage(text: str) -> int:
    return 0 if text.isascii() else sum(map(text.count, _DAMAGE))


def _date(row: Row) -> str:
    """The day as 2026-11-27: of the row, else of the fields at the top, else of the path; or nothing."""
    field = _DATE_FIELD.search(row.text, 0, _FRONT)
    for said in (row.date, field[1] if field else "", row.name):
        if found := _DATE.search(said):
            return "-".join(found.groups())
    return ""
