"""Links to other articles: the head over them and the titles under it.

What it finds
    A line such as "Related articles" or "Most read", and the short lines that follow it, as long
    as they read like titles and no sentence of the article comes between.
Why it is wrong
    They lead to other pages; in the bare text they interrupt the article or trail after it.
Example
    before: The board meets again in May, and until then all dues stay as they are. / Related / Quay wall cracks again
    after: The board meets again in May, and until then all dues stay as they are.
When it stays silent
    A list that the article introduces itself ("These are our top picks:"), a heading with its
    paragraph, sentences. In a text with markup links and their head go only when asked for.
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
    return findings_of(document, surroundings, Kind.LINKS, RULE.code)


RULE = Rule(
    "BLR303",
    "related-links",
    "A head over links to other articles, or a title under it",
    Applicability.SAFE,
    check,
)
