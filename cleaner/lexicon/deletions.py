"""Words one edit away from a form, found by what is left of both when a letter is taken away (after Garbe's SymSpell).

Layout: magic, five 32-bit numbers (buckets, where the words start, bits of a place, length of all, check sum of all
else), the start of each bucket among the entries (32 bits each, one more than buckets), the entries, the words. An
entry is the place of a line ``word hundredths`` among the words, and above it what is left of the rest's CRC-32; it
stands in the bucket of each rest of its word.
"""

from __future__ import annotations

import struct
from array import array
from binascii import crc32
from collections.abc import Iterable, Mapping
from itertools import accumulate
from mmap import mmap
from os.path import commonprefix
from zlib import adler32

from cleaner.lexicon.index import IndexDamaged

MAGIC = b"cleaner deletions 2\n"
_HEAD = struct.Struct("<IIIII")
_IN_BUCKET = 4
_ALL = 0xFFFFFFFF
_MIN_HUNDREDTHS = 150  # rarer words are no likely meaning of any form
_MAX_LETTERS = 30


class Deletions:
    """Looks up what is near in a compiled image, a mapped file or bytes."""

    def __init__(self, image: bytes | mmap) -> None:
        """Raises IndexDamaged when the image is not whole."""
        start = len(MAGIC) + _HEAD.size
        if image[: len(MAGIC)] != MAGIC or len(image) < start:
            raise IndexDamaged("no words by what is left of them")
        buckets, self._words, self._bits, size, check = _HEAD.unpack_from(image, len(MAGIC))
        view = memoryview(image)
        if size != len(image) or _check(view[start:], buckets, self._words, self._bits, size) != check:
            raise IndexDamaged("the words by what is left of them are damaged")
        self._image = image
        self._buckets = buckets
        self._starts = view[start : start + 4 * (buckets + 1)].cast("I")
        self._entries = view[start + 4 * (buckets + 1) : self._words].cast("I")

    def near(self, form: str) -> list[tuple[str, int]]:
        """Words with a letter missing, added, changed or swapped with the next, with how common they are."""
        starts, entries, bits = self._starts, self._entries, self._bits
        places: set[int] = set()
        for rest in rests(form):
            mark, bucket = divmod(_hash(rest), self._buckets)
            mark = mark << bits & _ALL
            inside = entries[starts[bucket] : starts[bucket + 1]]
            places.update(entry - mark for entry in inside if entry >> bits << bits == mark)
        found = []
        for place in places:
            start = self._words + place
            word, _, hundredths = self._image[start : self._image.find(b"\n", start)].decode().partition(" ")
            if abs(len(word) - len(form)) < 2 and are_one_edit_apart(word, form):
                found.append((word, int(hundredths)))
        return found


def rests(word: str) -> set[str]:
    """The word, and what is left when one letter is taken away."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def are_one_edit_apart(one: str, other: str) -> bool:
    """Is one letter missing, added, changed or swapped with the next, and no more?"""
    start = len(commonprefix((one, other)))
    one, other = one[start:], other[start:]
    end = len(commonprefix((one[::-1], other[::-1])))
    one, other = one[: len(one) - end], other[: len(other) - end]
    return 0 < max(len(one), len(other)) == 1 or len(one) == 2 and one == other[::-1]


def _hash(rest: str) -> int:
    return crc32(rest.encode("utf-8", "surrogatepass"))


def compiled(hundredths: Mapping[str, int]) -> bytes:
    """The image of the words that are common enough."""
    words = [word for word, value in hundredths.items() if value >= _MIN_HUNDREDTHS and len(word) <= _MAX_LETTERS]
    lines = [f"{word} {hundredths[word]}\n".encode() for word in words]
    buckets = max(1, sum(map(len, words)) // _IN_BUCKET)
    bits, place, keys = sum(map(len, lines)).bit_length(), 0, []
    for word, line in zip(words, lines):
        for mark, bucket in (divmod(_hash(rest), buckets) for rest in rests(word)):
            keys.append(bucket << 32 | mark << bits & _ALL | place)
        place += len(line)
    keys.sort()
    starts, entries = _table(keys, buckets), _array(key & _ALL for key in keys)
    body = b"".join([starts.tobytes(), entries.tobytes(), *lines])
    start = len(MAGIC) + _HEAD.size
    words_start = start + 4 * (len(starts) + len(entries))
    numbers = buckets, words_start, bits, start + len(body)
    return MAGIC + _HEAD.pack(*numbers, _check(body, *numbers)) + body


def _check(body: bytes | memoryview, *numbers: int) -> int:
    return adler32(body, adler32(_HEAD.pack(*numbers, 0)))


def _table(keys: list[int], buckets: int) -> array[int]:
    """How many entries stand before each bucket."""
    counts = [0] * (buckets + 1)
    for key in keys:
        counts[(key >> 32) + 1] += 1
    return _array(accumulate(counts))


def _array(numbers: Iterable[int]) -> array[int]:
    made = array("I", numbers)
    return made if made.itemsize == 4 else array("L", made)
