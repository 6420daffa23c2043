"""A noun in the singular for many, or in the plural for one.

What it finds
    "these situation", "many difference", "each sections", "this patterns are".
Why it is wrong
    A word before the noun says how many there are, and the noun says otherwise.
Example
    before: This sections covers the older of the two mills.
    after: This section covers the older of the two mills.
When it stays silent
    The other number is weighed against the one written, by the words around it and by what the model of English
    counted (see TYP408); it is put in unasked where nearly all such places were slips, and proposed where most were.
    In code, in dialect, in an article about grammar and in paragraphs of another language nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.real_words.verdicts import NUMBER, findings
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    yield from findings(NUMBER, document, settings, surroundings)


RULE = Rule(
    NUMBER,
    "wrong-number",
    "a noun in the singular for many, or in the plural for one",
    Applicability.SAFE,
    check,
)
