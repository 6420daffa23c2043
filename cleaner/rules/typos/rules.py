"""The rules of words in context, a row each; explanations.txt beside it says what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.typos.apostrophes import apostrophes
from cleaner.rules.typos.changes import Change
from cleaner.rules.typos.doubled_word import doubled_words
from cleaner.rules.typos.joined_verb import joined_verbs
from cleaner.rules.typos.missing_word import missing_words
from cleaner.rules.typos.numbers import compounds, date_commas
from cleaner.rules.typos.real_words.verdicts import NUMBER, VERB_FORM, WORD, wrong_words
from cleaner.rules.typos.space_before_punctuation import spaces_before_marks
from cleaner.rules.typos.wrong_article import wrong_articles
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

_UNASKED, _ASKED = Applicability.SAFE, Applicability.UNSAFE
_ENGLISH, _ANY = "en", ""


def _rule(
    code: str,
    name: str,
    summary: str,
    most: Applicability,
    find: Callable[[Document], Iterator[Change]],
    language: str = _ENGLISH,
) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        for span, message, edits, level, evidence, share in find(document) if language in document.language else ():
            word = document.text[span.start : span.end].lower()
            if word not in surroundings.words and word not in map(str.lower, settings.words):
                yield Finding(code, span, message, Fix(edits, level), evidence, share)

    return Rule(code, name, summary, most, check)


RULES = (
    _rule("TYP403", "doubled-word", "a word that stands twice in a row by mistake", _UNASKED, doubled_words, _ANY),
    _rule(
        "TYP407",
        "space-before-punctuation",
        "a blank before a comma or a full stop",
        _UNASKED,
        spaces_before_marks,
        _ANY,
    ),
    _rule(WORD, "wrong-word", "a real word typed for another one", _UNASKED, partial(wrong_words, WORD)),
    _rule(
        VERB_FORM,
        "wrong-verb-form",
        "a form of a verb that does not go with its helping verb",
        _UNASKED,
        partial(wrong_words, VERB_FORM),
    ),
    _rule(
        NUMBER,
        "wrong-number",
        "a noun in the singular for many, or in the plural for one",
        _UNASKED,
        partial(wrong_words, NUMBER),
    ),
    _rule("TYP409", "wrong-article", '"a" before a vowel sound, "an" before a consonant', _UNASKED, wrong_articles),
    _rule(
        "TYP410",
        "misplaced-apostrophe",
        "an apostrophe where there is none, or none where there is one",
        _UNASKED,
        apostrophes,
    ),
    _rule(
        "TYP413",
        "misplaced-date-comma",
        "the comma of a date on the wrong side of the day",
        _UNASKED,
        date_commas,
    ),
    _rule(
        "TYP414",
        "space-in-compound",
        "a blank beside the hyphen of a compound, or in its place",
        _UNASKED,
        compounds,
    ),
)

PROPOSALS = (
    _rule("TYP416", "missing-word", "a little word of grammar that is missing", _ASKED, missing_words),
    _rule("TYP417", "joined-verb", "a verb and its particle written as one word", _ASKED, joined_verbs),
)
