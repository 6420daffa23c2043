"""Lines of prose that stand four times or more: a form or a refrain, which no rule removes, and which is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document
from cleaner.formats import BlockKind
from cleaner.rules.repeats.line_patterns import is_prose_line
from cleaner.spans import Span

TEMPLATE_FORMS = 4  # a form that stands so often is a template or a refrain
_MIN_LETTERS = 60  # of a line that tells something
_MAX_TOLD = 5  # forms; the last message says how many more there are


class Recurring(NamedTuple):
    """``places``: all lines that say the same. ``more``: how many other forms stand as often and are not told."""

    places: tuple[Span, ...]
    more: int = 0


def equal_lines(document: Document) -> list[tuple[Span, ...]]:
    """The places of every long line of prose that stands more than once, letter for letter, first lines first."""
    text = document.text
    places: dict[str, list[Span]] = defaultdict(list)
    for line in document.lines:
        if line.end - line.start >= _MIN_LETTERS:
            places[text[line.start : line.end].strip()].append(Span(line.start, line.end))
    forms = [tuple(spans) for form, spans in places.items() if len(spans) > 1 and is_prose_line(form)]
    return [spans for spans in forms if document.block_at(spans[0].start).kind is BlockKind.PARAGRAPH]


def recurring_lines(document: Document) -> Iterator[Recurring]:
    """The forms in the order of their first lines."""
    forms = [spans for spans in document.fact(equal_lines) if len(spans) >= TEMPLATE_FORMS]
    more = len(forms) - _MAX_TOLD
    for number, spans in enumerate(forms[:_MAX_TOLD], 1):
        yield Recurring(spans, max(0, more) if number == _MAX_TOLD else 0)
