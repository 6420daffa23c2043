"""Misspellings in the languages of which slips and clean text were measured: one judgement on each suspect word.

Vetoes first, then the facts are weighed, and the calibrated share alone sets the level.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from weakref import proxy

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.choice import features_here
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Candidate, choice_weights, likeliest
from cleaner.rules.typos.other_languages.features import of_form, of_letters, of_place
from cleaner.rules.typos.other_languages.forms import Form, bare, form, suspicious
from cleaner.rules.typos.other_languages.vetoes import why_it_stays
from cleaner.rules.typos.words import Word, is_capitalised
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings
from cleaner.weighing import Features, Weights, share_of, weights_in

LANGUAGES = frozenset(("de", "es", "fr", "it", "nl", "pt", "ru"))
KNOWN, PROBABLE = "TYP401", "TYP402"
_WEIGHTS = Path(__file__).parent / "weights.txt"
LEAST = {"ru": 0.99}  # the share from which a language that needs more goes unasked
_SUREST = 0.99  # no share that was measured is that of certainty


class Suspect(NamedTuple):
    """A suspect word that no veto keeps, with what may be meant and all facts."""

    word: Word
    form: Form
    features: Features

    @property
    def best(self) -> Candidate:
        return self.form.candidates[0]


def weights() -> Weights:
    """The points of each fact."""
    return weights_in(_WEIGHTS)


def misspellings(code: str, document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    """The findings of a rule: of forms that a list has, or of others."""
    if document.language not in LANGUAGES:
        return
    for suspect in suspects(document, settings, surroundings, code == KNOWN):
        share = share_of(weights().score(suspect.features))
        level = weights().level(share)
        if level is Applicability.SAFE and share < LEAST.get(document.language, 0.0):
            level = Applicability.UNSAFE
        if level is not None:
            yield _finding(code, suspect, level, share)


def reason_to_keep(word: Word, context: Context) -> str:
    """Why a word stays: the veto that keeps it, or what weighs most against a change."""
    near = form(context.lexicon, word.lower)
    if not near.candidates:
        return "no known word is near"
    near = _in_article(near, context)
    facts = _facts(word, near, context)
    heaviest = weights().heaviest(facts, len(facts), -1)
    return why_it_stays(word, word, near, context) or next(iter(heaviest), "no word is near enough")


def suspects(document: Document, settings: Settings, surroundings: Surroundings, listed: bool) -> Iterator[Suspect]:
    """The suspect words that no veto keeps, in order: those that a list has, or those that none has."""
    lexicon = open_lexicon(document.language)
    forms = set() if lexicon.is_empty else suspicious(lexicon, document.words.counts)
    near_forms = (form(lexicon, word) for word in forms)
    found = {near.word: near for near in near_forms if near.candidates and near.listed == listed}
    if not found:
        return
    context = Context(proxy(document), lexicon, settings, surroundings)
    for word, whole in _places(document, found):
        near = _in_article(found[word.lower], context)
        if not why_it_stays(word, whole, near, context):
            yield Suspect(word, near, _facts(word, near, context))


def _facts(word: Word, near: Form, context: Context) -> Features:
    oddness = context.lexicon.oddness(near.word)
    return {**of_form(near), **of_letters(oddness, near.candidates[0]), **of_place(word, near, context)}


def _in_article(form: Form, context: Context) -> Form:
    """The form with the words that may be meant in the order that the article's own use of them gives."""
    if len(form.candidates) == 1:
        return form
    points = choice_weights()
    used = (one._replace(points=one.points + points.score(features_here(one, context))) for one in form.candidates)
    return form._replace(candidates=likeliest(used))


def _places(document: Document, found: dict[str, Form]) -> Iterator[tuple[Word, Word]]:
    """Where the forms stand, without and with what is elided before them."""
    words = document.words
    for index, folded in enumerate(words.folded):
        form = bare(document.language, folded)
        if form in found:
            end = words.end(index)
            word = Word(end - len(form), end, document.text[end - len(form) : end])
            if word.lower == form:
                yield word, Word(words.start(index), end, words.written(index))


def _finding(code: str, suspect: Suspect, level: Applicability, share: float) -> Finding:
    word, best = suspect.word, suspect.best
    correction = best.word[:1].upper() + best.word[1:] if is_capitalised(word) else best.word
    message = f"“{word.text}” is a known misspelling of “{correction}”."
    if code == PROBABLE:
        message = f"“{word.text}” looks like “{correction}” with {best.slip.kind.value}."
    return Finding(
        code,
        word.span,
        message,
        fix=Fix((Edit(word.start, word.end, correction),), level),
        evidence=correction,
        confidence=min(_SUREST, round(share, 2)),
    )
