"""A line that the site puts round all its articles, known from its other stories.

What it finds
    A line that stands at the head or the foot of several stories, whatever its words are: as `cleaner learn`
    wrote it to .cleaner/learned.json, or, without that file, as the files of one run show it. The latter asks for
    five stories and one in a hundred, and for the same place: most stories with the line beside it have it there.
Why it is wrong
    What stands round every story says nothing of this one.
Example
    before: The ferry of the harbour sails again from next week on, every two hours.
        / Printed with care by the friends of the harbour
    after: The ferry of the harbour sails again from next week on, every two hours.
        (when .cleaner/learned.json has the line)
When it stays silent
    Without a learned file and other files. For headings, bylines, dates, credits and
    bare numbers, for the title, and for the last paragraph that the article has for itself. A sentence, a line
    with a figure or a colon, what may be a name and all lines of a text with markup go only when asked for, as does a
    line that only this run knows among no line that is a page's by its words: the headings of minutes and the
    refrains of hymns return as well.
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
    return findings_of(document, surroundings, Kind.LEARNED, RULE.code)


RULE = Rule("BLR305", "learned-line", "A line stands round many stories", Applicability.SAFE, check)
