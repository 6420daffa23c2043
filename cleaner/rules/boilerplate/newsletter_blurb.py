"""A sentence that offers a newsletter, an account or the app.

What it finds
    A line of one sentence that opens or ends with a listed phrase ("Sign up for our ...", "...
    to your inbox").
Why it is wrong
    It speaks for the site in the middle of the article.
Example
    before: The ferry sails again. / Sign up for our newsletter and get the harbour news every morning.
    after: The ferry sails again.
When it stays silent
    Paragraphs of several sentences; the last paragraph of the article; an article about newsletters.
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
    return findings_of(document, surroundings, Kind.BLURB, RULE.code)


RULE = Rule(
    "BLR312",
    "newsletter-blurb",
    "A sentence that offers a newsletter or an account",
    Applicability.SAFE,
    check,
)
