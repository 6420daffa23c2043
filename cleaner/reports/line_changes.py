"""Edits as changes of whole lines, for formats that know nothing smaller. Lines end at ``\\n`` only, as in git."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.spans import Edit


class LineChange(NamedTuple):
    """Lines that go and come, with their breaks; ``first`` is the index from 0 of the first that goes."""

    first: int
    old: list[str]
    new: list[str]

    @property
    def stop(self) -> int:
        """The index past the last line that goes."""
        return self.first + len(self.old)


class GitLines:
    """The lines of a text as git sees them, cut once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = git_lines(text)
        self.starts = list(accumulate(map(len, self.lines), initial=0))  # and the end of the text

    def changes(self, edits: Sequence[Edit]) -> Iterator[LineChange]:
        """The smallest runs of whole lines that hold the edits, in order. Linear in what they touch."""
        index = 0
        while index < len(edits):
            chunk = _Chunk(self.text, self.starts, edits[index])
            while index < len(edits) and chunk.takes(edits[index]):
                chunk.add(edits[index])
                index += 1
            change = _trimmed(LineChange(chunk.first, git_lines(chunk.old), git_lines(chunk.new)))
            if change.old or change.new:
                yield change


def git_lines(text: str) -> list[str]:
    """The lines with their breaks; only ``\\n`` ends one."""
    pieces = text.split("\n")
    kept = [piece + "\n" for piece in pieces[:-1]]
    return [*kept, pieces[-1]] if pieces[-1] else kept


class _Chunk:
    """Lines ``first`` to ``stop`` while edits are made on them."""

    def __init__(self, text: str, starts: list[int], edit: Edit) -> None:
        self._text, self._starts = text, starts
        self.first = self._stop = self._line(edit.start)
        self._position = starts[self.first]
        self._parts: list[str] = []

    def takes(self, edit: Edit) -> bool:
        """Does the edit touch the lines so far?"""
        return not self._parts or self._line(edit.start) < self._stop

    def add(self, edit: Edit) -> None:
        self._parts += [self._text[self._position : edit.start], edit.text]
        self._position = edit.end
        last = len(self._starts) - 1
        self._stop = min(last, max(self._stop, self._line(max(edit.start, edit.end - 1)) + 1))
        if self._position == self._starts[self._stop] and self._stop < last and self._is_open():
            self._stop += 1  # the break went: what is left of the line runs on into the next

    @property
    def old(self) -> str:
        return self._text[self._starts[self.first] : self._starts[self._stop]]

    @property
    def new(self) -> str:
        return "".join(self._parts) + self._text[self._position : self._starts[self._stop]]

    def _is_open(self) -> bool:
        tail = next((part for part in reversed(self._parts) if part), "\n")
        return not tail.endswith("\n")

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1 if offset < len(self._text) else self._line_of_end()

    def _line_of_end(self) -> int:
        ends_in_break = self._text.endswith("\n") or not self._text
        return len(self._starts) - (1 if ends_in_break else 2)


def _trimmed(change: LineChange) -> LineChange:
    first, old, new = change
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return LineChange(first + start, old[start : len(old) - end], new[start : len(new) - end])
