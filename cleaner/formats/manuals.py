"""Is a text a manual? It holds code, and then it says things twice on purpose and is full of words of its trade.

A lone snippet in backticks makes no manual of an article; a block of code, or several snippets, do.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.formats.blocks import Block, BlockKind
from cleaner.spans import Span

_MIN_SNIPPETS = 2
_NO_CODE = ("<script", "<style", "<head", "<svg", "<textarea", "<iframe", "<noscript", "<template", "<object", "<math")


def holds_code(text: str, blocks: Sequence[Block], protected: Sequence[Span]) -> bool:
    """A block of code, or two snippets of it, in prose. ``protected``: what in the prose is no prose."""
    if any(block.kind is BlockKind.CODE and not _is_other(text, block) for block in blocks):
        return True
    return sum(map(bool, (_is_snippet(text, span) for span in protected))) >= _MIN_SNIPPETS


def _is_other(text: str, block: Block) -> bool:
    """Is it kept like code, but what pages have round any text?"""
    return text[block.start : block.start + 12].lower().lstrip().startswith(_NO_CODE)


def _is_snippet(text: str, span: Span) -> bool:
    return "`" in text[span.start : min(span.end, span.start + 40)] or text.startswith("<code", span.start)
