"""The words of a text as numbers, found by array operations instead of a loop over words.

A word is folded (letter case, accents, compatibility forms and joiners set aside) and hashed. Scripts written
without blanks give one word a character. The places in the text stay those of the text.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]
Places = NDArray[np.int64]

# A token is a word in 32 bits: its hash and, lowest, what it looks like.
FIGURE, SIGN, CAPITAL = 1, 2, 4  # has a digit; one character of a script without blanks; begins with a capital
COMPARED = np.uint32(0xFFFFFFFF ^ CAPITAL)

_LETTER = np.uint32(0x1FFFFF)
_UPPER, _DIGIT, _SIGN = 1 << 21, 1 << 22, 1 << 23  # each alone; a character has one at most
_UNKNOWN, _IGNORED, _NO_WORD = 0xFFFFFFFF, 0xFFFFFFFE, 0
_LINE_FEED, _RETURN = 10, 13
_INVISIBLE = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x300, 0x370)})
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
             (0xF900, 0xFAFF), (0x20000, 0x33479))  # fmt: skip
_BASE = 0x9E3779B97F4A7C15
_LONGEST = 1 << 16  # characters of a text that are looked at in one go: what stays in a processor's cache

_classes = np.full(0x110000, _UNKNOWN, np.uint32)  # what each character is, filled as characters come


class Words(NamedTuple):
    """Words in order: ``tokens``, where each starts and ends, and the number of the line it stands on."""

    tokens: U32
    starts: Places
    ends: Places
    lines: Places


def words(text: str) -> Words:
    """The words of a text of any length, in time linear in it."""
    found = [_words(*piece) for piece in _pieces(text)]
    if len(found) == 1:
        return found[0]
    line = 0
    for number, part in enumerate(found):
        found[number] = part._replace(lines=part.lines + line)
        line += 1 + (int(part.lines[-1]) if len(part.lines) else 0)
    return Words(*(np.concatenate(column) for column in zip(*found)))


def mixed(values: U64) -> U64:
    """Each number spread over all 64 bits."""
    values = values ^ (values >> np.uint64(30))
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values


def sorted_once(values: U64) -> U64:
    """The different numbers in order; ten times as fast here as numpy's own way."""
    values = np.sort(values)
    return values[np.concatenate(([True], values[1:] != values[:-1]))] if len(values) else values


def powers(count: int, inverse: bool = False) -> U64:
    """The first powers of an odd number modulo 2^64, or of its inverse."""
    base = pow(_BASE, -1, 1 << 64) if inverse else _BASE
    if count > len(_powers[inverse]):
        numbers = np.full(max(count, _LONGEST + 1), base, np.uint64)
        numbers[0] = 1
        _powers[inverse] = np.multiply.accumulate(numbers)
    return _powers[inverse][:count]


_powers: list[U64] = [np.empty(0, np.uint64), np.empty(0, np.uint64)]  # as far as they were asked for


def _pieces(text: str) -> list[tuple[str, int]]:
    """The text in pieces that end with a line, or with a blank where a line is endless, each with its place."""
    if len(text) <= _LONGEST:
        return [(text, 0)]
    found, start = [], 0
    while start < len(text):
        end = start + _LONGEST
        if end < len(text):
            end = 1 + max(text.rfind("\n", start, end), start) if "\n" in text[start:end] else end
        found.append((text[start:end], start))
        start = end
    return found


def _words(text: str, offset: int) -> Words:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds(points)
    places = None
    if len(kinds) and kinds.max() == _IGNORED:
        places = np.flatnonzero(kinds != _IGNORED)
        points, kinds = points[places], kinds[places]
    has_signs = bool(len(kinds)) and int(kinds.max()) >= _SIGN
    starts, ends = _bounds(kinds, has_signs)
    tokens = _tokens(kinds, starts, ends)
    digits = np.flatnonzero(kinds >= np.uint32(_DIGIT) if not has_signs else kinds & np.uint32(_DIGIT))
    if len(digits):
        tokens[np.searchsorted(starts, digits, "right") - 1] |= np.uint32(FIGURE)
    is_break = points == _LINE_FEED
    if "\r" in text:
        is_break |= points == _RETURN
    breaks = np.flatnonzero(is_break)
    per_line = np.diff(np.searchsorted(starts, breaks), prepend=0, append=len(starts))
    lines = np.repeat(np.arange(len(breaks) + 1), per_line)
    if places is not None:
        starts, ends = places[starts], places[ends] if len(ends) else ends
    return Words(tokens, starts + offset, ends + (offset + 1), lines)


def _kinds(points: U32) -> U32:
    kinds = _classes[points]
    if len(kinds) and kinds.max() == _UNKNOWN:
        for point in set(points[kinds == _UNKNOWN].tolist()):
            _classes[point] = _kind(point)
        kinds = _classes[points]
    return kinds


def _kind(point: int) -> int:
    """The folded character with its flags; 0 for what is no part of a word."""
    if point in _INVISIBLE:
        return _IGNORED
    character = chr(point)
    if not (character.isalnum() or unicodedata.category(character) in ("Mn", "Mc", "Pc")):
        return _NO_WORD
    folded = (unicodedata.normalize("NFKD", character)[0].lower() or character)[0]
    kind = ord("σ" if folded == "ς" else folded)
    if any(first <= point <= last for first, last in _UNSPACED):
        return kind | _SIGN
    return kind | (_DIGIT if character.isdigit() else 0) | (_UPPER if character.isupper() else 0)


def _bounds(kinds: U32, has_signs: bool) -> tuple[Places, Places]:
    """Indexes of the first and of the last character of each word."""
    inside = kinds != _NO_WORD
    first, last = inside.copy(), inside
    first[1:] &= ~inside[:-1]
    if has_signs:
        signs = (kinds & np.uint32(_SIGN)) != 0
        first[signs] = True
        first[1:] |= inside[1:] & signs[:-1]
    last = inside.copy()
    last[:-1] &= ~inside[1:] | first[1:]
    return np.flatnonzero(first), np.flatnonzero(last)


def _tokens(kinds: U32, starts: Places, ends: Places) -> U32:
    letters = (kinds & _LETTER).astype(np.uint64)
    sums = np.zeros(len(kinds) + 1, np.uint64)
    np.cumsum(letters * powers(len(kinds)), out=sums[1:])
    hashes = mixed((sums[ends + 1] - sums[starts]) * powers(len(kinds), inverse=True)[starts] + np.uint64(1))
    tokens = ((hashes >> np.uint64(35)) << np.uint64(3)).astype(np.uint32)
    first = kinds[starts]
    tokens |= ((first & np.uint32(_SIGN)) != 0) * np.uint32(SIGN)
    tokens |= ((first & np.uint32(_UPPER)) != 0) * np.uint32(CAPITAL)
    return tokens
