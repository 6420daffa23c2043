"""A misspelling that many people make, known from a list.

What it finds
    Words of the dictionary of common misspellings ("recieve", "occured", "goverment") and
    contractions without their apostrophe ("dont", "youll"). Where the list knows several
    corrections, the commonest word that a likely slip explains comes first; words that the
    article uses itself gain.
Why it is wrong
    No reader takes these forms for anything but slips.
Example
    before: The goverment did not recieve the letter.
    after: The government did not receive the letter.
When it stays silent
    In code, addresses, names for machines, and alone in quotation marks or before "[sic]", where
    the spelling itself is meant; in words with capitals inside; in a passage of another language;
    for words that the settings or several files of the run vouch for. A capital inside a sentence
    is a name unless the correction cannot be one; one at its start is a name where names stand: after an
    initial or title, before an age, a bracket, a possession or a verb, between commas and in rows.
    Surnames and places that look like slips ("Holliday", "Frome") are only shown. Where several
    words may be meant, where many write the word so, in an article about misspellings, and for a
    term that the article uses again and again or in its code, it only suggests.
    Languages other than English have no list.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.forms import is_listed
from cleaner.rules.typos.suspects import Suspect, finding_of, suspects
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

CODE = "TYP401"


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    for suspect in suspects(document, settings, surroundings, is_listed):
        yield finding_of(CODE, suspect, document, _message(suspect))


def _message(suspect: Suspect) -> str:
    written, verdict = suspect.word.text, suspect.verdict
    others = [c.word for c in suspect.form.candidates if c.word.lower() != verdict.correction.lower()]
    if others:
        listed = "”, “".join(others[:3])
        return f"“{written}” is a known misspelling; “{verdict.correction}” is likely meant, or “{listed}”."
    tail = f"; it is not changed unasked, since {verdict.reason}" if verdict.reason else ""
    return f"“{written}” is a known misspelling of “{verdict.correction}”{tail}."


RULE = Rule(CODE, "known-misspelling", "A misspelling that many people make.", Applicability.SAFE, check)
