"""How far the words of a line alone speak for furniture: points for words, pairs of them, pieces of them, and look.

The points stand in a table at places that a checksum of each such thing gives, fitted by tests/benchmarks/fit.py on
lines of pages labelled by hand; a line's points are their sum, divided by the root of their number. The table is read
when the first line is asked for.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from math import sqrt
from pathlib import Path
from zlib import crc32

from cleaner.furniture.line_facts import LineFacts

TABLE = Path(__file__).parent / "wording_points.bin"
PLACES = 1 << 18
UNIT = 1 / 2000  # a point of the table
_LONGEST = 40  # words of a line that are looked at
_PIECES = (4, 5)  # letters of a piece of a word
_SIZES = ((7, ""), (12, "7-11"), (25, "12-24"))


@cache
def _table() -> array[int]:
    found = array("h")
    found.frombytes(TABLE.read_bytes())
    if sys.byteorder == "big":
        found.byteswap()
    return found


@lru_cache(maxsize=20_000)
def points_of(line: LineFacts) -> float:
    """The points of a line's words and look; above 0 they speak for furniture."""
    if not line.key:
        return 0.0
    places = places_of(line)
    return sum(map(_table().__getitem__, places)) * UNIT / sqrt(len(places))


def places_of(line: LineFacts) -> list[int]:
    """The places in the table of all that is looked at in a line."""
    own = line.key.split(" ")[:_LONGEST]
    return [*chain.from_iterable(map(_places_of_word, own)), *_places_of_line(line, own)]


@lru_cache(maxsize=50_000)
def _places_of_word(word: str) -> tuple[int, ...]:
    """Those of a word and its pieces, a blank at both ends."""
    set_apart = f" {word} "
    pieces = (set_apart[at : at + size] for size in _PIECES for at in range(len(set_apart) - size + 1))
    return _place(f"w{word}"), *(_place(f"c{piece}") for piece in pieces)


def _places_of_line(line: LineFacts, own: list[str]) -> Iterator[int]:
    """Those of the pairs of words, the ends of the line included, and of its look."""
    yield from (_place(f"p{one} {other}") for one, other in zip(["^", *own], [*own, "$"]))
    size = next((name or str(line.length) for least, name in _SIZES if line.length < least), "25+")
    yield _place(f"s{size}")
    yield from (_place(f"s{look}") for look in line.shape)
    if line.ends:
        yield _place("send")


def _place(said: str) -> int:
    return crc32(said.encode()) & PLACES - 1
