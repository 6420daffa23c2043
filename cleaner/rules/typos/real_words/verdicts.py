"""The judgement on words that do not go with their neighbours: what is meant, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding
from cleaner.language_model.counts import open_counts
from cleaner.language_model.tokens import Tokens
from cleaner.rules.typos.context_checks import is_checkable
from cleaner.rules.typos.real_words.candidates import Candidate, candidates
from cleaner.rules.typos.real_words.facts import asked_first, asked_last
from cleaner.spans import Span
from cleaner.weighing import Weights, share_of, weights_in

LANGUAGE = "en"
_WEIGHTS = Path(__file__).parent / "real_word_weights.txt"
_ARTICLES = frozenset(("a", "an"))


class Verdict(NamedTuple):
    """``meant`` is meant by the word ``at`` that number in ``share`` of such places, so that it may be changed."""

    at: int
    meant: str
    share: float
    applicability: Applicability


def weights() -> Weights:
    """The points of each fact about a real word that may have been typed for another."""
    return weights_in(_WEIGHTS)


def verdicts(document: Document) -> Iterator[Verdict]:
    """What may be said of the document's words, in order of place."""
    if document.language != LANGUAGE:
        return
    tokens = document.fact(tokens_of)
    points = weights()
    for found in candidates(document, tokens):
        if is_of_articles(found):
            continue
        score = points.score(asked_first(tokens, found))
        if not points.may_reach(score):
            continue
        share = share_of(score + points.score(asked_last(document, tokens, found)))
        level = points.level(share)
        if level is not None and is_checkable(document, found.at, found.at):
            yield Verdict(found.at, found.meant, share, level)


def is_of_articles(found: Candidate) -> bool:
    """Is it "a" for "an", or "an" for "a"? Another rule hears how the next word begins."""
    return found.written in _ARTICLES and found.meant in _ARTICLES


def verdicts_of(document: Document) -> tuple[Verdict, ...]:
    """The verdicts, worked out once a document: ``document.fact(verdicts_of)``."""
    return tuple(verdicts(document))


def places_of_verdicts(document: Document) -> frozenset[Span]:
    """The words of which something may be said."""
    return frozenset(document.words.span(found.at) for found in document.fact(verdicts_of))


def sure_places(document: Document) -> frozenset[Span]:
    """The words that may be changed unasked."""
    sure = (found for found in document.fact(verdicts_of) if found.applicability is Applicability.SAFE)
    return frozenset(document.words.span(found.at) for found in sure)


def leaves(document: Document, finding: Finding) -> bool:
    """Does a finding that waits to be asked for leave its place to a sure verdict?"""
    waits = finding.fix is None or finding.fix.applicability is not Applicability.SAFE
    return waits and finding.span in document.fact(sure_places)


def tokens_of(document: Document) -> Tokens:
    """The document's words as the model of English counts them."""
    return Tokens(document.words, open_counts())
