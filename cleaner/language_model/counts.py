"""Counts of words and short sequences of words in edited English, read from one mapped file.

The file (english.bin, written by tests/benchmarks/count_words.py) holds the commonest words with the class each
belongs to, how often classes follow each other, and how often sequences of two to five occur, as a logarithm of a
byte. A sequence is found by a hash of 16 bits in its bucket: one unknown in five thousand is taken for a known one.
"""

from __future__ import annotations

import struct
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

FIRST = 13  # tokens below are marks and unknown words
_FILE = Path(__file__).parent / "english.bin"
_MAGIC = b"CLEANLM1"
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


class Counts:
    """``ids``: token of each known word. ``classes``, ``groups``: a finer and a coarser class of each token."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            view = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        if bytes(view[:8]) != _MAGIC:
            raise ValueError(f"{path} is no file of counts")
        size, self.class_count, self.group_count, self._buckets = struct.unpack_from("<4I", view, 8)
        heads = struct.unpack_from("<26Q", view, 24)
        parts = [view[start : start + length] for start, length in zip(heads[::2], heads[1::2])]
        words = str(parts[0], "utf-8").split("\n")
        self.words = words
        self.ids = dict(zip(words, range(FIRST, size)))
        self.classes = parts[1].cast("H").tolist()
        self.groups = parts[2].tolist()
        self.frequency = parts[3]
        self.triples = parts[4]
        self.pairs = parts[5]
        self._offsets = parts[6].cast("I")
        self._prints = parts[7].cast("H")
        self._logs = parts[8]
        self._near_ends = parts[9].cast("I")
        self._near = parts[10].cast("H")
        self.confused = parts[11]
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
