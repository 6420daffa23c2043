"""Counts of words and short sequences of words in edited English, read from one mapped file.

The file (english.bin, written by tests/benchmarks/count_words.py) holds the commonest words with the class each
belongs to, how often classes follow each other, and how often sequences of two to five occur, as a logarithm of a
byte. A sequence is found by a hash of 16 bits in its bucket: one unknown in five thousand is taken for a known one.
"""

from __future__ import annotations

import struct
from array import array
from functools import cache
from itertools import compress
from mmap import ACCESS_READ, mmap
from pathlib import Path

FIRST = 13  # tokens below are marks and unknown words
UNCOUNTED = -1  # no token
UNKNOWN_KIND = 5  # the class of unknown words, as their token
_FILE = Path(__file__).parent / "english.bin"
_MAGIC = b"CLEANLM2"
_MASK = (1 << 64) - 1
_MIX = 0xBF58476D1CE4E5B9
WORDS_2, WORDS_3, WORDS_4, CLASSES_3, CLASSES_4, CLASSES_5 = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
    0xE7037ED1A0B428DB,
)
STEPS = 8  # of a logarithm of base two


class Ids(dict[str, int]):
    """The token of each known word; of no other."""

    def __missing__(self, word: str) -> int:
        return UNCOUNTED


class _Kinds(dict[str, int]):
    """The class of each known word; that of unknown ones for all others."""

    def __missing__(self, word: str) -> int:
        return UNKNOWN_KIND


class Counts:
    """``ids``: token of each known word. ``classes``, ``groups``: a finer and a coarser class of each token.

    ``points``: what tells one of two near words from the other at a place, by hash. ``unlikely_after``,
    ``unlikely_before``: of each class after and before each, how unlikely it is beside what may be meant by its words.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            view = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        if bytes(view[:8]) != _MAGIC:
            raise ValueError(f"{path} is no file of counts")
        size, self.class_count, self.group_count, self._buckets = struct.unpack_from("<4I", view, 8)
        heads = struct.unpack_from("<28Q", view, 24)
        parts = [view[start : start + length] for start, length in zip(heads[::2], heads[1::2])]
        words = str(parts[0], "utf-8").split("\n")
        self.words = words
        self.ids = Ids(zip(words, range(FIRST, size)))
        self.classes = parts[1].cast("H").tolist()
        self.groups = parts[2].tolist()
        self.frequency = parts[3]
        self.points = array("b", bytes(parts[4]))
        self.pairs = parts[5]
        self._offsets = parts[6].cast("I")
        self._prints = parts[7].cast("H")
        self._logs = parts[8]
        self._near_ends = parts[9].cast("I")
        self._near = parts[10].cast("H")
        self.confused = frozenset(compress(words, parts[11][FIRST:]))
        count = self.class_count
        rows = [bytes(parts[13][start : start + count]) for start in range(0, 2 * count * count, count)]
        self.unlikely_after, self.unlikely_before = rows[:count], rows[count:]
        self.kinds = _Kinds(zip(words, self.classes[FIRST:]))
        self.class_bits = list(map(float, parts[12].cast("f")))

    def log(self, table: int, key: int) -> int:
        """Eight times the logarithm of how often the sequence occurs; -1 when it is not among the counted."""
        mixed = (key + 1) * table & _MASK
        mixed ^= mixed >> 29
        mixed = mixed * _MIX & _MASK
        mixed ^= mixed >> 32
        bucket = (mixed >> 32) * self._buckets >> 32
        first = self._offsets[bucket]
        found = self._prints[first : self._offsets[bucket + 1]].tolist()
        wanted = mixed & 0xFFFF
        return self._logs[first + found.index(wanted)] if wanted in found else -1

    def near(self, token: int) -> list[int]:
        """The words that may be meant where this one was typed: other forms of it, one slip away, confused with it."""
        return self._near[self._near_ends[token] : self._near_ends[token + 1]].tolist()


@cache
def open_counts() -> Counts:
    """The counts that the package holds."""
    return Counts(_FILE)
