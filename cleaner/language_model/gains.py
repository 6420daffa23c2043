"""How much likelier a text becomes when some of its tokens become others, in bits: by words, and by classes of words.

A word is asked after the three before it, a class after the four before it, the longest sequence that was counted
first, as in "stupid backoff" (Brants 2007)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from math import log2
from typing import NamedTuple

from cleaner.language_model.counts import (
    CLASSES_3,
    CLASSES_4,
    CLASSES_5,
    STEPS,
    WORDS_2,
    WORDS_3,
    WORDS_4,
    Counts,
    open_counts,
)
from cleaner.language_model.tokens import BOUNDARY

_WORD, _CLASS = 15, 9  # bits of a token and of a class
_REACH_OF_WORDS, _REACH_OF_CLASSES = 3, 4  # tokens on each side of a change on which it, and which on it, depends
_PAIR_STEPS, _PAIR_ZERO = 12, 128
Log = Callable[[int, int], int]  # of how often a sequence occurs, by table and key


class Gain(NamedTuple):
    """``words``, ``classes``: bits by which the text with the change is likelier than the text as it stands."""

    words: float
    classes: float

    @property
    def both(self) -> float:
        return self.words + self.classes


def key_of(tokens: list[int]) -> int:
    """The number by which a sequence of words is looked up."""
    key = 0
    for token in tokens:
        key = key << _WORD | token
    return key


class Sequences:
    """The likelihood of sequences of tokens."""

    def __init__(self, counts: Counts) -> None:
        self.log, self._pairs, self._class_count = counts.log, counts.pairs, counts.class_count
        self.classes, self.word_bits, self._class_bits = counts.classes, counts.word_bits, counts.class_bits
        self.all_bits = log2(sum(2**bits for bits in self._class_bits))

    def gain(self, tokens: list[int], first: int, last: int, others: list[int]) -> Gain:
        """The gain when ``others`` stand for the tokens from ``first`` to ``last`` (left out)."""
        place = Place(self, tokens, first, last)
        return Gain(place.gain_of_words(others), place.gain_of_classes(others))

    def bits(self, table: int, tokens: list[int]) -> float:
        """The logarithm of how often the words occur in a row; below zero when that was not counted."""
        return self.log(table, key_of(tokens)) / STEPS

    def in_class(self, tokens: list[int]) -> float:
        """Bits of each word within its class."""
        return sum([self.word_bits[token] - self._class_bits[self.classes[token]] for token in tokens])

    def word(self, tokens: list[int], place: int, log: Log) -> float:
        """Bits of a word after those before it: never above nought."""
        word = tokens[place]
        alone = self.word_bits[word] - self.all_bits
        if not place:
            return alone
        one = tokens[place - 1]
        is_second = place >= 2 and one != BOUNDARY
        is_third = is_second and place >= 3 and tokens[place - 2] != BOUNDARY
        penalty = -1.3 * is_second - 1.0 * is_third
        pair = log(WORDS_2, one << _WORD | word)
        if pair < 0:  # then no longer sequence was counted
            return penalty - 1.3 + alone
        if is_second:
            two = tokens[place - 2] << _WORD | one
            triple = log(WORDS_3, two << _WORD | word)
            if triple >= 0:
                if is_third:
                    three = tokens[place - 3] << 2 * _WORD | two
                    found = log(WORDS_4, three << _WORD | word)
                    if found >= 0 and (base := log(WORDS_3, three)) >= 0:
                        return min(0, found - base) / STEPS
                if (base := log(WORDS_2, two)) >= 0:
                    return min(0, triple - base) / STEPS - 1.0 * is_third
        return penalty + min(0.0, pair / STEPS - self.word_bits[one])

    def kind(self, classes: list[int], place: int, log: Log) -> float:
        """Bits of a class after those before it."""
        wanted = classes[place]
        if not place:
            return self._class_bits[wanted] - self.all_bits
        one = classes[place - 1]
        if place < 2 or not one:
            return self._pair(one, wanted)
        two = classes[place - 2]
        is_third = place >= 3 and two != BOUNDARY
        is_fourth = is_third and place >= 4 and classes[place - 3] != BOUNDARY
        penalty = -0.8 * is_third - 0.8 * is_fourth
        key = two << _CLASS | one
        triple = log(CLASSES_3, key << _CLASS | wanted)
        if triple < 0:  # then no longer sequence was counted
            return penalty - 1.0 + self._pair(one, wanted)
        if is_third:
            three = classes[place - 3] << 2 * _CLASS | key
            found = log(CLASSES_4, three << _CLASS | wanted)
            if found >= 0:
                if is_fourth:
                    four = classes[place - 4] << 3 * _CLASS | three
                    longest = log(CLASSES_5, four << _CLASS | wanted)
                    if longest >= 0 and (base := log(CLASSES_4, four)) >= 0:
                        return min(0, longest - base) / STEPS
                if (base := log(CLASSES_3, three)) >= 0:
                    return min(0, found - base) / STEPS - 0.8 * is_fourth
        return penalty + min(0.0, triple / STEPS - self._pair(two, one) - self._class_bits[two])

    def _pair(self, first: int, second: int) -> float:
        """Bits of the second class after the first."""
        found: int = self._pairs[first * self._class_count + second]
        return (found - _PAIR_ZERO) / _PAIR_STEPS + self._class_bits[second] - self.all_bits


@cache
def sequences() -> Sequences:
    """The likelihood of sequences by the counts that the package holds."""
    return Sequences(open_counts())


class Place:
    """Some tokens of a text, those they stand among, and how likely these are as they stand.

    What was counted of a sequence is looked up once for all the words that may stand there.
    """

    def __init__(self, scale: Sequences, tokens: list[int], first: int, last: int) -> None:
        self._scale, self._written = scale, tokens[first:last]
        self._before = tokens[max(0, first - _REACH_OF_CLASSES) : first]
        self._after = tokens[last : last + _REACH_OF_CLASSES]
        if BOUNDARY in self._after:  # nothing beyond it depends on the change
            del self._after[self._after.index(BOUNDARY) + 1 :]
        self._logs: dict[int, int] = {}

    def gain_of_words(self, others: list[int]) -> float:
        """Bits by which the words are likelier with the others for those that stand there."""
        return self._of_words(others) - self._words

    def gain_of_classes(self, others: list[int]) -> float:
        """... and the classes, with each word within its class."""
        return self._of_classes(others) - self._classes

    @cached_property
    def _words(self) -> float:
        return self._of_words(self._written)

    @cached_property
    def _classes(self) -> float:
        return self._of_classes(self._written)

    def _of_words(self, tokens: list[int]) -> float:
        row = [*self._before[-_REACH_OF_WORDS:], *tokens, *self._after[:_REACH_OF_WORDS]]
        word, log, first = self._scale.word, self._log, min(len(self._before), _REACH_OF_WORDS)
        return sum([word(row, place, log) for place in range(first, len(row))])

    def _of_classes(self, tokens: list[int]) -> float:
        scale, log = self._scale, self._log
        row = [scale.classes[token] for token in (*self._before, *tokens, *self._after)]
        bits = sum([scale.kind(row, place, log) for place in range(len(self._before), len(row))])
        return bits + scale.in_class(tokens)

    def beside(self, token: int) -> tuple[float, float]:
        """Bits of the pairs that the token makes with what is before and behind the place; none for unknown ones."""
        pairs = (self._before[-1], token), (token, self._after[0])
        left, right = (self._log(WORDS_2, one << _WORD | other) for one, other in pairs)
        return max(0, left) / STEPS, max(0, right) / STEPS

    def _log(self, table: int, key: int) -> int:
        known = self._logs.get(table ^ key)  # keys are too short to make one of another table
        if known is None:
            known = self._logs[table ^ key] = self._scale.log(table, key)
        return known
