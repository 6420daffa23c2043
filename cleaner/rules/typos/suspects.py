"""From a document to its suspect words with their verdicts, and from a verdict to a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple
from weakref import proxy

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix
from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.rules.typos.forms import Form, form, suspicious
from cleaner.rules.typos.trust import Trust
from cleaner.rules.typos.verdicts import Verdict, judged
from cleaner.rules.typos.words import Word, stem
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

LANGUAGES = frozenset(("en", "de", "fr", "es", "pt", "it", "nl"))
_CONFIDENCE = {Applicability.SAFE: 0.97, Applicability.UNSAFE: 0.8, Applicability.DISPLAY: 0.5}


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
    if document.language not in LANGUAGES:
        return
    lexicon, words = open_lexicon(document.language), document.words
    forms = {word for word in document.fact(_suspicious_forms) if is_suspect(lexicon, word.removesuffix("'s"))}
    if not forms:
        return
    trust = document.fact(_TrustUnder(settings, surroundings))
    for index in [index for index, folded_word in enumerate(words.folded) if folded_word in forms]:
        word = stem(Word(words.start(index), words.end(index), words.written(index)))
        verdict = judged(word, trust)
        if verdict.applicability is not None:
            yield Suspect(word, form(lexicon, word.lower), verdict)


def _suspicious_forms(document: Document) -> set[str]:
    lexicon = open_lexicon(document.language)
    return set() if lexicon.is_empty else suspicious(lexicon, document.words.counts.keys())


class _TrustUnder:
    """Makes the Trust of a document, for ``Document.fact``: the rules about misspellings share what it finds out."""

    def __init__(self, settings: Settings, surroundings: Surroundings) -> None:
        self._settings = settings
        self._surroundings = surroundings

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _TrustUnder):
            return False
        return self._settings is other._settings and self._surroundings is other._surroundings

    def __hash__(self) -> int:
        return hash((id(self._settings), id(self._surroundings)))

    def __call__(self, document: Document) -> Trust:
        lexicon = open_lexicon(document.language)
        # The document holds the Trust: if the Trust held it too, only the collector could free the two.
        return Trust(proxy(document), lexicon, self._settings, self._surroundings)


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
        confidence=_CONFIDENCE[verdict.applicability],
    )


def _with_apostrophes_of(text: str, correction: str) -> str:
    """A typographic apostrophe where the article writes them."""
    return correction.replace("'", "’") if "'" in correction and "’" in text and "'" not in text else correction
