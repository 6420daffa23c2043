"""The rules of misspellings, one judgement told in three ways; explanations.txt beside it says what they find."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple
from weakref import proxy

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos import judge
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Form, form
from cleaner.rules.typos.grown_names import names_grown_together
from cleaner.rules.typos.judge import Verdict
from cleaner.rules.typos.vetoes import is_meant
from cleaner.rules.typos.words import Word
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_SUREST = 0.99  # no share that was measured is that of certainty
_KNOWN, _PROBABLE, _TWO_WORDS = "TYP401", "TYP402", "TYP404"


class Suspect(NamedTuple):
    """A suspect word in its place, what is known of its form, and the verdict."""

    word: Word
    form: Form
    verdict: Verdict

    @property
    def code(self) -> str:
        """The rule that tells of it."""
        if self.form.listed:
            return _KNOWN
        return _TWO_WORDS if " " in self.verdict.correction else _PROBABLE


class _Suspects:
    """Judges the suspect words of a document, for ``Document.fact``: several rules tell of them."""

    def __init__(self, settings: Settings, surroundings: Surroundings) -> None:
        self._settings, self._surroundings = settings, surroundings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Suspects) and hash(self) == hash(other)

    def __hash__(self) -> int:
        return hash((id(self._settings), id(self._surroundings)))

    def __call__(self, document: Document) -> tuple[Suspect, ...]:
        # The document holds what is made here: if that held it too, only the collector could free the two.
        context = Context(proxy(document), open_lexicon(document.language), self._settings, self._surroundings)
        found = (Suspect(*one) for one in verdicts(context))
        return tuple(suspect for suspect in found if suspect.verdict.applicability is not None)


def verdicts(context: Context) -> Iterator[tuple[Word, Form, Verdict]]:
    """The suspect words of a document, in order, with what is known of their forms, and the verdicts."""
    if context.document.language == judge.LANGUAGE:
        return chain(judge.verdicts(context), _names_grown_together(context))
    from cleaner.rules.typos.other_languages.judge import verdicts as elsewhere  # few texts need it

    return elsewhere(context)


def _names_grown_together(context: Context) -> Iterator[tuple[Word, Form, Verdict]]:
    for word, meant in names_grown_together(context):
        if not is_meant(word, context):
            yield word, form(context.lexicon, word.lower), Verdict(meant, Applicability.SAFE, share=_SUREST)


def _rule(code: str, name: str, summary: str) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        suspects = document.fact(_Suspects(settings, surroundings))
        return (_finding(suspect, document) for suspect in suspects if suspect.code == code)

    return Rule(code, name, summary, Applicability.SAFE, check)


RULES = (
    _rule(_TWO_WORDS, "run-together-words", "two words that have grown together"),
    _rule(_KNOWN, "known-misspelling", "A misspelling that many people make."),
    _rule(_PROBABLE, "probable-misspelling", "A word nobody uses, one slip from a common one."),
)


def _finding(suspect: Suspect, document: Document) -> Finding:
    word, verdict = suspect.word, suspect.verdict
    assert verdict.applicability is not None
    correction = _with_apostrophes_of(document.text, verdict.correction)
    return Finding(
        suspect.code,
        word.span,
        _message(suspect),
        fix=Fix((Edit(word.start, word.end, correction),), verdict.applicability),
        evidence=verdict.correction,
        confidence=min(_SUREST, round(verdict.share, 2)),
    )


def _message(suspect: Suspect) -> str:
    written, verdict, code = suspect.word.text, suspect.verdict, suspect.code
    tail = f"; not changed unasked: {verdict.reason}" if verdict.reason else ""
    if code == _TWO_WORDS:
        return f"“{written}” seems to be two words, “{verdict.correction}”{tail}."
    if code == _PROBABLE:
        return f"“{written}” looks like “{verdict.correction}” with {verdict.slip}{tail}."
    listed = [one.word for one in suspect.form.candidates if one.place >= 0]
    others = "”, “".join([word for word in listed if word.lower() != verdict.correction.lower()][:3])
    if others:
        return f"“{written}” is a known misspelling; “{verdict.correction}” is likely meant, or “{others}”."
    return f"“{written}” is a known misspelling of “{verdict.correction}”{tail}."


def _with_apostrophes_of(text: str, correction: str) -> str:
    """A typographic apostrophe where the article writes them."""
    return correction.replace("'", "’") if "'" in correction and "’" in text and "'" not in text else correction
