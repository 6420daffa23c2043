"""The rules of repeats, a row each; explanations.txt beside it says what they find."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.repeats.breaking_off import breaking_off
from cleaner.rules.repeats.judge import Kind, repeats_in
from cleaner.rules.repeats.messages import findings_of, lines_of
from cleaner.rules.repeats.suspects import equal_lines
from cleaner.rules.repeats.vetoes import TEMPLATE_FORMS
from cleaner.settings import Settings
from cleaner.spans import Span
from cleaner.surroundings import Surroundings

_MAX_TOLD = 5  # forms; the last message says how many more there are
_NAMED = 6  # places that the message names


def _rule(kind: Kind, code: str, name: str, summary: str) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        yield from findings_of(document, kind, code)
        if kind is Kind.PARAGRAPH:
            yield from _recurring(document, code)

    return Rule(code, name, summary, Applicability.SAFE, check)


def _recurring(document: Document, code: str) -> Iterator[Finding]:
    """Lines of prose that stand four times or more: a form or a refrain, which no rule removes, and is told once."""
    forms = [spans for spans in document.fact(equal_lines) if len(spans) >= TEMPLATE_FORMS]
    for number, places in enumerate(forms[:_MAX_TOLD], 1):
        others = ", ".join(str(document.line_at(place.start) + 1) for place in places[1:_NAMED])
        rest = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        said = f"{lines_of(document, places[0])} stands {len(places)} times, again in lines {others}{rest}"
        said += f"; {len(forms) - _MAX_TOLD} more lines do" if number == _MAX_TOLD < len(forms) else ""
        yield Finding(code, places[0], f"{said}; look whether all of them are meant.", evidence=places[1])


def _cut_off(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    suspects = document.fact(breaking_off)
    copies = [repeat.span for repeat in document.fact(repeats_in)] if suspects else []
    for span in suspects:
        before = bisect_left(copies, Span(span.end, span.end)) - 1
        if before < 0 or copies[before].end <= span.start:
            ending = " ".join(document.text[max(span.start, span.end - 60) : span.end].split()[-4:])
            said = f"{lines_of(document, span)} breaks off after “{ending}”; its end stands nowhere in the article."
            yield Finding("DUP206", span, said, None, evidence=ending)


RULES = (
    _rule(Kind.PARAGRAPH, "DUP201", "repeated-paragraph", "A line or paragraph stands twice"),
    _rule(Kind.CUT, "DUP202", "truncated-copy", "A cut-off copy of a passage"),
    _rule(Kind.SENTENCES, "DUP203", "repeated-sentences", "Sentences stand twice inside running text"),
    _rule(Kind.NEAR, "DUP204", "near-copy", "A copy that differs by noise alone"),
    _rule(Kind.PULL_QUOTE, "DUP207", "pull-quote", "A pull quote or caption repeats the running text"),
    Rule("DUP206", "cut-off-sentence", "A sentence breaks off", Applicability.DISPLAY, _cut_off),
)
