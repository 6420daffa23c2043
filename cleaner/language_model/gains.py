"""How much likelier a text becomes when some of its tokens become others, in bits: by words, and by classes of words.

A word is asked after the three before it, a class after the four before it, the longest sequence that was counted
first, as in "stupid backoff" (Brants 2007). What is asked once of a sequence is remembered for the process.
"""

from __future__ import annotations

from collections.abc import Callable
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
)

_WORD, _CLASS = 15, 9  # bits of a token and of a class
_BEHIND = 4  # tokens after a change whose likelihood it changes
_BEFORE = 4
_PAIR_STEPS, _PAIR_ZERO = 12, 128
_MAX_REMEMBERED = 200_000
_Bits = Callable[[list[int], int], float]


class Gain(NamedTuple):
    """``words``, ``classes``: bits by which the text with the change is likelier than the text as it stands."""

    words: float
    classes: float

    @property
    def both(self) -> float:
        return self.words + self.classes


class Sequences:
    """The likelihood of sequences of tokens."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._log = counts.log
        self._known: dict[tuple[int, int], float] = {}
        self.word_bits = [log / STEPS for log in counts.frequency]
        self._class_bits = counts.class_bits
        self.all_bits = log2(sum(2**bits for bits in self._class_bits))

    def gain(self, tokens: list[int], first: int, last: int, others: list[int]) -> Gain:
        """The gain when ``others`` stand for the tokens from ``first`` to ``last`` (left out)."""
        return Gain(*(self._gain(tokens, first, last, others, bits) for bits in (self._words, self._kinds)))

    def gain_from(self, tokens: list[int], first: int, last: int, others: list[int], least: Gain) -> Gain | None:
        """The gain when it is as great; classes are not looked up when the words say that it is not."""
        words = self._gain(tokens, first, last, others, self._words)
        if words < least.words:
            return None
        kinds = self._gain(tokens, first, last, others, self._kinds)
        return Gain(words, kinds) if kinds >= least.classes else None

    def _gain(self, tokens: list[int], first: int, last: int, others: list[int], bits: _Bits) -> float:
        before, after = tokens[max(0, first - _BEFORE) : first], tokens[last : last + _BEHIND]
        start = len(before)
        return bits([*before, *others, *after], start) - bits([*before, *tokens[first:last], *after], start)

    def bits(self, table: int, tokens: list[int]) -> float:
        """The logarithm of how often the words occur in a row; below zero when that was not counted."""
        key = 0
        for token in tokens:
            key = key << _WORD | token
        return self._bits_of(table, key)

    def _words(self, tokens: list[int], first: int) -> float:
        return sum([self._word(tokens, place) for place in range(first, len(tokens))])

    def _kinds(self, tokens: list[int], first: int) -> float:
        """By classes, and each word within its class."""
        classes = [self._counts.classes[token] for token in tokens]
        return sum(
            [
                self._class(classes, place) + self.word_bits[tokens[place]] - self._class_bits[classes[place]]
                for place in range(first, len(tokens))
            ]
        )

    def _bits_of(self, table: int, key: int) -> float:
        known = self._known.get((table, key))
        if known is None:
            known = self._log(table, key) / STEPS
            if len(self._known) < _MAX_REMEMBERED:
                self._known[table, key] = known
        return known

    def _word(self, tokens: list[int], place: int) -> float:
        """Bits of a word after those before it: never above nought."""
        word, penalty, bits = tokens[place], 0.0, self._bits_of
        one = tokens[place - 1] if place else 0
        if place >= 2 and one:
            two = tokens[place - 2] << _WORD | one
            if place >= 3 and tokens[place - 2]:
                three = tokens[place - 3] << 2 * _WORD | two
                found = bits(WORDS_4, three << _WORD | word)
                if found >= 0 and (base := bits(WORDS_3, three)) >= 0:
                    return min(0.0, found - base)
                penalty -= 1.0
            found = bits(WORDS_3, two << _WORD | word)
            if found >= 0 and (base := bits(WORDS_2, two)) >= 0:
                return penalty + min(0.0, found - base)
            penalty -= 1.3
        if place:
            found = bits(WORDS_2, one << _WORD | word)
            if found >= 0:
                return penalty + min(0.0, found - self.word_bits[one])
            penalty -= 1.3
        return penalty + self.word_bits[word] - self.all_bits

    def _class(self, classes: list[int], place: int) -> float:
        """Bits of a class after those before it."""
        wanted, penalty, bits = classes[place], 0.0, self._bits_of
        for length, longer, shorter in ((4, CLASSES_5, CLASSES_4), (3, CLASSES_4, CLASSES_3)):
            before = classes[place - length : place] if place >= length else []
            if before and 0 not in before[1:]:
                key = 0
                for one in before:
                    key = key << _CLASS | one
                found = bits(longer, key << _CLASS | wanted)
                if found >= 0 and (base := bits(shorter, key)) >= 0:
                    return penalty + min(0.0, found - base)
                penalty -= 0.8
        if place >= 2 and classes[place - 1]:
            first, second = classes[place - 2], classes[place - 1]
            found = bits(CLASSES_3, (first << _CLASS | second) << _CLASS | wanted)
            if found >= 0:
                return penalty + min(0.0, found - self._pair(first, second) - self._class_bits[first])
            penalty -= 1.0
        if place:
            return penalty + self._pair(classes[place - 1], wanted)
        return penalty + self._class_bits[wanted] - self.all_bits

    def _pair(self, first: int, second: int) -> float:
        """Bits of the second class after the first."""
        found: int = self._counts.pairs[first * self._counts.class_count + second]
        return (found - _PAIR_ZERO) / _PAIR_STEPS + self._class_bits[second] - self.all_bits
