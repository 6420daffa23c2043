"""The judgement on a suspect form in its place: what is meant, who may change it, and why it stays.

Frequencies are Zipf values and scores are decades: see ``slips`` and ``forms``. A form that may
be a name, a term or another language stays whatever the scores say; scores only decide between
a change made unasked and a suggestion.
"""

from __future__ import annotations

from typing import NamedTuple

from cleaner.findings import Applicability
from cleaner.formats import BlockKind
from cleaner.rules.typos.doubts import Choice, Doubt, choice_among
from cleaner.rules.typos.forms import Candidate, Form, far_candidates, form, is_listed
from cleaner.rules.typos.listed import doubt_of_listed
from cleaner.rules.typos.names import is_known_name
from cleaner.rules.typos.terms import may_be_term
from cleaner.rules.typos.trust import Trust
from cleaner.rules.typos.unlisted import WEAK_SCORE, begins_sentence, doubt_of_unlisted, plainly_no_slip
from cleaner.rules.typos.words import (
    Word,
    at_sentence_start,
    follows_command,
    is_capitalised,
    is_marked_sic,
    is_part_of_code,
    is_quoted_alone,
)
from cleaner.text.late import late

MEASURED = frozenset(("en",))  # languages in which false changes were counted on clean text, and are rare
_ARROW = late(r"[\"'”’`*]{0,3}[ \t]{0,3}(?:-{0,2}>|=>|→|⇒|⟶)[ \t]*[\"'“‘`*]{0,3}\w")
_LONG = 7  # letters: garbled shorter forms may mean anything


class Verdict(NamedTuple):
    """``correction``: what is meant, "" when nothing is proposed. ``applicability``: who may make the change,
    None when the form stays. ``reason``: why it stays, or why it is not changed unasked."""

    correction: str = ""
    applicability: Applicability | None = None
    reason: str = ""
    candidate: Candidate | None = None


def judged(word: Word, trust: Trust) -> Verdict:
    """The verdict on a suspect word where it stands. What costs most is asked last."""
    reason = _stays(word, trust)
    if reason:
        return Verdict(reason=reason)
    verdict = _proposed(word, trust)
    if verdict.applicability is None:
        return verdict
    if trust.document.is_protected(word.span) and not trust.may_become(word, verdict.correction):
        return Verdict(reason="what holds it would not hold the correction")
    if _is_cut_off(trust.document.text, word, verdict.correction):
        return Verdict(reason="it is cut off")
    if follows_command(trust.lexicon, trust.document.text, word):
        return Verdict(reason="it seems to be a word of a command")
    reason = trust.is_in_foreign_passage(word)
    if reason:
        return Verdict(reason=reason)
    if trust.document.block_at(word.start).kind is BlockKind.CODE and not trust.document.shows_word(word.span):
        return verdict._replace(applicability=Applicability.DISPLAY, reason="it is set as code")
    if is_capitalised(word) and _is_known_name(word, verdict, trust):
        return verdict._replace(applicability=Applicability.DISPLAY, reason="it may be a name")
    reason = ""
    if verdict.applicability is Applicability.SAFE:
        reason = trust.speaks_of_spelling() or trust.stands_in_dialect(word)
    if reason:
        return verdict._replace(applicability=Applicability.UNSAFE, reason=reason)
    return verdict if trust.document.language in MEASURED else _only_shown(verdict)


def _is_known_name(word: Word, verdict: Verdict, trust: Trust) -> bool:
    """Is it a name that looks like a slip, and nowhere written small? "Arent" may begin a question all the same."""
    is_cut = "'" in verdict.correction and at_sentence_start(trust.document.text, word)
    return is_known_name(word) and not is_cut and not trust.is_written_small(word)


def _only_shown(verdict: Verdict) -> Verdict:
    """In a language that was not measured only what would be changed unasked is shown, and never changed."""
    reason = "in this language corrections are only shown"
    if verdict.applicability is not Applicability.SAFE:
        return Verdict(reason=verdict.reason)
    return verdict._replace(applicability=Applicability.DISPLAY, reason=reason)


def _stays(word: Word, trust: Trust) -> str:
    """Why the word must stay whatever is near; empty when nothing speaks for it."""
    document = trust.document
    if not (word.text.islower() or is_capitalised(word)):
        return "it has capitals inside"
    if is_part_of_code(document.text, word) or document.is_protected(word.span) and not trust.is_read_as_text(word):
        return "it is part of code, an address or a number"
    if is_quoted_alone(document.text, word):
        return "it stands alone in quotation marks"
    if is_marked_sic(document.text, word):
        return "it is marked as meant: [sic]"
    if _is_told_with_its_correction(document.text, word):
        return "it is told as a slip, with an arrow to what is meant"
    return trust.is_listed(word.lower)


def _is_told_with_its_correction(text: str, word: Word) -> bool:
    """Does an arrow follow: "fix typo lables -> labels"?"""
    return bool(_ARROW.match(text, word.end))


def _is_cut_off(text: str, word: Word, correction: str) -> bool:
    """Is it the beginning of what would be written for it, cut off by an ellipsis: "coverage and perfor…"?"""
    return text.startswith(("…", "..."), word.end) and correction.lower().startswith(word.lower)


def _proposed(word: Word, trust: Trust) -> Verdict:
    if is_listed(trust.lexicon, word.lower):
        found = form(trust.lexicon, word.lower)
        choice = choice_among(found.candidates, trust)
        return _verdict(choice, doubt_of_listed(found, word, trust, choice), word)
    reason = plainly_no_slip(word, trust)
    if reason:
        return Verdict(reason=reason)
    found = form(trust.lexicon, word.lower)
    if found.candidates and found.candidates[0].score >= WEAK_SCORE:
        choice = choice_among(found.candidates, trust)
        if word.lower.endswith("js"):
            return Verdict(reason="it seems to be the name of a library")
        verdict = _verdict(choice, doubt_of_unlisted(found, word, trust, choice), word)
        is_safe = verdict.applicability is Applicability.SAFE
        if is_safe and trust.document.is_manual and may_be_term(word.lower, choice, trust.lexicon):
            return verdict._replace(applicability=Applicability.UNSAFE, reason="it may be a term of the manual")
        return verdict
    return _proposed_from_far(found, word, trust)


def _verdict(choice: Choice, doubt: Doubt, word: Word) -> Verdict:
    if doubt.may_change is None:
        return Verdict(reason=doubt.reason)
    return Verdict(_cased(choice.best.word, word), doubt.may_change, doubt.reason, choice.best)


def _proposed_from_far(found: Form, word: Word, trust: Trust) -> Verdict:
    """For an unlisted form without a near word: a word two edits away is shown, or a rare one that is near."""
    if found.zipf:
        return Verdict(reason="it is a rare word")
    if found.made_of_parts:
        return Verdict(reason="it is made of known parts")
    reason = trust.has_unknown_beside(word)
    if reason or not (word.text.islower() or begins_sentence(found, word, trust)):
        return Verdict(reason=reason or "it may be a name")
    candidates = far_candidates(trust.lexicon, found.word) or found.candidates
    if not candidates or len(found.word) < _LONG:
        return Verdict(reason="no known word is near")
    doubt = Doubt("it is not sure what is meant", Applicability.DISPLAY)
    return _verdict(choice_among(candidates, trust), doubt, word)


def _cased(correction: str, word: Word) -> str:
    """The correction with the capital of the text."""
    return correction[:1].upper() + correction[1:] if is_capitalised(word) else correction
