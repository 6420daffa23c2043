"""How likely a slip of the hand or the ear is: what kind it is, and its cost.

Costs are decades: a slip of cost 1 is ten times rarer than one of cost 0. The order of the
kinds is that of published counts of human slips (a doubled letter missed or added, two letters
swapped, a letter missed, a vowel for a vowel, a neighbouring key, anything else), with the first
letter hardly ever wrong.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import NamedTuple


class Kind(Enum):
    """What went wrong, as the end of the sentence "X looks like Y with …"."""

    SWAPPED = "two letters swapped"
    DOUBLED = "a letter too many"  # beside its twin
    SINGLED = "a doubled letter missing"
    MISSED = "a letter missing"
    ADDED = "one letter too many"
    ACCENT = "an accent changed"
    VOWEL = "a vowel changed"
    CHANGED = "a letter changed"
    APOSTROPHE = "its apostrophe missing"
    SEVERAL = "several letters changed"


class Slip(NamedTuple):
    """A way to write one word for another. ``place``: index of the letter in the written word."""

    kind: Kind
    cost: float
    place: int


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûü")
_SOUND_ALIKE = frozenset(map(frozenset, ("cs", "ck", "sz", "kq", "dt", "bp", "gj", "fv", "mn", "vw", "xs", "gk")))
_ACCENTS = str.maketrans("àáâäãåçèéêëìíîïñòóôöõøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy")

_COSTS = {
    Kind.APOSTROPHE: 0.1,
    Kind.DOUBLED: 0.1,
    Kind.SINGLED: 0.1,
    Kind.ACCENT: 0.1,
    Kind.SWAPPED: 0.2,
    Kind.MISSED: 0.3,
    Kind.VOWEL: 0.4,
    Kind.ADDED: 0.5,
    Kind.CHANGED: 0.5,
    Kind.SEVERAL: 1.5,
}
_FAR_KEY = 0.3  # more, for an added letter whose key is far from its neighbours', and that stands nowhere near
_ECHO = 3
_OTHER_SOUND = 1.0  # more, for a changed letter that neither sounds alike nor lies beside the right one
_FIRST_LETTER = 1.3
_LAST_LETTER = 0.6  # the last letter often makes another word: "cat", "cats"
_LAST_CHANGED = 0.3
_FURTHER_EDIT = 0.5


def slip(written: str, meant: str) -> Slip:
    """The likeliest way to write ``written`` for ``meant``, both in lower case."""
    start = _shared_start(written, meant)
    end = _shared_start(written[start:][::-1], meant[start:][::-1])
    wrong, right = written[start : len(written) - end], meant[start : len(meant) - end]
    kind = _kind(wrong, right, written, meant, start)
    cost = _COSTS[kind]
    if kind is Kind.ADDED and not _slips_in(written, start):
        cost += _FAR_KEY
    elif kind is Kind.CHANGED and not (frozenset((wrong, right)) in _SOUND_ALIKE or near_keys(wrong, right)):
        cost += _OTHER_SOUND
    elif kind is Kind.SEVERAL:
        cost += _FURTHER_EDIT * max(0, max(len(wrong), len(right)) - 2)
    return Slip(kind, cost + _end_cost(kind, start, max(len(written), len(meant)), len(wrong) + len(right)), start)


def _kind(wrong: str, right: str, written: str, meant: str, place: int) -> Kind:
    """``wrong`` and ``right`` are what is left when the shared start and end are taken off."""
    if not wrong and right == "'":
        return Kind.APOSTROPHE
    if len(wrong) == len(right) == 2 and wrong == right[::-1]:
        return Kind.SWAPPED
    if not wrong and len(right) == 1:
        return Kind.SINGLED if _has_twin(meant, place) else Kind.MISSED
    if not right and len(wrong) == 1:
        return Kind.DOUBLED if _has_twin(written, place) else Kind.ADDED
    if len(wrong) == len(right) == 1:
        if wrong.translate(_ACCENTS) == right.translate(_ACCENTS):
            return Kind.ACCENT
        return Kind.VOWEL if wrong in _VOWELS and right in _VOWELS else Kind.CHANGED
    return Kind.SEVERAL


def _end_cost(kind: Kind, place: int, length: int, letters: int) -> float:
    """What a slip costs more at the first or last letter."""
    if kind in (Kind.DOUBLED, Kind.SINGLED, Kind.ACCENT, Kind.SWAPPED, Kind.APOSTROPHE):
        return 0.0
    if place == 0:
        return _FIRST_LETTER
    if kind is Kind.SEVERAL or place < length - 1:
        return 0.0
    return _LAST_LETTER if letters == 1 else _LAST_CHANGED


def _has_twin(word: str, place: int) -> bool:
    return word[place] in (word[place - 1 : place], word[place + 1 : place + 2])


def _slips_in(word: str, place: int) -> bool:
    """A key slips in from beside its neighbours, or echoes a letter typed just before or after."""
    letter, around = word[place], word[max(0, place - 1) : place] + word[place + 1 : place + 2]
    echoed = letter in word[max(0, place - _ECHO) : place] + word[place + 1 : place + 1 + _ECHO]
    return echoed or any(near_keys(letter, other) for other in around)


def _shared_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other):
        if left != right:
            break
        count += 1
    return count


@cache
def near_keys(one: str, other: str) -> bool:
    """Do the two keys touch on a keyboard with Latin letters?"""
    places = {letter: (row, column + row / 2) for row, keys in enumerate(_ROWS) for column, letter in enumerate(keys)}
    if one not in places or other not in places or one == other:
        return False
    (row, column), (other_row, other_column) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1.1
