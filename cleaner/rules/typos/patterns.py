"""Patterns of words: a word that is wrong between certain neighbours, and what was meant.

A pattern is a line of a language's data: neighbours to the left, the wrong words and what was
meant in brackets, neighbours to the right; ``pattern_lines`` says all that may stand there.

    could|should [of>have] @participle      "could of known" > "could have known"
    ^ [hear>here] is|are                    at the start of a sentence
    !the later [then>than] a                the word before "later" is not "the"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from cleaner.languages import entries
from cleaner.rules.typos.context_checks import joined, starts_sentence
from cleaner.rules.typos.pattern_lines import Neighbour, Pattern, read
from cleaner.text.words import Words

_SENTENCE_END, _PAUSE = frozenset(".;:!?)…"), frozenset(",")
# Words of every other sentence: patterns for them are found by a rarer word beside them.
_FREQUENT = frozenset(
    "the and to a of is that you on your or as are this at from i be have by an in with it for not can more all up"
    " was if they one when what some our out there".split()
)


class Match(NamedTuple):
    """The words from ``first`` to ``last`` are wrong; ``left`` and ``right`` words beside them were looked at."""

    first: int
    last: int
    pattern: Pattern

    @property
    def phrase_first(self) -> int:
        return self.first - sum(neighbour.is_word for neighbour in self.pattern.left)

    @property
    def phrase_last(self) -> int:
        return self.last + sum(neighbour.is_word for neighbour in self.pattern.right)


class _Anchored(NamedTuple):
    """A pattern found by a word at a distance from its first wrong word: 0 is that word itself.

    ``beside``: words of which one must stand at ``beside_at``, as far from that word; empty: no such test.
    """

    distance: int
    beside: frozenset[str]
    beside_at: int
    pattern: Pattern


def _anchor(pattern: Pattern) -> tuple[frozenset[str], int]:
    """The words by which a pattern is found, and how far they stand from its first wrong word.

    The wrong word, or, where that stands in every other sentence, a word beside it that does not.
    """
    first = pattern.wrong[0]
    if first not in _FREQUENT:
        return frozenset((first,)), 0
    if len(pattern.wrong) > 1:
        return frozenset(pattern.wrong[1:2]), 1
    for neighbours, distance in ((pattern.right, 1), (pattern.left, -1)):
        if neighbours and _is_literal(neighbours[0]) and not neighbours[0].words & _FREQUENT:
            return neighbours[0].words, distance
    return frozenset((first,)), 0


def _beside(pattern: Pattern, anchor: int) -> tuple[frozenset[str], int]:
    """Words that must stand at a place other than the anchor's, and the place: most near misses end there."""
    size = len(pattern.wrong)
    if size > 1 and anchor != 1:
        return frozenset(pattern.wrong[1:2]), 1
    for neighbours, place in ((pattern.right, size), (pattern.left, -1)):
        if neighbours and place != anchor and _is_literal(neighbours[0]):
            return neighbours[0].words, place
    return frozenset(), 0


def _is_literal(neighbour: Neighbour) -> bool:
    return neighbour.is_word and not neighbour.forms


