"""AsciiDoc: paragraphs, items and titles are prose; listings, tables, attributes and macros are kept."""

from __future__ import annotations

import re

from cleaner.formats.addresses import addresses
from cleaner.formats.blocks import Block, BlockKind, merged, tiles
from cleaner.formats.front_matter import front_matter_end
from cleaner.spans import Span
from cleaner.text.lines import lines

_VERBATIM = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|```\w*|[|,:!]={3,})\s*$")
_CONTAINER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|\+|<<<|'''|-{3}|\*{3})\s*$")
_ATTRIBUTE = re.compile(r":!?[\w-]+!?:(?:\s|$)")
_BLOCK_ATTRIBUTES = re.compile(r"\[[^\]]*\]\s*$|\[\[[^\]]*\]\]\s*$")
_LISTING = re.compile(r"\[(?:source|listing|literal|stem|latexmath|asciimath|plantuml|mermaid|ditaa|pass)\b")
_MACRO = re.compile(r"\w+::\S*\[.*\]\s*$|(?:ifdef|ifndef|ifeval|endif)::")
_TITLE = re.compile(r"={1,6}\s+\S|#{1,6}\s+\S|\.[^\s.]")
_ITEM = re.compile(r"(?:\*{1,5}|-|\.{1,5}|\d{1,9}\.|<\d+>|<\.>)\s+\S|\S.{0,200}::(?:\s|$)")
_INLINE = re.compile(
    r"`[^`\r\n]{1,300}`|\+{1,3}[^+\r\n]{1,300}\+{1,3}|\{[\w-]{1,80}\}|<<[^<>\r\n]{1,300}>>|\[\[[^\[\]\r\n]{1,100}\]\]"
    r"|\b[a-z]{2,20}:[^\s\[\]]{0,500}\[[^\[\]\r\n]{0,500}\]|https?://[^\s\[\]]{1,1000}(?:\[[^\[\]\r\n]{0,500}\])?"
    r"|\[[.#%][^\[\]\r\n]{0,100}\]|\(\(\(?[^()\r\n]{1,200}\)?\)\)|&(?:#\d{1,7}|\w{2,31});|<\d{1,3}>|\s\+(?=[\r\n]|$)"
)
_LINE_MARK = re.compile(
    r"^[ \t]*(?:={1,6}|#{1,6}|\*{1,5}|-|\.{1,5}|\d{1,9}\.)[ \t]+(?:\[[ xX*]\][ \t])?|^\.(?=[^\s.])", re.MULTILINE
)


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text."""
    starts: list[tuple[BlockKind, int]] = []
    front = front_matter_end(text)
    if front:
        starts.append((BlockKind.META, 0))
    fence = ""  # the line that ends the open listing, table or comment
    is_open = is_listing = False  # is a paragraph open; do attributes announce a listing?
    for row in lines(text):
        if row.start < front:
            continue
        line = text[row.start : row.end].rstrip()
        if fence:
            fence = "" if line == fence else fence
        elif not line.strip():
            is_open = False
        elif _VERBATIM.match(line):
            starts.append((BlockKind.MARKUP if line[:1] in "|,:!/" else BlockKind.CODE, row.start))
            fence, is_open, is_listing = "```" if line.startswith("```") else line, False, False
        elif is_open and not (_ITEM.match(line) or line[:2] == "//" or _CONTAINER.match(line)):
            pass
        else:
            kind = _kind(line, is_listing)
            starts.append((kind, row.start))
            is_open = kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CODE)
            is_listing = kind is BlockKind.MARKUP and bool(_LISTING.match(line))
    return tiles(starts, len(text))


def _kind(line: str, is_listing: bool) -> BlockKind:
    """What begins with a line that stands outside listings and paragraphs."""
    if is_listing:
        return BlockKind.CODE
    if line.startswith("//") or any(
        pattern.match(line) for pattern in (_CONTAINER, _ATTRIBUTE, _BLOCK_ATTRIBUTES, _MACRO)
    ):
        return BlockKind.MARKUP
    if _TITLE.match(line):
        return BlockKind.HEADING
    if _ITEM.match(line.lstrip()):
        return BlockKind.ITEM
    return BlockKind.CODE if line[0] in " \t" else BlockKind.PARAGRAPH


def protected(text: str, blocks: list[Block]) -> list[Span]:
    """Monospace, attributes, macros, references, marks at line starts, and names for machines."""
    spans: list[Span] = []
    for block in blocks:
        if block.prose:
            piece = text[block.start : block.end].replace("\r", "\n")
            spans.extend(Span(block.start + m.start(), block.start + m.end()) for m in _LINE_MARK.finditer(piece))
            spans.extend(Span(*match.span()) for match in _INLINE.finditer(text, block.start, block.end))
            spans.extend(addresses(text, block.start, block.end))
    return merged(spans)
