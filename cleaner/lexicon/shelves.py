"""Words by first letter and length, with a signature each, to find those two edits away.

A signature has a bit for each letter of a word (letters share 32 bits). Two edits turn over
four bits at most, so that comparing signatures leaves a few dozen words of a shelf to compare
letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os.path import commonprefix

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


def words_near(word: str, record: str) -> Iterator[str]:
    """The words of a shelf that are two edits away, or one."""
    signatures, _, words = record.partition(" ")
    own = _signature(word)
    for signature, other in zip(signatures.split(","), words.split(",")):
        if (int(signature, 16) ^ own).bit_count() <= _BITS and _are_near(word, other):
            yield other


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
    """At most two letters missing, added, changed or swapped with the next?"""
    return _distance(one, other) <= _EDITS


def _distance(one: str, other: str) -> int:
    """Optimal string alignment distance; more than two edits may be told as any number above two."""
    start = len(commonprefix((one, other)))
    end = len(commonprefix((one[:start:-1], other[:start:-1])))
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        two_before, before, row = before, row, [place]
        for column, opposite in enumerate(other, 1):
            cost = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != opposite))
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == opposite:
                cost = min(cost, two_before[column - 2] + 1)
            row.append(cost)
        if min(row) > _EDITS:
            return _EDITS + 1
    return row[-1]
