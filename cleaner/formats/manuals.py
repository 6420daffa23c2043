"""Is a text a manual? Code stands all through it, and then it says things twice on purpose and is full of terms.

A listing and a snippet or two make no manual of an article of some length. A licence is treated alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.formats.blocks import Block, BlockKind
from cleaner.spans import Span

_MIN_PIECES = 2
_LETTERS_TO_A_PIECE = 600  # about a hundred words of prose for each listing or snippet
_NO_CODE = ("<script", "<style", "<head", "<svg", "<textarea", "<iframe", "<noscript", "<template", "<object", "<math")
_TOP = 600  # characters in which a licence names itself
_HEAD = re.compile(r"\b(?:licen[cs]e|copyright|patent)\b", re.IGNORECASE)
_TERMS = re.compile(r"\b(?:WARRANTIES|WARRANTY|AS IS)\b")


def is_manual(text: str, blocks: Sequence[Block], protected: Sequence[Span]) -> bool:
    """Is there a listing or snippet of code for each hundred words? ``protected``: what in the prose is no prose."""
    listings = sum(block.kind is BlockKind.CODE and not _is_other(text, block) for block in blocks)
    if _HEAD.search(text[: 2 * _TOP].replace("\r\n", "\n")[:_TOP]) and _TERMS.search(text):
        return True
    pieces = listings + sum(_is_snippet(text, span) for span in protected)
    if pieces < _MIN_PIECES:
        return False
    return pieces * _LETTERS_TO_A_PIECE >= sum(_size(text, block) for block in blocks if block.prose)


def _size(text: str, block: Block) -> int:
    """Its letters, each break of a line counted as one."""
    return block.end - block.start - text.count("\r\n", block.start, block.end)


def _is_other(text: str, block: Block) -> bool:
    """Is it kept like code, but what pages have round any text?"""
    return text[block.start : block.start + 12].lower().lstrip().startswith(_NO_CODE)


def _is_snippet(text: str, span: Span) -> bool:
    return "`" in text[span.start : min(span.end, span.start + 40)] or text.startswith("<code", span.start)
