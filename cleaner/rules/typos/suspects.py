"""From a document to its suspect words with their verdicts, and from a verdict to a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from typing import NamedTuple
from weakref import proxy

from cleaner.document import Document
from cleaner.findings import Finding, Fix
from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Form, form, suspicious
from cleaner.rules.typos.judge import Verdict, judged
from cleaner.rules.typos.passages import Passages
from cleaner.rules.typos.words import Word, stem
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_SUREST = 0.99  # no share that was measured is that of certainty
LANGUAGE = "en"  # others have a room of their own: other_languages


class Suspect(NamedTuple):
    """A suspect word in its place, what is known of its form, and the verdict."""

    word: Word
    form: Form
    verdict: Verdict


def suspects(
    document: Document,
    settings: Settings,
    surroundings: Surroundings,
    is_suspect: Callable[[Lexicon, str], bool],
) -> Iterator[Suspect]:
    """The words that the test holds suspect and that get a correction, in order of place."""
    if document.language != LANGUAGE:
        return
    lexicon = open_lexicon(document.language)
    forms = {word for word in document.fact(_suspicious_forms) if is_suspect(lexicon, word.removesuffix("'s"))}
    if not forms:
        return
    context, passages = document.fact(_ContextUnder(settings, surroundings))
    for word in places(document, forms):
        verdict = judged(word, context, passages)
        if verdict.applicability is not None:
            yield Suspect(word, form(lexicon, word.lower), verdict)


def places(document: Document, forms: Set[str]) -> Iterator[Word]:
    """Where the folded forms occur, possessives by their stems, in order."""
    words = document.words
    for index in [index for index, folded_word in enumerate(words.folded) if folded_word in forms]:
        yield stem(Word(words.start(index), words.end(index), words.written(index)))


def _suspicious_forms(document: Document) -> set[str]:
    lexicon = open_lexicon(document.language)
    return set() if lexicon.is_empty else suspicious(lexicon, document.words.counts.keys())


class _ContextUnder:
    """Makes the Context of a document, for ``Document.fact``: the rules about misspellings share what it finds out."""

    def __init__(self, settings: Settings, surroundings: Surroundings) -> None:
        self._settings = settings
        self._surroundings = surroundings

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _ContextUnder):
            return False
        return self._settings is other._settings and self._surroundings is other._surroundings

    def __hash__(self) -> int:
        return hash((id(self._settings), id(self._surroundings)))

    def __call__(self, document: Document) -> tuple[Context, Passages]:
        # The document holds the Context: if that held it too, only the collector could free the two.
        context = Context(proxy(document), open_lexicon(document.language), self._settings, self._surroundings)
        return context, Passages(context)


def finding_of(code: str, suspect: Suspect, document: Document, message: str) -> Finding:
    """The finding that makes or shows the suspect's correction."""
    word, verdict = suspect.word, suspect.verdict
    assert verdict.applicability is not None
    correction = _with_apostrophes_of(document.text, verdict.correction)
    return Finding(
        code,
        word.span,
        message,
        fix=Fix((Edit(word.start, word.end, correction),), verdict.applicability),
        evidence=verdict.correction,
        confidence=min(_SUREST, round(verdict.share, 2)),
    )


def _with_apostrophes_of(text: str, correction: str) -> str:
    """A typographic apostrophe where the article writes them."""
    return correction.replace("'", "’") if "'" in correction and "’" in text and "'" not in text else correction
