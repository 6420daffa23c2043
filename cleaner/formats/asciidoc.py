"""AsciiDoc: paragraphs, items and titles are prose; listings, tables, attributes and macros are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.formats import asciidoc_lines as forms
from cleaner.formats.addresses import addresses
from cleaner.formats.asciidoc_blocks import blocks
from cleaner.formats.blocks import Block, BlockKind, merged
from cleaner.spans import Span

__all__ = ["blocks", "protected"]

_BRACKETS = r"\[(?:[^\[\]\\]|\\.){0,1000}\]"
_INLINE = re.compile(
    r"(?<![\w`])`(?!\s)[^`]{1,500}(?<!\s)`(?![\w`'])|``?[^`\r\n]{1,300}``?"  # monospace
    r"|\+\+\+[\s\S]{1,500}?\+\+\+|\+\+[\s\S]{1,300}?\+\+|(?<!\w)\+(?!\s)[^+\r\n]{1,300}(?<!\s)\+(?!\w)"
    r"|\$\$[^$\r\n]{1,300}\$\$|<<[^<>]{1,300}>>|\[\[\[?[^\[\]\r\n]{1,100}\]\]\]?"
    rf"|\{{[\w-]{{1,80}}(?::[^{{}}\r\n]{{0,200}})?\}}(?:[\w./#%-]{{1,300}}(?:{_BRACKETS})?)?"  # attributes
    rf"|\b[a-z][\w-]{{1,20}}:[^\s\[\]]{{0,500}}{_BRACKETS}"  # macros
    rf"|\b[a-z]{{2,9}}://[^\s\[\]<>]{{1,2000}}(?:{_BRACKETS})?"
    r"|\[[\w.#%][^\[\]\r\n]{0,100}\](?=[*_#`+])|\(\(\(?[^()\r\n]{1,200}\)?\)\)|&(?:#\d{1,7}|\w{2,31});|<\d{1,3}>"
    r"|\s\+(?=[ \t]*(?:[\r\n]|$))|(?<![\w-])--?[A-Za-z][\w-]{1,60}|[\w.+/-]{1,99}@[\w.-]{1,255}|\\."
)
_TARGET = re.compile(r"<<#?([^<>,#]{1,300})|\bxref:#?([^\s\[\]#]{1,300})\[")
_SIGNS = re.compile(r"[\W_]+")


def protected(text: str, pieces: list[Block]) -> list[Span]:
    """Monospace, attributes, macros, references, terms, marks at line starts, and names for machines."""
    spans: list[Span] = []
    targets = {_folded(match[1] or match[2]) for match in _TARGET.finditer(text)}
    for block in pieces:
        if block.prose:
            spans.extend(_marks(text, block, targets))
            spans.extend(Span(*match.span()) for match in _INLINE.finditer(text, block.start, block.end))
            spans.extend(addresses(text, block.start, block.end))
    return merged(spans)


def _folded(title: str) -> str:
    """A title as the name that links give it."""
    return _SIGNS.sub("_", title.lower()).strip("_")


def _marks(text: str, block: Block, targets: set[str]) -> Iterator[Span]:
    """List and heading marks, terms; a whole title that is underlined, or that a link names."""
    rows = text[block.start : block.end].replace("\r", "\n").rstrip().split("\n")
    if block.kind is BlockKind.HEADING:
        mark = re.match(r"[=#]{1,6}[ \t]+|\.", rows[0])
        if mark is None or _folded(rows[0]) in targets:
            yield block.span
        else:
            yield Span(block.start, block.start + mark.end())
        return
    forms_of_start = (forms.TERM,) if block.kind is BlockKind.ITEM and not forms.MARK.match(rows[0]) else (forms.MARK,)
    for pattern in (*forms_of_start, forms.ADMONITION):
        if found := pattern.match(text, block.start, block.end):
            yield Span(*found.span())
