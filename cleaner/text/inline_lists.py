"""Items of a list written on one line: "1) milk 2) bread 3) salt", "• milk • bread"."""

from __future__ import annotations

import re

_BULLETS = "•◦▪‣●⁃"
# "1.", "1)", "1.)", "(1)", and the same with a letter; "A." alone is the initial of a name.
_MARKER = re.compile(r"(?!\(?[A-Z]\.[^)])(\(?)(\d{1,3}|[A-Za-z])(\.\)|\.|\))[ \u00a0]")
_MOST_ITEMS = 100  # looked for in one list


def item_starts(text: str, start: int, stop: int) -> list[int]:
    """Offsets of the second and later items, when the run ``text[start:stop]`` opens with a first one."""
    if start >= stop:
        return []
    if text[start] in _BULLETS:
        return _bullets(text, start, stop)
    first = _MARKER.match(text, start, stop)
    return _numbered(text, first, stop) if first else []


def _bullets(text: str, start: int, stop: int) -> list[int]:
    """Bullets like the first one, each behind a blank."""
    found: list[int] = []
    position = text.find(text[start], start + 1, stop)
    while position >= 0:
        if text[position - 1].isspace():
            found.append(position)
        position = text.find(text[start], position + 1, stop)
    return found


def _numbered(text: str, first: re.Match[str], stop: int) -> list[int]:
    """Markers in the style of the first one that count on from it."""
    opening, value, closing = first.groups()
    found: list[int] = []
    position = first.end()
    large = position < stop and text[position].isupper()
    while len(found) < _MOST_ITEMS:
        value = _following(value)
        marker = f"{opening}{value}{closing}"
        position = _marker_at(text, marker, position + 1, stop)
        if not value or position < 0 or (large and not text[position + len(marker) + 1].isupper()):
            break
        found.append(position)
        position += len(marker) + 1
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
