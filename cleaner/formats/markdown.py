"""Markdown and its dialects: GFM, MDX, Hugo, Jekyll, Docusaurus, Obsidian, Kramdown, Pandoc.

Prose is what a reader reads as sentences: paragraphs, headings, items, quotations. All else
(front matter, code, HTML blocks, tables, definitions, shortcodes, math) is kept to the byte.
"""

from __future__ import annotations

from cleaner.formats.blocks import Block
from cleaner.formats.markdown_blocks import markdown_blocks
from cleaner.formats.markdown_inline import markdown_protected
from cleaner.spans import Span


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text."""
    return markdown_blocks(text)


def protected(text: str, blocks: list[Block]) -> list[Span]:
    """Spans inside the prose blocks that no rule may edit in part."""
    return markdown_protected(text, blocks)
