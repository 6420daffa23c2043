"""Items of a list written on one line: "1) milk 2) bread 3) salt", "• milk • bread"."""

from __future__ import annotations

import re

_BULLETS = "•◦▪‣●⁃"
_BULLET = re.compile(rf"[{_BULLETS}]")
# "1.", "1)", "1.)", "(1)", and the same with a letter.
_MARKER = re.compile(r"(\(?)(\d{1,3}|[A-Za-z])(\.\)|\.|\))[ \u00a0]")
_LONGEST = 100  # items looked for in one list


def item_starts(text: str, start: int, stop: int) -> list[int]:
    """Offsets of the second and later items, when the run ``text[start:stop]`` opens with a first one."""
    if start >= stop:
        return []
    if text[start] in _BULLETS:
        return [m.start() for m in re.finditer(re.escape(text[start]), text[start + 1 : stop])] and _bullets(
            text, start, stop
        )
    first = _MARKER.match(text, start, stop)
    return _numbered(text, first, stop) if first else []


def _bullets(text: str, start: int, stop: int) -> list[int]:
    bullet = text[start]
    found = []
    position = text.find(bullet, start + 1, stop)
    while position >= 0:
        if text[position - 1].isspace():
            found.append(position)
        position = text.find(bullet, position + 1, stop)
    return found


def _numbered(text: str, first: re.Match[str], stop: int) -> list[int]:
    """Markers in the same style that count on from the first one."""
    opening, value, closing = first.groups()
    found: list[int] = []
    position = first.end()
    while len(found) < _LONGEST:
        value = _following(value)
        marker = f"{opening}{value}{closing}"
        position = _marker_at(text, marker, position, stop)
        if not value or position < 0:
            return found
        found.append(position)
        position += len(marker)
    return found


def _following(value: str) -> str:
    if value.isdigit():
        return str(int(value) + 1)
    return chr(ord(value) + 1) if value not in "zZ" else ""


def _marker_at(text: str, marker: str, position: int, stop: int) -> int:
    """Where the marker stands between blanks with a word behind it, -1 when nowhere."""
    position = text.find(marker, position, stop)
    while position >= 0:
        after = position + len(marker)
        if text[position - 1].isspace() and after + 1 < stop and text[after].isspace() and text[after + 1].isalnum():
            return position
        position = text.find(marker, after, stop)
    return -1
