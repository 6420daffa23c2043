"""The head of the box about the author.

What it finds
    Whole lines: "About the author", "View profile".
Why it is wrong
    The box stands under every article of its author. What it says may be wanted, so its head goes
    only when asked for.
Example
    before: The ferry sails again. / About the author / Ines Duarte writes about harbours.
    after: The ferry sails again. / Ines Duarte writes about harbours. (when asked for)
When it stays silent
    The text of the box: sentences are never judged by their place.
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
    return findings_of(document, surroundings, Kind.AUTHOR, RULE.code)


RULE = Rule("BLR313", "author-box", "The head of a box about the author", Applicability.UNSAFE, check)
