"""Two to four words that stand twice in a row by mistake: "in the in the", "to be to be". English only.

A phrase that ends in an article or a possessive cannot be followed by itself, and one of the two goes unasked. One
that begins with a little word is proposed. "More and more and more", "a niche of a niche of a niche" and "if it works
it works" are meant: after a word of content, "of" or a pronoun nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from operator import eq

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.language_model.gains import sequences
from cleaner.languages import entry_set
from cleaner.rules.typos.context_checks import is_checkable, joined, level_of_word
from cleaner.rules.typos.real_words.verdicts import tokens_of
from cleaner.text.words import Words

_LENGTHS = (2, 3, 4)
_OPENS_A_NOUN = frozenset("a an the its his their our my your".split())
_CHAINS = frozenset("of after by on and or nor".split())  # "block on top of block on top of block"
_MIN_GAIN = 12.0  # bits, of words and of classes, by which the text is likelier without it


def doubled_phrases(document: Document) -> Iterator[tuple[int, int, Applicability]]:
    """Where each begins, of how many words it is, and what may be done."""
    end = 0
    for first, length in sorted(set(_met(document.words.folded))):
        last = first + 2 * length
        if first >= end and _is_running(document.words, first, length) and is_checkable(document, first, last - 1):
            level = _level(document, first, length)
            if level is not None:
                end = last
                yield first, length, level


def _met(folded: list[str]) -> Iterator[tuple[int, int]]:
    """Where they may begin: of each such phrase a word is met again when only every second, third or fourth is read."""
    for length in _LENGTHS:
        every = folded[::length]
        for place in compress(count(), map(eq, every, every[1:])):
            for first in range(max(0, place * length - length + 1), place * length + 1):
                phrase = folded[first : first + length]
                if phrase == folded[first + length : first + 2 * length] and len(set(phrase)) == length:
                    yield first, length


def _is_running(words: Words, first: int, length: int) -> bool:
    """In lower case but for the first, side by side, and neither a third time nor the end of a longer repeat?"""
    last = first + 2 * length
    if not all(joined(words, at) and words.written(at + 1).islower() for at in range(first, last - 1)):
        return False
    is_third = first > 0 and words.folded[first - 1] == words.folded[last - 1]
    return not is_third and words.folded[last : last + 1] != words.folded[first : first + 1]


def _level(document: Document, first: int, length: int) -> Applicability | None:
    words = document.words
    phrase = words.folded[first : first + length]
    if min(sequences().gain(*document.fact(tokens_of).window(first, first + length), [])) < _MIN_GAIN:
        return None
    if phrase[-1] in _OPENS_A_NOUN:
        return level_of_word(document, words.start(first), phrase[0] not in _OPENS_A_NOUN)
    is_chain = not _CHAINS.isdisjoint((phrase[0], *words.folded[max(0, first - 1) : first]))
    little = entry_set("en", "doubled_sure") | entry_set("en", "doubled_verbs")
    return Applicability.UNSAFE if phrase[0] in little and not is_chain else None
