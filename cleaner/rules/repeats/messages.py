"""Findings made of repeats: the sentence for the editor, the deletion, the copy that stays and why."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix
from cleaner.rules.repeats.judge import Kind, Repeat, repeats_in
from cleaner.spans import Edit, Span

_SCATTERED = 3  # times as long as what goes: then what stays is no one passage
_EXCERPT = 48  # letters of a text that a message shows


def findings_of(document: Document, kind: Kind, code: str) -> Iterator[Finding]:
    """The repeats of one kind, told."""
    for repeat in document.fact(repeats_in):
        if repeat.kind is kind:
            yield _told(document, repeat, code)


def _told(document: Document, repeat: Repeat, code: str) -> Finding:
    first = repeat.survivors[0].stays
    stays = Span(first.start, max(s.stays.end for s in repeat.survivors))
    if stays.end - stays.start > _SCATTERED * (repeat.span.end - repeat.span.start):
        stays = first  # the sentences stand in several places: the first of them shows the way
    is_shown = repeat.applicability is Applicability.DISPLAY
    fix = None if is_shown else Fix((Edit(*repeat.span, ""),), repeat.applicability)
    said = _message(document, repeat, stays)
    return Finding(code, repeat.span, said, fix, first, round(repeat.share, 2), repeat.survivors)


def _message(document: Document, repeat: Repeat, stays: Span) -> str:
    here, there = lines_of(document, repeat.span), lines_of(document, stays).lower()
    said = f"{here} {'repeat' if 'Lines' in here else 'repeats'} {there}, “{excerpt(document.text, stays)}”"
    said += f", cut off after “{repeat.ending}”" if repeat.ending else ""
    said += f", {'; '.join(repeat.reasons[:3])}" if repeat.reasons else ""
    if repeat.applicability is Applicability.DISPLAY:
        return f"{said}; look which of the two is meant."
    stay = "stay, as they are" if "lines" in there else "stays, as it is"
    return f"{said}; {there} {stay} {_WHY[repeat.why]}."


_WHY = {
    "fuller": "the fuller copy",
    "undamaged": "the undamaged copy",
    "in the running text": "part of the running text",
    "in its place": "followed by what belongs to it",
    "earlier": "the earlier copy",
}


def lines_of(document: Document, span: Span) -> str:
    """ "Line 9" or "Lines 9 to 12"."""
    first, last = document.line_at(span.start) + 1, document.line_at(max(span.start, span.end - 1)) + 1
    return f"Line {first}" if first == last else f"Lines {first} to {last}"


def excerpt(text: str, span: Span) -> str:
    """The beginning of a passage, on one line."""
    words = " ".join(text[span.start : min(span.end, span.start + 2 * _EXCERPT)].split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " …"
