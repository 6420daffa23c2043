"""Doubts about forms that no list has: is it a slip, and for which word?

What speaks for a name, a term or another language comes first. Then scores decide between a
change made unasked, one made when asked for, a suggestion, and silence.
"""

from __future__ import annotations

from cleaner.findings import Applicability
from cleaner.rules.typos.doubts import (
    CHEAP,
    CLEAR_MARGIN,
    GARBLED,
    LIKELY,
    NO_DOUBT,
    NO_NAME_ENDS,
    Choice,
    Doubt,
    is_slip_of_small_word,
)
from cleaner.rules.typos.forms import Candidate, Form, why_no_slip
from cleaner.rules.typos.names import begins_as_name, follows_initial
from cleaner.rules.typos.phrases import in_quotation
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.trust import Trust
from cleaner.rules.typos.words import Word, at_sentence_start, follows_sentence_end, is_capitalised, is_hyphenated

WEAK_SCORE = 1.5  # decades, for a suggestion: the frequency of what is meant, less what the slip costs
_WEAK_GAP = 1.0  # ... between the frequency of what is meant and that of the form
_FAIR_SCORE, _FAIR_GAP = 2.2, 1.8  # ... for a change that may be made when asked for
_MIN_SCORE = 2.4  # ... for one made unasked
_RARE_WORD = 2.0  # Zipf from which the form is a rare word
_UNKNOWN = 0.7  # taken for the Zipf of a form that the frequency list, which begins at 1, does not have
_SEEN_GAP, _SEEN_SHORT_GAP = 2.7, 4.0  # decades, for a change made unasked when the list has the form: long, short
_SHORT_GAP = 3.0  # ... when it does not, and the form has six letters or fewer
_MIN_CAPITAL, _CAPITAL_SCORE = 5, 2.8  # letters and decades, for a suggestion to a form with a capital
_FAIRLY_COMMON = 3.5  # Zipf of the word from which a short form may have an added letter
_HOUSEHOLD = 4.0  # Zipf of what a form with a capital inside a sentence must be near
_STRONG_GAP, _STRONG_MARGIN, _STRONG_LETTERS = 2.5, 1.5, 7
_PARTS_GAP = 3.0  # decades, for a form that may be made of known parts
_CHANCE_GAP = 4.0  # ... when the form is shorter, or a vowel was changed
_USED_GAP = 2.2  # ... when the article itself uses the word that is near
_CHANGED_GAP = 3.3  # decades, when a letter was changed for another: many pairs of words differ so
_ENDINGS = frozenset("sdrneytm")  # letters that make another word at the end of one
_SURE_KINDS = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED))
_TYPING = _SURE_KINDS | {Kind.MISSED, Kind.ADDED}


def plainly_no_slip(word: Word, trust: Trust) -> str:
    """Why the word is a term, a label, a name or a rare word whatever is near; empty when it may be a slip."""
    form, zipf, has_capital = word.lower, trust.lexicon.zipf(word.lower), is_capitalised(word)
    reason = why_no_slip(trust.lexicon, form)
    if reason:
        return reason
    if has_capital and zipf >= _RARE_WORD:
        return "it is a rare word"
    if has_capital and (zipf or len(form) < _MIN_CAPITAL):
        return "it may be a name"
    if has_capital and len(form) < _STRONG_LETTERS and not at_sentence_start(trust.document.text, word):
        return "it may be a name"
    return trust.is_used(form) or trust.is_label(word)


