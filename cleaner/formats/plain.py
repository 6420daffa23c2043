"""Plain text: paragraphs between blank lines; front matter and what is surely code are no prose.

A plain text may be half Markdown, so fences and code spans count here too. An indented
first line, "> a quotation" or "#1 team" is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cleaner.formats.addresses import addresses
from cleaner.formats.blocks import Block, BlockKind, merged, tiles
from cleaner.formats.front_matter import front_matter_end
from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.lines import Line, lines

_FENCE = lazy_regex(r" {0,3}(`{3,}+(?!.*`)|~{3,}+)")
_RAW_HTML = lazy_regex(r"[ \t]*<(script|style|pre|textarea)\b", re.IGNORECASE)
_INDENTED = lazy_regex(r"(?: {4}|\t)[ \t]*\S")
_MARKUP = re.compile(
    r"`[^`\r\n]{1,300}`|``[^\r\n]{1,300}?``"  # code
    r"|\{\{[^\r\n]{0,300}?\}\}|\{%[^\r\n]{0,300}?%\}"  # template tags
    r"|<!--[^>]{0,1000}?-->|<!\[CDATA\[|</?[A-Za-z][^<>\r\n]{0,1000}>"  # comments, tags
)


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text: each a run of lines and the blank lines after it."""
    rows = lines(text)
    starts: list[tuple[BlockKind, int]] = []
    index = 0
    front = front_matter_end(text)
    if front:
        starts.append((BlockKind.META, 0))
        index = next((i for i, row in enumerate(rows) if row.start >= front), len(rows))
    fresh, unclosed = True, _Unclosed()
    while index < len(rows):
        kind, last = _piece(text, rows, index, fresh, unclosed)
        if kind is None:  # a blank line
            fresh = True
        elif kind is not BlockKind.PARAGRAPH or fresh:
            starts.append((kind, rows[index].start))
            fresh = kind is not BlockKind.PARAGRAPH
        index = last
    return tiles(starts, len(text))


class _Unclosed:
    """Fences and elements that nothing closes from here on: looking again would take quadratic time."""

    def __init__(self) -> None:
        self._fences: dict[str, int] = {}  # by sign, the length that no closing fence reaches
        self._tags: set[str] = set()

    def holds(self, opener: str) -> bool:
        return opener in self._tags or len(opener) >= self._fences.get(opener[0], len(opener) + 1)

    def add(self, opener: str) -> None:
        if opener[0].isalpha():
            self._tags.add(opener)
        else:
            self._fences[opener[0]] = len(opener)


def _piece(
    text: str, rows: Sequence[Line], index: int, fresh: bool, unclosed: _Unclosed
) -> tuple[BlockKind | None, int]:
    """What starts at a line, and the index of the line after it."""
    line = text[rows[index].start : rows[index].end]
    if index == 0:
        line = line.removeprefix("\ufeff")
    if not line.strip():
        return None, index + 1
    first = line.lstrip()[:1]
    if first in "`~" and (fence := _FENCE.match(line)) and not unclosed.holds(fence.group(1)):
        last = _fence_end(text, rows, index, fence.group(1))
        if last:
            return BlockKind.CODE, last
        unclosed.add(fence.group(1))
    if first == "<" and (tag := _RAW_HTML.match(line)) and not unclosed.holds(tag.group(1).lower()):
        last = _tag_end(text, rows, index, tag.group(1).lower())
        if last:
            return BlockKind.CODE, last
        unclosed.add(tag.group(1).lower())
    if fresh and line[0] in " \t" and _INDENTED.match(line):
        last = _indented_end(text, rows, index)
        if last:
            return BlockKind.CODE, last
    return BlockKind.PARAGRAPH, index + 1


def _fence_end(text: str, rows: Sequence[Line], index: int, fence: str) -> int:
    """Index behind the closing fence; 0 when none closes it: then it is no code for sure."""
    for following in range(index + 1, len(rows)):
        line = text[rows[following].start : rows[following].end].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return following + 1
    return 0


def _tag_end(text: str, rows: Sequence[Line], index: int, tag: str) -> int:
    closing = f"</{tag}"
    for following in range(index, len(rows)):
        if closing in text[rows[following].start : rows[following].end].lower():
            return following + 1
    return 0


def _indented_end(text: str, rows: Sequence[Line], index: int) -> int:
    """Index behind a run of two or more indented lines, most of which look like code; 0 otherwise."""
    last, count, code = index, 0, 0
    while last < len(rows):
        line = text[rows[last].start : rows[last].end]
        if not _INDENTED.match(line):
            break
        count += 1
        code += bool(_code_line().search(line[:500]))
        last += 1
    return last if count >= 2 and code * 2 > count else 0


@cache
def _code_line() -> re.Pattern[str]:
    """A line that reads as code of some usual language."""
    return re.compile(
        r"[;{}]\s*$|^\s*(?:\$|#!|//|/\*|>>>|</?\w+)|^\s*(?:def|class|import|from|return|function|var|let|const|public"
        r"|private|static|void|echo|sudo|git|npm|pip|curl|elif|else:|try:|#include|#define)\b"
        r"|[\w\])]\s*(?:=|:=|==|\+=|=>|->)\s*\S"
        r"|\w\(.*\)\s*[;:]?\s*$|^\s*[\"']?[\w-]+[\"']?:\s*[\"'\[{\d]"
    )


def protected(text: str, blocks: list[Block]) -> list[Span]:
    """Code spans, tags, template tags, and names for machines."""
    prose = [block for block in blocks if block.prose]
    spans = [span for block in prose for span in addresses(text, block.start, block.end)]
    if any(sign in text for sign in "`{<"):
        spans += [Span(*found.span()) for b in prose for found in _MARKUP.finditer(text, b.start, b.end)]
    return merged(spans)
