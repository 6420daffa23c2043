"""Counts of words and short sequences of words in edited English, read from one mapped file.

The file (english.bin, written by tests/benchmarks/count_words.py) holds the commonest words with the class each
belongs to, how often classes follow each other, and how often sequences of two to five occur, as a logarithm of a
byte. A sequence is found by a hash of 16 bits in its bucket: one unknown in five thousand is taken for a known one.
Nothing is read before it is asked for: a text of a page has a few hundred words, the file 32,000.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cache, cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zlib import crc32

FIRST = 13  # tokens below are marks and unknown words
UNCOUNTED = -1  # no token
UNKNOWN_KIND = 5  # the class of unknown words, as their token
PARTS = 17
MAY_BE_MEANT, SECOND_FIRST, FORMS = 1, 2, 2  # bits of a note: two, and from which on its forms stand
WORD_BUCKETS = 1 << 14
STEPS = 8  # of a logarithm of base two
_FILE = Path(__file__).parent / "english.bin"
MAGIC = b"CLEANLM3"
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
_BITS = [log / STEPS for log in range(256)]
_MOST_REMEMBERED = 100_000  # words, some ten megabytes


class Counts:
    """``classes``, ``groups``: a finer and a coarser class of each token.

    ``points``: what tells one of two near words from the other at a place, by hash. ``unlikely_after``,
    ``unlikely_before``: of each class after and before each, how unlikely it is beside what may be meant by its words.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            view = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        if bytes(view[:8]) != MAGIC:
            raise ValueError(f"{path} is no file of counts")
        self.size, self.class_count, self.group_count, self._buckets = struct.unpack_from("<4I", view, 8)
        heads = struct.unpack_from(f"<{2 * PARTS}Q", view, 24)
        parts = [view[start : start + length] for start, length in zip(heads[::2], heads[1::2])]
        self._text, self._word_ends = parts[0], parts[1].cast("I")
        self._word_buckets, self._word_tokens = parts[2].cast("H"), parts[3].cast("H")
        self.classes, self.groups, self.frequency = parts[4].cast("H"), parts[5], parts[6]
        self.points, self.pairs = parts[7].cast("b"), parts[8]
        self._offsets, self._prints, self._logs = parts[9].cast("I"), parts[10].cast("H"), parts[11]
        self._near_ends, self._near = parts[12].cast("I"), parts[13].cast("H")
        self.class_bits = parts[14].cast("f").tolist()
        self._unlikely = parts[15]
        self._notes = parts[16]
        self.ids, self.kinds = Remembered(self.token), Remembered(self.kind)

    @cached_property
    def unlikely_after(self) -> list[bytes]:
        return self._rows(0)

    @cached_property
    def unlikely_before(self) -> list[bytes]:
        return self._rows(self.class_count**2)

    def _rows(self, first: int) -> list[bytes]:
        count = self.class_count
        return [bytes(self._unlikely[start : start + count]) for start in range(first, first + count**2, count)]

    @cached_property
    def word_bits(self) -> list[float]:
        """The logarithm of how often each token occurs."""
        return list(map(_BITS.__getitem__, self.frequency))

    def word(self, token: int) -> str:
        """The word of a token."""
        return str(self._text[self._word_ends[token - FIRST] : self._word_ends[token - FIRST + 1] - 1], "utf-8")

    def token(self, word: str) -> int:
        """The token of a word; none of an unknown one. ``ids`` remembers it."""
        written = word.encode("utf-8", "surrogatepass")
        bucket = crc32(written) % WORD_BUCKETS
        text, ends = self._text, self._word_ends
        for at in self._word_tokens[self._word_buckets[bucket] : self._word_buckets[bucket + 1]]:
            if text[ends[at] : ends[at + 1] - 1] == written:
                return at + FIRST
        return UNCOUNTED

    def kind(self, word: str) -> int:
        """The class of a word, known or not. ``kinds`` remembers it."""
        token = self.ids[word]
        return UNKNOWN_KIND if token == UNCOUNTED else self.classes[token]

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

    def notes(self, token: int) -> bytes:
        """Of each of these: is it asked after, does it come first of the two, the forms of two words of one stem."""
        return bytes(self._notes[self._near_ends[token] : self._near_ends[token + 1]])


class Remembered(dict[str, int]):
    """What was found of the words that were asked for; only ``[]`` asks."""

    def __init__(self, find: Callable[[str], int]) -> None:
        self._find = find

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[word] = found = self._find(word)
        return found


@cache
def open_counts() -> Counts:
    """The counts that the package holds."""
    return Counts(_FILE)
