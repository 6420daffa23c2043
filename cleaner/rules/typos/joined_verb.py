"""A verb and its particle written as one word, as only the noun is.

What it finds
    "the page is setup correctly", "you can checkout the branch", "we have setup the boats"; "to setup a" is a listed
    context of wrong words and goes unasked.
Why it is wrong
    "The setup" is a thing; what one does is "to set up", and between the two the object may stand.
Example
    before: You can checkout the branch once the server is setup correctly.
    after: You can check out the branch once the server is set up correctly. (when asked for)
When it stays silent
    Where the sentence is not much likelier with two words, by the words around and by their classes: the noun stays.
    Names, code, passages in another language, and what hyphens join are left alone. Nothing is changed unasked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.language_model.gains import sequences
from cleaner.languages import entries
from cleaner.rules.typos.context_checks import as_shown, is_checkable, match_case, starts_sentence
from cleaner.rules.typos.real_words.verdicts import LANGUAGE, places_of_verdicts, tokens_of
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_LIKELIER = 4.0  # bits by which the text is likelier, by words and by classes each


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != LANGUAGE:
        return
    for at in document.words.places(_joined().keys()):
        parts = _joined()[document.words.folded[at]]
        if _may_be_verb(document, at) and _gain(document, at, parts) >= _LIKELIER:
            yield _finding(document, at, " ".join(parts))


@cache
def _joined() -> dict[str, list[str]]:
    """The listed nouns, with the verb and the particle of each."""
    return {line.replace(" ", ""): line.split() for line in entries(LANGUAGE, "joined_verbs")}


def _may_be_verb(document: Document, at: int) -> bool:
    words = document.words
    is_plain = words.written(at).islower() or words.written(at).istitle() and starts_sentence(words, at)
    is_alone = not words.gaps[at].endswith("-") and words.span(at) not in document.fact(places_of_verdicts)
    return is_plain and is_alone and is_checkable(document, at, at)


def _gain(document: Document, at: int, parts: list[str]) -> float:
    """Bits by which the text is likelier with two words: the less of what words and classes say."""
    tokens = document.fact(tokens_of)
    return min(sequences().gain(*tokens.window(at, at + 1), [tokens.counts.ids[part] for part in parts]))


def _finding(document: Document, at: int, meant: str) -> Finding:
    words = document.words
    span, wrong = words.span(at), words.written(at)
    meant = match_case(meant, wrong, "")
    return Finding(
        RULE.code,
        span,
        f"The verb is “{meant}”; “{wrong}” is the noun.",
        Fix((Edit(span.start, span.end, meant),), Applicability.UNSAFE),
        evidence=as_shown(document, max(0, at - 1), min(len(words) - 1, at + 1)),
    )


RULE = Rule("TYP417", "joined-verb", "a verb and its particle written as one word", Applicability.UNSAFE, check)
