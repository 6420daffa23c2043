"""A whole line, or several, that stand a second time word for word.

What it finds
    A paragraph, a line or a run of them whose every sentence stands elsewhere in the article in
    the same words; letter case, quotation marks and blanks aside.
Why it is wrong
    Text was pasted or extracted twice. A reader stumbles; nothing is told by the second copy.
Example
    before: The quay opened on Monday after two years of work, and boats may land there from dawn.
        / The fish market moves back next week.
        / The quay opened on Monday after two years of work, and boats may land there from dawn.
    after: The quay opened on Monday after two years of work, and boats may land there from dawn.
        / The fish market moves back next week.
When it stays silent
    List items, table rows, headings, verse, exchanges of a story, points of a summary, lines that make
    two neighbours alike; refrains, points under a head of their own and short lines that return farther
    away, as far as the weights say; lines in which any word that says something differs. A line that
    stands four times or more is told once, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.repeats.judge import Kind
from cleaner.rules.repeats.messages import findings_of, lines_of
from cleaner.rules.repeats.recurring import recurring_lines
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

_NAMED = 6  # places that the message names


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    yield from findings_of(document, Kind.PARAGRAPH, RULE.code)
    for places, more in recurring_lines(document):
        others = ", ".join(str(document.line_at(place.start) + 1) for place in places[1:_NAMED])
        rest = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        said = f"{lines_of(document, places[0])} stands {len(places)} times, again in lines {others}{rest}"
        said += f"; {more} more lines do" if more else ""
        yield Finding(RULE.code, places[0], f"{said}; look whether all of them are meant.", evidence=places[1])


RULE = Rule("DUP201", "repeated-paragraph", "A line or paragraph stands twice", Applicability.SAFE, check)
