"""The judgement on a suspect form in its place: what is meant, who may change it, and why it stays.

Frequencies are Zipf values and scores are decades: see ``slips`` and ``forms``. A form that may
be a name, a term or another language stays whatever the scores say; scores only decide between
a change made unasked and a suggestion.
"""

from __future__ import annotations

from typing import NamedTuple

from cleaner.findings import Applicability
from cleaner.rules.typos.forms import Candidate, Form
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.trust import Trust
from cleaner.rules.typos.words import (
    Word,
    at_sentence_start,
    is_capitalised,
    is_hyphenated,
    is_part_of_code,
    is_quoted_alone,
)

_IN_ARTICLE, _IN_ARTICLE_AGAIN = 0.5, 0.15  # decades a candidate gains when the article uses it, once and again
_CLEAR_MARGIN = 0.6  # decades between the first and the second candidate
_CHEAP = 0.31  # cost of the slips that make up most misspellings

# For forms that a list of misspellings has.
_COMMON = 4.0  # Zipf from which the form is too common to be wrong
_RATHER_COMMON = 3.0  # ... from which it is changed only when asked
_NAME = 2.2  # ... from which it may be a name when it has a capital
_FAR_COMMONER = 1.5  # decades by which what is meant must then be commoner
_HOUSEHOLD = 3.2  # Zipf of what a form with a capital inside a sentence must stand for
_HUMAN = 1.5  # Zipf of forms that many people write wrongly: repeating one does not make it right


class Verdict(NamedTuple):
    """``correction``: what is meant, "" when nothing is proposed. ``applicability``: who may make the change,
    None when the form stays. ``reason``: why it stays, or why it is not changed unasked."""

    correction: str = ""
    applicability: Applicability | None = None
    reason: str = ""
    candidate: Candidate | None = None


class _Choice(NamedTuple):
    """The likeliest candidate and its lead over the next, in decades."""

    best: Candidate
    margin: float


class _Doubt(NamedTuple):
    """Why a change is not made unasked, and who may make it; nobody: the form stays."""

    reason: str
    may_change: Applicability | None = None


_SAFE = _Doubt("", Applicability.SAFE)


def judged(form: Form, word: Word, trust: Trust) -> Verdict:
    """The verdict on a suspect form that stands in the document at ``word``."""
    if not form.candidates:
        return Verdict(reason="no known word is near")
    reason = _may_be_right(form, word, trust)
    if reason:
        return Verdict(reason=reason)
    choice = _choice(form, trust)
    doubt = _doubt_of_listed(form, word, trust, choice) if form.listed else _doubt(form, word, trust, choice)
    if doubt.may_change is None:
        return Verdict(reason=doubt.reason)
    return Verdict(_cased(choice.best.word, word), doubt.may_change, doubt.reason, choice.best)


def _choice(form: Form, trust: Trust) -> _Choice:
    """Candidates that the article itself uses gain; the likeliest is chosen."""
    found = []
    for candidate in form.candidates:
        times = trust.counts[candidate.word.lower()]
        bonus = _IN_ARTICLE + _IN_ARTICLE_AGAIN * min(4, times) if times else 0.0
        found.append(candidate._replace(score=candidate.score + bonus))
    found.sort(key=lambda candidate: (-candidate.score, candidate.word))
    return _Choice(found[0], found[0].score - found[1].score if len(found) > 1 else 9.0)


def _may_be_right(form: Form, word: Word, trust: Trust) -> str:
    """Why the form must stay whatever is near; empty when nothing speaks for it."""
    text = trust.document.text
    if not (word.text.islower() or is_capitalised(word)):
        return "it has capitals inside"
    if trust.document.is_protected(word.span) or is_part_of_code(text, word):
        return "it is part of code, an address or a number"
    if is_quoted_alone(text, word):
        return "it stands alone in quotation marks"
    return trust.is_listed(form.word)


def _doubt_of_listed(form: Form, word: Word, trust: Trust, choice: _Choice) -> _Doubt:
    if form.zipf >= _COMMON and choice.best.slip.kind is not Kind.APOSTROPHE:
        return _Doubt("it is too common to be wrong")
    if is_capitalised(word):
        doubt = _doubt_of_capital(form, word, trust, choice)
        if doubt.reason:
            return doubt
    foreign = trust.is_foreign(word)
    if foreign and (not form.sure or foreign.startswith("the passage")):
        return _Doubt(foreign)
    if not form.sure:
        return _doubt_of_several(form, word, trust, choice)
    used = trust.is_used(form.word) if form.zipf < _HUMAN else ""
    if used and not trust.counts[choice.best.word.lower()]:
        return _Doubt(used, Applicability.UNSAFE)
    if " " in choice.best.word and form.zipf >= _RATHER_COMMON:
        return _Doubt("it may be one word", Applicability.UNSAFE)
    return _SAFE


