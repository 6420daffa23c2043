"""The facts that are weighed about a suspect form: one visible table, a name and a number each.

Names are read by people after "since": they end up in messages and in ``cleaner words``. Points for them are fitted
(tests/benchmarks/fit.py) and stand in misspelling_weights.txt; nothing here says how much a fact counts.
"""

from __future__ import annotations

from math import log2

from cleaner.rules.typos.context import Context
from cleaner.rules.typos.context_checks import in_quotation
from cleaner.rules.typos.fitting import Beside
from cleaner.rules.typos.forms import Choice, Form
from cleaner.rules.typos.names import is_among_names
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import Word, at_sentence_start, is_capitalised, is_hyphenated, is_marked_alone
from cleaner.weighing import Features

_UNSEEN = 0.7  # taken for the Zipf of a form that the frequency list, which begins at 1, does not have
_BY_HAND = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
_SURE_PLACES = frozenset((Kind.DOUBLED, Kind.SINGLED, Kind.SWAPPED))


def of_form(form: Form, choice: Choice, context: Context) -> Features:
    """What is known of the form and of what is meant, wherever they stand."""
    best, slip, length = choice.best, choice.best.slip, len(form.word)
    gap = best.zipf - max(form.zipf, _UNSEEN)
    own = not form.listed
    kind, several, is_two = slip.kind.value, slip.kind is Kind.SEVERAL, slip.kind is Kind.BLANK
    return {
        "always": 1.0,
        "it is on a list of misspellings": float(form.listed),
        "the list is in doubt": float(form.listed and not form.sure),
        "how often it is seen": form.zipf,
        "a listed form that is seen often": max(0.0, form.zipf - 2.0) * form.listed,
        "how much commoner the word is": min(gap, 4.0),
        "hardly commoner": max(0.0, 2.0 - gap),
        "far commoner": max(0.0, gap - 4.0),
        "letters that hardly a word has in a row": context.lexicon.oddness(form.word),
        "it has five letters": float(own and length == 5),
        "letters beyond seven": float(min(max(length - 7, 0), 5)),
        "a long slip of the hand": float(min(max(length - 7, 0), 5) * (own and slip.kind in _BY_HAND)),
        kind + ", and not on the list" if own else kind: 1.0,
        "its first letter is another": float(slip.place == 0 and slip.kind not in _SURE_PLACES),
        "its last letter is another": float(slip.at_end and slip.kind not in _SURE_PLACES),
        "two or more letters are wrong": float(slip.letters * several),
        "the same letters in another order": float(
            slip.kind is Kind.SEVERAL and sorted(form.word) == sorted(best.word)
        ),
        "other words are near": log2(len(choice.candidates)),
        "it may be two words": float(not is_two and any(one.slip.kind is Kind.BLANK for one in choice.candidates)),
        "words have grown together elsewhere": min(4.0, log2(1 + context.grown_together)) * is_two,
        **({form.parts: 1.0, "made of parts, and how much commoner": min(gap, 4.0)} if form.parts else {}),
    }


def of_use(form: Form, choice: Choice, context: Context) -> Features:
    """What the article does with the form and with the word that may be meant."""
    times, word = max(1, context.times(form.word)), choice.best.word.lower()
    used = context.counts[word]
    is_term = context.document.is_manual and not form.listed and not used
    return {
        "the article uses it twice": float(times == 2),
        "the article has the word meant": float(used > 0),
        "the article has a form of the word meant": float(not used and context.uses_family(word)),
        "the article has it in small letters only beside": float(used > 2 * times),
        "it may be a term of the manual": float(is_term),
        "a term, and two words": float(is_term and choice.best.slip.kind is Kind.BLANK),
    }


def of_place(word: Word, form: Form, choice: Choice, context: Context, near: Beside | None) -> Features:
    """What stands round the word."""
    document = context.document
    unknown = context.unknown_beside(word, 2)
    return {
        "words beside it are unknown too": float(min(2, unknown)),
        "unknown words near": float(min(3, context.unknown_beside(word, 4))),
        "strange words beside it in a quotation": float(unknown > 0 and in_quotation(document, word.start)),
        "it is part of a hyphenated word": float(is_hyphenated(document.text, word)),
        "it stands alone in brackets or emphasis": float(is_marked_alone(document.text, word)),
        "how far the next word is, in markup": choice.lead * (document.format != "plain"),
        **(near.facts(choice.best.word.lower()) if near else {}),
    }


def _of_capital(word: Word, form: Form, choice: Choice, context: Context) -> Features:
    """A name has a capital; so have titles and the starts of sentences."""
    text, meant = context.document.text, choice.best.word
    is_inside = not at_sentence_start(text, word)
    is_in_title = is_inside and context.is_in_title(word)
    by_hand = choice.best.slip.kind in _BY_HAND
    return {
        "it has a capital in a title": float(is_in_title),
        "it has a capital inside a sentence": float(is_inside and not is_in_title),
        "a name that is seen now and then, beside code": float(form.zipf > 0 and "`" in text),
        "a short name": float(len(form.word) < 6),
        "a capital, and not on the list": float(not form.listed),
        "it may be a name": float(is_among_names(word, meant, context)),
        "it is a name elsewhere": float(context.times(form.word) > 1 and context.is_name_elsewhere(form.word)),
        "the word meant has small letters here": float(context.writes_small(meant)),
        "a capital, and a long slip of the hand": float(by_hand and len(form.word) >= 8),
        "a capital, and a common word": float(choice.best.zipf >= 4),
        "a capital, and the word meant has one": float(meant[:1].isupper()),
    }


def asked_first(word: Word, form: Form, choice: Choice, context: Context) -> Features:
    """What is known without a look at the rest of the text: of the form, and of its capital."""
    if not is_capitalised(word):
        return of_form(form, choice, context)
    return {**of_form(form, choice, context), **_of_capital(word, form, choice, context)}


def asked_last(word: Word, form: Form, choice: Choice, context: Context, near: Beside | None) -> Features:
    """What costs more."""
    return {**of_use(form, choice, context), **of_place(word, form, choice, context, near)}
