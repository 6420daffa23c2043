"""A pull quote, standfirst or caption that repeats a sentence of the running text.

What it finds
    A sentence that stands alone on its line and in the running text as well. The line goes, with
    its attribution or picture credit, when their names stand in what stays.
Why it is wrong
    Set beside the text in a layout, it is an ornament; in the bare text it is a repeat.
Example
    before: The crews wait for the winter to pass. “We shall be back in spring with more boats than ever
        before.” So said Ines Duarte on the quay. / “We shall be back in spring with more boats than ever before.”
        / The ferry line waits for its permit, and the board met on Monday.
    after: The crews wait for the winter to pass. “We shall be back in spring with more boats than ever
        before.” So said Ines Duarte on the quay.
        / The ferry line waits for its permit, and the board met on Monday.
When it stays silent
    A line that holds only a part of the sentence, unless it is a quotation with its speaker; a
    line that reads as a heading or a question.
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
    return findings_of(document, Kind.PULL_QUOTE, RULE.code)


RULE = Rule("DUP207", "pull-quote", "A pull quote or caption repeats the running text", Applicability.SAFE, check)
