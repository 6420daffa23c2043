"""How many columns a terminal gives to a string, and how to cut and wrap by columns.

East Asian wide and emoji characters take two columns, combining marks and joiners none
(Unicode annex 11, and annex 29 for what belongs to one emoji). Terminals differ on emoji;
this is what most of today's do. Input is visible text, without controls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_PLAIN_UNTIL = 0x300  # nothing below is wide or combines
_PUNCTUATION = range(0x2010, 0x2028)  # dashes, quotes, the ellipsis
_PLAIN = re.compile("[\x00-\u02ff\u2010-\u2027]*")  # the same as a pattern: one column each


def width(text: str) -> int:
    """Columns of the text."""
    if _PLAIN.fullmatch(text):
        return len(text)
    return sum(columns for _, columns in _cells(text))


def cut(text: str, columns: int) -> str:
    """As much of the start as fits, with an ellipsis when something was left out."""
    if columns < 1:
        return ""
    if _PLAIN.fullmatch(text):
        return text if len(text) <= columns else text[: columns - 1] + "…"
    if len(text) * 2 <= columns or width(text[: columns + 1]) <= columns >= len(text):
        return text
    return _fitting(text, columns - 1) + "…"


def cut_start(text: str, columns: int) -> str:
    """As much of the end as fits, with an ellipsis when something was left out."""
    if columns < 1:
        return ""
    if _PLAIN.fullmatch(text):
        return text if len(text) <= columns else "…" + text[len(text) + 1 - columns :]
    clusters = list(_cells(text[-4 * columns :]))
    used, kept = 1, len(clusters)
    if len(text) <= 4 * columns and sum(cell for _, cell in clusters) <= columns:
        return text
    while kept and used + clusters[kept - 1][1] <= columns:
        kept -= 1
        used += clusters[kept][1]
    return "…" + "".join(cluster for cluster, _ in clusters[kept:])


def padded(text: str, columns: int) -> str:
    """The text with blanks up to that many columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """Rows of at most that many columns, broken at blanks where there are any; at least one row."""
    rows: list[str] = []
    row, used, blank = "", 0, 0  # blank: how much of the row stands before its last blank
    for cluster, cell in _cells(text):
        if used + cell > columns and row:
            if cluster == " ":
                blank = len(row)
            kept, rest = (row[:blank], row[blank:].lstrip(" ")) if blank else (row, "")
            rows.append(kept)
            row, used, blank = rest, width(rest), 0
            if cluster == " " and not row:
                continue
        if cluster == " ":
            blank = len(row)
        row += cluster
        used += cell
    return [*rows, row]


def _fitting(text: str, columns: int) -> str:
    used, length = 0, 0
    for cluster, cell in _cells(text):
        if used + cell > columns:
            break
        used += cell
        length += len(cluster)
    return text[:length]


def _cells(text: str) -> Iterator[tuple[str, int]]:
    """What a terminal draws as one thing, and its columns."""
    start, columns = 0, 0
    for index, character in enumerate(text):
        if index > start and _joins(text, start, index):
            columns = max(columns, _columns(character), 2 * (character == _EMOJI_STYLE and columns > 0))
            continue
        if index > start:
            yield text[start:index], columns
        start, columns = index, _columns(character)
    if start < len(text):
        yield text[start:], columns


def _joins(text: str, start: int, index: int) -> bool:
    """Is the character drawn together with the ones from ``start``?"""
    number = ord(text[index])
    if number < _PLAIN_UNTIL or number in _PUNCTUATION:
        return False
    if number in _FLAG_LETTERS:
        return index == start + 1 and ord(text[start]) in _FLAG_LETTERS
    if text[index - 1] == _JOINER or number in _SKIN_TONES:
        return _columns(text[start]) == 2 or text[index - 1] == _JOINER and number >= 0x2190
    return _columns(text[index]) == 0


def _columns(character: str) -> int:
    number = ord(character)
    if number < _PLAIN_UNTIL or number in _PUNCTUATION:
        return 1
    if category(character) in ("Mn", "Me", "Cf") or 0x1160 <= number <= 0x11FF:  # the latter: Hangul vowels and finals
        return 0
    return 2 if east_asian_width(character) in "WF" or number in _FLAG_LETTERS else 1
