"""reStructuredText: paragraphs and items are prose; directives, literal blocks, tables and fields are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.formats import rst_lines as forms
from cleaner.formats.addresses import addresses
from cleaner.formats.blocks import Block, BlockKind, merged
from cleaner.formats.rst_blocks import blocks
from cleaner.formats.rst_inline import inline
from cleaner.spans import Span

__all__ = ["blocks", "protected"]

_VERSION = re.compile(r"\S+[ \t]*")


def protected(text: str, pieces: list[Block]) -> list[Span]:
    """Literals, roles, references, substitutions, marks, names for machines.

    Titles and terms whole: the lines below a title are as long as it, and terms are names.
    """
    spans: list[Span] = []
    for block in pieces:
        if block.kind is BlockKind.HEADING:
            spans.append(block.span)
        elif block.prose:
            spans.extend(_marks(text, block))
            spans.extend(inline(text, block.start, block.end))
            spans.extend(addresses(text, block.start, block.end))
    return merged(spans)


def _marks(text: str, block: Block) -> Iterator[Span]:
    """List marks, and the head of a directive, footnote or field whose text begins on its line."""
    end = block.end
    first = position = block.start + len(text[block.start : end]) - len(text[block.start : end].lstrip())
    while mark := forms.BULLET.match(text, position, end) or forms.ENUMERATOR.match(text, position, end):
        position = mark.end()
    if block.kind is BlockKind.ITEM:
        if found := forms.DIRECTIVE.match(text, position, end):
            position = found.end()
            name = forms.directive_name(found["name"])
            for _ in range((name in forms.VERSIONED) + (name == "deprecated-removed")):
                version = _VERSION.match(text, position, end)
                position = version.end() if version else position
        elif found := forms.FOOTNOTE.match(text, position, end) or forms.FIELD.match(text, position, end):
            position = found.end()
    if position > first:
        yield Span(first, position)
