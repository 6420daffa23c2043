"""A sentence that breaks off, and stands nowhere else.

What it finds
    A line of running text whose last sentence stops at a comma or at a word that cannot end one
    ("the", "and").
Why it is wrong
    The rest was lost when the text was copied, or the line is a teaser for another article. Only
    a person can tell, so it is shown and never changed.
Example
    before: "The two spoke by phone Thursday. The mayor called for a reset in relations,"
    after: unchanged
When it stays silent
    Headings, list items, verse, hard-wrapped lines, lines that the next one goes on with; copies
    that a repeat rule removes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.formats import BlockKind
from cleaner.languages import entry_set
from cleaner.rules.repeats.looks import ends_open, is_heading
from cleaner.rules.repeats.places import Places
from cleaner.rules.repeats.rows import is_wrapped
from cleaner.rules.repeats.telling import lines_of
from cleaner.rules.repeats.verdicts import repeats_in
from cleaner.settings import Settings
from cleaner.spans import Span
from cleaner.surroundings import Surroundings

_MIN_WORDS = 10
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[^\W\d_a-zß-öø-ÿ]|[\"“‘„])")
_MIN_SENTENCE = 4
_NEXT = re.compile(r"\S")


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    suspects = document.fact(breaking_off)
    if not suspects:
        return
    copies = Places(repeat.span for repeat in document.fact(repeats_in).repeats)
    for span in suspects:
        if not copies.touch(span):
            ending = " ".join(document.text[max(span.start, span.end - 60) : span.end].split()[-4:])
            said = f"{lines_of(document, span)} breaks off after “{ending}”; its end stands nowhere in the article."
            yield Finding(RULE.code, span, said, None, evidence=ending, confidence=0.7)


def breaking_off(document: Document) -> tuple[Span, ...]:
    """The last sentences of lines that break off."""
    return tuple(_suspects(document))


def _suspects(document: Document) -> Iterator[Span]:
    small = entry_set(document.language, "neutral_words")
    wrapped: dict[int, bool] = {}
    for line in document.lines:
        written = document.text[line.start : line.end].rstrip()
        if not written or written[-1] in ".!?:”\"’)]…|>" or len(written) < 50:
            continue
        block = document.block_at(line.start)
        if block.kind is not BlockKind.PARAGRAPH or not ends_open(written):
            continue
        if line.stop < block.end and document.text[line.stop : block.end].strip():
            if block.start not in wrapped:
                wrapped[block.start] = is_wrapped(document.text[block.start : block.end])
            if wrapped[block.start]:
                continue
        following = _NEXT.search(document.text, line.stop)
        if following and (following.group().islower() or following.group().isdigit()):
            continue
        start = max((found.end() for found in _SENTENCE_END.finditer(written)), default=0)
        if _breaks_off(written, written[start:], small):
            yield Span(line.start + start, line.start + len(written))


def _breaks_off(line: str, sentence: str, small: frozenset[str]) -> bool:
    words = line.split()
    if len(words) < _MIN_WORDS or is_heading(line) or not sentence[:1].strip("\"“„‘'"):
        return False
    return len(sentence.split()) >= _MIN_SENTENCE and (sentence.endswith(",") or words[-1].lower() in small)


RULE = Rule("DUP206", "cut-off-sentence", "A sentence breaks off", Applicability.DISPLAY, check)
