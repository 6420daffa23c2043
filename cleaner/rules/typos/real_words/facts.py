"""The facts that are weighed about a word that may have been typed for another: a name and a number each.

Points for them are fitted (tests/benchmarks/fit_real_words.py) and stand in real_word_weights.txt.
"""

from __future__ import annotations

from collections import Counter

from cleaner.document import Document
from cleaner.language_model.counts import FIRST, open_counts
from cleaner.language_model.gains import Beside
from cleaner.language_model.tokens import BOUNDARY, COMMA, MARK, NAME, NUMBER
from cleaner.rules.typos.context_checks import in_quotation
from cleaner.rules.typos.real_words.candidates import Candidate
from cleaner.rules.typos.real_words.grammar import MANY, form_of, governor, next_kind, says_how_many
from cleaner.rules.typos.real_words.relations import SAME_STEM, relation_of
from cleaner.rules.typos.real_words.two_words import of_words, points_of_words, weights
from cleaner.weighing import Features

_NEAR = 4  # words
_MOST_ASKED = 100  # occurrences in the article
_CLOSE = 25  # characters
_SHORT_LINE = 60
_CODE = frozenset("`{}<>=_|\\/[]")
_LINE_ENDS = frozenset('.!?:;"”’)')


def features(document: Document, found: Candidate) -> Features:
    """What is known of the word, of the word meant, and of the place."""
    return {**asked_first(found), **asked_last(document, found)}


def asked_first(found: Candidate) -> Features:
    """The facts that most of the candidates fail at."""
    return {**_of_gain(found), **of_words(found.written, found.meant)}


def points_first(found: Candidate) -> float:
    """Their points, those of the two words remembered."""
    return weights().score(_of_gain(found)) + points_of_words(found.written, found.meant)


def asked_last(document: Document, found: Candidate) -> Features:
    """The facts that cost more."""
    return {
        **_of_place(document, found),
        **_of_number(document, found),
        **_of_grammar(document, found),
    }


def _of_gain(found: Candidate) -> Features:
    words, classes = found.gain
    nats, ids = found.odds, open_counts().ids
    seen, better = _pairs(found.here.beside(ids[found.written])), _pairs(found.here.beside(ids[found.meant]))
    both = words + classes
    return {
        "odds": min(14.0, nats),
        "odds beyond 3": max(0.0, min(9.0, nats - 3.0)),
        "odds beyond 6": max(0.0, min(6.0, nats - 6.0)),
        "the lesser of odds and words": max(-3.0, min(8.0, nats, words / 3)),
        "the lesser of odds and classes": max(-3.0, min(8.0, nats, classes / 3)),
        "gain by words": max(-10.0, min(35.0, words)),
        "gain by words beyond 10": max(0.0, min(25.0, words - 10)),
        "gain by words beyond 20": max(0.0, min(15.0, words - 20)),
        "gain by classes": max(-10.0, min(35.0, classes)),
        "gain by classes beyond 10": max(0.0, min(25.0, classes - 10)),
        "gain by classes beyond 20": max(0.0, min(15.0, classes - 20)),
        "the lesser gain": max(-5.0, min(25.0, min(words, classes))),
        "the lesser gain beyond 10": max(0.0, min(15.0, min(words, classes) - 10)),
        "hardly a gain": max(0.0, min(30.0, 12.0 - both)),
        "a great gain": max(0.0, min(40.0, both - 20.0)),
        "lead": max(-1.0, min(6.0, found.lead)),
        "three words as written": seen[1],
        "three words as written are known": float(seen[1] > 0),
        "two words as written": seen[0],
        "two words as written, one side": seen[2],
        "three words as meant": better[1],
        "three words as meant are unknown": float(better[1] <= 0),
        "two words as meant": better[0],
        "two words as meant, one side": better[2],
        f"{found.written} for {found.meant}, gain": max(0.0, min(30.0, both)) / 10,
    }


def _pairs(beside: Beside) -> tuple[float, float, float]:
    """Bits of the rarer pair, of the commonest triple and of the commoner pair."""
    left, right, triple = (max(0.0, bits) for bits in beside)
    return min(left, right), triple, max(left, right)