def doubt_of_unlisted(form: Form, word: Word, trust: Trust, choice: Choice) -> Doubt:
    """Why the correction is not made, or not made unasked."""
    best = choice.best
    gap = best.zipf - max(form.zipf, _UNKNOWN)
    if form.zipf >= _RARE_WORD:
        return Doubt("it is a rare word", Applicability.DISPLAY if gap >= GARBLED - 0.5 else None)
    strong = _is_strong(form, choice, gap)
    may_be_name = is_capitalised(word) and not _is_no_name(form, word, trust, choice)
    if may_be_name and not (begins_sentence(form, word, trust) and best.word.endswith(NO_NAME_ENDS)):
        shown = begins_sentence(form, word, trust) and best.score >= _CAPITAL_SCORE
        shown = shown or strong and best.zipf >= _HOUSEHOLD and best.slip.cost <= CHEAP
        return Doubt("it may be a name", Applicability.DISPLAY if shown else None)
    if may_be_name and _may_begin_as_name(word, best, trust):
        return Doubt("it may be a name", Applicability.DISPLAY)
    shown_at_least = Applicability.DISPLAY if _is_likely(form, best, gap) else None
    believed = strong and not in_quotation(trust.document, word.start)
    reason = "" if believed else trust.has_unknown_beside(word)
    if reason:
        return Doubt(reason, shown_at_least)
    if is_hyphenated(trust.document.text, word) and not (strong and _is_typing_slip(best, gap)):
        return Doubt("it is part of a hyphenated word", Applicability.UNSAFE if strong else shown_at_least)
    if form.made_of_parts:
        return _doubt_of_parts(form, choice, gap)
    if follows_sentence_end(trust.document.text, word) and word.text.islower():
        return Doubt("it may be the name of an account", Applicability.DISPLAY)
    if _is_clear(form, word, choice, gap) or _is_beyond_doubt(form, choice, gap):
        return NO_DOUBT
    return _shown(_score(form, word, best), gap)


def _is_no_name(form: Form, word: Word, trust: Trust, choice: Choice) -> bool:
    """Is a form with a capital plainly a slip for a word of the article, and nothing before it makes a name of it?"""
    if trust.is_titled(word) or follows_initial(trust.document.text, word):
        return False
    return is_slip_of_small_word(form, choice, trust)


def begins_sentence(form: Form, word: Word, trust: Trust) -> bool:
    """Has the form a capital only because a sentence begins with it?"""
    return not form.zipf and at_sentence_start(trust.document.text, word) and not trust.is_name_at_start(word)


def _may_begin_as_name(word: Word, best: Candidate, trust: Trust) -> bool:
    """Does what stands beside a form with a capital make it a name?"""
    if not is_capitalised(word) or trust.is_written_small(word):
        return False
    text = trust.document.text
    return follows_initial(text, word) or begins_as_name(text, word, best)


def _is_strong(form: Form, choice: Choice, gap: float) -> bool:
    """Is it a long form with one cheap slip to one far commoner word?"""
    long = len(form.word) >= _STRONG_LETTERS and not form.zipf
    return long and choice.best.slip.cost <= LIKELY and gap >= _STRONG_GAP and choice.margin >= _STRONG_MARGIN


def _is_typing_slip(best: Candidate, gap: float) -> bool:
    """Is it a cheap slip of the hand for a word a thousand times as common?"""
    return best.slip.kind in _TYPING and best.slip.cost <= CHEAP and best.slip.place > 0 and gap >= _PARTS_GAP


def _is_likely(form: Form, best: Candidate, gap: float) -> bool:
    """Is it worth a look even where jargon stands around it?"""
    return not form.zipf and len(form.word) >= 6 and best.slip.cost <= LIKELY and best.slip.place > 0 and gap >= 2.0


def _doubt_of_parts(form: Form, choice: Choice, gap: float) -> Doubt:
    best = choice.best
    reason = "it is made of known parts"
    if _is_clear_despite_parts(form, choice, gap):
        return NO_DOUBT
    if best.slip.cost <= CHEAP and len(form.word) >= 6 and best.zipf >= 3 and gap >= 2:
        return Doubt(reason, Applicability.UNSAFE)
    shown = not form.zipf and best.slip.place > 0 and gap >= (2.5 if best.slip.cost < 1 else 3.9)
    return Doubt(reason, Applicability.DISPLAY if shown else None)


def _is_clear_despite_parts(form: Form, choice: Choice, gap: float) -> bool:
    """Is one far commoner word so near, or one that the article uses, that the parts stand there by chance?"""
    slip, length = choice.best.slip, len(form.word)
    if form.zipf or slip.cost > CHEAP or slip.place == 0:
        return False
    if slip.kind is Kind.VOWEL:
        return length >= 8 and gap >= _CHANCE_GAP and choice.margin >= _STRONG_MARGIN
    if slip.kind not in _TYPING:
        return False
    if _is_strong(form, choice, gap) and gap >= _PARTS_GAP:
        return True
    if length < 6 or slip.place >= length - 1:
        return False
    if choice.is_used:
        return gap >= _USED_GAP and choice.margin >= 1
    return gap >= _CHANCE_GAP and choice.margin >= _STRONG_MARGIN


