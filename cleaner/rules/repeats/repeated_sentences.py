"""Sentences that stand twice inside running text.

What it finds
    A block of two sentences or more inside a paragraph that the article has elsewhere, word for
    word. A lone repeated sentence is shown, not removed.
Why it is wrong
    Revisions and merges leave the old place of a passage beside the new one.
Example
    before: The board met on Monday. It was a move that surprised everybody in the harbour. The calm did not
        last until the evening. / It was a move that surprised everybody in the harbour. The calm did not last
        until the evening. The ferry line waits for its permit.
    after: The board met on Monday. It was a move that surprised everybody in the harbour. The calm did not
        last until the evening. / The ferry line waits for its permit.
When it stays silent
    Refrains, questions, forms that stand four times or more, quotations given again; blocks that
    differ in a word that says something; paragraphs that are alike around the equal sentences, as
    of two places or two dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.repeats.telling import findings_of
from cleaner.rules.repeats.verdicts import Kind
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    return findings_of(document, Kind.SENTENCES, RULE.code)


RULE = Rule("DUP203", "repeated-sentences", "Sentences stand twice inside running text", Applicability.SAFE, check)
