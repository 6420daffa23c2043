"""How a word that may be meant goes with the words beside it: counted in the model of English, against chance."""

from __future__ import annotations

from cleaner.document import Document
from cleaner.language_model.counts import STEPS, WORDS_2, WORDS_3, Counts, open_counts
from cleaner.rules.typos.words import Word
from cleaner.weighing import Features

MODELLED = "en"
_WORD = 15  # bits of a token in a sequence
_ALL = 26.7  # bits: the words that were counted
_MOST = 8.0  # bits
_HARDLY = 2.0  # bits: a pair that chance alone would bring four times


def goes_with_neighbours(document: Document, word: Word, meant: str) -> Features:
    """What speaks for the word meant in this place; nothing for words that are not among the counted."""
    if document.language != MODELLED:
        return {}
    counts = open_counts()
    token = counts.ids.get(meant)
    if token is None:
        return {}
    before, after = _beside(document, word, counts)
    ties = [_tie(counts, [*pair]) for pair in ((before, token), (token, after)) if None not in pair]
    three = None not in (before, after) and counts.log(WORDS_3, _key([before or 0, token, after or 0])) >= 0
    return {
        "the word meant goes with the words beside it": max(0.0, sum(ties)),
        "the word meant never stands beside these words": max(0.0, -sum(ties)),
        "the three words are known": float(three),
    }


def _beside(document: Document, word: Word, counts: Counts) -> tuple[int | None, int | None]:
    """The tokens of the words before and after it, when nothing but a blank stands between."""
    words = document.words
    at = words.index_at(word.start)
    before = counts.ids.get(words.folded[at - 1]) if at and words.gaps[at].isspace() else None
    after = counts.ids.get(words.folded[at + 1]) if at + 1 < len(words) and words.gaps[at + 1].isspace() else None
    return before, after


def _tie(counts: Counts, pair: list[int | None]) -> float:
    """Bits by which the pair is commoner than chance would have it, or rarer."""
    one, two = (token or 0 for token in pair)
    expected = (counts.frequency[one] + counts.frequency[two]) / STEPS - _ALL
    found = counts.log(WORDS_2, _key([one, two]))
    if found < 0:
        return -min(_MOST, max(0.0, expected - _HARDLY))
    return max(-_MOST, min(_MOST, found / STEPS - expected))


def _key(tokens: list[int]) -> int:
    key = 0
    for token in tokens:
        key = key << _WORD | token
    return key
