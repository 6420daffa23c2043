"""The facts that are weighed about a suspect form of another language: those of an English form, and a few more.

One set of points serves all languages, so that what is learnt of one carries over to the next; nothing here says how
much a fact counts (tests/benchmarks/fit_languages.py fits it).
"""

from __future__ import annotations

from math import log2

from cleaner.rules.typos.context import Context
from cleaner.rules.typos.features import UNSEEN, of_form
from cleaner.rules.typos.forms import Choice, Form
from cleaner.rules.typos.other_languages.kin import is_compound, kin
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import Word, is_hyphenated
from cleaner.weighing import Features


def facts_of(word: Word, form: Form, context: Context) -> Features:
    """All that is weighed about a suspect word where it stands."""
    choice, lexicon, own = Choice(form.candidates), context.lexicon, not form.listed
    best, used = choice.best, context.counts[choice.best.word.lower()]
    return {
        **of_form(form, choice),
        "how much commoner the word is": min(best.zipf - max(form.zipf, UNSEEN), 4.0),
        "keys far apart": float(not best.slip.natural),
        "an accent changed, and not on the list": float(own and best.slip.kind is Kind.ACCENT),
        "a doubled letter missing, and not on the list": float(own and best.slip.kind is Kind.SINGLED),
        "it has four letters": float(own and len(form.word) == 4),
        "it has five letters": float(own and len(form.word) == 5),
        "other words are near": log2(len(form.candidates)),
        "words have its stem": log2(1 + kin(lexicon, form.word)) if own else 0.0,
        "it may be two words in one": float(own and is_compound(lexicon, form.word)),
        "letters that no word has in a row": float(lexicon.oddness(form.word) > 0),
        "the article uses it twice": float(context.times(form.word) == 2),
        "the article has the word meant": float(used > 0),
        "how often the article has the word meant": min(3.0, log2(1 + used)),
        "it is part of a hyphenated word": float(is_hyphenated(context.document.text, word)),
    }
