"""A copy of a passage that breaks off, or begins, in mid-sentence.

What it finds
    A line, or the end of one, that repeats a passage of the article and is cut off: its last
    sentence stops without an end mark where the original goes on, or its first one starts in the
    middle.
Why it is wrong
    Teasers, previews and page breaks leave such stumps behind; all they say stands in the original.
Example
    before: The quay opened on Monday after two years of work, and boats may land there from dawn.
        / Nobody on the board was late for the meeting. / The quay opened on Monday after two years of
    after: The quay opened on Monday after two years of work, and boats may land there from dawn.
        / Nobody on the board was late for the meeting.
When it stays silent
    A short line without an end mark that is the middle of a sentence is mostly a heading. A stump
    that says anything the original does not say stays, and so does one that stands nowhere else
    (see DUP206).
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
    return findings_of(document, Kind.CUT, RULE.code)


RULE = Rule("DUP202", "truncated-copy", "A cut-off copy of a passage", Applicability.SAFE, check)
