"""The judgement on a suspect form in its place: what is meant, who may change it, and why it stays.

Vetoes first; then what is known is weighed, in the order of its cost, and the calibrated share alone sets the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.rules.typos.choice import choice_in_place, choice_of
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.features import asked_first, asked_last
from cleaner.rules.typos.fitting import FACTS
from cleaner.rules.typos.forms import Choice, Form, suspicious
from cleaner.rules.typos.forms import form as form_of
from cleaner.rules.typos.passages import Passages
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.vetoes import at_most, why_it_stays, why_it_stays_here
from cleaner.rules.typos.words import Word, match_capital, stem
from cleaner.weighing import Features, Weights, share_of, weights_in

LANGUAGE = "en"  # others have a room of their own: other_languages
_WEIGHTS = Path(__file__).parent / "misspelling_weights.txt"
_TERM = 0.85  # share from which an unlisted word of a text with markup goes unasked: below it one in four was a term
_LOWER = (Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY)


class Verdict(NamedTuple):
    """``correction``: what is meant, "" when nothing is proposed. ``applicability``: who may make the change,
    None when the form stays. ``reason``: the veto that keeps it, or why it is not changed unasked. ``share``: of such
    forms, how many were slips for the word. ``slip``: what went wrong."""

    correction: str = ""
    applicability: Applicability | None = None
    reason: str = ""
    share: float = 0.0
    slip: str = ""


class Case(NamedTuple):
    """A suspect form that no veto keeps, what may be meant by it, and the facts: those asked first, and all."""

    form: Form
    choice: Choice
    first: Features
    features: Features

    @property
    def share(self) -> float:
        """Of such forms, how many were slips, and for the likeliest word."""
        return share_of(weights().score(self.features)) * self.choice.share


def weights() -> Weights:
    """The points of each fact about a misspelling."""
    return weights_in(_WEIGHTS)


def verdicts(context: Context) -> Iterator[tuple[Word, Form, Verdict]]:
    """The suspect words of a document, in order, with what is known of their forms, and the verdicts."""
    lexicon, passages = context.lexicon, Passages(context)
    forms = set() if lexicon.is_empty else suspicious(lexicon, context.counts.keys())
    for word in places(context.document, forms) if forms else ():
        yield word, form_of(lexicon, word.lower), judged(word, context, passages)


def places(document: Document, forms: Set[str]) -> Iterator[Word]:
    """Where the folded forms occur, possessives by their stems, in order."""
    words = document.words
    for index in [index for index, folded_word in enumerate(words.folded) if folded_word in forms]:
        yield stem(Word(words.start(index), words.end(index), words.written(index)))


def judged(word: Word, context: Context, passages: Passages) -> Verdict:
    """The verdict on a suspect word where it stands."""
    found = _looked_at(word, context)
    if isinstance(found, str):
        return Verdict(reason=found)
    points, (form, choice) = weights(), found
    if not points.may_reach(points.score(asked_first(word, form, choice, context))):
        return Verdict()
    case = _with_all_facts(word, form, choice, context)
    best, share = case.choice.best, case.share
    level = level_of(share, form, context.document.format != "plain")
    if level is None:
        return Verdict()
    reason = why_it_stays_here(word, best.word, context, passages)
    if reason:
        return Verdict(reason=reason)
    most, reason = at_most(word, form, best, context)
    capped = max(level, most, key=_LOWER.index)
    if capped is level and level is not Applicability.SAFE:
        reason = _heaviest(case.features)
    return Verdict(match_capital(best.word, word), capped, reason, share, best.slip.kind.value)


def level_of(share: float, form: Form, is_markup: bool) -> Applicability | None:
    """What may be done about a form at that share; None: nothing is told."""
    level = weights().level(share)
    may_be_term = is_markup and not form.listed and share < _TERM
    return Applicability.UNSAFE if level is Applicability.SAFE and may_be_term else level


def examined(word: Word, context: Context) -> Case | str:
    """All facts about a suspect word, for those who fit the weights; or the veto that keeps it."""
    found = _looked_at(word, context)
    return found if isinstance(found, str) else _with_all_facts(word, *found, context)


def _with_all_facts(word: Word, form: Form, choice: Choice, context: Context) -> Case:
    near = context.beside(word)
    choice = choice_in_place(choice, near)
    first = asked_first(word, form, choice, context)
    features = {**first, **asked_last(word, form, choice, context, near)}
    if near is None:  # what no model tells counts as usual
        features |= {fact: weights().usual.get(fact, 0.0) for fact in FACTS}
    return Case(form, choice, first, features)


def _looked_at(word: Word, context: Context) -> tuple[Form, Choice] | str:
    """The form and what may be meant by it; or why it stays."""
    reason = why_it_stays(word, context)
    if reason:
        return reason
    form = word.lower
    if form not in context.choices:
        found = form_of(context.lexicon, form)
        context.choices[form] = found, choice_of(found, context)
    found, choice = context.choices[form]
    return "no known word is near" if choice is None else (found, choice)


def reason_against(word: Word, context: Context) -> str:
    """What weighs most against a change of a word that stays."""
    found = examined(word, context)
    return found if isinstance(found, str) else _heaviest(found.features) or "no word is near enough"


def _heaviest(features: Features) -> str:
    return next((fact for fact in weights().heaviest(features, len(features), -1) if _is_reason(fact)), "")


def _is_reason(fact: str) -> bool:
    """Does the name of the fact tell a person something? The kind of a slip alone does not, nor does a bare number."""
    return not fact.startswith(("always", "how ", *(kind.value for kind in Kind)))
