"""Places where a little word of grammar may be missing, and the facts that are weighed about each. No judgement.

A look at the classes of all neighbours comes first: a table says between which two classes which little words usually
stand. The few pairs it leaves are asked after by counted sequences.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import getitem
from pathlib import Path
from typing import NamedTuple

from cleaner.document import Document
from cleaner.formats import BlockKind
from cleaner.language_model.counts import FIRST, WORDS_2, WORDS_3, open_counts
from cleaner.language_model.gains import Gain, Place, sequences
from cleaner.language_model.tokens import BOUNDARY, HYPHEN
from cleaner.rules.typos.context_checks import in_quotation, is_checkable, joined, starts_sentence, word_beside
from cleaner.rules.typos.real_words.grammar import KINDS, form_of
from cleaner.rules.typos.real_words.verdicts import tokens_of
from cleaner.weighing import Features

LITTLE = ("to", "the", "a", "an", "of", "be", "is", "are")  # a bit of the table each, in this order
ARTICLES = frozenset(("a", "an"))
PAIRS = Path(__file__).parent / "missing_pairs.bin"
_ASKED = [[word for bit, word in enumerate(LITTLE) if mask >> bit & 1] for mask in range(256)]
_LEAST_COUNTED = 3.0  # bits taken for a pair that was not counted
_LEAST_GAIN, _LEAST_WORDS = 12.0, 4.0  # bits, by all and by words
_COMMONER = 2.0  # bits by which the three words must be commoner than the two
_LINE_ENDS = frozenset('.!?:;"”’)')


class Missing(NamedTuple):
    """``word`` may be missing behind the word ``at`` that number. ``lead``: bits by which the next best is behind.

    ``two``: bits of the two words as they stand, below zero when that was not counted.
    """

    at: int
    word: str
    gain: Gain
    lead: float
    two: float
    around: list[int]
    place: int


@cache
def pairs() -> list[bytes]:
    """For each class a row: which little words usually stand between it and each class behind it, a bit each."""
    table, size = zlib.decompress(PAIRS.read_bytes()), open_counts().class_count
    return [table[start : start + size] for start in range(0, size * size, size)]


def missing(document: Document) -> Iterator[Missing]:
    """The places at which the text is much likelier with a little word more."""
    counts, words = open_counts(), document.words
    kinds = document.fact(tokens_of).kinds[0]
    masks = list(map(getitem, map(pairs().__getitem__, kinds), kinds[1:]))
    for at in compress(count(), masks):
        if joined(words, at):
            ids = [counts.ids[word] for word in words.folded[at : at + 2]]
            found = _likeliest(document, at, ids, _ASKED[masks[at]]) if min(ids) >= FIRST else None
            if found:
                yield found


def may_be_missing(document: Document, at: int) -> bool:
    """In a sentence of the writer's own, with no name beside, in no heading or quotation?"""
    words, start = document.words, document.words.start(at)
    is_plain = words.written(at).islower() or starts_sentence(words, at)
    if not (is_plain and words.written(at + 1).islower() and is_checkable(document, at, at + 1)):
        return False
    return document.block_at(start).kind is not BlockKind.HEADING and not in_quotation(document, start)


def _likeliest(document: Document, at: int, beside: list[int], asked: list[str]) -> Missing | None:
    """The likeliest of the words asked after between the two tokens, when the text is likely enough with it."""
    bits, ids, (before, after) = sequences().bits, open_counts().ids, beside
    two = bits(WORDS_2, beside)
    threes = {word: bits(WORDS_3, [before, ids[word], after]) for word in asked}
    likely = [word for word, three in threes.items() if three >= max(two, _LEAST_COUNTED) + _COMMONER]
    if not likely:
        return None
    around, _, end = document.fact(tokens_of).window(at, at + 1)
    place = Place(sequences(), around, end, end)
    by_words = [(place.gain_of_words([ids[word]]), word) for word in likely]
    gains = [(Gain(gain, place.gain_of_classes([ids[word]])), word) for gain, word in by_words if gain >= _LEAST_WORDS]
    gain, word = max(gains, key=lambda one: one[0].both, default=(Gain(0.0, 0.0), ""))
    if gain.both < _LEAST_GAIN:
        return None
    rivals = [one.both for one, other in gains if other != word and not {word, other} <= ARTICLES]
    return Missing(at, word, gain, gain.both - max(rivals, default=0.0), two, around, end)


def features(document: Document, found: Missing, times: int) -> Features:
    """What is known of the place, the word and the text; in it so many places seem to lack the word."""
    words, at, around, place = document.words, found.at, found.around, found.place
    line = document.lines[document.line_at(words.start(at))]
    return {
        **_of_gain(found),
        **_of_grammar(document, found),
        "always": 1.0,
        "a hyphen after": float(around[place + 1 : place + 2] == [HYPHEN]),
        "a boundary before": float(place < 2 or around[place - 2] == BOUNDARY),
        "a line without an end": float(document.text[line.start : line.end].rstrip()[-1:] not in _LINE_ENDS),
        "a manual": float(document.is_manual),
        "the article lacks it elsewhere": float(min(4, times - 1)),
    }


def _of_gain(found: Missing) -> Features:
    words, classes = found.gain
    word, (before, after) = open_counts().ids[found.word], found.around[found.place - 1 : found.place + 1]
    bits, alone = sequences().bits, sequences().word_bits
    return {
        "gain by words": min(25.0, words),
        "gain by classes beyond 8": max(0.0, min(15.0, classes - 8)),
        "the lesser gain": max(-5.0, min(20.0, words, classes)),
        "lead": min(12.0, found.lead),
        "the two are unknown": float(found.two < 0),
        "how often it follows": max(-10.0, bits(WORDS_2, [before, word]) - alone[before]),
        "how often it precedes": max(-10.0, bits(WORDS_2, [word, after]) - alone[after]),
    }


def _of_grammar(document: Document, found: Missing) -> Features:
    """The kinds of the two words on each side, as far as no mark parts them."""
    words, at, word = document.words, found.at, found.word
    before, after = (KINDS.get(near) or form_of(near) for near in words.folded[at : at + 2])
    further, following = word_beside(words, at, -1), word_beside(words, at + 1, 1)
    further = KINDS.get(further, "a word") if further else "a mark"
    behind = KINDS.get(following) or form_of(following) if following else "a mark"
    return {
        f"after {before}: {word}": 1.0,
        f"before {after}: {word}": 1.0,
        f"after {further} and {before}: {word}": 1.0,
        f"before {after} and {behind}: {word}": 1.0,
    }
