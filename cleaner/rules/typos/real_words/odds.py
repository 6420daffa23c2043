"""How likely another word is than the one that stands at a place, by all that stands round it: a sum of learned points.

Places of edited English were shown one after the other, each with the word that stands there and one of those that
may be meant by it, and the points of what stands round the place moved toward telling them apart
(tests/benchmarks/english_odds.py). A point is found by a hash of two: something of the place (words and classes beside
it, the nearest words of grammar), and something of the two words (their forms, classes, or themselves). Other points
tell a first look, which asks of the classes beside a word alone, what is unlikely.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cleaner.language_model.counts import FIRST, FORMS, SECOND_FIRST, STEPS, Counts
from cleaner.language_model.tokens import BOUNDARY

SCALE = 40.0  # points of the file to one
KNOWN_BESIDE = FIRST + 4_000  # tokens below it count by themselves, others by their class, as
CLASS = 50_000  # ... and a class more
LITTLE = FIRST + 150  # tokens below it are marks and words of grammar
REACH = 6  # tokens on each side
OFTEN = 14.5  # bits: two such words are told apart by points of their own
BITS = 20  # of the table
SHIFT = 64 - BITS
SCREEN_SCALE, SCREEN_ZERO = 8.0, 64  # of the points of a first look
COMMONER = 0.69  # nats of a bit by which a word is commoner
FACTOR, SECOND, THIRD = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0xD6E8FEB86659FD93
MASK, LAST = (1 << 64) - 1, (1 << BITS) - 1
FORMS_KEY, WORDS_KEY, CLASSES_KEY, CLASS_KEY = range(4)
# With what of the two words each of what is told of a place goes: their forms, themselves, their classes, one's class.
KEYS = (FORMS_KEY,) * 8 + (CLASSES_KEY,) * 3 + (WORDS_KEY,) * 3 + (CLASS_KEY,) + (FORMS_KEY,) * 5 + (CLASSES_KEY,)

_BY_FORMS = [number for number, key in enumerate(KEYS) if key == FORMS_KEY]
_BY_WORDS = [(number, key) for number, key in enumerate(KEYS) if key != FORMS_KEY]
_NUMBERS = [number << 40 for number in range(len(KEYS))]


class Two(NamedTuple):
    """Two words in their order: what is hashed of them, ``sign`` of the second, and nats by which that is commoner."""

    keys: tuple[int, int, int, int]
    sign: int
    commoner: float


def odds(counts: Counts, around: list[int], place: int, others: Iterable[int]) -> list[float]:
    """For each of the other words nats by which it is likelier at the place than the word that stands there."""
    told = _of_place(counts, around, place)
    points, written, of_forms, found = counts.points, around[place], dict[int, int](), []
    by_forms, by_words = [told[number] for number in _BY_FORMS], [(told[number], key) for number, key in _BY_WORDS]
    for other in others:
        keys, sign, commoner = two(counts, written, other)
        forms = keys[FORMS_KEY]
        if forms not in of_forms:
            of_forms[forms] = sum([points[(value ^ forms) * THIRD >> SHIFT & LAST] for value in by_forms])
        total = sum([points[(value ^ keys[key]) * THIRD >> SHIFT & LAST] for value, key in by_words], of_forms[forms])
        found.append(sign * (total / SCALE + commoner))
    return found


@lru_cache(maxsize=20_000)
def two(counts: Counts, written: int, other: int) -> Two:
    """What is hashed of a word and another that is near it."""
    first, second, forms = in_order(counts, written, other)
    classes, bits = counts.classes, counts.frequency
    pairs = (forms, (first, second), (classes[first], classes[second]), (classes[first], 0))
    keys = tuple([(one << 20 | another) * SECOND & MASK for one, another in pairs])
    return Two(keys, 1 if second == other else -1, COMMONER * (bits[second] - bits[first]) / STEPS)  # type: ignore[arg-type]


def in_order(counts: Counts, one: int, other: int) -> tuple[int, int, tuple[int, int]]:
    """Two near words in the order in which they are told apart, and what groups them with other such pairs."""
    note, bits = counts.notes(one)[counts.near(one).index(other)], counts.frequency
    forms = note >> FORMS
    if note & SECOND_FIRST:
        one, other = other, one
    if min(bits[one], bits[other]) >= OFTEN * STEPS:
        return one, other, (one, other)
    return one, other, (1, forms - 1) if forms else (2, counts.groups[one] << 8 | counts.groups[other])


def _of_place(counts: Counts, around: list[int], place: int) -> list[int]:
    """What is hashed of a place, in the order of ``KEYS``."""
    left, right = around[max(0, place - REACH) : place], around[place + 1 : place + 1 + REACH]
    left.reverse()
    left, right = _to_boundary(left), _to_boundary(right)
    classes = counts.classes
    one, two, one_on, two_on = left[0], left[1], right[0], right[1]
    kind, kind2, kind_on, kind2_on = classes[one], classes[two], classes[one_on], classes[two_on]
    group = counts.groups[one_on]
    one, two, one_on, two_on = (
        token if token < KNOWN_BESIDE else CLASS + classes[token] for token in (one, two, one_on, two_on)
    )
    little, little_on = ([at for at, token in enumerate(side) if token < LITTLE] for side in (left, right))
    near, distance = (left[little[0]], little[0] + 1) if little else (0, 0)
    near_on, distance_on = (right[little_on[0]], little_on[0] + 1) if little_on else (0, 0)
    near2 = left[little[1]] if len(little) > 1 else 0
    told = (
        (0, 0), (one, 0), (one_on, 0), (two, 0), (two_on, 0), (kind, kind_on), (kind2, kind), (kind_on, kind2_on),
        (kind, 0), (kind_on, 0), (0, 0), (0, 0), (one, 0), (one_on, 0), (kind, kind_on), (near, distance), (near, kind),
        (near_on, distance_on), (near, near2), (near, near2 << 8 | group), (near, min(distance, 3)),
    )  # fmt: skip
    return [(number | x << 20 | y) * FACTOR & MASK for number, (x, y) in zip(_NUMBERS, told)]


def _to_boundary(tokens: list[int]) -> list[int]:
    """The tokens on one side, the nearest first; nothing beyond a boundary."""
    if BOUNDARY in tokens:
        del tokens[tokens.index(BOUNDARY) :]
    return tokens + [BOUNDARY] * (REACH - len(tokens))
