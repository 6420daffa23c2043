"""The facts that are weighed about a suspect form: one visible table, a name and a number each.

Names are read by people after "since": they end up in messages and in ``cleaner words``. Points for them are fitted
(tests/benchmarks/fit.py) and stand in misspelling_weights.txt; nothing here says how much a fact counts.
"""

from __future__ import annotations

from math import log2

from cleaner.rules.typos.choice import is_other_form
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.context_checks import in_quotation
from cleaner.rules.typos.fitting import Beside
from cleaner.rules.typos.forms import Candidate, Choice, Form, candidate_features
from cleaner.rules.typos.names import NO_NAME_ENDS, is_among_names
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import (
    Word,
    at_sentence_start,
    follows_sentence_end,
    is_capitalised,
    is_hyphenated,
    is_marked_alone,
    lower_case_neighbours,
)
from cleaner.weighing import Features

_UNSEEN = 0.7  # taken for the Zipf of a form that the frequency list, which begins at 1, does not have
_BY_HAND = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
_SURE_PLACES = frozenset((Kind.DOUBLED, Kind.SINGLED, Kind.SWAPPED))
_ENDINGS = ("s", "d", "r", "n", "e", "y", "t", "m")  # letters that make another word at the end of one


def of_form(form: Form, choice: Choice, context: Context) -> Features:
    """What is known of the form and of what is meant, wherever they stand."""
    best, slip, length = choice.best, choice.best.slip, len(form.word)
    gap = best.zipf - max(form.zipf, _UNSEEN)
    own = not form.listed
    kind = slip.kind.value + ("" if form.listed else ", and not on the list")
    return {
        "always": 1.0,
        "it is on a list of misspellings": float(form.listed),
        "the list is in doubt": float(form.listed and not form.sure),
        "the list names another word first": float(form.listed and best.place != 0),
        "it is seen now and then": float(form.zipf > 0),
        "how often it is seen": form.zipf,
        "a listed form that is seen often": max(0.0, form.zipf - 2.0) * form.listed,
        "how common the word is": best.zipf,
        "how much commoner the word is": min(gap, 4.0),
        "hardly commoner": max(0.0, 2.0 - gap),
        "far commoner": max(0.0, gap - 4.0),
        "short, and how much commoner": gap * (own and length <= 5),
        "no other word is near": float(choice.second is None),
        "letters that hardly a word has in a row": context.lexicon.oddness(form.word),
        "it has four letters": float(own and length <= 4),
        "it has five letters": float(own and length == 5),
        "it has six letters": float(own and length == 6),
        "it has seven letters": float(own and length == 7),
        "letters beyond seven": float(min(max(length - 7, 0), 5)),
        "a long slip of the hand": float(min(max(length - 7, 0), 5) * (own and slip.kind in _BY_HAND)),
        "a short listed form": float(form.listed and length <= 4),
        kind: 1.0,
        "keys far apart": float(not slip.natural),
        "its first letter is another": float(slip.place == 0 and slip.kind not in _SURE_PLACES),
        "its last letter is another": float(slip.at_end and slip.kind not in _SURE_PLACES),
        "its ending makes another word": float(
            own and slip.kind is Kind.ADDED and slip.at_end and form.word.endswith(_ENDINGS)
        ),
        "short, and no slip of the hand": float(own and length <= 6 and slip.kind not in _BY_HAND),
        **(_of_several(form.word, best) if slip.kind is Kind.SEVERAL else {}),
        "several words may be meant": max(0.0, 1.5 - choice.lead),
        "how far the next word is": choice.lead,
        "other words are near": log2(len(choice.candidates)),
        "forms of one word are near": float(is_other_form(best, choice.second)),
        "it may be two words": float(form.listed and " " in best.word),
        "it only gains a hyphen": float(best.word.replace("-", "") == form.word),
        "it may be how somebody speaks": float(best.word == form.word + "g"),
        **(_of_parts(form, choice, gap) if form.parts else {}),
    }


def _of_several(written: str, meant: Candidate) -> Features:
    """Long words, and those with the same letters or consonants, are recognised all the same."""
    alike = candidate_features(written, meant)
    return {
        "two or more letters are wrong": float(meant.slip.letters),
        "two or more letters are wrong in a long word": float(min(5, max(0, len(written) - 7))),
        **{f"{name}, elsewhere": alike[name] for name in ("the same letters", "the same consonants", "the same end")},
    }


def _of_parts(form: Form, choice: Choice, gap: float) -> Features:
    """New words are made of known ones; a slip may look so by chance."""
    return {
        form.parts: 1.0,
        "made of parts, and how much commoner": min(gap, 4.0),
        "made of parts, and a slip of the hand": float(choice.best.slip.kind in _BY_HAND),
    }


