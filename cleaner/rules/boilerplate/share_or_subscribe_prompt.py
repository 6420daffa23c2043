"""A prompt to share, follow, subscribe, sign in or pay.

What it finds
    Whole lines: "Share this article", "Follow us on ...", "Sign up", names of networks in a row.
Why it is wrong
    It asks the reader of the page for something; the text has no button to press.
Example
    before: Share on Facebook / The ferry sails again.
    after: The ferry sails again.
When it stays silent
    A network's name as a heading or in a table of figures; prose about newsletters, accounts or
    sharing; whole sentences (BLR312).
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
    return findings_of(document, surroundings, Kind.PROMPT, RULE.code)


RULE = Rule(
    "BLR304",
    "share-or-subscribe-prompt",
    "A prompt to share, follow, subscribe or sign in",
    Applicability.SAFE,
    check,
)
