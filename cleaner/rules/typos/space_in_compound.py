"""A blank beside the hyphen that joins a number and what it measures, or in its place.

What it finds
    "a 13 -year- old boy", "a 20- minute walk"; "a six year old boy", "a 30 day trial", where it only proposes.
Why it is wrong
    The hyphen makes one word of the parts; with a blank beside it, it reads as a dash, and without it the reader
    takes the measure for a noun of its own.
Example
    before: The 13 -year- old took a 20- minute walk.
    after: The 13-year-old took a 20-minute walk.
When it stays silent
    Where a text writes four such words without a hyphen and none with it, and before words that are no noun.
    Where a blank stands on both sides of a single hyphen, because that is a dash ("1990 - year of
    peace"), in ranges ("5- to 10-minute walks"), and in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.typos.number_compounds import number_compounds
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_LANGUAGE = "en"
_COMPOUND = re.compile(
    r"[0-9]( ?- ?)(year|month|week|day|hour|minute|second|mile|foot|inch|page|point|star|metre|meter|member|acre|storey"
    r"|story|pound|game|time|man|part|step)(?:( ?- ?)(old|long))?\b"
)
_DASH = " - "


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    for match in _COMPOUND.finditer(document.text):
        first, second = match.group(1), match.group(3) or ""
        is_cut = " " in first + second and (first != _DASH or second != "")
        if is_cut and not document.is_protected(Span(*match.span())):
            yield _finding(match)
    for compound in number_compounds(document):
        yield _missing(compound)


def _finding(match: re.Match[str]) -> Finding:
    joined = match.group().replace(" ", "")
    start = match.start(1)
    return Finding(
        RULE.code,
        Span(*match.span()),
        f"“{joined}” is one word, without blanks.",
        Fix((Edit(start, match.end(), joined[1:]),), Applicability.SAFE),
        evidence=joined,
    )


def _missing(compound: re.Match[str]) -> Finding:
    blanks = [compound.span(number) for number in (1, 2) if compound.group(number) == " "]
    joined = compound.group().replace(" ", "-")
    return Finding(
        RULE.code,
        Span(*compound.span()),
        f"“{joined}” is one word before a noun.",
        Fix(tuple(Edit(start, end, "-") for start, end in blanks), Applicability.UNSAFE),
        evidence=joined,
    )


RULE = Rule(
    "TYP414",
    "space-in-compound",
    "a blank beside the hyphen of a compound, or in its place",
    Applicability.SAFE,
    check,
)
