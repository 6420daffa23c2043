"""What ``check`` does with a word: the verdict of the typing rules, and what a check of the whole text makes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cleaner.document import Document
from cleaner.engine import clean
from cleaner.findings import Finding
from cleaner.reports.proposal import whole_words
from cleaner.rules.typos.explained import WordVerdict
from cleaner.settings import Settings
from cleaner.spans import Span
from cleaner.surroundings import Surroundings

_TYPING = "TYP"


def sentence_about(word: str, settings: Settings) -> Document:
    """A text that says nothing but the word, for when no article is named."""
    return Document(f"a a {word} a a", asked_language="en" if settings.language == "auto" else settings.language)


def checked_verdicts(
    verdicts: Sequence[WordVerdict], document: Document, settings: Settings, surroundings: Surroundings
) -> list[WordVerdict]:
    """The verdicts with what a check of the document says of each word where it first stands."""
    settings = settings._replace(language=document.language, strict=True)  # a person asks: all is told
    result = clean(document.text, format=document.format, settings=settings, surroundings=surroundings)
    left_out = {skipped.finding for skipped in result.skipped}
    found = [f for f in result.findings if f.code.startswith(_TYPING) and f not in left_out]
    return [_checked(verdict, document, found) for verdict in verdicts]


def _checked(verdict: WordVerdict, document: Document, findings: Sequence[Finding]) -> WordVerdict:
    word = re.compile(rf"(?<!\w){re.escape(verdict.word)}(?!\w)")
    places = [Span(*match.span()) for match in word.finditer(document.text)]
    for place in places:
        for finding in findings:
            if finding.fix is not None and finding.span.overlaps(place):
                edits = list(whole_words(document.text, finding.fix.edits))
                told = finding.fix.applicability
                reason = verdict.reason if told is verdict.applicability else finding.message
                return replace(verdict, correction=edits[0].text, applicability=told, reason=reason)
    if verdict.applicability is None:
        return verdict
    return replace(verdict, correction="", applicability=None, reason=_why_silent(places, document))


def _why_silent(places: Sequence[Span], document: Document) -> str:
    if not places:
        return "it does not stand in the article"
    if document.is_protected(places[0]):
        return "it stands in code, an address or markup there"
    return "no rule speaks of it there"
