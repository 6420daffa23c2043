"""The judgement on words that do not go with their neighbours: what is meant, how sure that is, and who says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.language_model.counts import open_counts
from cleaner.language_model.tokens import Tokens
from cleaner.rules.typos.changes import Change, beside, other_word
from cleaner.rules.typos.context_checks import is_checkable, starts_sentence
from cleaner.rules.typos.real_words.candidates import Candidate, candidates
from cleaner.rules.typos.real_words.certain import certain
from cleaner.rules.typos.real_words.facts import asked_first, asked_last, weights
from cleaner.rules.typos.real_words.grammar import GOVERNS_VERBS, OF_NUMBER, governor
from cleaner.rules.typos.real_words.relations import SAME_STEM, relation_of
from cleaner.spans import Span
from cleaner.weighing import share_of

LANGUAGE = "en"
WORD, VERB_FORM, NUMBER = "TYP408", "TYP411", "TYP412"
_ARTICLES = frozenset(("a", "an"))
_NEAR = 5  # words in which one says how many
_SUREST = 0.99  # no share that was measured is that of certainty


class Verdict(NamedTuple):
    """``meant`` is meant by the word ``at`` that number in ``share`` of such places, so that it may be changed."""

    at: int
    meant: str
    share: float
    applicability: Applicability
    code: str


def wrong_words(code: str, document: Document) -> Iterator[Change]:
    """What the rule of that code says of the document."""
    return (_change(document, found) for found in document.fact(verdicts_of) if found.code == code)


def verdicts(document: Document) -> Iterator[Verdict]:
    """What may be said of the document's words."""
    sure = dict(certain(document.words))
    for index, meant in sure.items():
        if is_checkable(document, max(0, index - 1), index) and not is_set_apart(document, index):
            yield Verdict(index, meant, 1.0, Applicability.SAFE, WORD)
    points = weights()
    for found in candidates(document, document.fact(tokens_of)):
        if found.at in sure or is_of_articles(found):
            continue
        score = points.score(asked_first(found))
        if not points.may_reach(score):
            continue
        share = share_of(score + points.score(asked_last(document, found)))
        level = points.level(share)
        if level is not None and is_checkable(document, found.at, found.at):
            yield Verdict(found.at, found.meant, share, level, _code(document, found))


def is_set_apart(document: Document, index: int) -> bool:
    """Is the word an abbreviation or a name: "an ITS lab", "It's Nice"?"""
    words = document.words
    written = words.written(index)
    return written[1:] != written[1:].lower() or written[0].isupper() and not starts_sentence(words, index)


def _code(document: Document, found: Candidate) -> str:
    """Which rule speaks of it: one for forms of verbs, one for the number of nouns, one for all others."""
    relation = relation_of(found.written, found.meant)
    if relation in SAME_STEM - {"apostrophe"} and governor(document.words, found.at) in GOVERNS_VERBS:
        return VERB_FORM
    before = document.words.folded[max(0, found.at - _NEAR) : found.at]
    return NUMBER if relation == "ending -s" and not OF_NUMBER.isdisjoint(before) else WORD


def is_of_articles(found: Candidate) -> bool:
    """Is it "a" for "an", or "an" for "a"? Another rule hears how the next word begins."""
    return found.written in _ARTICLES and found.meant in _ARTICLES


def verdicts_of(document: Document) -> tuple[Verdict, ...]:
    """The verdicts, worked out once a document: ``document.fact(verdicts_of)``."""
    return tuple(sorted(verdicts(document)))


def places_of_verdicts(document: Document) -> frozenset[Span]:
    """The words of which something may be said."""
    return frozenset(document.words.span(found.at) for found in document.fact(verdicts_of))


def tokens_of(document: Document) -> Tokens:
    """The document's words as the model of English counts them."""
    return Tokens(document.words, open_counts())


def _change(document: Document, found: Verdict) -> Change:
    sure = found.applicability is Applicability.SAFE and not _is_in_title(document, found.at)
    change, phrase = other_word(document, document.words.span(found.at), found.meant, sure), beside(document, found.at)
    said = f"“{change.edits[0].text}” seems to be meant by “{document.words.written(found.at)}” in “{phrase}”."
    return change._replace(message=said, evidence=phrase, confidence=round(min(found.share, _SUREST), 2))


def _is_in_title(document: Document, index: int) -> bool:
    """Have the words on both sides capitals that nothing but a title gives?"""
    words = document.words
    near = [at for at in (index - 1, index + 1) if 0 <= at < len(words) and words.folded[at].split("'")[0] != "i"]
    return bool(near) and all(words.written(at)[0].isupper() and not starts_sentence(words, at) for at in near)
