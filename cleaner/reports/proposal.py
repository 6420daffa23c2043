"""What a change does to the words: pieces that stay, go and come, widened to whole words.

Works from the edits themselves, so it is exact and linear; no text is compared with another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from cleaner.findings import Finding
from cleaner.spans import Edit, Span, apply
from cleaner.text.layout import close_gaps
from cleaner.text.scripts import UNSPACED

_WORD = re.compile(r"[^\W_]|['’\u0300-\u036f]")
_LONGEST_WORD = 60


class Kind(Enum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """A run of text that stays, goes or comes."""

    kind: Kind
    text: str


def closed_edits(text: str, finding: Finding) -> tuple[Edit, ...]:
    """What its fix alone would change, blank lines closed; empty when there is no fix."""
    return close_gaps(text, finding.fix.edits) if finding.fix else ()


def pieces(text: str, edits: Iterable[Edit], span: Span) -> Iterator[Piece]:
    """The text of the span as pieces, in order; edits are sorted, apart, and inside the span."""
    position = span.start
    for edit in whole_words(text, edits):
        if edit.start > position:
            yield Piece(Kind.SAME, text[position : edit.start])
        if edit.end > edit.start:
            yield Piece(Kind.GONE, text[edit.start : edit.end])
        if edit.text:
            yield Piece(Kind.NEW, edit.text)
        position = edit.end
    if span.end > position:
        yield Piece(Kind.SAME, text[position : span.end])


def whole_words(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The same change in whole words: an edit inside a word takes the rest of the word along."""
    group: list[Edit] = []
    start = end = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        left, right = _widened(text, edit)
        if group and left < end:
            end = max(end, right)
            group.append(edit)
            continue
        if group:
            yield _joined(text, group, start, end)
        group, start, end = [edit], left, right
    if group:
        yield _joined(text, group, start, end)


def _widened(text: str, edit: Edit) -> tuple[int, int]:
    start, end = edit.start, edit.end
    if _inside_word(text, start) or _is_word(edit.text[:1]) and _is_word(text[start - 1 : start]):
        least = max(0, start - _LONGEST_WORD)
        while start > least and _is_word(text[start - 1]):
            start -= 1
    if _inside_word(text, end) or _is_word(edit.text[-1:]) and _is_word(text[end : end + 1]):
        most = min(len(text), end + _LONGEST_WORD)
        while end < most and _is_word(text[end]):
            end += 1
    return start, end


def _joined(text: str, edits: list[Edit], start: int, end: int) -> Edit:
    inside = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    return Edit(start, end, apply(text[start:end], inside))


def _inside_word(text: str, offset: int) -> bool:
    return _is_word(text[offset - 1 : offset]) and _is_word(text[offset : offset + 1])


def _is_word(character: str) -> bool:
    return bool(_WORD.match(character)) and (character < UNSPACED or not _unspaced().match(character))


@cache
def _unspaced() -> re.Pattern[str]:
    """A sign of a script written without blanks."""
    return re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