class Patterns:
    """The patterns of one or more lists of a language; earlier lists are believed first.

    A line is read when a text first has its wrong word: most lines of most lists never are.
    """

    def __init__(self, language: str, lists: Iterable[str]) -> None:
        self._language = language
        self._lines: dict[str, list[tuple[str, str]]] = {}  # wrong word: (list, line)
        self._anchored: dict[str, list[_Anchored]] = {}
        for name in lists:
            for line in entries(language, name):
                wrong = line[line.index("[") + 1 : line.index(">")].removeprefix("=").split()[0]
                if wrong in _FREQUENT:
                    self._add(line, name)
                else:
                    self._lines.setdefault(wrong, []).append((name, line))
        self._found_by = frozenset(self._lines) | frozenset(self._anchored)

    def _add(self, line: str, name: str) -> None:
        pattern = read(line, self._language, name)
        words, distance = _anchor(pattern)
        anchored = _Anchored(distance, *_beside(pattern, distance), pattern)
        for word in words:
            self._anchored.setdefault(word, []).append(anchored)

    def matches(self, words: Words) -> list[Match]:
        """Places where a pattern fits, in order; the first pattern of the lists that fits a place."""
        folded = words.folded
        around = ["", *folded, "", "", ""]
        found: dict[int, Match] = {}
        for index in compress(count(), map(self._found_by.__contains__, folded)):
            if folded[index] in self._lines:
                for name, line in self._lines.pop(folded[index]):
                    self._add(line, name)
            for distance, beside, beside_at, pattern in self._anchored[folded[index]]:
                start = index - distance
                if beside and around[start + 1 + beside_at] not in beside:
                    continue
                if start in found or not 0 <= start < len(folded) or folded[start] != pattern.wrong[0]:
                    continue
                if _fits(words, start, pattern):
                    found[start] = Match(start, start + len(pattern.wrong) - 1, pattern)
        return [found[start] for start in sorted(found)]

    def all(self) -> Iterator[Pattern]:
        """Every pattern, read: for tests and tools."""
        for word in list(self._lines):
            for name, line in self._lines.pop(word):
                self._add(line, name)
        seen = {id(a.pattern): a.pattern for anchored in self._anchored.values() for a in anchored}
        return iter(seen.values())


def _fits(words: Words, index: int, pattern: Pattern) -> bool:
    if words.gaps[index].endswith("-") or words.gaps[min(index + len(pattern.wrong), len(words))].startswith("-"):
        return False
    if pattern.in_lower_case and not words.written(index).islower():
        return False
    for offset, wrong in enumerate(pattern.wrong[1:], 1):
        place = index + offset
        if place >= len(words) or words.folded[place] != wrong or not joined(words, place - 1):
            return False
    place = index
    for neighbour in pattern.left:
        if not _stands_before(words, place, neighbour):
            return False
        place -= 1
    place = index + len(pattern.wrong) - 1
    for neighbour in pattern.right:
        if not _stands_after(words, place, neighbour):
            return False
        place += 1
    return True


def _stands_before(words: Words, index: int, neighbour: Neighbour) -> bool:
    if "^" in neighbour.marks and starts_sentence(words, index):
        return not neighbour.negated
    is_there = (
        joined(words, index - 1) and not words.gaps[index - 1].endswith("-") and _is_one(words, index - 1, neighbour)
    )
    return is_there != neighbour.negated


def _stands_after(words: Words, index: int, neighbour: Neighbour) -> bool:
    if neighbour.marks and _has_mark_after(words, index, neighbour):
        return not neighbour.negated
    is_there = (
        joined(words, index) and not words.gaps[index + 2].startswith("-") and _is_one(words, index + 1, neighbour)
    )
    return is_there != neighbour.negated


def _has_mark_after(words: Words, index: int, neighbour: Neighbour) -> bool:
    gap = words.gaps[index + 1]
    if "0" in neighbour.marks and gap[:1] == " " and gap[1:2].isdigit():
        return True
    if "$" not in neighbour.marks:
        return False
    if gap[:1].isspace() and gap.strip() == ":" and gap[-1] == ":":
        return False  # a role of reStructuredText: "an updated :doc:`page`"
    if not gap.strip():
        return _breaks(gap) > 1 or index == len(words) - 1
    sign = gap.lstrip()[0]
    return sign in _SENTENCE_END or neighbour.negated and sign in _PAUSE


def _breaks(gap: str) -> int:
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")


def _is_one(words: Words, index: int, neighbour: Neighbour) -> bool:
    word = words.folded[index]
    is_one = word in neighbour.words or any(form(words, index) for form in neighbour.forms)
    return is_one and word not in neighbour.excluded


@cache
def patterns_of(language: str, lists: tuple[str, ...]) -> Patterns:
    """The patterns of the lists, read once."""
    return Patterns(language, lists)
