"""Words that do not go with their neighbours, and what may be meant by each. Counts only, no judgement.

First a look at all words by tables of classes; the few that it leaves are asked after by all that stands round them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import add, getitem
from typing import NamedTuple

from cleaner.document import Document
from cleaner.language_model.counts import FIRST, MAY_BE_MEANT, Counts
from cleaner.language_model.gains import Gain, Place, sequences
from cleaner.language_model.tokens import HYPHEN, Tokens
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context_checks import joined
from cleaner.rules.typos.forms import is_listed
from cleaner.rules.typos.real_words.grammar import partners
from cleaner.rules.typos.real_words.odds import SCREEN_SCALE, SCREEN_ZERO, odds
from cleaner.rules.typos.real_words.relations import slip_nats

_UNLIKELY = 2 * SCREEN_ZERO + int(1.25 * SCREEN_SCALE)  # by its classes, from which a word is asked after
_CONFUSED = 2 * SCREEN_ZERO - int(0.25 * SCREEN_SCALE)  # ... one of the little words that everybody confuses
_MAY_BE_ASKED = re.compile(b"[\\x%02x-\\xff]" % (_CONFUSED + 1)).finditer
_LESS = int(3.5 * SCREEN_SCALE)  # ... so much less must one be that is meant
_LIKELY = 2 * SCREEN_ZERO - int(1.5 * SCREEN_SCALE)  # ... and at most so unlikely
_LEAST_ODDS = 1.5  # nats
LEAST_GAIN = Gain(2.0, 5.5)  # bits
_OF_GAIN = 0.3  # nats a bit of counted sequences gives, beside the odds
_OF_SET = 2.0  # nats more for a little word that everybody confuses with the one written
_LIKELIEST = 2  # words asked after by counted sequences
_ALONE = 6.0  # the lead of a word without a rival, in nats
_BREAKS = frozenset("\r\n")
_FAR = frozenset(("nor", "vs"))
_OWNERS = frozenset(("its", "your", "whose", "Its", "Your", "Whose"))  # "its not insignificant cost"


class Candidate(NamedTuple):
    """Another word for the one ``at`` that number, and its gain. ``lead``: nats by which the next best is behind."""

    at: int
    written: str
    meant: str
    around: list[int]  # the tokens near it
    place: int  # among them
    here: Place  # what was counted there
    odds: float  # nats by which it is likelier at the place, as learned
    gain: Gain
    lead: float


def candidates(document: Document, tokens: Tokens) -> Iterator[Candidate]:
    """The likeliest other word for each word that hardly goes with its neighbours."""
    counts, folded = tokens.counts, document.words.folded
    for index, before, after in _doubtful(tokens, folded):
        if _may_be_name(document, index):
            continue
        others = _likelier(counts, folded[index], before, after)
        if others:
            around, place, _ = tokens.window(index, index + 1)
            found = _best(counts, index, folded[index], around, place, others)
            if found and not why_it_stays(document, found):
                yield found


def _best(counts: Counts, at: int, written: str, around: list[int], place: int, others: list[int]) -> Candidate | None:
    """The likeliest of the other words, by all that stands round it."""
    confused = partners().get(written, frozenset())
    likely = [
        (nats + slip_nats(written, word := counts.word(other)) + _OF_SET * (word in confused), nats, other)
        for nats, other in zip(odds(counts, around, place, others), others)
        if nats >= _LEAST_ODDS
    ]
    here = Place(sequences(), around, place, place + 1)
    found = sorted(
        (
            (points + _OF_GAIN * gain.both, nats, other, gain)
            for points, nats, other in sorted(likely, reverse=True)[:_LIKELIEST]
            if (gain := _gain_from(here, other))
        ),
        reverse=True,
    )
    if not found:
        return None
    points, nats, other, gain = found[0]
    lead = points - found[1][0] if len(found) > 1 else _ALONE
    return Candidate(at, written, counts.word(other), around, place, here, nats, gain, lead)


def _gain_from(here: Place, other: int) -> Gain | None:
    """The gain when it is great enough; words are not looked up when the classes say that it is not."""
    classes = here.gain_of_classes([other])
    if classes < LEAST_GAIN.classes:
        return None
    words = here.gain_of_words([other])
    return Gain(words, classes) if words >= LEAST_GAIN.words else None


def _likelier(counts: Counts, word: str, before: int, after: int) -> list[int]:
    """Words near the one that are less unlikely between such classes."""
    token, left, right = counts.ids[word], counts.unlikely_after[before], counts.unlikely_before
    kind = counts.classes[token]
    most = min(_LIKELY, left[kind] + right[kind][after] - _LESS)
    others = [other for other, kind in _near(counts, token) if left[kind] + right[kind][after] <= most]
    return others + [counts.ids[word] for word in partners().get(word, ()) if counts.ids[word] not in others]


def why_it_stays(document: Document, found: Candidate) -> str:
    """The reason why the word stays whatever its neighbours; empty when there is none."""
    words, index = document.words, found.at
    written = words.written(index)
    if is_listed(open_lexicon(document.language), words.folded[index]):
        return "other rules speak of it"
    if written in _FAR or written in _OWNERS and words.folded[index + 1 : index + 2] == ["not"]:
        return "it may belong to a word further off"
    if any(_BREAKS.intersection(words.gaps[at]) and not joined(words, at - 1) for at in (index, index + 1)):
        return "a line ends beside it"
    if HYPHEN in (found.around[found.place - 1], found.around[found.place + 1]):
        return "it is part of a hyphenated word"
    return ""


def _may_be_name(document: Document, index: int) -> bool:
    written = document.words.written(index)
    if written.islower():
        return False
    return written[1:] != written[1:].lower() or not document.opens_sentence(document.words.start(index))


def _doubtful(tokens: Tokens, folded: list[str]) -> list[tuple[int, int, int]]:
    """The numbers of the words that are unlikely beside their neighbours, by the classes of the three, and those."""
    counts, (kinds, before, after) = tokens.counts, tokens.kinds
    left = map(getitem, map(counts.unlikely_after.__getitem__, before), kinds)
    right = map(getitem, map(counts.unlikely_before.__getitem__, kinds), after)
    points, confused = bytes(map(add, left, right)), partners()
    asked = [found.start() for found in _MAY_BE_ASKED(points)]
    return [
        (at, before[at], after[at])
        for at in asked
        if (points[at] > _UNLIKELY or folded[at] in confused) and kinds[at] >= FIRST
    ]


@lru_cache(maxsize=10_000)
def _near(counts: Counts, token: int) -> tuple[tuple[int, int], ...]:
    """The words that may be meant by a word, and the class of each."""
    near = zip(counts.near(token), counts.notes(token))
    return tuple([(other, counts.classes[other]) for other, note in near if note & MAY_BE_MEANT])
