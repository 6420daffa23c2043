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
_SURE_OF_ONE = 60  # a single break counts as forced only behind a line this long


def units(text: str) -> list[Span]:
    """Spans of the units, in order; only blanks and breaks lie between them."""
    found: list[Span] = []
    block: list[Span] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if not _VISIBLE.search(text, start, end):
            continue
        if block and not _is_one_break(text, block[-1].end, start):
            found.extend(_joined(text, block))
            block = []
        block.append(Span(start, end))
    if block:
        found.extend(_joined(text, block))
    return found


def _is_one_break(text: str, end: int, start: int) -> bool:
    return start - end == 1 or (start - end == 2 and text[end] == "\r" and text[end + 1] == "\n")


def _joined(text: str, block: list[Span]) -> list[Span]:
    """The lines of a paragraph, joined where a reader reads on."""
    if len(block) == 1:
        return block
    wrapped = _is_wrapped(text, block)
    joined = [block[0]]
    for line in block[1:]:
        if _continues(text, joined[-1], line, wrapped):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _continues(text: str, before: Span, line: Span, wrapped: bool) -> bool:
    if _ITEM.match(text, line.start, line.end):
        return False
    if wrapped or text[before.end - 1] in _GOES_ON or _hangs(text, before, line):
        return True
    start = line.start
    while start < line.end and text[start] in _QUOTES:
        start += 1
    return start < line.end and (text[start].islower() or text[start] in ",;)")


def _hangs(text: str, item: Span, line: Span) -> bool:
    """Is the line indented under the words of the list item above it?"""
    marker = _ITEM.match(text, item.start, item.end)
    return marker is not None and _indent(text, line) >= 2 and _indent(text, line) > _indent(text, item)


def _indent(text: str, line: Span) -> int:
    start = line.start
    while start < line.end and text[start] in " \t":
        start += 1
    return start - line.start


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Were the breaks forced by a column: would the next word not have fitted in three cases of four?"""
    lengths = [len(text[line.start : line.end].rstrip()) for line in block]
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST or (len(block) == 2 and lengths[0] < _SURE_OF_ONE):
        return False
    forced = 0
    for line, length in zip(block[1:], lengths):
        first = _FIRST_WORD.search(text, line.start, line.end)
        forced += length + 1 + (len(first.group()) if first else 0) > width
    return forced >= 0.75 * (len(block) - 1)
