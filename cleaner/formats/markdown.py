"""Markdown and its dialects: GFM, MDX, Hugo, Jekyll, Docusaurus, Obsidian, Kramdown, Pandoc.

Prose is what a reader reads as sentences: paragraphs, headings, items, quotations. All else
(front matter, code, HTML blocks, tables, definitions, shortcodes, math) is kept to the byte.
"""

from __future__ import annotations

from cleaner.formats.markdown_blocks import blocks
from cleaner.formats.markdown_inline import protected

__all__ = ["blocks", "protected"]
