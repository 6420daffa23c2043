"""A real word typed for another one.

What it finds
    Words that are right in a dictionary and wrong where they stand: "could of known", "learn form
    each other", "on it's way", "rather then", "finished you're review", "the tags exists".
Why it is wrong
    A slip of the finger or the ear made another word, and no dictionary can see it; a reader
    stumbles over it.
Example
    before: It could of been worse, and the town has it's own mill.
    after: It could have been worse, and the town has its own mill.
When it stays silent
    Each word is held against others that may be meant: other forms of it, words one slip away, and
    words that many people confuse. A model of edited English says how much likelier the text is with
    the other word; that and what stands around are weighed into a share: of such places in texts
    left out, so many were slips. It is put in unasked where nearly all were, and proposed where most
    were. A few are on a closed list because nothing else can be meant ("could of known"). In a
    quotation and in a title in capitals it is only proposed. Words in capitals, in code, or set apart
    as words spoken about ("then" and "than") are left alone, and so are dialect and paragraphs in
    another language.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.real_words.verdicts import WORD, findings
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    yield from findings(WORD, document, settings, surroundings)


RULE = Rule(WORD, "wrong-word", "a real word typed for another one", Applicability.SAFE, check)
