"""A copyright line of the site or the agency.

What it finds
    Lines that begin with a copyright sign and a year or end in "All rights reserved".
Why it is wrong
    It belongs to the foot of the page.
Example
    before: The ferry of the harbour sails again from next week on, every two hours.
        / © 2024 Harbour Press. All rights reserved.
    after: The ferry of the harbour sails again from next week on, every two hours.
When it stays silent
    Prose about copyright; licences in Markdown headings.
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
    return findings_of(document, surroundings, Kind.COPYRIGHT, RULE.code)


RULE = Rule("BLR311", "copyright-line", "A line about copyright", Applicability.SAFE, check)
