"""Which word is meant by a form in its article: its own points, and what the article says itself."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p, log2

from cleaner.rules.typos.context import Context
from cleaner.rules.typos.fitting import Beside
from cleaner.rules.typos.forms import Candidate, Choice, Form, choice_weights, far_candidates, likeliest
from cleaner.rules.typos.slips import Kind
from cleaner.weighing import Features


def choice_of(form: Form, context: Context) -> Choice | None:
    """What is meant; None when nothing is near."""
    near = form.candidates
    if not form.listed and not form.zipf:
        near = (*near, *context.own_spellings(form.word))
    if not near and not form.zipf and not form.parts:
        near = far_candidates(context.lexicon, form.word)
    if not near:
        return None
    return Choice(in_article(near, context))


def in_article(candidates: Sequence[Candidate], context: Context) -> tuple[Candidate, ...]:
    """The words that may be meant in the order that the article's own use of them gives."""
    points = choice_weights()
    used = (one._replace(points=one.points + points.score(features_here(one, context))) for one in candidates)
    return likeliest(used)


def features_here(candidate: Candidate, context: Context) -> Features:
    """What the article says of a candidate: it uses it, or another form of it."""
    word = candidate.word.lower()
    times = context.counts[word]
    is_two = candidate.slip.kind is Kind.BLANK
    return {
        "a blank missing, as elsewhere in the article": min(4.0, log2(1 + context.grown_together)) * is_two,
        "the article uses it": float(times > 0),
        "how often the article uses it": log1p(times),
        "the article uses a form of it": float(not times and context.uses_family(word)),
    }


def choice_in_place(choice: Choice, near: Beside | None) -> Choice:
    """The same, with what the words beside it say."""
    if choice.second is None or near is None:
        return choice
    points = choice_weights()
    told = [(one, near.facts(one.word.lower())) for one in choice.candidates]
    return Choice(likeliest(one._replace(points=one.points + points.score(facts)) for one, facts in told))
