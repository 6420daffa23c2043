"""Headings with their levels, and the sections below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.formats.blocks import Block, BlockKind

_NUMBERED = re.compile(r"\s*(#{1,6}|={1,6})[ \t]")  # Markdown, AsciiDoc
_TAGGED = re.compile(r"<h([1-6])\b[^<>]{0,500}>\s*$", re.IGNORECASE)
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_BREAK = re.compile(r"\r\n|\r|\n")
_LOOK_BACK = 600


class Heading(NamedTuple):
    """``level``: 1 for the highest."""

    start: int
    end: int
    level: int


def headings(format: str, text: str, blocks: Sequence[Block]) -> list[Heading]:
    """The headings that begin sections, in order; those inside items and quotations begin none."""
    return list(_headings(format, text, blocks))


def _headings(format: str, text: str, blocks: Sequence[Block]) -> Iterator[Heading]:
    adornments: list[str] = []  # of reStructuredText, in the order in which they come
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        rows = _BREAK.split(text[block.start : block.end].strip("\ufeff\r\n").rstrip())
        level = 0
        if format == "html":
            tag = _TAGGED.search(text, max(0, block.start - _LOOK_BACK), block.start)
            level = int(tag[1]) if tag else 0
        elif format == "rst":
            level = _rst_level(rows, adornments)
        elif found := _NUMBERED.match(rows[0]):
            level = len(found[1])
        elif len(rows) > 1 and len(set(rows[-1].strip())) == 1:
            level = _UNDERLINES.get(rows[-1].strip()[0], 0)
        if level:
            yield Heading(block.start, block.end, level)


def _rst_level(rows: list[str], adornments: list[str]) -> int:
    """By the order in which the signs above and below titles come; 0 for the term of a definition."""
    under = rows[-1].strip()
    if len(rows) < 2 or len(set(under)) != 1 or under[0].isalnum():
        return 0
    adornment = under[0] * (2 if len(rows) > 2 and rows[0].strip() == under else 1)
    if adornment not in adornments:
        adornments.append(adornment)
    return adornments.index(adornment) + 1
