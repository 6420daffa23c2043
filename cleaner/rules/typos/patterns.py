"""Patterns of words: a word that is wrong between certain neighbours, and what was meant.

A pattern is a line of a language's data: neighbours to the left, the wrong words and what was
meant in brackets, neighbours to the right.

    could|should [of>have] @participle      "could of known" > "could have known"
    ^ [hear>here] is|are                    at the start of a sentence
    !the later [then>than] a                the word before "later" is not "the"

A neighbour is a word, several with ``|`` between them, or a class: ``@name`` stands for the words
of the line ``name: …`` in ``word_classes.txt``, or for one of the forms of ``word_forms``. ``!``
before it: any other word, or none. ``^`` and ``$``: a sentence or clause starts or ends here.
``#``: digits follow. Nothing but blanks may stand between the words of a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from cleaner.languages import entries
from cleaner.rules.typos.phrases import joined, starts_sentence
from cleaner.rules.typos.word_forms import FORMS, Form
from cleaner.text.words import Words

_BRACKET = re.compile(r"\[([^>\]]+)>([^\]]*)\]")
_CLAUSE_END = frozenset(".,;:!?)…")


class Neighbour(NamedTuple):
    """What may stand at a place: words, forms of words, or a mark ("^", "$", "#"); or, negated, what may not."""

    words: frozenset[str]
    forms: tuple[Form, ...]
    mark: str
    negated: bool


class Pattern(NamedTuple):
    """``left`` and ``right`` are read outwards from the wrong words; ``source`` is the line it comes from."""

    left: tuple[Neighbour, ...]
    wrong: tuple[str, ...]
    right: tuple[Neighbour, ...]
    meant: str
    source: str
    lists: str


class Match(NamedTuple):
    """The words from ``first`` to ``last`` are wrong; ``left`` and ``right`` words beside them were looked at."""

    first: int
    last: int
    pattern: Pattern

    @property
    def phrase_first(self) -> int:
        return self.first - sum(not n.mark and not n.negated for n in self.pattern.left)

    @property
    def phrase_last(self) -> int:
        return self.last + sum(not n.mark and not n.negated for n in self.pattern.right)


class _Shelf:
    """The patterns whose wrong words start with one word, by a neighbour that all of them need."""

    def __init__(self) -> None:
        self.after: dict[str, list[Pattern]] = {}  # by the word before the wrong words
        self.before: dict[str, list[Pattern]] = {}  # by the word after them
        self.open: list[Pattern] = []

    def add(self, pattern: Pattern) -> None:
        beside: dict[str, list[Pattern]] | None = None
        nearest: Neighbour | None = None
        if len(pattern.wrong) > 1:
            beside, words = self.before, frozenset(pattern.wrong[1:2])
        elif pattern.right and _is_literal(pattern.right[0]):
            nearest, beside = pattern.right[0], self.before
        elif pattern.left and _is_literal(pattern.left[0]):
            nearest, beside = pattern.left[0], self.after
        if beside is None:
            self.open.append(pattern)
            return
        for word in nearest.words if nearest else words:
            beside.setdefault(word, []).append(pattern)

    def near(self, before: str, after: str) -> Iterator[Pattern]:
        yield from self.before.get(after, ())
        yield from self.after.get(before, ())
        yield from self.open


def _is_literal(neighbour: Neighbour) -> bool:
    return not (neighbour.forms or neighbour.mark or neighbour.negated)


class Patterns:
    """The patterns of one or more lists of a language; earlier lists are believed first.

    A line is read when a text first has its wrong word: most lines of most lists never are.
    """

    def __init__(self, language: str, lists: Iterable[str]) -> None:
        self._language = language
        self._lines: dict[str, list[tuple[str, str]]] = {}  # first wrong word: (list, line)
        for name in lists:
            for line in entries(language, name):
                wrong = line[line.index("[") + 1 : line.index(">")].split()
                self._lines.setdefault(wrong[0], []).append((name, line))
        self._starts = frozenset(self._lines)
        self._shelf = cache(self._read_shelf)

    def matches(self, words: Words) -> Iterator[Match]:
        """Places where a pattern fits, in order; one a place."""
        folded = words.folded
        last = len(folded) - 1
        for index in compress(count(), map(self._starts.__contains__, folded)):
            before = folded[index - 1] if index else ""
            after = folded[index + 1] if index < last else ""
            for pattern in self._shelf(folded[index]).near(before, after):
                if _fits(words, index, pattern):
                    yield Match(index, index + len(pattern.wrong) - 1, pattern)
                    break

    def _read_shelf(self, word: str) -> _Shelf:
        shelf = _Shelf()
        for name, line in self._lines[word]:
            shelf.add(read(line, self._language, name))
        return shelf

    def all(self) -> Iterator[Pattern]:
        """Every pattern, read: for tests and tools."""
        return (read(line, self._language, name) for lines in self._lines.values() for name, line in lines)


def _fits(words: Words, index: int, pattern: Pattern) -> bool:
    if words.gaps[index].endswith("-") or words.gaps[min(index + len(pattern.wrong), len(words))].startswith("-"):
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
    if neighbour.mark:
        return starts_sentence(words, index) != neighbour.negated
    is_there = (
        joined(words, index - 1) and not words.gaps[index - 1].endswith("-") and _is_one(words, index - 1, neighbour)
    )
    return is_there != neighbour.negated


def _stands_after(words: Words, index: int, neighbour: Neighbour) -> bool:
    gap = words.gaps[index + 1]
    if neighbour.mark == "$":
        closes = gap.lstrip()[:1] in _CLAUSE_END if gap.strip() else not joined(words, index)
        return closes != neighbour.negated
    if neighbour.mark == "#":
        return (gap[:1] == " " and gap[1:2].isdigit()) != neighbour.negated
    is_there = (
        joined(words, index) and not words.gaps[index + 2].startswith("-") and _is_one(words, index + 1, neighbour)
    )
    return is_there != neighbour.negated


def _is_one(words: Words, index: int, neighbour: Neighbour) -> bool:
    return words.folded[index] in neighbour.words or any(form(words, index) for form in neighbour.forms)


def read(line: str, language: str, lists: str = "") -> Pattern:
    """The pattern that a line says; raises ValueError when it says none."""
    bracket = _BRACKET.search(line)
    if not bracket:
        raise ValueError(f"no [wrong>meant] in {line!r}")
    left = tuple(_neighbour(token, language) for token in reversed(line[: bracket.start()].split()))
    right = tuple(_neighbour(token, language) for token in line[bracket.end() :].split())
    return Pattern(left, tuple(bracket.group(1).split()), right, bracket.group(2).strip(), line, lists)


def _neighbour(token: str, language: str) -> Neighbour:
    negated = token.startswith("!")
    token = token.removeprefix("!")
    if token in ("^", "$", "#"):
        return Neighbour(frozenset(), (), token, negated)
    words: set[str] = set()
    forms: list[Form] = []
    for name in token.split("|"):
        if not name.startswith("@"):
            words.add(name)
        elif name[1:] in FORMS:
            forms.append(FORMS[name[1:]])
        else:
            words |= word_class(language, name[1:])
    return Neighbour(frozenset(words), tuple(forms), "", negated)


@cache
def word_class(language: str, name: str) -> frozenset[str]:
    """The words of a class; raises ValueError when the language has none of that name."""
    words: set[str] = set()
    found = False
    for line in entries(language, "word_classes"):
        head, _, rest = line.partition(":")
        if head != name:
            continue
        found = True
        for word in rest.split():
            words |= word_class(language, word[1:]) if word.startswith("@") else {word}
    if not found:
        raise ValueError(f"no word class {name!r} for {language!r}")
    return frozenset(words)


@cache
def patterns_of(language: str, lists: tuple[str, ...]) -> Patterns:
    """The patterns of the lists, read once."""
    return Patterns(language, lists)
