"""A form of a verb that does not go with the helping verb before it.

What it finds
    "can generated", "doesn't works", "should have went", "must be include", "to formatted".
Why it is wrong
    The sentence was changed from one tense to another and one word was left behind.
Example
    before: You can generated a key for the gate.
    after: You can generate a key for the gate.
When it stays silent
    Another form is weighed against the one written, by the words around it and by what the model of English counted
    (see TYP408); it is put in unasked where nearly all such places were slips, and proposed where most were. Inside
    quotation marks, where people speak as they speak, it is only proposed; in code, in dialect, in an article about
    grammar and in paragraphs of another language nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.real_words.verdicts import VERB_FORM, findings
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    yield from findings(VERB_FORM, document, settings, surroundings)


RULE = Rule(
    VERB_FORM,
    "wrong-verb-form",
    "a form of a verb that does not go with its helping verb",
    Applicability.SAFE,
    check,
)
