"""The code frame: the lines a finding is about, with what goes and what stays marked beneath them.

   |
19 | The London talks follow a phone call last Thursday between …
   | ----------------------------------------------------------- stays
...
23 | The London talks follow a phone call
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.reports.direction import is_right_to_left, isolated
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.visible import visible
from cleaner.reports.widths import cut, cut_start, padded, width
from cleaner.spans import Span

_LEAD = 16  # columns kept free for what stands before a marked passage too long for its row


class Label(NamedTuple):
    """A passage to mark: with which sign, in which style, and the word that follows the signs."""

    span: Span
    sign: str
    style: str
    word: str = ""


class _Row(NamedTuple):
    """A line to print, and the label beneath it, if any."""

    line: int
    label: Label | None = None


def frame(places: Places, labels: Sequence[Label], paint: Paint) -> Iterator[str]:
    """The rows of the frame, without breaks. The first label is what the finding is about."""
    rows = sorted(_rows(places, labels), key=lambda row: row.line)
    digits = len(str(rows[-1].line))
    blank = paint("frame", " " * digits + " |")
    room = max(20, paint.look.width - digits - 3)
    yield blank
    last = 0
    for row in rows:
        if last and row.line > last + 1:
            yield paint("frame", "...")
        window = _window(places, row, room)
        if row.label is None or row.line != last or window.is_cut:
            number = paint("frame", f"{row.line:>{digits}} |")
            yield f"{number} {isolated(window.before + window.inside + window.after)}".rstrip()
        if row.label:
            yield f"{blank} {_signs(window, row.label, paint)}"
        last = row.line
    yield blank


def _rows(places: Places, labels: Sequence[Label]) -> Iterator[_Row]:
    """First and last line of every label; a line of context round the first, when it is not blank."""
    marked: set[int] = set()
    for label in labels:
        first, last = places.line_number(label.span.start), places.last_line(label.span)
        marked |= {first, last}
        yield _Row(first, label if first == last else label._replace(word=""))
        if last > first:
            yield _Row(last, label)
    around = places.line_number(labels[0].span.start) - 1, places.last_line(labels[0].span) + 1
    for number in around:
        if 1 <= number <= len(places.lines) and number not in marked and places.line_text(number).strip():
            yield _Row(number)


class _Window(NamedTuple):
    """What of a line is shown: the marked part and its neighbours, hostile characters as marks."""

    before: str
    inside: str
    after: str
    is_cut: bool


def _window(places: Places, row: _Row, room: int) -> _Window:
    line = places.line(row.line)
    text, reach = places.text, 4 * room
    if row.label is None:
        shown = visible(text[line.start : min(line.end, line.start + reach)])
        return _Window("", "", cut(shown, room), False)
    start = min(max(row.label.span.start, line.start), line.end)
    end = max(start, min(row.label.span.end, line.end))
    before = visible(text[max(line.start, start - reach) : start])
    inside = visible(text[start : min(end, start + reach)])
    after = visible(text[end : min(line.end, end + reach)])
    if width(before) + width(inside) + width(after) <= room:
        return _Window(before, inside, after, False)
    room -= len(row.label.word) + 1 if row.label.word else 0
    shown_inside = cut(inside, max(room - min(_LEAD, width(before)), room // 2))
    rest = room - width(shown_inside)
    shown_before = cut_start(before, max(rest - width(after), rest // 2)) if before else ""
    shown_after = cut(after, rest - width(shown_before)) if shown_inside == inside else ""
    return _Window(shown_before, shown_inside, shown_after, True)


def _signs(window: _Window, label: Label, paint: Paint) -> str:
    """The signs under the marked part; under right-to-left text, which no sign can follow, its words."""
    if is_right_to_left(window.before + window.inside + window.after):
        return paint(label.style, f"{label.sign} ") + isolated(window.inside) + (label.word and f" {label.word}")
    signs = label.sign * max(1, width(window.inside)) + (label.word and f" {label.word}")
    return padded("", width(window.before)) + paint(label.style, signs)
