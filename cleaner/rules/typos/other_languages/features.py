"""The facts that are weighed about a suspect form of another language: a name and a number each.

One set of points serves all languages, so that what is learnt of one carries over to the next; nothing here says how
much a fact counts (tests/benchmarks/fit_languages.py fits it).
"""

from __future__ import annotations

from math import log2

from cleaner.lexicon import Lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Form
from cleaner.rules.typos.other_languages.kin import is_compound, kin
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import Word, is_hyphenated
from cleaner.weighing import Features

_UNSEEN = 0.7  # taken for the Zipf of a form that the frequency list, which begins at 1, does not have
_BY_HAND = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
_ALONE = 4.0  # lead in points of a word without a rival


def facts_of(word: Word, form: Form, context: Context) -> Features:
    """All that is weighed about a suspect word where it stands."""
    return {**_of_form(form, context.lexicon), **_of_place(word, form, context)}


def _of_form(form: Form, lexicon: Lexicon) -> Features:
    """What is known of the form and of what is meant, wherever they stand."""
    best, slip, length = form.candidates[0], form.candidates[0].slip, len(form.word)
    gap = best.zipf - max(form.zipf, _UNSEEN)
    lead = best.points - form.candidates[1].points if len(form.candidates) > 1 else _ALONE
    in_ending = slip.place >= min(len(best.word), length) - 2
    own, by_hand = not form.listed, slip.kind in _BY_HAND
    related = log2(1 + kin(lexicon, form.word)) if own else 0.0
    return {
        "always": 1.0,
        "how much commoner the word is": min(gap, 4.0),
        "far commoner": max(0.0, gap - 4.0),
        "no other word is near": float(len(form.candidates) == 1),
        "several words may be meant": max(0.0, 1.5 - lead),
        "other words are near": log2(len(form.candidates)),
        "it has four letters": float(own and length == 4),
        "it has five letters": float(own and length == 5),
        "it has six letters": float(own and length == 6),
        "it has seven letters": float(own and length == 7),
        slip.kind.value + (", and not on the list" if own else ""): 1.0,
        "keys far apart": float(not slip.natural),
        "its first letter is another": float(own and slip.place == 0),
        "its last letter is another": float(own and slip.at_end),
        "its ending is another, and no slip of the hand": float(own and in_ending and not by_hand),
        "words have its stem": related,
        "words have its stem, and its ending is another": related * in_ending,
        "it may be two words in one": float(own and is_compound(lexicon, form.word)),
        "letters that no word has in a row": float(lexicon.oddness(form.word) > 0),
    }


def _of_place(word: Word, form: Form, context: Context) -> Features:
    """What the article does with the form, and what stands round the word."""
    used, has_capital = context.counts[form.candidates[0].word.lower()], word.text[:1].isupper()
    return {
        "the article uses it twice": float(context.times(form.word) == 2),
        "the article has the word meant": float(used > 0),
        "the article has the word meant again and again": min(3.0, log2(1 + used)),
        "it is part of a hyphenated word": float(is_hyphenated(context.document.text, word)),
        "it has a capital": float(has_capital),
    }
