"""A line of tags, topics or categories.

What it finds
    Lines that begin with "Tags", "Filed under", "Posted in" and the like.
Why it is wrong
    It files the article in its site.
Example
    before: The ferry sails again. / Tags: harbour, ferries
    after: The ferry sails again.
When it stays silent
    Sentences; fields of front matter; keywords of a paper.
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
    return findings_of(document, surroundings, Kind.FILING, RULE.code)


RULE = Rule("BLR308", "tag-line", "A line of tags or categories", Applicability.SAFE, check)
