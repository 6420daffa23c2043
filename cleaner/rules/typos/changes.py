"""What a rule of words in context would change, and what it says of it; the rules that tell are in rules.py."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.rules.typos.context_checks import as_shown, level_of_word, match_case
from cleaner.spans import Edit, Span

_LOOK = 2_000  # characters on each side that show which apostrophe the text uses


class Change(NamedTuple):
    """``span``: the place to show; ``evidence``: the words that the change rests on."""

    span: Span
    message: str
    edits: tuple[Edit, ...]
    level: Applicability
    evidence: str
    confidence: float | None = None


def other_word(document: Document, span: Span, meant: str, sure: bool) -> Change:
    """What is meant put for what is written, with its capital and the apostrophe that the text uses."""
    text = document.text
    wrong = text[span.start : span.end]
    meant = match_case(meant, wrong, text[max(0, span.start - _LOOK) : span.end + _LOOK])
    edits = (Edit(span.start, span.end, meant),)
    return Change(span, f"“{meant}” is meant by “{wrong}”.", edits, level_of_word(document, span.start, sure), meant)


def beside(document: Document, index: int) -> str:
    """The word with those on both sides, as a message quotes them."""
    return as_shown(document, max(0, index - 1), min(len(document.words) - 1, index + 1))
