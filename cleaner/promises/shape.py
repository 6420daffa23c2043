"""Are the edits of one fix well made? In order, apart, inside the text, near each other, of whole characters."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.spans import Edit
from cleaner.text.lazy_regex import lazy_regex

MAX_APART = 2_000  # code points between two edits of one fix: farther away nobody would look for it
_SURROGATE = lazy_regex("[\ud800-\udfff]")
_TAG = lazy_regex(r"<(/?)([A-Za-z][\w-]*)(?:\s[^<>]{0,2000})?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def fault_of_shape(text: str, edits: Sequence[Edit]) -> str:
    """What is wrong with the edits of one fix; empty when nothing is."""
    position = None
    for edit in edits:
        if not 0 <= edit.start <= edit.end <= len(text):
            return f"the edit {edit.start}:{edit.end} lies outside the text"
        if position is not None and edit.start < position:
            return f"the edit {edit.start}:{edit.end} overlaps another or is out of order"
        if position is not None and edit.start - position > MAX_APART:
            return f"the edit {edit.start}:{edit.end} lies far from the others"
        if _SURROGATE.search(edit.text):
            return f"the edit {edit.start}:{edit.end} puts in half a character"
        position = edit.end
    return _fault_of_tags(text, edits)


def _fault_of_tags(text: str, edits: Sequence[Edit]) -> str:
    """A tag never goes or comes without the one that closes or opens it."""
    balance: dict[str, int] = {}
    for edit in edits:
        for said, step in ((text[edit.start : edit.end], -1), (edit.text, 1)):
            if "<" not in said:
                continue
            for match in _TAG.finditer(said):
                closes, name, is_empty = match.groups()
                if not is_empty and name.lower() not in _VOID:
                    balance[name.lower()] = balance.get(name.lower(), 0) + (-step if closes else step)
    odd = sorted(name for name, count in balance.items() if count)
    return f"the tag <{odd[0]}> would stay without its pair" if odd else ""
