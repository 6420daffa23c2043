"""A picture credit whose picture is not there.

What it finds
    Short lines that name a photographer and an agency ("Ines Duarte/Harbour Press"), when their
    surroundings too look like a page's.
Why it is wrong
    Without the picture it credits nothing. It is shown only: a credit is owed to a person.
Example
    before: The ferry of the harbour sails again from next week on, every two hours. / Share this
        / Photo: Ines Duarte
    after: The ferry of the harbour sails again from next week on, every two hours. / Photo: Ines Duarte
        (the credit stays)
When it stays silent
    Captions that say something; credits among sentences.
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
    return findings_of(document, surroundings, Kind.CREDIT, RULE.code)


RULE = Rule("BLR310", "photo-credit", "A picture credit without its picture", Applicability.DISPLAY, check)
