"""The facts that are weighed about an English word that stands twice in a row: a name and a number each."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log2

from cleaner.document import Document
from cleaner.language_model.counts import FIRST, WORDS_2
from cleaner.language_model.gains import sequences
from cleaner.languages import entries, entry_set
from cleaner.rules.typos.context_checks import joined, starts_sentence
from cleaner.rules.typos.real_words.verdicts import tokens_of
from cleaner.weighing import Features

_COUNTED = 9.0  # bits
_PER_MILLION, _FEW, _HALF = 1e6, 5_000, 0.5
_CLAUSE_MARKS = frozenset(".,;:!?()—–")
_CLAUSE_WORDS = 9  # words before a doubled word in which a clause that ends in it may start
_PARTICLES = frozenset(("in", "on"))  # may close a phrase with words inside: "let the cat in in the morning"
_PHRASE_WORDS = 4
_OBJECTS = frozenset("it one ones this that them him her us me you".split())
_COMPARING = frozenset(("as", "than"))  # a verb may end what they open, a preposition does not
_SUBJECTS = frozenset("i it he she they we you that".split())


def features(document: Document, at: int) -> Features:
    """What is known of the word, which stands again behind itself, and of the place."""
    words, word, tokens = document.words, document.words.folded[at], document.fact(tokens_of)
    gain = sequences().gain(*tokens.window(at, at + 1), [])
    return {
        **_of_word(tokens.token(at)),
        "always": 1.0,
        "gain by words": max(-5.0, min(25.0, gain.words)),
        "gain by classes": max(-5.0, min(25.0, gain.classes)),
        "how many letters": float(min(10, len(word))),
        "it begins a sentence": float(words.written(at)[0].isupper()),
        "a word that writers double": float(word in entry_set("en", "doubled_kept")),
        "the first may close the phrase before it": float(closes_phrase(document, at)),
        "the first may close a clause, as verbs and pronouns do": float(
            ends_clauses(word) and closes_clause(document, at)
        ),
        "the article doubles it again": float(min(3, document.fact(_doubles)[word] - 1)),
    }


def _of_word(token: int) -> Features:
    """How often the word is doubled where people edited, beside how often it is used."""
    if token < FIRST:
        return {}
    bits = sequences().word_bits[token]
    times = sequences().bits(WORDS_2, [token, token])
    share = log2(((2**times if times >= 0 else 0.0) + _HALF) / (2**bits + _FEW) * _PER_MILLION)
    return {
        "how often it is doubled": share,
        "it is doubled now and then": max(0.0, share - 6.0),
        "it is doubled often": max(0.0, share - 8.0),
    }


def _doubles(document: Document) -> Counter[str]:
    """The words that stand twice in a row in the article, and how often each does."""
    folded = document.words.folded
    return Counter(word for word, following in zip(folded, folded[1:]) if word == following)


def is_common(document: Document, at: int) -> bool:
    """Is the word so common that how often it is doubled was counted?"""
    token = document.fact(tokens_of).token(at)
    return token >= FIRST and sequences().word_bits[token] >= _COUNTED


def may_be_meant(document: Document, at: int) -> bool:
    """May the first belong to a phrase, or end a clause as verbs do, that the second has no part in?"""
    return closes_phrase(document, at) or ends_clauses(document.words.folded[at]) and closes_clause(document, at)


def may_be_apart(document: Document, at: int) -> bool:
    """May that be said of a little word that hardly ends a clause: "the server it queries to to get"?"""
    words, word = document.words, document.words.folded[at]
    is_after_word = at > 0 and words.folded[at - 1] not in entry_set("en", "grammar_words")
    strands = is_after_word and bool(listed_beside("doubled_stranded", word))
    return closes_phrase(document, at) or strands and closes_clause(document, at, _COMPARING)


def closes_phrase(document: Document, at: int) -> bool:
    """May the first belong to the word before it, or, as a particle, to one a little further on?"""
    words, word = document.words, document.words.folded[at]
    before = listed_beside("doubled_stranded", word)
    if word not in _PARTICLES:
        return at > 0 and words.folded[at - 1] in before
    near = words.folded[max(0, at - _PHRASE_WORDS) : at]
    is_phrase = any({verb, verb.removesuffix("s"), verb.removesuffix("ing")} & before for verb in near)
    return is_phrase or not _OBJECTS.isdisjoint(near[-1:])


def ends_clauses(word: str) -> bool:
    """May a clause end in it, as in a verb or a pronoun?"""
    return any(word in entry_set("en", name) for name in ("doubled_verbs", "doubled_likely"))


def closes_clause(document: Document, at: int, but: frozenset[str] = frozenset()) -> bool:
    """May a clause that is open before the two end in the first: "what the road is is a lie"? ``but``: no openers."""
    words = document.words
    for before in range(at - 1, max(-1, at - 1 - _CLAUSE_WORDS), -1):
        if _CLAUSE_MARKS.intersection(words.gaps[before + 1]):
            break
        opener = words.folded[before]
        if opener in entry_set("en", "clause_openers") - but:
            if opener not in _SUBJECTS or _is_relative(document, before):
                return True
    return False


def _is_relative(document: Document, subject: int) -> bool:
    """May the subject open a clause about what stands before it ("the server it queries"), unlike "and it queries"?"""
    words = document.words
    if starts_sentence(words, subject) or not joined(words, subject - 1):
        return False
    return words.folded[subject] == "that" or words.folded[subject - 1] not in entry_set("en", "grammar_words")


@cache
def listed_beside(name: str, word: str) -> frozenset[str]:
    """The words that a list, "word: neighbour neighbour …" a line, gives for a word."""
    lines = (line.split(":", 1) for line in entries("en", name))
    return frozenset(neighbour for left, right in lines if left == word for neighbour in right.split())
