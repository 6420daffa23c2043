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
from cleaner.spans import Span
from cleaner.text.words import Words

_LANGUAGE = "en"
_LENGTHS = (2, 3, 4)
_OPENS_A_NOUN = frozenset("a an the its his their our my your".split())
_CHAINS = frozenset("of after by on and or nor".split())  # "block on top of block on top of block"
_MIN_GAIN = 12.0  # bits, of words and of classes, by which the text is likelier without it


def doubled_phrases(document: Document) -> Iterator[tuple[Span, Span, Applicability]]:
    """The whole, the part of it that goes, and what may be done."""
    if document.language != _LANGUAGE:
        return
    folded = document.words.folded
    done = 0
    for index, length in _repeated(folded):
        if index < done or not _is_running(document.words, index, length):
            continue
        applicability = _applicability(document, index, length)
        if applicability is not None and is_checkable(document, index, index + 2 * length - 1):
            done = index + 2 * length
            yield *_spans(document.words, index, length), applicability


def _repeated(folded: list[str]) -> Iterator[tuple[int, int]]:
    """Where two to four words, no two of them alike, are followed by themselves, and how many."""
    for index, length in sorted(set(_met(folded))):
        phrase = folded[index : index + length]
        if phrase == folded[index + length : index + 2 * length] and len(set(phrase)) == length:
            yield index, length


def _met(folded: list[str]) -> Iterator[tuple[int, int]]:
    """Where they may begin: of each such phrase a word is met again when only every second, third or fourth is read."""
    for length in _LENGTHS:
        every = folded[::length]
        for place in compress(count(), map(eq, every, every[1:])):
            yield from ((place * length - before, length) for before in range(min(length, place * length + 1)))


def _is_running(words: Words, index: int, length: int) -> bool:
    """In lower case but for the first, side by side, and neither a third time nor the end of a longer repeat?"""
    last = index + 2 * length
    if not all(joined(words, at) and words.written(at + 1).islower() for at in range(index, last - 1)):
        return False
    is_third = index > 0 and words.folded[index - 1] == words.folded[last - 1]
    return not is_third and words.folded[last : last + 1] != words.folded[index : index + 1]


def _applicability(document: Document, index: int, length: int) -> Applicability | None:
    words = document.words
    phrase = words.folded[index : index + length]
    gain = sequences().gain(*document.fact(tokens_of).window(index, index + length), [])
    if min(gain) < _MIN_GAIN:
        return None
    if phrase[-1] in _OPENS_A_NOUN:
        return level_of_word(document, words.start(index), phrase[0] not in _OPENS_A_NOUN)
    is_chain = not _CHAINS.isdisjoint((phrase[0], *words.folded[max(0, index - 1) : index]))
    little = entry_set(_LANGUAGE, "doubled_sure") | entry_set(_LANGUAGE, "doubled_verbs")
    return Applicability.UNSAFE if phrase[0] in little and not is_chain else None


def _spans(words: Words, index: int, length: int) -> tuple[Span, Span]:
    """The first one goes where a line ends between the two, so that the second line starts as it did."""
    start, end, middle = words.start(index), words.end(index + 2 * length - 1), words.end(index + length - 1)
    is_wrapped = "\n" in words.gaps[index + length] or "\r" in words.gaps[index + length]
    return Span(start, end), Span(start, middle) if is_wrapped else Span(middle, end)
