"""A blank before a comma, a full stop or another closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.changes import Change
from cleaner.rules.typos.context_checks import MEASURED, in_document_language
from cleaner.spans import Edit, Span

_BLANKS = " \u00a0"
_MARK_AFTER_BLANK = re.compile(rf"(?<=[{_BLANKS}])[,.;:!?](?=[\s\"”’)]|$)")
_SPACED_MARKS = {"fr": ";:!?»"}  # marks before which a language wants a blank
_SURE = frozenset(",.")
_MAX_IN_TEXT = 12  # more than so many, and a fifth of all marks: a text cut into words
_MAX_IN_LINE = 2
_LOOK = 300  # characters of a line looked at on each side
_MIN_WORDS = 4
_COMMON = 3.5  # Zipf frequency of a word that a sentence ends in
_DETERMINERS = frozenset(("a", "an", "the", "no", "each", "every"))
_QUOTES = {'"': '"', "”": "“", "’": "‘"}
_COMMAND_WORDS = 4


def spaces_before_marks(document: Document) -> Iterator[Change]:
    """Each such blank; unasked before commas and full stops, and where the mark plainly ends a sentence."""
    text = document.text
    spans = [span for match in _MARK_AFTER_BLANK.finditer(text) if (span := _blank_and_mark(text, match.start()))]
    if len(spans) > _MAX_IN_TEXT and len(spans) * 5 > sum(map(text.count, ",.")):
        return
    for span in spans:
        if text[span.end - 1] in _SPACED_MARKS.get(document.language, "") or _is_meant(document, span):
            continue
        if not document.is_protected(span) and in_document_language(document, span.start):
            yield _change(document, span)


def _blank_and_mark(text: str, mark: int) -> Span | None:
    """The blank or two before the mark, and the mark, when a letter or a digit stands before them."""
    start = mark - 1
    if text[start - 1 : start] in tuple(_BLANKS):
        start -= 1
    return Span(start, mark + 1) if text[start - 1 : start].isalnum() else None


def _is_meant(document: Document, span: Span) -> bool:
    """Does the mark belong to what follows, or to a line that is no sentence?"""
    text = document.text
    mark, after = text[span.end - 1], text[span.end : span.end + 20]
    if mark in ":;" and after.lstrip(" ")[:1] not in ("", "\n", "\r"):
        return True  # a smiley, or a colon between two parts of a line
    if mark == "." and (after.lstrip()[:1].islower() or after.lstrip()[:1] == "."):
        return True  # a mark spoken about, or a spaced ellipsis
    if document.is_protected(Span(span.start - 1, span.start)):
        return True  # kept apart from an address
    if _is_a_name(text, span):
        return True
    line = document.lines[document.line_at(span.start)]
    part = text[max(line.start, span.start - _LOOK) : min(line.end, span.end + _LOOK)]
    if len(part.split(None, _MIN_WORDS)) < _MIN_WORDS or "|" in part or "\t" in part:
        return True
    spaced = _SPACED_MARKS.get(document.language, "")
    return sum(1 for other in _MARK_AFTER_BLANK.finditer(part) if other.group() not in spaced) > _MAX_IN_LINE


def _is_a_name(text: str, span: Span) -> bool:
    """Is the mark a thing by itself: a folder in a quoted command ("lamp install ."), "(holds a .)", "The ? sign"?"""
    after, before = text[span.end : span.end + 1], text[max(0, span.start - _LOOK) : span.start]
    if text[span.end - 1] in "?!" or after == ")":
        return _last_word(before).lower() in _DETERMINERS
    if after in _QUOTES and (opens := before.rfind(_QUOTES[after])) >= 0:
        return before[opens + 1 : opens + 2].islower() and len(before[opens:].split()) <= _COMMAND_WORDS
    return False


def _ends_clause(document: Document, span: Span) -> bool:
    """Does the mark close what a common word in lower case ends, with nothing but a new sentence behind it?"""
    text = document.text
    before = _last_word(text[max(0, span.start - _LOOK) : span.start])
    after = text[span.end : span.end + 20].lstrip(_BLANKS + '"”’')[:1]
    is_end = after in ("", "\n", "\r") or text[span.end - 1] in "?!" and after.isupper()
    return is_end and before.islower() and open_lexicon(document.language).zipf(before) >= _COMMON


def _last_word(before: str) -> str:
    return before.rsplit(None, 1)[-1]


def _change(document: Document, span: Span) -> Change:
    text, mark = document.text, document.text[span.end - 1]
    is_sure = document.language in MEASURED and (mark in _SURE or _ends_clause(document, span))
    around = text[max(text.rfind(" ", 0, span.start) + 1, span.start - 20) : span.end]
    said = f"A blank stands before the “{mark}” in “{around.strip()}”."
    edits = (Edit(span.start, span.end - 1, ""),)
    return Change(span, said, edits, Applicability.SAFE if is_sure else Applicability.UNSAFE, around)
