"""From a document to its suspect words with their verdicts, and from a verdict to a finding."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple
from weakref import proxy

from cleaner.document import Document
from cleaner.findings import Finding, Fix
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Form, form, suspicious
from cleaner.rules.typos.judge import Verdict, judged
from cleaner.rules.typos.passages import Passages
from cleaner.rules.typos.words import Word, stem
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_SUREST = 0.99  # no share that was measured is that of certainty
KNOWN, PROBABLE, TWO_WORDS = "TYP401", "TYP402", "TYP404"  # codes of the rules that tell
LANGUAGE = "en"  # others have a room of their own: other_languages


class Suspect(NamedTuple):
    """A suspect word in its place, what is known of its form, and the verdict."""

    word: Word
    form: Form
    verdict: Verdict

    @property
    def code(self) -> str:
        """The rule that tells of it."""
        if self.form.listed:
            return KNOWN
        return TWO_WORDS if " " in self.verdict.correction else PROBABLE


def suspects(code: str, document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Suspect]:
    """The suspect words with a correction of which the rule tells, in order of place."""
    return (one for one in document.fact(_SuspectsUnder(settings, surroundings)) if one.code == code)


def places(document: Document, forms: Set[str]) -> Iterator[Word]:
    """Where the folded forms occur, possessives by their stems, in order."""
    words = document.words
    for index in [index for index, folded_word in enumerate(words.folded) if folded_word in forms]:
        yield stem(Word(words.start(index), words.end(index), words.written(index)))


def _suspicious_forms(document: Document) -> set[str]:
    lexicon = open_lexicon(document.language)
    return set() if lexicon.is_empty else suspicious(lexicon, document.words.counts.keys())


class _SuspectsUnder:
    """Judges the suspect words of a document, for ``Document.fact``: several rules tell of them."""

    def __init__(self, settings: Settings, surroundings: Surroundings) -> None:
        self._settings = settings
        self._surroundings = surroundings

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _SuspectsUnder):
            return False
        return self._settings is other._settings and self._surroundings is other._surroundings

    def __hash__(self) -> int:
        return hash((id(self._settings), id(self._surroundings)))

    def __call__(self, document: Document) -> tuple[Suspect, ...]:
        forms = document.fact(_suspicious_forms) if document.language == LANGUAGE else set()
        if not forms:
            return ()
        # The document holds what is made here: if that held it too, only the collector could free the two.
        context = Context(proxy(document), open_lexicon(document.language), self._settings, self._surroundings)
        passages = Passages(context)
        judged_words = ((word, judged(word, context, passages)) for word in places(document, forms))
        return tuple(
            Suspect(word, form(context.lexicon, word.lower), verdict)
            for word, verdict in judged_words
            if verdict.applicability is not None
        )


def finding_of(suspect: Suspect, document: Document, message: str) -> Finding:
    """The finding that makes or shows the suspect's correction."""
    word, verdict = suspect.word, suspect.verdict
    assert verdict.applicability is not None
    correction = _with_apostrophes_of(document.text, verdict.correction)
    return Finding(
        suspect.code,
        word.span,
        message,
        fix=Fix((Edit(word.start, word.end, correction),), verdict.applicability),
        evidence=verdict.correction,
        confidence=min(_SUREST, round(verdict.share, 2)),
    )


def _with_apostrophes_of(text: str, correction: str) -> str:
    """A typographic apostrophe where the article writes them."""
    return correction.replace("'", "’") if "'" in correction and "’" in text and "'" not in text else correction
