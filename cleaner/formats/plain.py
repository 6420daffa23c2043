"""Plain text: paragraphs between blank lines; front matter and fenced code are no prose."""

from __future__ import annotations

import re

from cleaner.formats.blocks import Block, BlockKind
from cleaner.spans import Span
from cleaner.text.lines import lines

_PROTECTED = re.compile(
    r"https?://\S+|www\.\S+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"  # e-mail addresses
    r"|(?<!\w)[@#]\w+"  # handles and hashtags
)


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text: each a run of lines and the blank lines after it."""
    found: list[Block] = []
    start = 0
    blank = False
    for line in lines(text):
        is_blank = not text[line.start : line.end].strip()
        if blank and not is_blank and text[start : line.start].strip():
            found.append(Block(BlockKind.PARAGRAPH, start, line.start))
            start = line.start
        blank = is_blank
    if start < len(text):
        found.append(Block(BlockKind.PARAGRAPH, start, len(text)))
    return found


def protected(text: str, blocks: list[Block]) -> list[Span]:
    """Addresses, handles and hashtags."""
    return [Span(*match.span()) for match in _PROTECTED.finditer(text)]
