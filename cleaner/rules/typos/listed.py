"""Doubts about forms that a list of misspellings has."""

from __future__ import annotations

from cleaner.findings import Applicability
from cleaner.rules.typos.doubts import (
    CHEAP,
    CLEAR_MARGIN,
    GARBLED,
    LIKELY,
    NEVER_NAMES,
    NO_DOUBT,
    NO_NAME_ENDS,
    Choice,
    Doubt,
    is_slip_of_small_word,
)
from cleaner.rules.typos.forms import Form
from cleaner.rules.typos.names import begins_as_name, follows_initial, is_no_name, stands_in_row
from cleaner.rules.typos.phrases import in_quotation
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.trust import Trust
from cleaner.rules.typos.words import (
    Word,
    at_sentence_start,
    is_after_capital,
    is_before_capital,
    is_capitalised,
    is_hyphenated,
    is_presented,
)

_COMMON = 4.0  # Zipf from which the form is too common to be wrong
_RATHER_COMMON = 3.0  # ... from which it is changed only when asked
_NAME = 2.2  # ... from which it may be a name when it has a capital
_FAR_COMMONER = 1.5  # decades by which what is meant must then be commoner
_HOUSEHOLD = 3.2  # Zipf of what a form with a capital inside a sentence must stand for
_SOME_WRITE, _VARIANT_GAP = 2.0, 1.0  # a form so common, and so near in frequency to its correction, is a variant
_HUMAN = 1.5  # Zipf of forms that many people write wrongly: repeating one does not make it right
_AHEAD = 0.8  # decades by which the list's first correction must lead when its slip is only likely
_FAR_AHEAD = 2.5  # ... when its slip is not likely
_GARBLED_LETTERS = 7  # of a form that nobody writes: then the list's first is meant when it is ten times commoner
_MIN_PART = 5  # letters of a part of a hyphenated word that is judged like a word


def doubt_of_listed(form: Form, word: Word, trust: Trust, choice: Choice) -> Doubt:
    """Why the correction is not made, or not made unasked."""
    if form.zipf >= _COMMON and choice.best.slip.kind is not Kind.APOSTROPHE:
        return Doubt("it is too common to be wrong")
    if is_capitalised(word):
        is_cut = choice.best.slip.kind is Kind.APOSTROPHE
        doubt = _doubt_of_cut_capital(word, trust) if is_cut else _doubt_of_capital(form, word, trust, choice)
        if doubt.reason:
            return doubt
    return _doubt_of_sure(form, word, trust, choice) if form.sure else _doubt_of_several(form, word, trust, choice)


def _doubt_of_cut_capital(word: Word, trust: Trust) -> Doubt:
    """A contraction without its apostrophe ("Dont") is hardly ever a name."""
    return Doubt("it may be a name", Applicability.DISPLAY) if trust.is_titled(word) else NO_DOUBT


def _doubt_of_capital(form: Form, word: Word, trust: Trust, choice: Choice) -> Doubt:
    text, best = trust.document.text, choice.best
    shown = Doubt("it may be a name", Applicability.DISPLAY)
    if follows_initial(text, word):
        return shown
    if is_slip_of_small_word(form, choice, trust) and not trust.is_titled(word):
        return NO_DOUBT
    if at_sentence_start(text, word):
        if trust.is_name_at_start(word):
            return Doubt("it may be a name", None if form.zipf else Applicability.DISPLAY)
        if not trust.is_written_small(word) and begins_as_name(text, word, best):
            return shown
        unsure = form.zipf >= _NAME and (best.zipf - form.zipf < _FAR_COMMONER or not form.sure)
        unsure = unsure or form.zipf > 0 and not best.word.endswith(NO_NAME_ENDS) and bool(trust.is_label(word))
        return Doubt("it may be a name", Applicability.UNSAFE) if unsure else NO_DOUBT
    if form.zipf >= _NAME or best.zipf < _HOUSEHOLD or trust.is_used(form.word):
        return Doubt("it may be a name")
    if trust.is_titled(word) or is_presented(text, word):
        return Doubt("it may be a name", None if form.zipf else Applicability.DISPLAY)
    beside_capital = is_before_capital(text, word) or is_after_capital(text, word)
    if beside_capital and not (form.sure and best.word.endswith(NEVER_NAMES)):
        return Doubt("it may be a name", None if form.zipf else Applicability.DISPLAY)
    if stands_in_row(text, word) or not form.sure:
        return shown
    return NO_DOUBT if is_no_name(best.word) else shown


def _doubt_of_sure(form: Form, word: Word, trust: Trust, choice: Choice) -> Doubt:
    """The list has one correction."""
    best = choice.best
    if in_quotation(trust.document, word.start) and trust.has_unknown_beside(word):
        return Doubt("words beside it are unknown too", Applicability.UNSAFE)
    used = trust.is_used(form.word) if form.zipf < _HUMAN and not trust.counts[best.word.lower()] else ""
    used = used or trust.is_in_code(form.word)
    if used:
        return Doubt(used, Applicability.UNSAFE)
    if best.slip.kind is Kind.APOSTROPHE:
        return NO_DOUBT
    if trust.is_hyphenated_known(word):
        return Doubt("it is part of a known hyphenated word")
    if is_hyphenated(trust.document.text, word) and len(form.word) < _MIN_PART:
        return Doubt("it is a short part of a hyphenated word", Applicability.UNSAFE)
    if len(form.word) <= 3 and best.slip.kind is not Kind.SWAPPED and best.zipf - form.zipf < GARBLED:
        return Doubt("it is short", Applicability.UNSAFE)
    if best.word == form.word + "g" and (form.zipf >= _SOME_WRITE or in_quotation(trust.document, word.start)):
        return Doubt("it may be how somebody speaks", Applicability.UNSAFE)
    if form.zipf >= _SOME_WRITE and best.zipf - form.zipf < _VARIANT_GAP:
        return Doubt("many write it so", Applicability.UNSAFE)
    if " " in best.word and form.zipf >= _RATHER_COMMON:
        return Doubt("it may be one word", Applicability.UNSAFE)
    return NO_DOUBT


def _doubt_of_several(form: Form, word: Word, trust: Trust, choice: Choice) -> Doubt:
    """The list has several corrections, or says why the form may be meant."""
    reason = trust.has_unknown_beside(word)
    if reason:
        return Doubt(reason)
    if is_hyphenated(trust.document.text, word):
        return Doubt("it is part of a hyphenated word")
    if form.zipf >= _RATHER_COMMON or trust.is_used(form.word):
        return Doubt("it may be meant", Applicability.UNSAFE)
    if choice.margin >= CLEAR_MARGIN and choice.best.slip.cost <= CHEAP or _is_first_and_ahead(form, trust, choice):
        return NO_DOUBT
    return Doubt("several words may be meant", Applicability.UNSAFE)


def _is_first_and_ahead(form: Form, trust: Trust, choice: Choice) -> bool:
    """Does the list name the likeliest first, and is its slip a likely one too?"""
    first = trust.lexicon.known_misspelling(form.word)[:1]
    if (choice.best.word,) != first or any(" " in candidate.word for candidate in form.candidates):
        return (choice.best.word,) == first and choice.margin >= _AHEAD and choice.best.slip.cost <= LIKELY
    if choice.margin >= (_AHEAD if choice.best.slip.cost <= LIKELY else _FAR_AHEAD):
        return True
    others = max(candidate.zipf for candidate in form.candidates if candidate.word != choice.best.word)
    return not form.zipf and len(form.word) >= _GARBLED_LETTERS and choice.best.zipf >= others + 1 and choice.margin > 0
