"""Does edited Markdown still render as before, but for the prose that was edited?

The leaves of both texts are compared. A leaf whose text was wholly removed is gone; every other
stands in the same place, in the same list with the same numbers, set as tight, with the same
markup; one that no edit touched says the same to the letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.formats.front_matter import front_matter_end
from cleaner.formats.markdown_rendered import Leaf, leaves
from cleaner.spans import Edit
from cleaner.text.lines import lines

_HARMLESS = re.compile(r"[^\W\d_]+(?:['’ ]?[^\W\d_]+)*")  # words for words cannot change the structure
_TAGS = {"li": "a list item", "blockquote": "a quotation", "td": "a cell", "th": "a cell"}
_TAG = re.compile(r"<[^<>]*>")
_SIGNS = re.compile(r"[*_`\[\]~<>|]")


class Fault(NamedTuple):
    """``offset``: where in the text before the first leaf stands that renders differently, or the edit in it."""

    offset: int
    reason: str


def rendering_fault(before: str, after: str, edits: Sequence[Edit]) -> Fault | None:
    """What renders differently outside the edited prose; None when nothing does."""
    if all(is_harmless(before, edit) for edit in edits):
        return None
    top = front_matter_end(before)
    kept = leaves(after[front_matter_end(after) :])
    rows = [(line.start + top, line.end + top) for line in lines(before[top:])]
    touched = Touched(before, edits)
    same = _Same()
    for leaf in leaves(before[top:]):
        start, end = rows[leaf.first][0], rows[min(leaf.stop, len(rows)) - 1][1]
        if touched.is_gone(start, end):
            continue
        other = next(kept, None)
        moved = same.difference(leaf, other)
        if moved:
            first, last = _lines_of_list(leaf)
            broken = [edit for edit in touched.edits(rows[first][0], rows[last][1]) if _breaks_lines(before, edit)]
            return Fault(broken[0].start if broken else start, f"line {leaf.first + 1}: {moved}")
        inside = touched.edits(start, end)
        if reason := _difference(leaf, other, inside):
            return Fault(inside[0].start if inside else start, f"line {leaf.first + 1}: {reason}")
    extra = next(kept, None)
    return Fault(len(before), f"{_named(extra)} appears") if extra else None


def _lines_of_list(leaf: Leaf) -> tuple[int, int]:
    """The first and last line of the innermost list that the leaf stands in; of the leaf when it stands in none."""
    lists = [(step.first, step.stop - 1) for step in leaf.path if step.name.startswith(("ul", "ol"))]
    return lists[-1] if lists else (leaf.first, leaf.stop - 1)


def _breaks_lines(text: str, edit: Edit) -> bool:
    return not edit.text and any(sign in text[edit.start : edit.end] for sign in "\r\n")


class _Same:
    """Which container of the text before is which one of the text after."""

    def __init__(self) -> None:
        self._after: dict[int, int] = {}
        self._before: dict[int, int] = {}

    def difference(self, leaf: Leaf, other: Leaf | None) -> str:
        """Does the leaf stand elsewhere than it stood?"""
        if other is None or (leaf.kind, len(leaf.path)) != (other.kind, len(other.path)):
            return f"{_named(leaf)} would become {_named(other) if other else 'nothing'}"
        for step, now in zip(leaf.path, other.path):
            if step.name != now.name:
                return f"{_named(leaf)} would be set otherwise: {now.name} in place of {step.name}"
            if self._after.setdefault(step.number, now.number) != now.number:
                return f"{_named(leaf)} would be torn from what it stands with"
            if self._before.setdefault(now.number, step.number) != step.number:
                return f"{_named(leaf)} would run into what stands before"
        return ""


def is_harmless(text: str, edit: Edit) -> bool:
    """Are words put in the place of words? That changes no structure."""
    return bool(edit.text) and bool(_HARMLESS.fullmatch(edit.text) and _HARMLESS.fullmatch(text[edit.start : edit.end]))


class Touched:
    """Which ranges of the text the edits reach, and which they empty."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self._text = text
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]

    def edits(self, start: int, end: int) -> Sequence[Edit]:
        """Those that reach into the range."""
        return self._edits[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def is_gone(self, start: int, end: int) -> bool:
        edits = self.edits(start, end)
        if not edits:
            return False
        position = start
        for edit in edits:
            if edit.text.strip() or self._text[position : edit.start].strip():
                return False
            position = max(position, edit.end)
        return not self._text[position:end].strip()


def _difference(leaf: Leaf, other: Leaf | None, edits: Sequence[Edit]) -> str:
    if other is None:
        return f"{_named(leaf)} would go"
    if edits and leaf.kind == "html_block":
        alike = _TAG.findall(leaf.content) == _TAG.findall(other.content)
        return "" if alike else "a tag changes"
    if not edits or leaf.kind in ("fence", "directive"):
        alike = (leaf.content.rstrip(), leaf.marks) == (other.content.rstrip(), other.marks)
        return "" if alike else "text outside the edits changes"
    if not _is_within(other.marks, leaf.marks) and _without_links(leaf) != _without_links(other):
        return "code, a link or a tag changes"  # a mended label may become a link
    if Counter(_SIGNS.findall(other.shown)) - Counter(_SIGNS.findall(leaf.shown)):
        return "a mark stays without its pair"
    if not any(edit.text for edit in edits) and not _is_within(other.signs, leaf.signs):
        return "text outside the edits is set otherwise"
    return ""


def _is_within(after: Sequence[object], before: Sequence[object]) -> bool:
    """Is the one the other without some of it?"""
    remaining = iter(before)
    return all(item in remaining for item in after)


def _named(leaf: Leaf) -> str:
    """What and where, for a message: "text in a list item"."""
    names = {"inline": "text", "hr": "a rule", "fence": "code", "code_block": "code", "html_block": "HTML"}
    name = names.get(leaf.kind, "a " + leaf.kind.replace("_", " "))
    around = [_TAGS[step.name] for step in leaf.path if step.name in _TAGS][-1:]
    return f"{name} in {around[0]}" if around else name


def _without_links(leaf: Leaf) -> list[str]:
    return [mark for mark in leaf.marks if not mark.startswith("link_open:")]
