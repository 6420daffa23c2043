"""The facts that are weighed about a suspect form of another language: a name and a number each.

One set of points serves all languages, so that what is learnt of one carries over to the next; nothing here says how
much a fact counts (tests/benchmarks/fit_languages.py fits it).
"""

from __future__ import annotations

from math import log2

from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.context_checks import in_quotation
from cleaner.rules.typos.forms import Form
from cleaner.rules.typos.other_languages.kin import is_compound, kin
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import (
    Word,
    at_sentence_start,
    is_after_capital,
    is_before_capital,
    is_hyphenated,
    lower_case_neighbours,
)
from cleaner.weighing import Features

_UNSEEN = 0.7  # taken for the Zipf of a form that the frequency list, which begins at 1, does not have
_BY_HAND = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
_ALONE = 4.0  # lead in points of a word without a rival
_KNOWN = 2.0  # Zipf


def facts_of(word: Word, form: Form, context: Context) -> Features:
    """All that is weighed about a suspect word where it stands."""
    return {**_of_form(form, context.lexicon), **_of_place(word, form, context)}


def _of_form(form: Form, lexicon: Lexicon) -> Features:
    """What is known of the form and of what is meant, wherever they stand."""
    best, slip, length = form.candidates[0], form.candidates[0].slip, len(form.word)
    gap = best.zipf - max(form.zipf, _UNSEEN)
    lead = min(_ALONE, best.points - form.candidates[1].points) if len(form.candidates) > 1 else _ALONE
    in_ending = slip.place >= min(len(best.word), length) - 2
    own, by_hand, oddness = not form.listed, slip.kind in _BY_HAND, lexicon.oddness(form.word)
    related = kin(lexicon, form.word) if own else 0
    return {
        "always": 1.0,
        "it is on a list of misspellings": float(form.listed),
        "another word is likelier than the listed one": float(form.listed and best.place != 0),
        "a listed form that is seen often": max(0.0, form.zipf - 2.0) * form.listed,
        "it is seen now and then": float(form.zipf > 0),
        "how often it is seen": form.zipf,
        "how common the word is": best.zipf,
        "how much commoner the word is": min(gap, 4.0),
        "hardly commoner": max(0.0, 2.0 - gap),
        "far commoner": max(0.0, gap - 4.0),
        "no other word is near": float(len(form.candidates) == 1),
        "how far the next word is": lead,
        "several words may be meant": max(0.0, 1.5 - lead),
        "other words are near": log2(len(form.candidates)),
        "it has four letters": float(own and length == 4),
        "it has five letters": float(own and length == 5),
        "it has six letters": float(own and length == 6),
        "it has seven letters": float(own and length == 7),
        "letters beyond seven": float(min(max(length - 7, 0), 5)),
        slip.kind.value + ("" if form.listed else ", and not on the list"): 1.0,
        "keys far apart": float(not slip.natural),
        "its first letter is another": float(own and slip.place == 0),
        "its last letter is another": float(own and slip.at_end),
        "its ending is another": float(own and in_ending),
        "its ending is another, and no slip of the hand": float(own and in_ending and not by_hand),
        "short, and no slip of the hand": float(own and length <= 6 and not by_hand),
        "a slip of the hand, and how much commoner": min(gap, 4.0) * (own and by_hand),
        "long, and a slip of the hand": float(own and by_hand and length >= 8),
        "long, and how much commoner": min(gap, 4.0) * (own and length >= 8),
        "a slip of the hand in its stem": float(own and by_hand and not related and not in_ending),
        "no word has its stem": float(own and not related),
        "words have its stem": log2(1 + related) * own,
        "words have its stem, and its ending is another": log2(1 + related) * (own and in_ending),
        "it may be two words in one": float(own and is_compound(lexicon, form.word)),
        "letters that hardly a word has in a row": oddness,
        "letters that no word has in a row": float(oddness > 0),
        "rare letters, and a slip of the hand": oddness * by_hand,
        "English has it now and then": open_lexicon("en").zipf(form.word) * own,
    }


def _of_place(word: Word, form: Form, context: Context) -> Features:
    """What the article does with the form, and what stands round the word."""
    text, meant = context.document.text, form.candidates[0].word.lower()
    near = [w.lower.rpartition("'")[2] for w in lower_case_neighbours(text, word, 4)]
    unknown = sum(len(w) > 2 and context.lexicon.zipf(w) < _KNOWN for w in near)
    used = context.counts[meant]
    has_capital = word.text[:1].isupper()
    starts = at_sentence_start(text, word)
    return {
        "the article uses it twice": float(context.times(form.word) == 2),
        "the article has the word meant": float(used > 0),
        "the article has the word meant again and again": min(3.0, log2(1 + used)),
        "unknown words near": float(min(3, unknown)),
        "unknown words near, and not listed": float(min(3, unknown)) * (not form.listed),
        "it stands in a quotation": float(in_quotation(context.document, word.start)),
        "it is part of a hyphenated word": float(is_hyphenated(text, word)),
        "it begins a sentence with a capital": float(has_capital and starts),
        "it has a capital inside a sentence": float(has_capital and not starts),
        "a capital inside, and no slip of the hand": float(
            has_capital and not starts and form.candidates[0].slip.kind not in _BY_HAND
        ),
        "a capital beside a capital": float(
            has_capital and (is_before_capital(text, word) or is_after_capital(text, word) and not starts)
        ),
        "a short form with a capital": float(has_capital and len(form.word) < 7),
        "a form with a capital that is seen": float(has_capital and form.zipf > 0),
    }
