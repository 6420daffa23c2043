"""The facts that are weighed about an English word that stands twice in a row: a name and a number each."""

from __future__ import annotations

from math import log2
from typing import NamedTuple

from cleaner.document import Document
from cleaner.language_model.counts import FIRST, WORDS_2
from cleaner.language_model.gains import Gain, sequences
from cleaner.language_model.tokens import BOUNDARY, Tokens
from cleaner.languages import entry_set
from cleaner.rules.typos.context_checks import in_quotation
from cleaner.weighing import Features

_LANGUAGE = "en"
_LISTS = {
    "doubled_sure": "a word that never stands twice on purpose",
    "doubled_verbs": "a verb of clauses",
    "doubled_likely": "a word that stands twice now and then",
    "doubled_kept": "a word that writers double",
}
_COUNTED = 9.0  # bits
_PER_MILLION, _FEW, _HALF = 1e6, 5_000, 0.5


class Closing(NamedTuple):
    """May the first of the two close a phrase, or a clause, that the second has no part in?"""

    phrase: bool
    clause: bool


def features(document: Document, tokens: Tokens, index: int, closing: Closing) -> Features:
    """What is known of the word at ``index``, which stands again behind itself, and of the place."""
    words, word = document.words, document.words.folded[index]
    around, place, behind = tokens.window(index, index + 1)
    gain = sequences().gain(around, place, behind, [])
    start = words.start(index)
    line = document.lines[document.line_at(start)]
    closest = (around[place - 1], *(around[place + 2 : place + 3] or [BOUNDARY]))
    return {
        **_of_gain(gain),
        **_of_word(tokens.token(index)),
        **_of_lists(word, closing),
        "always": 1.0,
        "how many letters": float(min(10, len(word))),
        "it begins a sentence": float(words.written(index)[0].isupper()),
        "a boundary before": float(closest[0] == BOUNDARY),
        "a boundary after": float(closest[1] == BOUNDARY),
        "a mark beside": float(any(0 < one < 5 for one in closest)),
        "a line ends between": float("\n" in words.gaps[index + 1] or "\r" in words.gaps[index + 1]),
        "in a quotation": float(in_quotation(document, start)),
        "a short line": float(line.end - line.start < 60),
        "the article doubles it again": float(min(3, _times(document).get(word, 1) - 1)),
        "the article doubles other words": float(min(4, len(_times(document)) - 1)),
    }


def is_common(tokens: Tokens, index: int) -> bool:
    """Is the word so common that how often it is doubled was counted?"""
    token = tokens.token(index)
    return token >= FIRST and sequences().word_bits[token] >= _COUNTED


def _of_lists(word: str, closing: Closing) -> Features:
    lists = {name: float(word in entry_set(_LANGUAGE, name)) for name in _LISTS}
    may_end = float(closing.clause)
    return {
        **{_LISTS[name]: value for name, value in lists.items()},
        "the first may close the phrase before it": float(closing.phrase),
        "... and is on no list of sure ones": closing.phrase * (1.0 - lists["doubled_sure"]),
        "the first may close a clause": may_end,
        "the first may close a clause, as verbs and pronouns do": may_end
        * (lists["doubled_verbs"] + lists["doubled_likely"]),
    }


def _of_gain(gain: Gain) -> Features:
    both = gain.both
    return {
        "gain by words": max(-5.0, min(25.0, gain.words)),
        "gain by classes": max(-5.0, min(25.0, gain.classes)),
        "hardly a gain": max(0.0, 16.0 - both),
        "the lesser gain": max(-5.0, min(15.0, min(gain))),
    }


def _of_word(token: int) -> Features:
    """How often the word is doubled where people edited, beside how often it is used."""
    if token < FIRST:
        return {"an unknown word": 1.0}
    scale = sequences()
    bits = scale.word_bits[token]
    times = scale.bits(WORDS_2, [token, token])
    doubled = 2**times if times >= 0 else 0.0
    share = log2((doubled + _HALF) / (2**bits + _FEW) * _PER_MILLION)
    return {
        "how often it is doubled": share,
        "it is doubled now and then": max(0.0, share - 6.0),
        "it is doubled often": max(0.0, share - 8.0),
        "how often it is used": bits,
        "a rare word": max(0.0, 12.0 - bits),
        "a word of grammar": float(bits > 17.5),
    }


def _times(document: Document) -> dict[str, int]:
    return document.fact(_doubles)


def _doubles(document: Document) -> dict[str, int]:
    """The words that stand twice in a row in the article, and how often each does."""
    found: dict[str, int] = {}
    folded = document.words.folded
    for word, following in zip(folded, folded[1:]):
        if word == following:
            found[word] = found.get(word, 0) + 1
    return found
