"""The comma of a date on the wrong side of the day.

What it finds
    "Tuesday, January, 6 2026".
Why it is wrong
    The comma parts the day from the year; after the month it parts what belongs together.
Example
    before: Classes begin on Monday, January, 12 2026, at nine.
    after: Classes begin on Monday, January 12, 2026, at nine.
When it stays silent
    Where the month is not written out or shortened in English, where the day is no day or the year
    has not four figures, in code and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entry_set
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings
from cleaner.text.lazy_regex import lazy_regex

_LANGUAGE = "en"
_DAY_AND_YEAR = re.compile(r", ([0-9]{1,2}) (?:19|20)[0-9]{2}\b")
_LAST_WORD = lazy_regex(r"\b([A-Za-z]{3,9})\.?$")
_MAX_DAY = 31


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    text = document.text
    for match in _DAY_AND_YEAR.finditer(text):
        month = _LAST_WORD.search(text[max(0, match.start() - 12) : match.start()])
        if month is None or month.group(1).lower() not in entry_set(_LANGUAGE, "months"):
            continue
        span = Span(match.start() - len(month.group()), match.end())
        if int(match.group(1)) <= _MAX_DAY and not document.is_protected(span):
            yield _finding(text, span, match)


def _finding(text: str, span: Span, match: re.Match[str]) -> Finding:
    comma, day_end = match.start(), match.end(1)
    meant = text[span.start : comma] + text[comma + 1 : day_end] + "," + text[day_end : span.end]
    edits = (Edit(comma, comma + 1, ""), Edit(day_end, day_end, ","))
    return Finding(
        RULE.code,
        span,
        f"The comma of “{text[span.start : span.end]}” belongs after the day: “{meant}”.",
        Fix(edits, Applicability.SAFE),
        evidence=meant,
    )


RULE = Rule(
    "TYP413", "misplaced-date-comma", "the comma of a date on the wrong side of the day", Applicability.SAFE, check
)
