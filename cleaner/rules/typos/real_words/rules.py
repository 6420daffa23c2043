"""The rules of real words, one judgement told in three ways; explanations.txt beside it says what they find."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.real_words.verdicts import NUMBER, VERB_FORM, WORD, findings
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def _rule(code: str, name: str, summary: str) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        return findings(code, document, settings, surroundings)

    return Rule(code, name, summary, Applicability.SAFE, check)


RULES = (
    _rule(WORD, "wrong-word", "a real word typed for another one"),
    _rule(VERB_FORM, "wrong-verb-form", "a form of a verb that does not go with its helping verb"),
    _rule(NUMBER, "wrong-number", "a noun in the singular for many, or in the plural for one"),
)
