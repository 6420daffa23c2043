"""A line of the comments under an article: their head, form, counter or rules.

What it finds
    Whole lines: "12 Comments", "Leave a reply", "Your email address will not be published".
Why it is wrong
    The form is gone, and the comments are not the article.
Example
    before: The ferry of the harbour sails again from next week on, every two hours.
        / Leave a Reply / Cancel reply
    after: The ferry of the harbour sails again from next week on, every two hours.
When it stays silent
    The comments themselves: they are sentences, and no list knows them.
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
    return findings_of(document, surroundings, Kind.COMMENTS, RULE.code)


RULE = Rule("BLR307", "comment-form", "A line of the comments: their head, form or counter", Applicability.SAFE, check)
