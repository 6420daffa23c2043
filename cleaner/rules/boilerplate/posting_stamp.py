"""A reading time or the age of a post.

What it finds
    Whole lines: "4 min read", "3 hours ago".
Why it is wrong
    It is worked out by the page, and wrong once the text stands elsewhere.
Example
    before: Harbour reopens / 4 min read / The harbour opened again on Monday.
    after: Harbour reopens / The harbour opened again on Monday.
When it stays silent
    Dates and bylines, which belong to the article; durations in recipes and timetables.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.boilerplate.kinds import Kind
from cleaner.rules.boilerplate.telling import findings_of
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    return findings_of(document, surroundings, Kind.STAMP, RULE.code)


RULE = Rule("BLR309", "posting-stamp", "A reading time or a stamp of posting", Applicability.SAFE, check)