def _of_grammar(document: Document, found: Candidate) -> Features:
    """Does the little word before go with the form written, or with the form meant?"""
    relation = relation_of(found.written, found.meant)
    forms = form_of(found.written), form_of(found.meant)
    if relation not in SAME_STEM or forms[0] == forms[1] and relation != "apostrophe":
        return {}
    before, after = governor(document.words, found.at), next_kind(document.words, found.at)
    forms_named = f"{forms[0]} for {forms[1]}"
    name = f"after {before or 'a mark'}: {forms_named}"
    further = governor(document.words, found.at - 1) or "a mark"
    return {
        name: 1.0,
        f"{name}, before {after}": 1.0,
        f"after {further}, {before or 'a mark'}: {forms_named}": 1.0,
        f"before {after}: {forms_named}": 1.0,
    }


def _of_number(document: Document, found: Candidate) -> Features:
    """Does the nearest word of number before agree with the word written or with the word meant?"""
    if relation_of(found.written, found.meant) != "ending -s":
        return {}
    near = says_how_many(document.words, found.at)
    if not near:
        return {}
    as_meant = (near in MANY) == (len(found.meant) > len(found.written))
    name = "number agrees with the word meant" if as_meant else "number agrees as written"
    return {name if near in document.words.folded[max(0, found.at - 1) : found.at] else name + ", further off": 1.0}


def _of_place(document: Document, found: Candidate) -> Features:
    words, text, ids, place = document.words, document.text, found.around, found.place
    start, end = words.start(found.at), words.end(found.at)
    near = ids[max(0, place - _NEAR) : place] + ids[place + 1 : place + 1 + _NEAR]
    closest = (ids[place - 1], ids[place + 1])
    line = document.lines[document.line_at(start)]
    return {
        **_of_article(document, found),
        "unknown words near": float(sum(NUMBER < token < FIRST for token in near)),
        "an unknown word beside": float(any(NUMBER < token < FIRST for token in closest)),
        "marks near": float(sum(token in (COMMA, MARK, NUMBER) for token in near)),
        "a mark beside": float(any(BOUNDARY < token <= NUMBER for token in closest)),
        "a name or code beside": float(NAME in closest),
        "a name or code near": float(NAME in near),
        "a boundary beside": float(BOUNDARY in closest),
        "a sentence starts with it": float(words.written(found.at)[0].isupper()),
        "in a quotation": float(in_quotation(document, start)),
        "a short line": float(line.end - line.start < _SHORT_LINE),
        "a line without an end": float(text[line.start : line.end].rstrip()[-1:] not in _LINE_ENDS),
        "a manual": float(document.is_manual),
        "capitals beside": float(any(word[:1].isupper() for word in _beside(text, start, end))),
        "code near": float(not _CODE.isdisjoint(text[max(0, start - _CLOSE) : end + _CLOSE])),
    }


def _of_article(document: Document, found: Candidate) -> Features:
    """How the article uses the word, the word meant, and its neighbours."""
    folded, counts = document.words.folded, document.words.counts
    before, after = "".join(folded[found.at - 1 : found.at]), "".join(folded[found.at + 1 : found.at + 2])
    written, meant = (
        max(_beside_it(folded, counts, word, before, -1), _beside_it(folded, counts, word, after, 1))
        for word in (found.written, found.meant)
    )
    return {
        "its neighbours stand so elsewhere": float(min(3, max(0, written - 1))),
        "its neighbours stand with the word meant elsewhere": float(min(3, meant)),
        "the article has the word again": float(min(3, counts[found.written] - 1)),
        "the article has the word meant": float(counts[found.meant] > 0),
    }


def _beside(text: str, start: int, end: int) -> list[str]:
    return [*text[max(0, start - _CLOSE) : start].split()[-1:], *text[end : end + _CLOSE].split()[:1]]


def _beside_it(folded: list[str], counts: Counter[str], word: str, neighbour: str, side: int) -> int:
    """How often the neighbour stands on that side of the word in the article."""
    times, place = 0, -1
    for _ in range(min(counts[word], _MOST_ASKED)):
        place = folded.index(word, place + 1)
        times += folded[place + side : place + side + 1] == [neighbour]
    return times
