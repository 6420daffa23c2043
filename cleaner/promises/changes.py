"""What an edit does to words: the whole words it reaches, as they were and as they become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.spans import Edit, Span, apply
from cleaner.text.lazy_regex import lazy_regex

_WORD = lazy_regex(r"\w")
_COLOUR = lazy_regex(r"\x1b\[[0-9;]*[A-Za-z]")
_PART_OF_WORD = "'’\u00ad\u200b\u200c\u200d\u2060"


class Change(NamedTuple):
    """``text[start:end]`` is ``old`` and becomes ``new``: whole words, as few as hold the change."""

    start: int
    end: int
    old: str
    new: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def removes_words(self) -> bool:
        """Do words go, and none come in their place?"""
        return has_words(self.old) and not has_words(self.new)


def has_words(text: str) -> bool:
    """Does the text hold a letter or digit?"""
    return bool(_WORD.search(text))


def changes_of(text: str, edits: Sequence[Edit]) -> list[Change]:
    """The changes that the edits of one fix make, in order. Edits that reach the same word are one change."""
    changes: list[Change] = []
    joined: list[Edit] = []
    for edit in map(lambda edit: _trimmed(text, edit), edits):
        if joined and _word_end(text, joined[-1].end) >= _word_start(text, edit.start):
            joined.append(edit)
            continue
        changes.extend(_change(text, joined))
        joined = [edit]
    return [*changes, *_change(text, joined)]


def _change(text: str, edits: Sequence[Edit]) -> list[Change]:
    if not edits or all(text[edit.start : edit.end] == edit.text for edit in edits):
        return []
    start, end = edits[0].start, edits[-1].end
    if len(edits) > 1 or not _stands_apart(text, edits[0]):
        start, end = _word_start(text, start), _word_end(text, end)
    moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    old, new = text[start:end], apply(text[start:end], moved)
    if "\x1b" in old:  # what colours a terminal says nothing
        old, new = _COLOUR.sub("", old), _COLOUR.sub("", new)
    return [Change(start, end, old, new)] if old != new else []


def _trimmed(text: str, edit: Edit) -> Edit:
    """The edit without what it leaves as it is at both ends."""
    old, new = text[edit.start : edit.end], edit.text
    if "&" in old:  # an entity is read as a whole
        return edit
    head = next((n for n, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


def _stands_apart(text: str, edit: Edit) -> bool:
    """Does the edit end where words end, at both sides, before and after?"""
    before, after = text[edit.start - 1 : edit.start], text[edit.end : edit.end + 1]
    if _is_part(before) and _is_part(after):
        return False
    old, new = text[edit.start : edit.end], edit.text
    firsts = [said[:1] for said in (old, new) if said] + ([after] if not (old and new) else [])
    lasts = [said[-1:] for said in (old, new) if said] + ([before] if not (old and new) else [])
    return not (_is_part(before) and any(map(_is_part, firsts))) and not (_is_part(after) and any(map(_is_part, lasts)))


def _is_part(sign: str) -> bool:
    return bool(sign) and (sign.isalnum() or sign in _PART_OF_WORD or sign == "_")


def _word_start(text: str, offset: int) -> int:
    while offset and _is_part(text[offset - 1]):
        offset -= 1
    return offset


def _word_end(text: str, offset: int) -> int:
    while offset < len(text) and _is_part(text[offset]):
        offset += 1
    return offset
