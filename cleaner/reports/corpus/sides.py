"""Two articles line by line beside each other: which lines are the same, and in lines that differ which words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from cleaner.reports.compared import compared
from cleaner.reports.proposal import Kind, Piece

_CONTEXT = 1  # same lines that are shown round lines that differ
_MOST_LINES, _MOST_CHARACTERS = 3_000, 300_000  # of an article; what follows is not shown
_LONGEST = 6_000  # characters of a line that are shown

Side = tuple[Piece, ...]


def sides(left: str, right: str) -> Iterator[tuple[Side, Side] | int]:
    """Rows of two sides, and between them how many lines are the same and are left out."""
    before, after = _lines(left), _lines(right)
    matcher = SequenceMatcher(None, [_key(line) for line in before], [_key(line) for line in after], autojunk=False)
    for tag, start, end, there, there_end in matcher.get_opcodes():
        if tag == "equal":
            yield from _folded(before[start:end])
            continue
        for old, new in zip_longest(before[start:end], after[there:there_end], fillvalue=""):
            yield _differing(old, new)


def _folded(lines: list[str]) -> Iterator[tuple[Side, Side] | int]:
    if len(lines) <= 2 * _CONTEXT + 1:
        yield from (_same(line) for line in lines)
        return
    yield from (_same(line) for line in lines[:_CONTEXT])
    yield len(lines) - 2 * _CONTEXT
    yield from (_same(line) for line in lines[-_CONTEXT:])


def _same(line: str) -> tuple[Side, Side]:
    side = (Piece(Kind.SAME, line),)
    return side, side


def _differing(old: str, new: str) -> tuple[Side, Side]:
    pieces = compared(old, new)
    left = tuple(piece for piece in pieces if piece.kind is not Kind.NEW)
    return left, tuple(piece for piece in pieces if piece.kind is not Kind.GONE)


def _lines(text: str) -> list[str]:
    text = text[:_MOST_CHARACTERS]
    lines = [line.strip()[:_LONGEST] for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return [line for line in lines if line][:_MOST_LINES]


def _key(line: str) -> str:
    return " ".join(line.split())
