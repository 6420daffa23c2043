"""Units: runs of lines that are read on as one piece of running text.

Hard-wrapped lines belong together; otherwise a line break ends a unit, unless the
next line goes on in the middle of a sentence.
"""

from __future__ import annotations

import re

from cleaner.spans import Span
from cleaner.text.marks import INVISIBLE

_LINE = re.compile(r"[^\r\n]+")
_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")
_FIRST_WORD = re.compile(r"\S+")
_ITEM = re.compile(r"\s*(?:[-*•–+◦▪‣●⁃#>|]|\d{1,3}[.)]|[a-zA-Z][.)])\s")
_QUOTES = "\"'“‘«([ \t"
# A line that ends so in Japanese or Chinese goes on in the next one.
_GOES_ON = "、，のはがをにでと"
_NARROWEST, _WIDEST = 40, 120  # columns of hard-wrapped text
_FORCED = 0.75  # of the breaks of a wrapped paragraph come where the next word did not fit
_GOING_ON = 0.25  # of its lines start with a small letter; of verses and separate lines none


def units(text: str) -> list[Span]:
    """Spans of the units, in order; only blanks and breaks lie between them."""
    blocks: list[list[Span]] = []
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        if not _VISIBLE.search(text, *line):
            continue
        if blocks and _is_one_break(text, blocks[-1][-1].end, line.start):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    column = max((_column(text, block) for block in blocks if len(block) > 2), default=0)
    found: list[Span] = []
    for block in blocks:
        found.extend(_joined(text, block, column) if len(block) > 1 else block)
    return found


def _is_one_break(text: str, end: int, start: int) -> bool:
    return start - end == 1 or (start - end == 2 and text[end] == "\r" and text[end + 1] == "\n")


def _joined(text: str, block: list[Span], column: int) -> list[Span]:
    """The lines of a paragraph, joined where a reader reads on; ``column`` is the one other paragraphs show."""
    wrapped = _breaks_at(text, block, column) or (len(block) > 2 and bool(_column(text, block)))
    joined = [block[0]]
    for line in block[1:]:
        if _continues(text, joined[-1], line, wrapped):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _continues(text: str, before: Span, line: Span, wrapped: bool) -> bool:
    if _ITEM.match(text, *line):
        return False
    if wrapped or text[before.end - 1] in _GOES_ON or _hangs(text, before, line):
        return True
    return _starts_small(text, line)


def _starts_small(text: str, line: Span) -> bool:
    """Does the line start in the middle of a sentence: with a small letter, a comma, a closing bracket?"""
    start = line.start
    while start < line.end and text[start] in _QUOTES:
        start += 1
    return start < line.end and (text[start].islower() or text[start] in ",;)")


def _hangs(text: str, item: Span, line: Span) -> bool:
    """Is the line indented under the words of the list item above it?"""
    marker = _ITEM.match(text, *item)
    return marker is not None and _indent(text, line) >= 2 and _indent(text, line) > _indent(text, item)


def _indent(text: str, line: Span) -> int:
    start = line.start
    while start < line.end and text[start] in " \t":
        start += 1
    return start - line.start


def _column(text: str, block: list[Span]) -> int:
    """The column at which a paragraph was wrapped; 0 when its breaks were not forced by one."""
    width = max(_length(text, line) for line in block)
    if not _NARROWEST <= width <= _WIDEST or not _breaks_at(text, block, width):
        return 0
    going_on = sum(_starts_small(text, line) or not _has_case(text[line.start]) for line in block[1:])
    return width if going_on >= _GOING_ON * (len(block) - 1) else 0


def _breaks_at(text: str, block: list[Span], column: int) -> bool:
    """Do the lines end where the next word would not have fitted into the column?"""
    forced = 0
    for line, following in zip(block, block[1:]):
        length = _length(text, line)
        first = _FIRST_WORD.search(text, *following)
        forced += length <= column < length + 1 + (len(first.group()) if first else 0)
    return forced >= _FORCED * (len(block) - 1)


def _length(text: str, line: Span) -> int:
    return len(text[line.start : line.end].rstrip())


def _has_case(character: str) -> bool:
    return character.islower() or character.isupper()
