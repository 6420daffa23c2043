"""Misspellings in the languages of which slips and clean text were measured: one judgement on each suspect word.

Vetoes first, then the facts are weighed, and the calibrated share alone sets the level.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Candidate, Form
from cleaner.rules.typos.judge import Verdict, in_article
from cleaner.rules.typos.other_languages.features import facts_of
from cleaner.rules.typos.other_languages.forms import bare, form, suspicious
from cleaner.rules.typos.other_languages.vetoes import why_it_stays
from cleaner.rules.typos.words import Word, match_capital
from cleaner.weighing import Features, Weights, share_of, weights_in

LANGUAGES = frozenset(("de", "es", "fr", "it", "nl", "pt", "ru"))
_WEIGHTS = Path(__file__).parent / "weights.txt"
LEAST = {"ru": 0.99}  # the share from which a language that needs more goes unasked


class Suspect(NamedTuple):
    """A suspect word with what may be meant, and all facts; or the veto that keeps it."""

    word: Word
    form: Form
    features: Features
    veto: str

    @property
    def best(self) -> Candidate:
        return self.form.candidates[0]


def weights() -> Weights:
    """The points of each fact."""
    return weights_in(_WEIGHTS)


def verdicts(context: Context) -> Iterator[tuple[Word, Form, Verdict]]:
    """The suspect words of a document, in order, with what is known of their forms, and the verdicts."""
    if context.document.language in LANGUAGES:
        yield from ((one.word, one.form, _judged(one, context.document.language)) for one in suspects(context))


def _judged(suspect: Suspect, language: str) -> Verdict:
    if suspect.veto:
        return Verdict(reason=suspect.veto)
    share = share_of(weights().score(suspect.features))
    level = weights().level(share)
    if level is Applicability.SAFE and share < LEAST.get(language, 0.0):
        level = Applicability.UNSAFE
    if level is None:
        heaviest = weights().heaviest(suspect.features, len(suspect.features), -1)
        return Verdict(reason=next(iter(heaviest), "no word is near enough"))
    return Verdict(match_capital(suspect.best.word, suspect.word), level, "", share, suspect.best.slip.kind.value)


def suspects(context: Context) -> Iterator[Suspect]:
    """The suspect words near which another word is, in order."""
    lexicon = context.lexicon
    forms = set() if lexicon.is_empty else suspicious(lexicon, context.counts)
    found = {near.word: near for near in (form(lexicon, word) for word in forms) if near.candidates}
    for word, whole in _places(context.document, found) if found else ():
        near = found[word.lower]
        near = near._replace(candidates=in_article(near.candidates, context))
        veto = why_it_stays(word, whole, near, context)
        yield Suspect(word, near, {} if veto else facts_of(word, near, context), veto)


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
