"""The judgement on a suspect form in its place: what is meant, who may change it, and why it stays.

Vetoes first; then what is known is weighed, in the order of its cost, and the calibrated share alone sets the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from math import log1p, log2
from pathlib import Path
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.features import BESIDE, of_form, of_place
from cleaner.rules.typos.fitting import Beside
from cleaner.rules.typos.forms import Candidate, Choice, Form, choice_weights, far_candidates, likeliest
from cleaner.rules.typos.forms import form as form_of
from cleaner.rules.typos.passages import Passages
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.vetoes import at_most, why_it_stays, why_it_stays_here
from cleaner.rules.typos.words import Word, match_capital, stem
from cleaner.weighing import Features, Weights, share_of, weights_in

LANGUAGE = "en"  # others have a room of their own: other_languages
_WEIGHTS = Path(__file__).parent / "misspelling_weights.txt"
_TERM = 0.8  # share from which, in a text with markup, a form that no list has is changed: below it too many are terms
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
    passages = Passages(context)
    for word in places(context.document, context.suspects):
        yield word, form_of(context.lexicon, word.lower), judged(word, context, passages)


def places(document: Document, forms: Set[str]) -> Iterator[Word]:
    """Where the folded forms occur, possessives by their stems, in order."""
    words = document.words
    for index in [index for index, folded_word in enumerate(words.folded) if folded_word in forms]:
        yield stem(Word(words.start(index), words.end(index), words.written(index)))


def judged(word: Word, context: Context, passages: Passages) -> Verdict:
    """The verdict on a suspect word where it stands."""
    case = examined(word, context, ends_early=True)
    if isinstance(case, str):
        return Verdict(reason=case)
    best, share = case.choice.best, case.share
    level = _level(case, context.document.format != "plain")
    if level is None:
        return Verdict()
    if reason := why_it_stays_here(word, best.word, context, passages):
        return Verdict(reason=reason)
    most, reason = at_most(word, case.form, best, context)
    capped = max(level, most, key=_LOWER.index)
    if capped is level and level is not Applicability.SAFE:
        reason = _heaviest(case.features)
    return Verdict(match_capital(best.word, word), capped, reason, share, best.slip.kind.value)


def _level(case: Case, is_markup: bool) -> Applicability | None:
    """What may be done by the share alone; None: nothing is told."""
    level = weights().level(case.share)
    is_other_word = not case.form.listed and case.choice.best.slip.kind is not Kind.BLANK
    may_be_term = is_markup and is_other_word and case.share < _TERM
    return Applicability.UNSAFE if level is Applicability.SAFE and may_be_term else level


def examined(word: Word, context: Context, ends_early: bool = False) -> Case | str:
    """All facts about a suspect word; or why it stays. ``ends_early``: when what is left cannot lift it to a level."""
    if reason := why_it_stays(word, context):
        return reason
    form = word.lower
    if form not in context.choices:
        found = form_of(context.lexicon, form)
        context.choices[form] = found, choice_of(found, context)
    found, choice = context.choices[form]
    if choice is None:
        return "no known word is near"
    first, points = of_form(found, choice), weights()
    if ends_early and not points.may_reach(points.score(first)):
        return ""
    near = context.beside(word)
    choice = choice_in_place(choice, near)
    bits = near.bits_for(choice.best.word.lower()) if near else points.usual.get(BESIDE, 0.0)
    first = of_form(found, choice)
    return Case(found, choice, first, {**first, **of_place(word, found, choice, context, bits)})


def choice_of(form: Form, context: Context) -> Choice | None:
    """What is meant by a form in its article; None when nothing is near."""
    near = form.candidates
    if not form.listed and not form.zipf:
        near = (*near, *context.own_spellings(form.word))
    if not near and not form.zipf and not form.parts:
        near = far_candidates(context.lexicon, form.word)
    return Choice(in_article(near, context)) if near else None


def in_article(candidates: Sequence[Candidate], context: Context) -> tuple[Candidate, ...]:
    """The words that may be meant in the order that the article's own use of them gives."""
    return _with(candidates, [features_here(one, context) for one in candidates])


def choice_in_place(choice: Choice, near: Beside | None) -> Choice:
    """The same, with what the words beside it say."""
    if choice.second is None or near is None:
        return choice
    return Choice(_with(choice.candidates, [{BESIDE: near.bits_for(one.word.lower())} for one in choice.candidates]))


def _with(candidates: Sequence[Candidate], told: Sequence[Features]) -> tuple[Candidate, ...]:
    """The candidates by their points and those of further facts."""
    points = choice_weights()
    return likeliest(one._replace(points=one.points + points.score(facts)) for one, facts in zip(candidates, told))


def features_here(candidate: Candidate, context: Context) -> Features:
    """What the article says of a candidate."""
    is_two = candidate.slip.kind is Kind.BLANK
    return {
        "how often the article uses it": log1p(context.counts[candidate.word.lower()]),
        "a blank missing, as elsewhere in the article": min(4.0, log2(1 + context.grown_together)) if is_two else 0.0,
    }


def reason_against(word: Word, context: Context) -> str:
    """What weighs most against a change of a word that stays."""
    found = examined(word, context)
    return found if isinstance(found, str) else _heaviest(found.features) or "no word is near enough"


def _heaviest(features: Features) -> str:
    return next((fact for fact in weights().heaviest(features, len(features), -1) if _is_reason(fact)), "")


def _is_reason(fact: str) -> bool:
    """Does the name of the fact tell a person something? The kind of a slip alone does not, nor does a bare number."""
    return not fact.startswith(("always", "how ", *(kind.value for kind in Kind)))
