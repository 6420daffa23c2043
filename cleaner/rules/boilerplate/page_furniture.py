"""A line of the page around an article: menus, buttons, notices of the site.

What it finds
    A whole line that is a listed phrase of pages ("Skip to content", "Read more", "Privacy
    policy"), a row of menu entries, or a short line that stands among such lines.
Why it is wrong
    It was copied along with the article and says nothing of it.
Example
    before: Skip to content / Menu / Harbour reopens / The harbour opened again on Monday.
    after: Harbour reopens / The harbour opened again on Monday.
When it stays silent
    The title, headings, sentences, list items, figures, dates, bylines, contacts, what may be a name; a word such as
    "Overview" or "Pricing" that has no furniture beside it. In a text with markup only a mark of an advertisement or a
    button to share goes unasked.
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
    return findings_of(document, surroundings, Kind.PAGE, RULE.code)


RULE = Rule("BLR301", "page-furniture", "A line belongs to the page, not to the article", Applicability.SAFE, check)
