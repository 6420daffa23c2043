"""Which list each item of reStructuredText belongs to, where the list begins to count, how it is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.formats.blocks import BlockKind

_MARK = re.compile(r"([-*+•‣⁃])\s|(\(?)(#|\d{1,9}|[A-Za-z]{1,9})([.)])\s")
_UNDERLINED = re.compile(r"[\r\n]\s*([^\w\s])\1*\s*$")


class Row(NamedTuple):
    """A block as far as lists go: its kind, its column, what it says."""

    kind: BlockKind
    column: int
    said: str


@dataclass(slots=True)
class ItemList:
    """``mark``: what its items begin with but for the number. ``is_simple``: has no item more than one paragraph?"""

    column: int
    mark: str
    start: str
    last: str
    is_simple: bool = True


def lists_of(rows: Sequence[Row]) -> list[ItemList | None]:
    """The innermost list of each row, None for what stands in none: what stands deeper belongs to the item above."""
    opened: list[ItemList] = []
    found: list[ItemList | None] = []
    for row in rows:
        mark, number = ("term", "") if _is_term(row) else _mark(row)
        while opened and (opened[-1].column > row.column or opened[-1].column == row.column and not mark):
            opened.pop()
        if mark:
            _add_item(opened, row.column, mark, number)
        elif row.kind is not BlockKind.META:
            for around in opened:
                around.is_simple = False
        found.append(opened[-1] if opened else None)
    return found


def _add_item(opened: list[ItemList], column: int, mark: str, number: str) -> None:
    if opened and opened[-1].column == column:
        if opened[-1].mark == mark and _follows(opened[-1].last, number):
            opened[-1].last = number
            return
        opened.pop()
    opened.append(ItemList(column, mark, number, number))


def _is_term(row: Row) -> bool:
    return row.kind is BlockKind.HEADING and not _UNDERLINED.search(row.said)


def _mark(row: Row) -> tuple[str, str]:
    """The form of an item's mark and its number; empty for what is no item."""
    found = _MARK.match(row.said + " ") if row.kind is BlockKind.ITEM else None
    if not found:
        return ("item" if row.kind is BlockKind.ITEM else ""), ""
    if found[1]:
        return found[1], ""
    form = "#" if found[3] == "#" else "1" if found[3].isdigit() else "a" if found[3].islower() else "A"
    return found[2] + form + found[4], found[3]


def _follows(last: str, number: str) -> bool:
    if number.isdigit() and last.isdigit():
        return int(number) == int(last) + 1
    return len(number) != 1 or len(last) != 1 or number == "#" or ord(number) == ord(last) + 1
