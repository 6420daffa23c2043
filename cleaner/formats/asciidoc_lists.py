"""Does the removal of blocks of AsciiDoc leave its lists alone, and no title or attributes without their block?

A list takes in what follows it by rules of many cases. So only the plainest removals pass: items
among items of their kind, a list as a whole, what stands in no list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.formats import asciidoc_lines as forms
from cleaner.formats.blocks import BlockKind

_DIGITS = str.maketrans(dict.fromkeys("0123456789", "1"))


class Piece(NamedTuple):
    """A block: what it says, and whether it goes."""

    kind: BlockKind
    said: str
    goes: bool


def first_harmed(pieces: Sequence[Piece]) -> int | None:
    """The first of the blocks that goes and must not."""
    number = 0
    for goes, group in groupby(pieces, key=lambda piece: piece.goes):
        run = list(group)
        before = pieces[number - 1] if number else None
        after = pieces[number + len(run)] if number + len(run) < len(pieces) else None
        if goes and (_announces(before) or not _may_go(run, before, after, pieces[max(0, number - 2) : number])):
            return number
        number += len(run)
    return None


def _may_go(run: Sequence[Piece], before: Piece | None, after: Piece | None, above: Sequence[Piece]) -> bool:
    marks = {_mark(piece) for piece in run}
    if after and after.said == "+":
        return False
    if marks == {""}:  # no item goes: what stands before must not take in the items behind
        return not (_mark(after) and any(_mark(piece) or piece.said == "+" for piece in above))
    if "" in marks:
        return not (_mark(before) or _mark(after))
    if len(marks) > 1 or _mark(before) not in ("", *marks) or _mark(after) not in ("", *marks):
        return False
    if _mark(after) and not _mark(before) and run[0].said[0].isdigit():
        return False  # the list would begin with another number
    return not (after and after.kind is BlockKind.CODE and _mark(before))


def _mark(piece: Piece | None) -> str:
    """What an item begins with, but for its number; empty for what is no item."""
    if piece is None or piece.kind is not BlockKind.ITEM:
        return ""
    found = forms.MARK.match(piece.said)
    return found.group().strip().translate(_DIGITS) if found else "::"


def _announces(piece: Piece | None) -> bool:
    """Does it speak of the block below, or hang it on an item: attributes, a title of its own, a plus sign?"""
    if piece is None or piece.said == "+":
        return piece is not None
    if piece.kind is BlockKind.MARKUP:
        return bool(forms.BLOCK_ATTRIBUTES.match(piece.said))
    return piece.kind is BlockKind.HEADING and piece.said.startswith(".")