def _doubt_of_capital(form: Form, word: Word, trust: Trust, choice: _Choice) -> _Doubt:
    gap = choice.best.zipf - form.zipf
    if at_sentence_start(trust.document.text, word):
        if trust.is_name_at_start(word):
            return _Doubt("it may be a name")
        unsure = form.zipf >= _NAME and (gap < _FAR_COMMONER or not form.sure)
        return _Doubt("it may be a name", Applicability.UNSAFE) if unsure else _SAFE
    if form.zipf >= _NAME or choice.best.zipf < _HOUSEHOLD or trust.is_used(form.word):
        return _Doubt("it may be a name")
    return _SAFE


def _doubt_of_several(form: Form, word: Word, trust: Trust, choice: _Choice) -> _Doubt:
    """The list has several corrections, or says why the form may be meant."""
    if is_hyphenated(trust.document.text, word):
        return _Doubt("it is part of a hyphenated word")
    if form.zipf >= _RATHER_COMMON or trust.is_used(form.word):
        return _Doubt("it may be meant", Applicability.UNSAFE)
    if choice.margin < _CLEAR_MARGIN or choice.best.slip.cost > _CHEAP:
        return _Doubt("several words may be meant", Applicability.UNSAFE)
    return _SAFE


# For forms that no list has.
_KNOWN = 2.0  # Zipf from which the form is a rare word
_UNLISTED = 0.7  # taken for the Zipf of a form that the frequency list, which begins at 1, does not have
_MIN_SCORE, _MIN_GAP = 2.4, 1.8  # decades, for a change made unasked
_WEAK_SCORE, _WEAK_GAP = 1.5, 1.0  # ... for a suggestion
_FAIR_SCORE = 2.2  # ... for one that may be made when asked for
_MIN_CAPITAL = 6  # letters of a form with a capital
_SEEN_GAP = 2.5  # decades, when the frequency list has the form at all
_TYPING = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED, Kind.ADDED))


def _doubt(form: Form, word: Word, trust: Trust, choice: _Choice) -> _Doubt:
    best = choice.best
    if form.zipf >= _KNOWN:
        return _Doubt("it is a rare word")
    reason = _may_be_a_term(form, word, trust)
    if reason:
        return _Doubt(reason)
    if is_capitalised(word) and not _is_plain_capital(form, word, trust):
        return _Doubt("it may be a name")
    gap = best.zipf - max(form.zipf, _UNLISTED)
    cheap = best.slip.cost <= _CHEAP and len(form.word) >= 6
    if form.made_of_parts:
        enough = cheap and best.zipf >= 3 and gap >= 2
        return _Doubt("it is made of known parts", Applicability.UNSAFE if enough else None)
    score = _score(form, word, best)
    if best.slip.cost < 1 and score >= _MIN_SCORE and gap >= _MIN_GAP and choice.margin >= _CLEAR_MARGIN:
        if not form.zipf or (best.slip.kind in _TYPING and gap >= _SEEN_GAP):
            return _SAFE
    if _is_beyond_doubt(form, choice, gap):
        return _SAFE
    if score < _WEAK_SCORE or gap < _WEAK_GAP:
        return _Doubt("it may be a rare word")
    fair = score >= _FAIR_SCORE and gap >= _MIN_GAP
    return _Doubt("it may be a rare word", Applicability.UNSAFE if fair else Applicability.DISPLAY)


def _score(form: Form, word: Word, best: Candidate) -> float:
    """Decades that speak for the candidate.

    The longer a form, the less likely that a right word lies one edit away by chance.
    """
    length = len(form.word)
    score = best.score + (0.3 if length >= 9 else {4: -0.6, 5: -0.3}.get(length, 0.0))
    score += 0.6 if best.slip.cost <= _CHEAP and length >= 6 else 0.0
    score -= max(0.0, form.zipf - _UNLISTED)
    return score - (0.7 if is_capitalised(word) else 0.0)


def _is_beyond_doubt(form: Form, choice: _Choice, gap: float) -> bool:
    """Long forms with one near word, and garbled forms of the commonest words."""
    best, length = choice.best, len(form.word)
    if form.zipf or choice.margin < 1.5:
        return gap >= 4.5 and choice.margin >= 1.5 and length >= 5 and best.slip.place > 0
    if length >= 9 and best.slip.place > 0 and best.zipf >= 4.0:
        return True
    if length >= 8 and best.slip.cost <= _CHEAP and best.zipf >= 1.7:
        return best.slip.kind is not Kind.VOWEL and (length >= 9 or best.slip.kind is not Kind.MISSED)
    return gap >= 4.5 and length >= 5 and best.slip.place > 0


def _may_be_a_term(form: Form, word: Word, trust: Trust) -> str:
    if "'" in form.word or not form.word.isascii() and trust.document.language == "en":
        return "it is no plain word"
    if is_hyphenated(trust.document.text, word):
        return "it is part of a hyphenated word"
    return trust.is_used(form.word) or trust.is_label(word) or trust.is_foreign(word)


def _is_plain_capital(form: Form, word: Word, trust: Trust) -> bool:
    """Does the capital only begin a sentence?"""
    if form.zipf or len(form.word) < _MIN_CAPITAL:
        return False
    return at_sentence_start(trust.document.text, word) and not trust.is_name_at_start(word)


def _cased(correction: str, word: Word) -> str:
    """The correction with the capital of the text."""
    return correction[:1].upper() + correction[1:] if is_capitalised(word) else correction
