"""The lines of one file as the HTML report draws them: pieces that go, come, stay for another, or want a look.

Plain lists and dictionaries with short keys, since they are embedded in the page:
a row is ``[line number, piece, …]`` or ``[-n]`` for n lines left out; a piece is a string or
``{"t": text, "g": finding that removes it, "n": [text that comes here, finding that brings it],
"l": [findings that point here], "s": [findings whose copy this is]}``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cleaner.findings import Applicability, Finding
from cleaner.reports.places import Places
from cleaner.reports.proposal import whole_words
from cleaner.reports.severity import applicability
from cleaner.reports.survivors import surviving_spans
from cleaner.reports.visible import visible
from cleaner.spans import Edit, Span

_WHOLE_TEXT = 100_000  # code points of a file that is embedded whole; of larger ones, what is near a finding
_NEAR = 3  # lines
_LONG, _KEPT = 4_000, 600  # code points: longer pieces are shown by their two ends

Row = list[Any]


class _Change(NamedTuple):
    edit: Edit
    finding: int


class _Mark(NamedTuple):
    span: Span
    key: str  # "l" or "s"
    finding: int


def rows(places: Places, findings: tuple[Finding, ...]) -> list[Row]:
    """Every line of the file, or of a large file those near a finding."""
    changes = _changes(places.text, findings)
    marks = sorted(_marks(places.text, findings))
    near = None if len(places.text) <= _WHOLE_TEXT else _near(places, changes, marks)
    pieces = _Pieces(places.text, changes, marks)
    made: list[Row] = []
    for number, line in enumerate(places.lines, start=1):
        if near is not None and number not in near:
            if made and made[-1][0] < 0:
                made[-1][0] -= 1
            else:
                made.append([-1])
            continue
        made.append([number, *pieces.between(line.start, line.end, line.stop)])
    return made


def _changes(text: str, findings: tuple[Finding, ...]) -> list[_Change]:
    """The edits of all fixes that can be drawn together: where two overlap, the one that starts first."""
    found = [
        _Change(edit, index)
        for index, finding in enumerate(findings)
        if finding.fix and _is_drawn_as_change(finding)
        for edit in whole_words(text, finding.fix.edits)
    ]
    apart: list[_Change] = []
    for change in sorted(found):
        if not apart or change.edit.start >= apart[-1].edit.end:
            apart.append(change)
    return apart


def _is_drawn_as_change(finding: Finding) -> bool:
    """Somebody may make the change; what is shown only is pointed at."""
    return applicability(finding) is not Applicability.DISPLAY


def _marks(text: str, findings: tuple[Finding, ...]) -> Iterator[_Mark]:
    for index, finding in enumerate(findings):
        if not _is_drawn_as_change(finding):
            yield _Mark(finding.span, "l", index)
        for span in surviving_spans(text, finding):
            yield _Mark(span, "s", index)


def _near(places: Places, changes: Iterable[_Change], marks: Iterable[_Mark]) -> set[int]:
    spans = [change.edit.span for change in changes] + [mark.span for mark in marks]
    near: set[int] = set()
    for span in spans:
        first, last = places.line_number(span.start), places.last_line(span)
        near.update(range(first - _NEAR, first + _NEAR + 1))
        near.update(range(last - _NEAR, last + _NEAR + 1))
    return near


class _Pieces:
    """Cuts lines at the ends of changes and marks. Lines are asked for in order."""

    def __init__(self, text: str, changes: list[_Change], marks: list[_Mark]) -> None:
        self._text, self._changes, self._marks = text, changes, marks
        self._change = self._come = self._mark = 0  # the first that may still remove, bring or mark something
        self._open: list[_Mark] = []
        ends = {end for change in changes for end in change.edit.span} | {end for m in marks for end in m.span}
        self._cuts = sorted(ends)

    def between(self, start: int, end: int, stop: int) -> Iterator[Any]:
        """The pieces of the line ``text[start:end]`` whose break ends at ``stop``."""
        yield from self._new(start, start)
        inside = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        cuts = [start, *inside, end] if end > start else []
        for left, right in zip(cuts, cuts[1:]):
            yield self._old(left, right)
            yield from self._new(right, right)
        yield from self._new(stop, stop - 1)

    def _old(self, left: int, right: int) -> Any:
        """The text between two cuts, and which finding removes it, points at it or rests on it."""
        piece: dict[str, Any] = {"t": _shown(self._text[left:right])}
        for key, finding in self._marked(left, right):
            piece.setdefault(key, []).append(finding)
        while self._change < len(self._changes) and self._changes[self._change].edit.end <= left:
            self._change += 1
        for edit, finding in self._changes[self._change : self._change + 1]:
            if edit.start <= left:
                piece["g"] = finding
        return piece if len(piece) > 1 else piece["t"]

    def _new(self, end: int, start: int) -> Iterator[dict[str, Any]]:
        """What comes from the changes that end up to ``end`` and start up to ``start``, each told once."""
        while self._come < len(self._changes):
            edit, finding = self._changes[self._come]
            if edit.end > end or edit.start > start:
                return
            self._come += 1
            if edit.text:
                yield {"t": "", "n": [_shown(edit.text), finding]}

    def _marked(self, left: int, right: int) -> Iterator[tuple[str, int]]:
        while self._mark < len(self._marks) and self._marks[self._mark].span.start <= left:
            self._open.append(self._marks[self._mark])
            self._mark += 1
        self._open = [mark for mark in self._open if mark.span.end > left or mark.span.start == left == mark.span.end]
        for mark in self._open:
            if mark.span.end >= right:
                yield mark.key, mark.finding


def _shown(text: str) -> str:
    if len(text) > _LONG:
        left_out = f" … {len(text) - 2 * _KEPT:,} characters left out … "
        text = text[:_KEPT] + left_out + text[-_KEPT:]
    return visible(text)
