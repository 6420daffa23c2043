"""Closes the gaps that deletions leave: whole lines go with their break, blank lines stay single.

Rules delete just the words they mean. What happens to the breaks and blanks round
them is decided here, once, for all of them together: two neighbouring lines that
go are one gap, the end of the text keeps its break or its lack of one, and two
paragraphs that a blank line held apart are never glued together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.spans import Edit

_BLANKS = " \t\u00a0\u3000"
_SPACE = _BLANKS + "\r\n\x0b\x0c"


def close_gaps(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits, sorted and apart, with every deletion widened over the blanks it leaves behind."""
    closed: list[Edit] = []
    gap: list[Edit] = []  # neighbouring whole-line deletions, nothing but blanks between them
    for edit in sorted(edits):
        whole = _whole_lines(text, edit) if not edit.text and edit.end > edit.start else None
        if whole and (not gap or not text[gap[-1].end : whole.start].strip(_SPACE)):
            gap.append(whole)
            continue
        closed.extend(_close(text, gap))
        gap = [whole] if whole else []
        if not whole:
            closed.append(_inside_line(text, edit))
    closed.extend(_close(text, gap))
    return tuple(_apart(closed))


def _whole_lines(text: str, edit: Edit) -> Edit | None:
    """The deletion from line start to line end, when nothing but blanks would stay on its lines."""
    start, end = edit.start, edit.end
    while start and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS and text[end - 1] not in "\r\n":
        end += 1
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    if (start > _first(text) and text[start - 1] not in "\r\n") or (end < len(text) and text[end] not in "\r\n"):
        return None
    return Edit(start, end, "") if end > start else None


def _close(text: str, gap: list[Edit]) -> Iterator[Edit]:
    if not gap:
        return
    start, end = gap[0].start, gap[-1].end
    before = start - _run_back(text, start)
    after = end + _run_on(text, end)
    if after == len(text):  # the end of the text keeps its break, or its lack of one
        yield Edit(before, end, "")
    elif before <= _first(text):
        yield Edit(start, _line_start(text, after), "")
    elif _breaks(text[before:start]) > 1 and _breaks(text[end:after]) > 1:
        yield Edit(start, _line_start(text, after), "")
    elif _breaks(text[before:start]) > 1 or _breaks(text[end:after]) > 1 or not _has_blank_line(text, gap):
        yield Edit(start, end + _one_break(text, end), "")
    else:  # only the blank lines inside the gap held the neighbours apart: the first of them stays
        yield Edit(start, gap[0].end + _one_break(text, gap[0].end), "")
        rest = gap[1].start
        yield Edit(rest, end + _one_break(text, end), "")


def _has_blank_line(text: str, gap: list[Edit]) -> bool:
    return any(_breaks(text[a.end : b.start]) > 1 for a, b in zip(gap[:1], gap[1:2]))


def _first(text: str) -> int:
    """Where the text begins, a byte order mark aside."""
    return 1 if text.startswith("\ufeff") else 0


def _run_back(text: str, offset: int) -> int:
    start = offset
    while start and text[start - 1] in _SPACE:
        start -= 1
    return offset - start


def _run_on(text: str, offset: int) -> int:
    end = offset
    while end < len(text) and text[end] in _SPACE:
        end += 1
    return end - offset


def _line_start(text: str, offset: int) -> int:
    """Back over the blanks that indent the line at ``offset``."""
    while text[offset - 1] in _BLANKS:
        offset -= 1
    return offset


def _one_break(text: str, offset: int) -> int:
    return 2 if text.startswith("\r\n", offset) else 1 if offset < len(text) else 0


def _breaks(space: str) -> int:
    return space.count("\n") + space.count("\r") - space.count("\r\n")


def _inside_line(text: str, edit: Edit) -> Edit:
    """A deletion inside a line takes one of the two blanks at its sides along."""
    start, end = edit.start, edit.end
    if edit.text or start == end:
        return edit
    at_start = start == 0 or text[start - 1] in _SPACE
    if at_start and (end == len(text) or text[end] in "\r\n"):
        while start and text[start - 1] in _BLANKS:
            start -= 1
    elif at_start and text[end - 1] not in _BLANKS:
        while end < len(text) and text[end] in _BLANKS:
            end += 1
    return Edit(start, end, "")


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """Widened deletions may meet: each starts where the one before it ended."""
    position = 0
    for edit in edits:
        start = max(edit.start, position)
        if start <= edit.end and (edit.text or edit.end > start):
            yield Edit(start, edit.end, edit.text)
            position = edit.end
