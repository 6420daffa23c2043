"""The name of a site's section, left standing above the title.

What it finds
    A line such as "Business" or "World news" between the top of the text and its first
    paragraph, when another line there can be the title.
Why it is wrong
    It says where the article hung in the site, not what it says.
Example
    before: Business / Harbour dues rise again in June / The board of the harbour decided on Monday that the dues rise.
    after: Harbour dues rise again in June / The board of the harbour decided on Monday that the dues rise.
When it stays silent
    The only line above the body is its title, whatever it says; the same word further down may
    be a heading.
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
    return findings_of(document, surroundings, Kind.LABEL, RULE.code)


RULE = Rule("BLR302", "section-label", "The name of a section stands above the title", Applicability.SAFE, check)
