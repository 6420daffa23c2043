"""A copy that differs from its original by noise alone.

What it finds
    A line or block that repeats another but for broken letters, broken encoding, lost commas and
    blanks, or words that bear no fact ("that" for "which"). The undamaged copy stays. When a word
    that says something is swapped, the copy goes only when asked for (``--unsafe-fixes``).
Why it is wrong
    One of the two came in by another road, through a scanner or a wrong encoding.
Example
    before: The mayor opened the new bridge over the river on Friday evening. / The band played until midnight.
        / Thc mayor opencd the new bridge over the river on Friday evening.
    after: The mayor opened the new bridge over the river on Friday evening. / The band played until midnight.
When it stays silent
    A number, a name, a denial, or any other word that both copies know and that differs, makes
    them two passages; so does a word that the copy has and the original lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.repeats.telling import findings_of
from cleaner.rules.repeats.verdicts import Kind
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    return findings_of(document, Kind.NEAR, RULE.code)


RULE = Rule("DUP204", "near-copy", "A copy that differs by noise alone", Applicability.SAFE, check)
