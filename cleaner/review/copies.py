"""The copies that stay, as a person needs to see them: with the rest of their lines, which may say more."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.findings import Finding
from cleaner.reports.places import Places
from cleaner.reports.survivors import surviving_spans
from cleaner.spans import Span

_LONGEST_LINE = 500  # code points; of a longer one only the copy is shown


class Copy(NamedTuple):
    """``line``: its number; ``span``: what is shown of it."""

    line: int
    span: Span


def copies_of(finding: Finding, places: Places) -> list[Copy]:
    """Those that the finding names, in order."""
    spans = surviving_spans(places.text, finding)
    return [Copy(places.line_number(span.start), _shown(span, places)) for span in spans]


def _shown(span: Span, places: Places) -> Span:
    first, last = places.line(places.line_number(span.start)), places.line(places.last_line(span))
    return Span(first.start, last.end) if last.end - first.start <= _LONGEST_LINE else span
