"""Two texts compared word by word, where no edits say how one became the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.reports.proposal import Kind, Piece

_WORDS = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")
_MOST_WORDS = 1_000  # of either text; beyond, only its ends are compared (the comparison is quadratic)


def compared(old: str, new: str) -> list[Piece]:
    """What the two share and where they differ, in order."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    middle = _middle(before[start : len(before) - end], after[start : len(after) - end])
    run = [Piece(Kind.SAME, "".join(before[:start])), *middle, Piece(Kind.SAME, "".join(before[len(before) - end :]))]
    return [piece for piece in run if piece.text]


def _middle(before: list[str], after: list[str]) -> Iterator[Piece]:
    if not (before and after) or max(len(before), len(after)) > _MOST_WORDS:
        yield Piece(Kind.GONE, "".join(before))
        yield Piece(Kind.NEW, "".join(after))
        return
    from difflib import SequenceMatcher

    for tag, left, left_end, right, right_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(before[left:left_end]))
            continue
        yield Piece(Kind.GONE, "".join(before[left:left_end]))
        yield Piece(Kind.NEW, "".join(after[right:right_end]))
