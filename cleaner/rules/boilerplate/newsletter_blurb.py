"""A sentence that offers a newsletter, an account or the app.

What it finds
    A line of one sentence that opens or ends with a listed phrase ("Sign up for our ...", "...
    to your inbox").
Why it is wrong
    It speaks for the site in the middle of the article.
Example
    before: The harbour office said on Monday that the ferry will sail again from next week on, every two hours.
        / Newsletter / Sign up for our newsletter and get the news of the harbour in your inbox every morning.
        / Your email address / Subscribe
    after: The harbour office said on Monday that the ferry will sail again from next week on, every two hours.
When it stays silent
    A sentence with mostly words of its own, or with no line of the page near; paragraphs of several sentences; the last
    paragraph of the article; an article about newsletters.
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
