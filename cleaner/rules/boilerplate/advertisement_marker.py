"""A mark that an advertisement stood here, or that the article goes on below it.

What it finds
    Whole lines: "Advertisement", "Sponsored content", "Story continues below".
Why it is wrong
    The advertisement is gone; its mark cuts the article in two.
Example
    before: The ferry sails again. / ADVERTISEMENT / It carries forty cars.
    after: The ferry sails again. / It carries forty cars.
When it stays silent
    Prose about advertising; a heading with its paragraph.
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
    return findings_of(document, surroundings, Kind.ADVERTISEMENT, RULE.code)


RULE = Rule("BLR306", "advertisement-marker", "A mark that an advertisement stood here", Applicability.SAFE, check)
