"""The rules of repeats that are one kind of copy each; explanations.txt beside it says what they find."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.repeats.judge import Kind
from cleaner.rules.repeats.messages import findings_of
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def _rule(kind: Kind, code: str, name: str, summary: str) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        return findings_of(document, kind, code)

    return Rule(code, name, summary, Applicability.SAFE, check)


RULES = (
    _rule(Kind.CUT, "DUP202", "truncated-copy", "A cut-off copy of a passage"),
    _rule(Kind.SENTENCES, "DUP203", "repeated-sentences", "Sentences stand twice inside running text"),
    _rule(Kind.NEAR, "DUP204", "near-copy", "A copy that differs by noise alone"),
    _rule(Kind.PULL_QUOTE, "DUP207", "pull-quote", "A pull quote or caption repeats the running text"),
)
