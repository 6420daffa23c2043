"""The facts that are weighed about a word that may have been typed for another: a name and a number each.

Points for them are fitted (tests/benchmarks/fit_real_words.py) and stand in real_word_weights.txt.
"""

from __future__ import annotations

from pathlib import Path

from cleaner.document import Document
from cleaner.language_model.counts import open_counts
from cleaner.language_model.gains import sequences
from cleaner.rules.typos.context_checks import in_quotation
from cleaner.rules.typos.real_words.candidates import Candidate
from cleaner.rules.typos.real_words.grammar import form_of, governor, next_kind
from cleaner.rules.typos.real_words.relations import SAME_STEM, relation_of
from cleaner.text.words import Words
from cleaner.weighing import Features, Weights, weights_in

_MOST_ASKED = 100  # occurrences in the article
_WEIGHTS = Path(__file__).parent / "real_word_weights.txt"


def weights() -> Weights:
    """The points of each fact about a real word that may have been typed for another."""
    return weights_in(_WEIGHTS)


def features(document: Document, found: Candidate) -> Features:
    """What is known of the word, of the word meant, and of the place."""
    return {**asked_first(found), **asked_last(document, found)}


def asked_first(found: Candidate) -> Features:
    """What counted sequences and the two words say: the facts that most of the candidates fail at."""
    words, classes = found.gain
    written, meant = (found.here.beside(open_counts().ids[word]) for word in (found.written, found.meant))
    bits = sequences().word_bits
    commoner = bits[open_counts().ids[found.meant]] - bits[open_counts().ids[found.written]]
    return {
        "always": 1.0,
        "odds": min(14.0, found.odds),
        "odds beyond 6": max(0.0, min(6.0, found.odds - 6.0)),
        "gain by words": max(-10.0, min(35.0, words)),
        "gain by classes": max(-10.0, min(35.0, classes)),
        "the lesser gain": max(-5.0, min(25.0, min(words, classes))),
        "lead": max(-1.0, min(6.0, found.lead)),
        "two words as written": min(written),
        "two words as meant, one side": max(meant),
        f"{found.written} for {found.meant}, gain": max(0.0, min(30.0, words + classes)) / 10,
        relation_of(found.written, found.meant): 1.0,
        "commoner": max(-8.0, min(8.0, commoner)),
        "its first letter is another": float(found.written[0] != found.meant[0]),
    }


def asked_last(document: Document, found: Candidate) -> Features:
    """The facts that cost more: of the place, and how the article uses the two words."""
    words, at = document.words, found.at
    before, after = "".join(words.folded[at - 1 : at]), "".join(words.folded[at + 1 : at + 2])
    written, meant = (
        max(_times_beside(words, word, before, -1), _times_beside(words, word, after, 1))
        for word in (found.written, found.meant)
    )
    return {
        **_of_grammar(document, found),
        "its neighbours stand so elsewhere": float(min(3, max(0, written - 1))),
        "its neighbours stand with the word meant elsewhere": float(min(3, meant)),
        "the article has the word again": float(min(3, words.counts[found.written] - 1)),
        "in a quotation": float(in_quotation(document, words.start(at))),
        "a manual": float(document.is_manual),
    }


def _of_grammar(document: Document, found: Candidate) -> Features:
    """Does what stands beside it go with the form written, or with the form meant?"""
    relation = relation_of(found.written, found.meant)
    forms = form_of(found.written), form_of(found.meant)
    if relation not in SAME_STEM or forms[0] == forms[1] and relation != "apostrophe":
        return {}
    before, after = governor(document.words, found.at) or "a mark", next_kind(document.words, found.at)
    named = f"{forms[0]} for {forms[1]}"
    return {f"after {before}: {named}": 1.0, f"before {after}: {named}": 1.0}


def _times_beside(words: Words, word: str, neighbour: str, side: int) -> int:
    """How often the neighbour stands on that side of the word in the article."""
    times, place, folded = 0, -1, words.folded
    for _ in range(min(words.counts[word], _MOST_ASKED)):
        place = folded.index(word, place + 1)
        times += folded[place + side : place + side + 1] == [neighbour]
    return times
