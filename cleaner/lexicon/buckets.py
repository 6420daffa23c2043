"""Words by first letter and length, with a signature each, to find those two edits away.

A signature has a bit for each letter of a word (letters share 32 bits). Two edits turn over
four bits at most, so that comparing signatures leaves a few dozen words of a shelf to compare
letter by letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from os.path import commonprefix
from typing import NamedTuple

_MARK = "*"  # begins the names of shelves, no word
_MIN_HUNDREDTHS = 230  # Zipf 2.3: rarer words are no likely meaning of a garbled form
_MIN_LETTERS, _MAX_LETTERS = 6, 24
_EDITS = 2
_BITS = 2 * _EDITS


def shelves(hundredths: Mapping[str, int]) -> dict[str, str]:
    """Records of the shelves of a language: signatures in hexadecimal, a blank, words; commas part them."""
    by_name: dict[str, list[str]] = {}
    for word, value in sorted(hundredths.items(), key=lambda item: (-item[1], item[0])):
        if value >= _MIN_HUNDREDTHS and word.isalpha() and _MIN_LETTERS <= len(word) <= _MAX_LETTERS:
            by_name.setdefault(_name(word[0], len(word)), []).append(word)
    return {name: _record(words) for name, words in by_name.items()}


def shelf_names(word: str) -> list[str]:
    """The shelves on which words two edits away may stand."""
    return [_name(word[0], len(word) + change) for change in range(-_EDITS, _EDITS + 1)]


class Bucket(NamedTuple):
    """The words of a shelf with their signatures."""

    signatures: list[int]
    words: list[str]


def opened(record: str) -> Bucket:
    """The shelf that a record holds."""
    signatures, _, words = record.partition(" ")
    return Bucket([int(signature, 16) for signature in signatures.split(",")], words.split(","))


def words_near(word: str, shelf: Bucket) -> list[str]:
    """The words of a shelf that are two edits away, or one."""
    own = _signature(word)
    alike = [other for mark, other in zip(shelf.signatures, shelf.words) if (mark ^ own).bit_count() <= _BITS]
    return [other for other in alike if _are_near(word, other)]


def _name(letter: str, length: int) -> str:
    return f"{_MARK}{letter}{length}"


def _record(words: list[str]) -> str:
    return ",".join(f"{_signature(word):x}" for word in words) + " " + ",".join(words)


def _signature(word: str) -> int:
    signature = 0
    for letter in word:
        signature |= 1 << ord(letter) % 32
    return signature


def _are_near(one: str, other: str) -> bool:
    """At most two letters missing, added, changed or swapped with the next?

    What both begin and end with is left out. Then the first letters differ and so do the last, so that one edit
    stands at the very beginning and the other at the very end.
    """
    start = len(commonprefix((one, other)))
    one, other = one[start:], other[start:]
    end = len(commonprefix((one[::-1], other[::-1])))
    one, other = one[: len(one) - end], other[: len(other) - end]
    if max(len(one), len(other)) <= _EDITS:
        return True
    rests = [(one[1:], other[1:]), (one[1:], other), (one, other[1:])]
    if one[:2] == other[1::-1]:
        rests.append((one[2:], other[2:]))
    return any(_differ_at_the_end(*rest) for rest in rests)


def _differ_at_the_end(one: str, other: str) -> bool:
    """Is one letter missing, added, changed or swapped with the next at the end, or none?"""
    if one[:-1] == other[:-1] or one[:-1] == other or one == other[:-1]:
        return True
    return one[:-2] == other[:-2] and one[-2:] == other[:-3:-1]
