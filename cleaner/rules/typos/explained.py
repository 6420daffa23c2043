"""Why a word is or is not trusted: what is known of it, what is near, what becomes of it and why."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.languages import entries
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.fitting import Beside
from cleaner.rules.typos.forms import Candidate, far_candidates, form, is_listed, is_unlisted
from cleaner.rules.typos.judge import LANGUAGE, Verdict, judged, reason_against
from cleaner.rules.typos.misspellings import verdicts
from cleaner.rules.typos.other_languages.forms import is_suspicious
from cleaner.rules.typos.other_languages.judge import LANGUAGES
from cleaner.rules.typos.passages import Passages
from cleaner.rules.typos.words import Word, stem, words_between
from cleaner.settings import Settings
from cleaner.surroundings import ALONE, Surroundings

_MAX_NEAR = 3


@dataclass(frozen=True, slots=True)
class WordVerdict:
    """What is known of a word and what becomes of it.

    ``zipf``: log10 of its occurrences in a thousand million words, 0.0 when unknown. ``listed``:
    its corrections when it is a known misspelling. ``near``: known words near it, likeliest first.
    ``correction`` is empty when it stays; ``applicability`` None then; ``reason`` why it stays or
    is not changed unasked.
    """

    word: str
    language: str
    has_lexicon: bool
    zipf: float = 0.0
    listed: tuple[str, ...] = ()
    near: tuple[Candidate, ...] = ()
    correction: str = ""
    applicability: Applicability | None = None
    reason: str = ""


def explain_word(
    written: str,
    settings: Settings | None = None,
    surroundings: Surroundings = ALONE,
    document: Document | None = None,
) -> WordVerdict:
    """The verdict on a word where it first stands in the document, or inside a sentence that says nothing.

    Without a document the language is that of the settings, English when they say "auto".
    """
    settings = settings or Settings()
    context_in = Context if document else _Alone
    if document is None:
        document = _neutral(written, "en" if settings.language == "auto" else settings.language)
    lexicon = open_lexicon(document.language)
    if lexicon.is_empty:
        return WordVerdict(written, document.language, False, reason="there are no words of this language")
    word = _first(document, written)
    found = form(lexicon, word.lower)
    verdict = _verdict(word, context_in(document, lexicon, settings, surroundings))
    return WordVerdict(
        written,
        document.language,
        True,
        found.zipf,
        lexicon.known_misspelling(word.lower),
        (found.candidates or far_candidates(lexicon, word.lower))[:_MAX_NEAR],
        verdict.correction,
        verdict.applicability,
        verdict.reason,
    )


class _Alone(Context):
    """Of a word without its article: what stands beside it is unknown."""

    def beside(self, word: Word) -> Beside | None:
        return None


def _verdict(word: Word, context: Context) -> Verdict:
    if context.document.language != LANGUAGE:
        judged_here = (verdict for near, _, verdict in verdicts(context) if near.end == word.end)
        return next(judged_here, None) or Verdict(reason=_why_unjudged(word, context))
    if is_listed(context.lexicon, word.lower) or is_unlisted(context.lexicon, word.lower):
        verdict = judged(word, context, Passages(context))
        is_weighed = verdict.applicability is None and not verdict.reason
        return verdict._replace(reason=reason_against(word, context)) if is_weighed else verdict
    return Verdict(reason=_why_unjudged(word, context))


def _why_unjudged(word: Word, context: Context) -> str:
    zipf = context.lexicon.zipf(word.lower)
    if context.document.language in LANGUAGES and is_suspicious(context.lexicon, word.lower):
        return "no known word is near"
    return "it is a known word" if zipf else "it is too short to be judged"


def _neutral(written: str, language: str) -> Document:
    words = " ".join(entries(language, "common_words")[:8]) if language in LANGUAGES else "a a"
    return Document(f"{words}, {written}, {words}", asked_language=language)


def _first(document: Document, written: str) -> Word:
    """The first place where the word stands, or a place at the end of the text when it stands nowhere."""
    text = document.text
    place = text.find(written)
    while place >= 0:
        word = next(iter(words_between(text, place, len(text))), None)
        if word is not None and word.start == place and not text[place - 1 : place].isalnum():
            return stem(word)
        place = text.find(written, place + 1)
    return Word(len(text), len(text), written)
