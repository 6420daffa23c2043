"""HTML content files: the text between the tags is prose, every other byte is kept.

A tolerant scanner, not a parser: tags, comments, scripts and styles are found as browsers
find them, and whatever is in doubt counts as markup. Block elements bound the prose;
inline elements stand inside it and are protected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.formats.addresses import addresses
from cleaner.formats.blocks import Block, BlockKind, merged
from cleaner.formats.front_matter import front_matter_end
from cleaner.spans import Span

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,60})((?:[^<>\"']++|\"[^\"]{0,8000}\"|'[^']{0,8000}')*+)>")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite data del dfn em font i img ins label mark meter progress q ruby rb rp rt s"
    " small span strike strong sub sup time tt u wbr".split()
)
_RAW = frozenset(
    "script style pre textarea svg math code kbd samp var template object noscript iframe head xmp".split()
)
_RAW_INLINE = frozenset("code kbd samp var".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTEXTS = _HEADINGS | {"li", "blockquote"}
_OPENERS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!": ">"}
_PROTECTED = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|\{\{[^\r\n]{0,500}?\}\}|\{%[^\r\n]{0,500}?%\}|\{#[^\r\n]{0,500}?#\}"
)


class _Piece(NamedTuple):
    """A tag, comment or raw element. ``name`` is empty for comments, ``is_inline`` tells if prose flows round it."""

    start: int
    end: int
    name: str
    is_closing: bool
    is_inline: bool


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text: runs of text between block elements, and the markup between them."""
    found: list[Block] = []
    position = front = front_matter_end(text)
    if front:
        found.append(Block(BlockKind.META, 0, front))
    depth = dict.fromkeys(_CONTEXTS, 0)
    start = position  # of the run of text and inline tags
    for piece in _pieces(text, front, len(text)):
        if piece.is_inline:
            continue
        _add_run(text, found, Span(start, piece.start), _kind(depth))
        _add(found, BlockKind.CODE if piece.name in _RAW else BlockKind.MARKUP, piece.start, piece.end)
        if piece.name in depth:
            depth[piece.name] = max(0, depth[piece.name] + (-1 if piece.is_closing else 1))
        start = piece.end
    _add_run(text, found, Span(start, len(text)), _kind(depth))
    return found


def _kind(depth: dict[str, int]) -> BlockKind:
    if any(depth[name] for name in _HEADINGS):
        return BlockKind.HEADING
    if depth["blockquote"]:
        return BlockKind.QUOTE
    return BlockKind.ITEM if depth["li"] else BlockKind.PARAGRAPH


def _add_run(text: str, found: list[Block], run: Span, kind: BlockKind) -> None:
    """Prose without the blanks round it; a run of tags alone is markup."""
    piece = text[run.start : run.end]
    first = run.start + len(piece) - len(piece.lstrip())
    last = run.start + len(piece.rstrip())
    if first >= last or not _has_words(text, first, last):
        _add(found, BlockKind.MARKUP, run.start, run.end)
        return
    _add(found, BlockKind.MARKUP, run.start, first)
    found.append(Block(kind, first, last))
    _add(found, BlockKind.MARKUP, last, run.end)


def _has_words(text: str, start: int, end: int) -> bool:
    position = start
    for piece in _pieces(text, start, end):
        if text[position : piece.start].strip():
            return True
        position = piece.end
    return bool(text[position:end].strip())


def _add(found: list[Block], kind: BlockKind, start: int, end: int) -> None:
    """Neighbouring markup is one block."""
    if start >= end:
        return
    if found and found[-1].kind is kind and kind is BlockKind.MARKUP:
        found[-1] = found[-1]._replace(end=end)
    else:
        found.append(Block(kind, start, end))


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    position = text.find("<", start, end)
    unclosed: set[str] = set()  # raw elements that nothing closes from here on
    while position >= 0:
        piece = _comment(text, position, end) or _element(text, position, end, unclosed)
        if piece:
            yield piece
        position = text.find("<", piece.end if piece else position + 1, end)


def _comment(text: str, at: int, end: int) -> _Piece | None:
    for opener, closer in _OPENERS.items():
        if text.startswith(opener, at):
            close = text.find(closer, at + len(opener), end)
            stop = end if close < 0 else close + len(closer)
            return _Piece(at, stop, "", False, opener != "<!")
    return None


def _element(text: str, at: int, end: int, unclosed: set[str]) -> _Piece | None:
    """A tag; of a raw element the whole, up to its closing tag."""
    tag = _TAG.match(text, at, end)
    if not tag:
        return None
    name, is_closing = tag[2].lower(), bool(tag[1])
    stop = tag.end()
    if name in _RAW - unclosed and not is_closing and not tag[3].endswith("/"):
        close = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, stop, end)
        stop = close.end() if close else end if name in ("script", "style", "textarea") else stop
        if close is None:
            unclosed.add(name)
    return _Piece(at, stop, name, is_closing, name in _INLINE or name in _RAW_INLINE)


def protected(text: str, blocks: list[Block]) -> list[Span]:
    """Inline tags, comments, code, entities, template tags, and names for machines."""
    spans: list[Span] = []
    for block in blocks:
        if block.prose:
            spans.extend(Span(piece.start, piece.end) for piece in _pieces(text, block.start, block.end))
            spans.extend(Span(*match.span()) for match in _PROTECTED.finditer(text, block.start, block.end))
            spans.extend(addresses(text, block.start, block.end))
    return merged(spans)
