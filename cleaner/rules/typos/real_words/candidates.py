"""Words that do not go with their neighbours, and what may be meant by each. Counts only, no judgement.

First a look at all words by tables of classes; only few go on to longer sequences.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.language_model.counts import FIRST, WORDS_2, Counts, open_counts
from cleaner.language_model.gains import Gain, Sequences
from cleaner.language_model.tokens import HYPHEN, Tokens
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context_checks import joined
from cleaner.rules.typos.forms import is_listed
from cleaner.rules.typos.real_words.relations import is_variant, slip_bits

_FIT = 310  # of three bytes: how well a word goes with its neighbours by their classes, from which it is not asked
_FIT_CONFUSED = 380  # ... of a word that is often confused with another
_FREQUENCY_SHARE = 0.75  # of the bits by which another word is commoner
_MOST = 255  # what a table may give
_MUCH_RARER = 64  # eighths of a bit: a word so much rarer is not asked after
_MIN_CLASS_GAIN = 90.0  # in twelfths of a bit
_MIN_PAIR_GAIN = 5.0  # bits
_MIN_GAIN = 14.0  # bits of words and classes
_ALONE = 20.0  # the lead of a word without a rival, in bits
_BREAKS = frozenset("\r\n")
_FAR = frozenset(("nor", "vs"))
_OWNERS = frozenset(("its", "your", "whose", "Its", "Your", "Whose"))  # "its not insignificant cost"
_UNSEEN = -2.0  # bits taken for what was not counted


class Candidate(NamedTuple):
    """Another word for the one ``at`` that number, and the gain. ``lead``: bits by which the next best is behind."""

    at: int
    written: str
    meant: str
    gain: Gain
    lead: float
    place: int  # among the tokens
    fit: float  # twelfths of a bit by which its classes go better with the neighbours'
    pairs: float  # bits by which its pairs with the neighbours are commoner


class _Other(NamedTuple):
    """Another word by its token, and the gains by which it was kept."""

    token: int
    fit: float
    pairs: float


@cache
def sequences() -> Sequences:
    return Sequences(open_counts())


def candidates(document: Document, tokens: Tokens) -> Iterator[Candidate]:
    """The likeliest other word for each word that hardly goes with its neighbours."""
    for index, place in _doubtful(tokens):
        others = _with_likelier_pairs(tokens, place, _likelier(tokens, place))
        if others and not _may_be_name(document, index):
            found = _best(document, tokens, index, others)
            if found and not why_it_stays(document, tokens, index):
                yield found


def _best(document: Document, tokens: Tokens, index: int, others: list[_Other]) -> Candidate | None:
    """The likeliest of the other words, by all that stands round it."""
    written, place, known = document.words.folded[index], tokens.places[index], tokens.counts.words
    gains = sequences().gains(tokens.ids, place, place + 1, ([other.token] for other in others))
    found = [
        (gain.both + slip_bits(written, known[other.token - FIRST]), other, gain)
        for other, gain in zip(others, gains)
        if gain.both >= _MIN_GAIN
    ]
    if not found:
        return None
    found.sort(reverse=True)
    points, best, gain = found[0]
    lead = points - found[1][0] if len(found) > 1 else _ALONE
    return Candidate(index, written, known[best.token - FIRST], gain, lead, place, best.fit, best.pairs)


def _likelier(tokens: Tokens, place: int) -> list[_Other]:
    """Words near the one at the place that go better with its neighbours, by their classes and how common they are."""
    counts, (left, token, right) = tokens.counts, tokens.ids[place - 1 : place + 2]
    pairs, triples, size = counts.pairs, counts.triples, counts.class_count
    before, after = counts.classes[left] * size, counts.classes[right]
    few = counts.group_count
    round_left, round_right = counts.groups[left] * few * few, counts.groups[right]
    kinds, *others = _near(counts, token)
    _, kind, group, common = kinds
    least = pairs[before + kind] + pairs[kind * size + after] + triples[round_left + group * few + round_right] + common
    least += _MIN_CLASS_GAIN
    found = []
    for other, kind, group, common in others:
        fit = pairs[before + kind] + pairs[kind * size + after] + common
        if fit + _MOST >= least:
            fit += triples[round_left + group * few + round_right]
            if fit >= least:
                found.append(_Other(other, fit - least + _MIN_CLASS_GAIN, 0.0))
    return found


def _with_likelier_pairs(tokens: Tokens, place: int, others: list[_Other]) -> list[_Other]:
    """Those of the other words that make commoner pairs with the neighbours."""
    left, token, right = tokens.ids[place - 1 : place + 2]
    base = _pairs(left, token, right)
    found = [other._replace(pairs=_pairs(left, other.token, right) - base) for other in others]
    return [other for other in found if other.pairs >= _MIN_PAIR_GAIN]


def why_it_stays(document: Document, tokens: Tokens, index: int) -> str:
    """The reason why the word stays whatever its neighbours; empty when there is none."""
    words, place = document.words, tokens.places[index]
    written = words.written(index)
    if _may_be_name(document, index):
        return "it may be a name"
    if is_listed(open_lexicon(document.language), words.folded[index]):
        return "other rules speak of it"
    if written in _FAR or written in _OWNERS and words.folded[index + 1 : index + 2] == ["not"]:
        return "it may belong to a word further off"
    if any(_BREAKS.intersection(words.gaps[at]) and not joined(words, at - 1) for at in (index, index + 1)):
        return "a line ends beside it"
    if HYPHEN in (tokens.ids[place - 1], tokens.ids[place + 1]):
        return "it is part of a hyphenated word"
    return ""


def _may_be_name(document: Document, index: int) -> bool:
    written = document.words.written(index)
    if written.islower():
        return False
    return written[1:] != written[1:].lower() or not document.opens_sentence(document.words.start(index))


def _doubtful(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Words, by their numbers and places, that the classes beside them make unlikely, and those often confused."""
    counts, ids = tokens.counts, tokens.ids
    size, few = counts.class_count, counts.group_count
    fine, rough, confused = counts.classes, counts.groups, counts.confused
    pairs, triples = counts.pairs, counts.triples
    for index, place in enumerate(tokens.places):
        before, token, after = ids[place - 1], ids[place], ids[place + 1]
        kind = fine[token]
        fit = pairs[fine[before] * size + kind] + pairs[kind * size + fine[after]]
        if fit < _FIT_CONFUSED and token >= FIRST:
            fit += triples[(rough[before] * few + rough[token]) * few + rough[after]]
            if fit < _FIT or fit < _FIT_CONFUSED and confused[token]:
                yield index, place


def _pairs(left: int, token: int, right: int) -> float:
    """Bits of the two pairs of a word with its neighbours, beside how common it is."""
    scale = sequences()
    both = max(_UNSEEN, scale.bits(WORDS_2, [left, token])) + max(_UNSEEN, scale.bits(WORDS_2, [token, right]))
    return both - 0.5 * scale.word_bits[token]


@lru_cache(maxsize=10_000)
def _near(counts: Counts, token: int) -> tuple[tuple[int, int, int, float], ...]:
    """A word and those that may be meant by it: token, class, group, and what its frequency gives."""
    frequency, word = counts.frequency, counts.words[token - FIRST]
    near = [
        other
        for other in counts.near(token)
        if frequency[other] >= frequency[token] - _MUCH_RARER and not is_variant(word, counts.words[other - FIRST])
    ]
    return tuple(
        (one, counts.classes[one], counts.groups[one], _FREQUENCY_SHARE * frequency[one]) for one in (token, *near)
    )
