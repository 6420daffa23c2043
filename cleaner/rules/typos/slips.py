"""What kind of slip of the hand or the ear lies between two words, and what is known of it. No judgement."""

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
    CHANGED = "a letter changed"
    APOSTROPHE = "its apostrophe missing"
    BLANK = "a blank missing"
    SEVERAL = "several letters changed"


class Slip(NamedTuple):
    """A way to write one word for another.

    ``place``: index of the letter in the written word. ``letters``: how many were written or left out.
    ``natural``: an added letter lies beside its neighbours on the keyboard or echoes one near it; a changed one
    lies beside the right one or sounds like it. ``is_at_an_end``: the first or last letter is another, not
    swapped or doubled.
    """

    kind: Kind
    place: int
    letters: int
    natural: bool
    is_at_an_end: bool


_SURE_PLACES = frozenset((Kind.DOUBLED, Kind.SINGLED, Kind.SWAPPED))
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_SOUND_ALIKE = frozenset(map(frozenset, ("cs", "ck", "sz", "kq", "dt", "bp", "gj", "fv", "mn", "vw", "xs", "gk")))
_ACCENTS = str.maketrans("àáâäãåçèéêëìíîïñòóôöõøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy")
_ECHO = 3  # letters in which an added one may echo


def slip(written: str, meant: str) -> Slip:
    """The likeliest way to write ``written`` for ``meant``, both in lower case."""
    start = _shared_start(written, meant)
    end = _shared_start(written[start:][::-1], meant[start:][::-1])
    wrong, right = written[start : len(written) - end], meant[start : len(meant) - end]
    kind = _kind(wrong, right, written, meant, start)
    natural = kind not in (Kind.ADDED, Kind.CHANGED)
    if kind is Kind.ADDED:
        natural = _slips_in(written, start)
    elif kind is Kind.CHANGED:
        natural = frozenset((wrong, right)) in _SOUND_ALIKE or near_keys(wrong, right)
    is_at_an_end = kind not in _SURE_PLACES and start in (0, max(len(written), len(meant)) - 1)
    return Slip(kind, start, max(len(wrong), len(right)), natural, is_at_an_end)


def _kind(wrong: str, right: str, written: str, meant: str, place: int) -> Kind:
    """``wrong`` and ``right`` are what is left when the shared start and end are taken off."""
    if not wrong and right == "'":
        return Kind.APOSTROPHE
    if not wrong and right == " ":
        return Kind.BLANK
    if len(wrong) == len(right) == 2 and wrong == right[::-1]:
        return Kind.SWAPPED
    if not wrong and len(right) == 1:
        return Kind.SINGLED if _has_twin(meant, place) else Kind.MISSED
    if not right and len(wrong) == 1:
        return Kind.DOUBLED if _has_twin(written, place) else Kind.ADDED
    if len(wrong) == len(right) == 1:
        if wrong.translate(_ACCENTS) == right.translate(_ACCENTS):
            return Kind.ACCENT
        return Kind.CHANGED
    return Kind.SEVERAL


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
    """Do the two keys touch on a keyboard?"""
    places = {letter: (row, column + row / 2) for row, keys in enumerate(_ROWS) for column, letter in enumerate(keys)}
    if one not in places or other not in places or one == other:
        return False
    (row, column), (other_row, other_column) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1.1
