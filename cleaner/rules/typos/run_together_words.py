"""Two words that have grown together.

What it finds
    "themarket", "timeof the year", "andthen": a form that no list of words knows, made of a
    little word of grammar and a common word.
Why it is wrong
    The blank was lost with a line's end or a key not hit.
Example
    before: They lost the ring in themarket yesterday.
    after: They lost the ring in the market yesterday.
When it stays silent
    Where another word is likelier meant ("thedn"), where the form can be cut in two ways, for
    compounds of two nouns ("webserver"), and wherever a probable misspelling stays (TYP402): it is
    judged as one, by the same facts. Forms that a list of misspellings has ("alot") are told as such.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.suspects import TWO_WORDS, Suspect, finding_of, suspects
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    for suspect in suspects(TWO_WORDS, document, settings, surroundings):
        yield finding_of(suspect, document, _message(suspect))


def _message(suspect: Suspect) -> str:
    verdict = suspect.verdict
    tail = f"; not changed unasked: {verdict.reason}" if verdict.reason else ""
    return f"“{suspect.word.text}” seems to be two words, “{verdict.correction}”{tail}."


RULE = Rule(TWO_WORDS, "run-together-words", "two words that have grown together", Applicability.SAFE, check)