def of_use(form: Form, choice: Choice, context: Context) -> Features:
    """What the article does with the form and with the word that may be meant."""
    times, word = max(1, context.times(form.word)), choice.best.word.lower()
    used = context.counts[word]
    return {
        "the article uses it twice": float(times == 2),
        "the article uses a known misspelling again and again": log2(times) * (times > 2 and form.listed),
        "the article has other forms of it": float(not form.listed and context.other_forms(form.word) > 0),
        "code or an address in the article has it": float(context.is_in_code(form.word)),
        "the article has the word meant": float(used > 0),
        "the article has the word meant again and again": min(3.0, log2(1 + used)),
        "the article has a form of the word meant": float(not used and context.uses_family(word)),
        "the article has it in small letters only beside": float(used > 2 * times),
        **(_of_manual(form, choice) if context.document.is_manual and not form.listed and not used else {}),
    }


def _of_manual(form: Form, choice: Choice) -> Features:
    """Words of a trade are short, made of pieces of words, and near nothing common by a slip of the hand."""
    best, length = choice.best, len(form.word)
    return {
        "it may be a term of the manual": 1.0,
        "a short term": float(length <= 6),
        "a term, and no slip of the hand": float(best.slip.kind not in _BY_HAND),
        "a term, and two words": float(best.slip.kind is Kind.BLANK),
        "a term, and a rarer word": max(0.0, 3.8 - best.zipf),
    }


def of_place(word: Word, form: Form, choice: Choice, context: Context, near: Beside | None) -> Features:
    """What stands round the word."""
    text, document = context.document.text, context.document
    others = lower_case_neighbours(text, word, 4)
    common = sum(context.lexicon.zipf(w.lower) >= 3.8 for w in others) / max(4, len(others))
    quoted = in_quotation(document, word.start)
    return {
        "words beside it are unknown too": float(min(2, context.unknown_beside(word, 2))),
        "unknown words near": float(min(3, context.unknown_beside(word, 4))),
        "unknown words near, and not listed": float(not form.listed and context.unknown_beside(word, 4) > 0),
        "everyday words beside it": common,
        "it stands in a quotation": float(quoted),
        "strange words beside it in a quotation": float(quoted and context.unknown_beside(word, 2) > 0),
        "it is part of a hyphenated word": float(is_hyphenated(text, word)),
        "it is a short part of a hyphenated word": float(is_hyphenated(text, word) and len(form.word) < 6),
        "its line is a label or a list of names": float(context.is_on_short_line(word)),
        "it stands alone in brackets or emphasis": float(is_marked_alone(text, word)),
        "it may be the name of an account": float(word.text.islower() and follows_sentence_end(text, word)),
        **(near.facts(choice.best.word.lower()) if near else {}),
    }


def _of_capital(word: Word, form: Form, choice: Choice, context: Context) -> Features:
    """A name has a capital; so have titles and the starts of sentences."""
    text, meant = context.document.text, choice.best.word
    starts = at_sentence_start(text, word)
    inside = not starts and not context.is_in_title(word)
    return {
        "it begins a sentence": float(starts),
        "it has a capital in a title": float(not starts and not inside),
        "it has a capital inside a sentence": float(inside),
        "a name that is seen now and then": float(form.zipf > 0),
        "a short name": float(len(form.word) < 6),
        "a capital, and not on the list": float(not form.listed),
        "it may be a name": float(is_among_names(word, meant, context)),
        "it is a name elsewhere": float(context.times(form.word) > 1 and context.is_name_elsewhere(form.word)),
        "the word meant is no name": float(meant.endswith(NO_NAME_ENDS)),
        "the word meant has small letters here": float(context.writes_small(meant)),
        "a capital, and no slip of the hand": float(choice.best.slip.kind not in _BY_HAND),
        "a capital, and a long slip of the hand": float(choice.best.slip.kind in _BY_HAND and len(form.word) >= 8),
        "a capital, and a common word": float(choice.best.zipf >= 4),
        "the word meant has a capital": float(meant[:1].isupper()),
    }


def asked_first(word: Word, form: Form, choice: Choice, context: Context) -> Features:
    """What is known without a look at the rest of the text: of the form, and of its capital."""
    if not is_capitalised(word):
        return of_form(form, choice, context)
    return {**of_form(form, choice, context), **_of_capital(word, form, choice, context)}


def asked_last(word: Word, form: Form, choice: Choice, context: Context, near: Beside | None) -> Features:
    """What costs more."""
    return {**of_use(form, choice, context), **of_place(word, form, choice, context, near)}
