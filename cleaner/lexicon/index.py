"""The compiled index: words to short records in one run of bytes, read in place.

Layout: magic, four 32-bit numbers (buckets, where the blob starts, length of all, check sum of all else), the
letters that words are made of, the start of each bucket in the blob (32 bits each, one more
than buckets), the blob. A bucket holds lines ``\\nword record``; a word's bucket is its CRC-32
modulo the number of buckets. Nothing is parsed when an index is opened; it is read once for its check sum, since what a
failing disk leaves of it would go unnoticed: a word that is not found is no slip.
"""

from __future__ import annotations

import re
import struct
from array import array
from binascii import crc32
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from mmap import mmap

MAGIC = b"cleaner lexicon 4\n"
_HEAD = struct.Struct("<IIIIH")
_WORDS_IN_A_BUCKET = 1.5
_OFTEN = 300  # questions for several words, after which all words are held in memory


class IndexDamaged(ValueError):
    """The bytes are no whole index."""


class Index:
    """Looks words up in a compiled index, a mapped file or bytes. ``may_hold``: is asked once, when it would pay to
    hold all words in memory."""

    def __init__(self, image: bytes | mmap, may_hold: Callable[[], bool] = lambda: True) -> None:
        """Raises IndexDamaged when the image is not a whole index."""
        start = len(MAGIC)
        if image[:start] != MAGIC or len(image) < start + _HEAD.size:
            raise IndexDamaged("not a lexicon index")
        self._buckets, self._blob, size, check, letters = _HEAD.unpack_from(image, start)
        if size != len(image) or not self._buckets:
            raise IndexDamaged("the lexicon index is cut off")
        start += _HEAD.size
        head = _HEAD.pack(self._buckets, self._blob, size, 0, letters)
        if crc32(memoryview(image)[start:], crc32(head)) != check:
            raise IndexDamaged("the lexicon index is damaged")
        self.letters = image[start : start + letters].decode().rstrip()
        self._image = image
        self._asked = 0
        self._holds = False
        self._may_hold = may_hold
        table = start + letters
        self._starts = memoryview(image)[table : table + 4 * (self._buckets + 1)].cast("I")

    def find(self, word: str) -> bytes | None:
        """The record of a word, None when the index has no such word. About a microsecond."""
        key = word.encode("utf-8", "surrogatepass")
        bucket = crc32(key) % self._buckets
        starts = self._starts
        key = b"\n" + key + b" "
        blob = self._blob
        end = blob + starts[bucket + 1]
        place = self._image.find(key, blob + starts[bucket], end)
        if place < 0:
            return None
        place += len(key)
        stop = self._image.find(b"\n", place, end)
        return self._image[place : stop if stop >= 0 else end]

    def present(self, words: Iterable[str]) -> list[tuple[str, bytes]]:
        """Those of the words that the index has, with their records, in any order.

        A run over many files asks so often that reading all words once is the shorter way.
        """
        self._asked += 1
        if self._asked == _OFTEN:
            self._holds = self._may_hold()
        if self._holds:
            words = self._words.intersection(words)
        return [(word, record) for word in words if (record := self.find(word)) is not None]

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words of the index; takes about 0.1 s and 100 bytes a word."""
        return frozenset(re.findall("\n([^ ]+)", self._image[self._blob :].decode("utf-8", "replace")))


def compiled(records: Mapping[str, str], letters: str) -> bytes:
    """The image of an index. Words hold no blank and no line break, records no line break."""
    buckets = max(1, int(len(records) / _WORDS_IN_A_BUCKET))
    lines: list[list[bytes]] = [[] for _ in range(buckets)]
    for word in sorted(records):
        key = word.encode()
        lines[crc32(key) % buckets].append(b"\n%b %b" % (key, records[word].encode()))
    shelves = [b"".join(bucket) for bucket in lines]
    starts = array("I", [0])
    if starts.itemsize != 4:
        starts = array("L", [0])
    for shelf in shelves:
        starts.append(starts[-1] + len(shelf))
    alphabet = _padded(letters)
    blob = len(MAGIC) + _HEAD.size + len(alphabet) + 4 * len(starts)
    rest = b"".join([alphabet, starts.tobytes(), *shelves])
    fields = buckets, blob, blob + starts[-1]
    check = crc32(rest, crc32(_HEAD.pack(*fields, 0, len(alphabet))))
    return MAGIC + _HEAD.pack(*fields, check, len(alphabet)) + rest


def _padded(letters: str) -> bytes:
    """The letters in bytes, with blanks until the table after them is aligned to four bytes."""
    alphabet = letters.encode()
    return alphabet + b" " * (-(len(MAGIC) + _HEAD.size + len(alphabet)) % 4)
