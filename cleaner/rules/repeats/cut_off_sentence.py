"""A sentence that breaks off, and stands nowhere else.

What it finds
    A line of running text whose last sentence stops at a comma or at a word that cannot end one
    ("the", "and").
Why it is wrong
    The rest was lost when the text was copied, or the line is a teaser for another article. Only
    a person can tell, so it is shown and never changed.
Example
    before: The two spoke by phone on Thursday. The mayor called for a reset in relations,
        / The ferry line waits for its permit, and the board met on Monday.
    after: (unchanged; shown only)
When it stays silent
    Headings, list items, verse, hard-wrapped lines, lines that the next one goes on with; copies
    that a repeat rule removes.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.repeats.breaking_off import breaking_off
from cleaner.rules.repeats.judge import repeats_in
from cleaner.rules.repeats.messages import lines_of
from cleaner.rules.repeats.places import Places
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    suspects = document.fact(breaking_off)
    if not suspects:
        return
    copies = Places(repeat.span for repeat in document.fact(repeats_in).repeats)
    for span in suspects:
        if not copies.touch(span):
            ending = " ".join(document.text[max(span.start, span.end - 60) : span.end].split()[-4:])
            said = f"{lines_of(document, span)} breaks off after “{ending}”; its end stands nowhere in the article."
            yield Finding(RULE.code, span, said, None, evidence=ending)


RULE = Rule("DUP206", "cut-off-sentence", "A sentence breaks off", Applicability.DISPLAY, check)
