"""A line that breaks off and tells, in other words, what another line tells.

What it finds
    A line without an end, many of whose names and rare words stand together in one other line.
Why it is wrong
    Teasers of older versions and agency copies of the same event stay behind between paragraphs.
    Whether they do, only a person can tell: it is shown and never changed.
Example
    before: The visit follows a phone call last Thursday between President Ada Brandt and Premier Tomas Liu, which
        Brandt described as friendly. Liu asked for patience in the relations of the two islands.
        / Fishermen on both coasts have heard such words before, and they went out as usual.
        / Amid stalled talks over the herring grounds, Ada Brandt and Tomas Liu spoke by phone Thursday. Liu called
        for a fresh start in relations, / Nobody expects a treaty before the autumn.
    after: (unchanged; shown only)
When it stays silent
    Lines that are whole, lines without two names in common, long lines, embedded posts, captions,
    lines that another repeat rule names or has judged to say something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.repeats.judge import repeats_in
from cleaner.rules.repeats.line_patterns import has_credit, is_embedded
from cleaner.rules.repeats.messages import excerpt, lines_of
from cleaner.rules.repeats.places import Places
from cleaner.rules.repeats.restating import restated
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

_NAMED = 4  # common words that the message names


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    judged = document.fact(repeats_in)
    copies = Places(span for r in judged.repeats for s in r.survivors for span in (r.span, s.stays))
    told = {(document.line_at(kept.passage.start), document.line_at(kept.like.start)) for kept in judged.kept}
    for found in restated(document):
        pair = document.line_at(found.span.start), document.line_at(found.told.start)
        if any(_is_apart(document.text[slice(*line)]) for line in (found.span, found.told)):
            continue
        if pair in told or (copies.touch(found.span) and copies.touch(found.told)):
            continue  # alike word by word, and judged already; or told the other way round
        told.add(pair[::-1])
        said = (
            f"{lines_of(document, found.span)} tells again what {lines_of(document, found.told).lower()} tells, "
            f"“{excerpt(document.text, found.told)}”: both name {', '.join(found.common[:_NAMED])}."
        )
        yield Finding(RULE.code, found.span, said, None, evidence=found.told)


def _is_apart(line: str) -> bool:
    """Posts and captions tell what the text tells, and are meant to."""
    return is_embedded(line) or has_credit(line)


RULE = Rule("DUP205", "restated-passage", "A line tells again what another tells", Applicability.DISPLAY, check)