def _shown(score: float, gap: float) -> Doubt:
    reason = "it may be a rare word"
    if score < WEAK_SCORE or gap < _WEAK_GAP:
        return Doubt(reason)
    fair = score >= _FAIR_SCORE and gap >= _FAIR_GAP
    return Doubt(reason, Applicability.UNSAFE if fair else Applicability.DISPLAY)


def _score(form: Form, word: Word, best: Candidate) -> float:
    """Decades that speak for the candidate.

    The longer a form, the less likely that a right word lies one edit away by chance.
    """
    length = len(form.word)
    score = best.score + (0.3 if length >= 9 else {4: -0.6, 5: -0.3}.get(length, 0.0))
    score += 0.6 if best.slip.cost <= CHEAP and length >= 6 else 0.0
    score -= max(0.0, form.zipf - _UNKNOWN)
    return score - (0.7 if is_capitalised(word) else 0.0)


def _is_clear(form: Form, word: Word, choice: Choice, gap: float) -> bool:
    """Do score, gap and margin leave no doubt, and the kind and place of the slip neither?"""
    if _score(form, word, choice.best) < _MIN_SCORE or gap < _FAIR_GAP or choice.margin < CLEAR_MARGIN:
        return False
    slip, length = choice.best.slip, len(form.word)
    if slip.place == 0 and slip.kind is Kind.MISSED and length >= 9 and choice.best.zipf >= _HOUSEHOLD:
        return not form.zipf and choice.margin >= _STRONG_MARGIN
    if slip.cost >= 1 or slip.place == 0 and not _is_likely_first(slip.kind, gap, length):
        return False
    if length == 4:
        missed = slip.kind is Kind.MISSED and gap >= 4.4 and choice.margin >= 0.9
        return missed or slip.kind in _SURE_KINDS and gap >= 4.8
    if form.zipf:
        return slip.kind in _TYPING and gap >= (_SEEN_GAP if length >= 8 else _SEEN_SHORT_GAP)
    if length <= 6 and gap < (_USED_GAP if choice.is_used else _SHORT_GAP):
        return False
    if slip.kind is Kind.CHANGED:
        return gap >= _CHANGED_GAP and length >= 7 or gap >= _STRONG_GAP and length >= 9 and slip.place < length - 1
    if slip.kind is Kind.VOWEL:
        return length >= 6 and gap >= (2.0 if length >= 9 else 3.0 if length >= 7 else 3.5)
    if slip.kind is not Kind.ADDED or slip.cost <= LIKELY and choice.best.zipf >= _FAIRLY_COMMON:
        return True
    return length >= 8 and (choice.best.zipf >= _HOUSEHOLD or slip.cost <= LIKELY)


def _is_likely_first(kind: Kind, gap: float, length: int) -> bool:
    """The first letter is hardly ever wrong, unless it is doubled, or swapped in a common word."""
    return kind in (Kind.DOUBLED, Kind.SWAPPED) and gap >= GARBLED or kind is Kind.DOUBLED and length >= 6


def _is_beyond_doubt(form: Form, choice: Choice, gap: float) -> bool:
    """Is it a long form with one near word, or a garbled form of one of the commonest words?"""
    slip, length = choice.best.slip, len(form.word)
    if slip.place == 0 or choice.margin < _STRONG_MARGIN:
        return False
    if slip.place >= length - 1 and (slip.kind is not Kind.ADDED or form.word[-1] in _ENDINGS):
        return False
    if gap >= GARBLED and length >= (5 if slip.kind in _TYPING else 7):
        return True
    if form.zipf or length < 8:
        return False
    if length >= 9 and choice.best.zipf >= (2.6 if slip.kind is Kind.ADDED else 4.0):
        return True
    return choice.best.zipf >= 1.7 and (slip.kind in _SURE_KINDS or slip.kind is Kind.MISSED and length >= 9)
