"""May these words go? Only when a copy that stays says the same in the same order, or the same stands right beside
them, or they are whole lines of furniture, for which something in the text speaks.

What a copy that stays must say: ``covering``.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.languages import entry_set
from cleaner.promises.changes import Change, has_words
from cleaner.promises.covering import fault_of_cover
from cleaner.spans import Span
from cleaner.text.folding import Tokens, tokens
from cleaner.text.lazy_regex import lazy_regex

_MAX_CREDIT_WORDS = 25
_LIST_NUMBER = lazy_regex(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")
_BLANK = " \t\r\n\u00a0\u3000*_"


def fault_of_removal(document: Document, finding: Finding, change: Change) -> str:
    """Why the words may not go; empty when they may."""
    if finding.survivors:
        return _fault_of_copies(document, finding, change)
    if is_doubled(document.text, change):
        return ""
    return "it removes words without a copy that stays" if not finding.evidence else fault_of_line(document, change)


def is_doubled(text: str, change: Change) -> bool:
    """Do the same words stand right before or behind, on the next line at most, with nothing but blanks between?"""
    gone = tokens(change.old).keys
    reach = 2 * len(change.old) + 40
    before, after = text[max(0, change.start - reach) : change.start], text[change.end : change.end + reach]
    for said, is_before in ((before, True), (after, False)):
        found = tokens(said)
        beside = found.keys[-len(gone) :] if is_before else found.keys[: len(gone)]
        if not gone or beside != gone:
            continue
        first, last = tokens(change.old).starts[0], tokens(change.old).ends[-1]
        gap = said[found.ends[-1] :] + change.old[:first] if is_before else change.old[last:] + said[: found.starts[0]]
        if not gap.strip(_BLANK) or "\n" in gap or "\r" in gap:
            return True
    return False


def fault_of_line(document: Document, change: Change) -> str:
    """Furniture goes by whole lines or stays: no fix cuts into a sentence."""
    first, last = document.line_at(change.start), document.line_at(max(change.start, change.end - 1))
    text, lines = document.text, document.lines
    outside = text[lines[first].start : change.start] + text[change.end : lines[last].end]
    return "it removes a part of a line" if outside.strip(" \t\u00a0\ufeff") else ""


def _fault_of_copies(document: Document, finding: Finding, change: Change) -> str:
    text, position = document.text, change.start
    for gone, stays in sorted(finding.survivors):
        if gone.end <= change.start or gone.start >= change.end:
            continue
        if gone.start > position and has_words(text[position : gone.start]):
            break
        position = max(position, gone.end)
        said, kept = _without_number(text, gone), text[max(0, stays.start) : max(0, stays.end)]
        fault = fault_of_cover(document, said, kept) or _fault_of_hiding(document, gone, stays)
        if fault and not _is_kept_credit(said, document, gone):
            return fault
    if position < change.end and has_words(text[position : change.end]):
        return "it removes words for which it names no copy"
    return ""


def _fault_of_hiding(document: Document, gone: Span, stays: Span) -> str:
    """A copy in code, front matter or a comment is none for whoever reads the text."""
    kind = document.block_at(stays.start).kind
    hides = not document.block_at(stays.start).prose and kind is not document.block_at(gone.start).kind
    return "the copy that would stay is no text" if hides else ""


def _without_number(text: str, gone: Span) -> str:
    """What the passage says, the number of a list item at its beginning aside."""
    line = max(text.rfind("\n", 0, gone.start), text.rfind("\r", 0, gone.start)) + 1
    number = None if text[line : gone.start].strip() else _LIST_NUMBER.match(text, gone.start, gone.end)
    return text[number.end() if number else gone.start : gone.end]


def _is_kept_credit(gone: str, document: Document, place: Span) -> bool:
    """Is it an attribution or a picture credit whose names and numbers all stand in the rest of the text?"""
    found, credits = tokens(gone), entry_set("en", "credit_words")
    is_credit = gone[:1] in "-–—―(©" or not credits.isdisjoint(found.keys)
    if not is_credit or len(found.keys) > _MAX_CREDIT_WORDS:
        return False
    rest = document.text[: place.start] + "\n" + document.text[place.end :]
    kept = credits.union(tokens(rest).keys)
    return kept.issuperset(_telling(gone, found))


def _telling(gone: str, found: Tokens) -> Sequence[str]:
    return [key for key, start in zip(found.keys, found.starts) if gone[start].isupper() or any(map(str.isdigit, key))]
