"""A misspelling that many people make, known from a list.

What it finds
    Words of the dictionary of common misspellings ("recieve", "occured", "goverment") and
    contractions without their apostrophe ("dont", "youll"). Corrections of the list stand beside
    other words that are near; how common a word is, how likely the slip, and what the article uses
    itself choose among them. All that is known is weighed into a share: of such words in texts that
    nobody had read, so many were slips for this one. The share sets who may change it.
Why it is wrong
    No reader takes these forms for anything but slips.
Example
    before: The goverment did not recieve the letter.
    after: The government did not receive the letter.
When it stays silent
    In code, addresses, names for machines, and alone in quotation marks or before "[sic]", where
    the spelling itself is meant; in words with capitals inside and pieces of words; in a passage of
    another language; for words that the settings or several files of the run vouch for. After an
    initial or title, before an age or a bracket a capital makes a name; surnames and places that look
    like slips ("Holliday", "Frome") stay too, or are only shown. In an article about misspellings,
    among words of a dialect, and for a word that stands in code of the article it only proposes.
    German, Spanish, French, Italian, Dutch, Portuguese and Russian have short lists and a judgement of
    their own (see TYP402); other languages are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.typos.suspects import KNOWN, LANGUAGE, Suspect, finding_of, suspects
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != LANGUAGE:
        from cleaner.rules.typos.other_languages.judge import misspellings

        yield from misspellings(KNOWN, document, settings, surroundings)
        return
    for suspect in suspects(KNOWN, document, settings, surroundings):
        yield finding_of(suspect, document, _message(suspect))


def _message(suspect: Suspect) -> str:
    written, verdict = suspect.word.text, suspect.verdict
    listed = [candidate.word for candidate in suspect.form.candidates if candidate.place >= 0]
    others = [word for word in listed if word.lower() != verdict.correction.lower()]
    if others:
        rest = "”, “".join(others[:3])
        return f"“{written}” is a known misspelling; “{verdict.correction}” is likely meant, or “{rest}”."
    tail = f"; not changed unasked: {verdict.reason}" if verdict.reason else ""
    return f"“{written}” is a known misspelling of “{verdict.correction}”{tail}."


RULE = Rule(KNOWN, "known-misspelling", "A misspelling that many people make.", Applicability.SAFE, check)
