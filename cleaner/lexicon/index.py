"""The compiled index: words to short records in one run of bytes, read in place.

Layout: magic, four 32-bit numbers (buckets, where the blob starts, length of all, check sum of all else), the start of
each bucket in the blob (32 bits each, one more than buckets), the blob. A bucket holds lines ``\\nword record``; the
bucket of a word is its CRC-32 modulo the number of buckets. Nothing is parsed when an index is opened; it is read
once for its check sum, since what a failing disk leaves of it would go unnoticed: a word that is not found is no slip.
"""

from __future__ import annotations

import struct
from array import array
from binascii import crc32
from collections.abc import Mapping
from mmap import mmap

MAGIC = b"cleaner lexicon 05\n"
_HEAD = struct.Struct("<IIII")
_WORDS_IN_A_BUCKET = 1.5


class IndexDamaged(ValueError):
    """The bytes are no whole index."""


class Index:
    """Looks words up in a compiled index, a mapped file or bytes."""

    def __init__(self, image: bytes | mmap) -> None:
        """Raises IndexDamaged when the image is not a whole index."""
        start = len(MAGIC)
        if image[:start] != MAGIC or len(image) < start + _HEAD.size:
            raise IndexDamaged("not a lexicon index")
        self._buckets, self._blob, size, check = _HEAD.unpack_from(image, start)
        if size != len(image) or not self._buckets:
            raise IndexDamaged("the lexicon index is cut off")
        start += _HEAD.size
        head = _HEAD.pack(self._buckets, self._blob, size, 0)
        if crc32(memoryview(image)[start:], crc32(head)) != check:
            raise IndexDamaged("the lexicon index is damaged")
        self._image = image
        self._starts = memoryview(image)[start : start + 4 * (self._buckets + 1)].cast("I")

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


def compiled(records: Mapping[str, str]) -> bytes:
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
    blob = len(MAGIC) + _HEAD.size + 4 * len(starts)
    rest = b"".join([starts.tobytes(), *shelves])
    fields = buckets, blob, blob + starts[-1]
    check = crc32(rest, crc32(_HEAD.pack(*fields, 0)))
    return MAGIC + _HEAD.pack(*fields, check) + rest
