"""The facts that are weighed about a suspect form: one visible table, a name and a number each.

Names are read by people after "since": they end up in messages and in ``cleaner words``. Points for them are fitted
(tests/benchmarks/fit.py) and stand in misspelling_weights.txt; nothing here says how much a fact counts.
"""

from __future__ import annotations

from math import log2

from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Candidate, Choice, Form
from cleaner.rules.typos.names import is_among_names
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import Word, at_sentence_start, is_capitalised, is_hyphenated, is_marked_alone
from cleaner.weighing import Features

BESIDE = "it goes with the words beside it"
UNSEEN = 0.7  # taken for the Zipf of a form that the frequency list, which begins at 1, does not have
_NOT_BY_HAND = frozenset((Kind.ADDED, Kind.CHANGED, Kind.SEVERAL, Kind.ACCENT))


def of_form(form: Form, choice: Choice) -> Features:
    """What is known of the form and of what is meant, wherever they stand."""
    is_two = [one.slip.kind is Kind.BLANK for one in choice.candidates]
    found = {
        "always": 1.0,
        "it is on a list of misspellings": float(form.listed),
        "the list is in doubt": float(form.listed and not form.sure),
        "letters beyond five": float(min(max(len(form.word) - 5, 0), 7)),
        "its first or last letter is another": float(choice.best.slip.is_at_an_end),
        "it may be two words": float(any(is_two) and not is_two[0]),
    }
    return found if form.listed else {**found, **_of_unlisted(form, choice.best)}


def _of_unlisted(form: Form, best: Candidate) -> Features:
    """What is known of a form that no list has."""
    kind = best.slip.kind
    return {
        "how often it is seen": form.zipf,
        "how much commoner the word is": min(best.zipf - max(form.zipf, UNSEEN), 4.0),
        "no slip of the hand": float(kind in _NOT_BY_HAND),
        "several letters are wrong": float(kind is Kind.SEVERAL),
        "a blank missing, and not on the list": float(kind is Kind.BLANK),
        **({form.parts: 1.0} if form.parts else {}),
    }


def of_place(word: Word, form: Form, choice: Choice, context: Context, bits: float) -> Features:
    """What the article does with the form and with the word that may be meant, and what stands round it.

    ``bits``: by how much the word meant goes with the words beside it.
    """
    text, is_plain, own = context.document.text, context.document.format == "plain", not form.listed
    best, times, is_two = choice.best, max(1, context.times(form.word)), choice.best.slip.kind is Kind.BLANK
    has_capital = is_capitalised(word)
    return {
        "the article uses it twice": float(own and times == 2),
        "the article has the word meant again and again": float(context.counts[best.word.lower()] > 2 * times),
        "it may be a term of two words": float(own and is_two and not is_plain),
        "words have grown together elsewhere": min(4.0, log2(1 + context.grown_together)) if is_two else 0.0,
        "it has a capital inside a sentence or title": float(has_capital and not at_sentence_start(text, word)),
        "a capital, and not on the list": float(own and has_capital),
        "unknown words near": float(min(3, context.unknown_beside(word, 4))),
        "it may be a name": float(has_capital and is_among_names(word, best.word, context)),
        "it is part of a hyphenated word": float(is_hyphenated(text, word)),
        "it stands alone in brackets or emphasis": float(is_marked_alone(text, word)),
        "how far the next word is, in markup": choice.lead * (not is_plain),
        BESIDE: bits,
    }
