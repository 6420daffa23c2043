"""What inside Markdown prose is no prose: code spans, destinations, tags, math, marks at line starts.

One pass over each block; every look ahead is bounded, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.formats.addresses import addresses
from cleaner.formats.blocks import Block, BlockKind, merged
from cleaner.spans import Span

_SIGN = re.compile(r"[`<\[\]{$\\:%&^]|!\[\[")
_TICKS = re.compile(r"`+")
_TAG = re.compile(
    r"<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]{1,64}@[^\s<>]{1,255}"  # autolinks
    r"|!--(?:[^-]|-(?!->)){0,5000}-->|\?[^>]{0,500}\?>|!\[CDATA\[[^\]]{0,500}\]\]>|![A-Za-z][^>]{0,500}>"
    r"|/?[A-Za-z][\w.:-]*(?:\s(?:[^<>\"']++|\"[^\"]{0,2000}\"|'[^']{0,2000}')*+)?>|/?>)",
    re.IGNORECASE,
)
_RAW_TAG = re.compile(r"<(code|kbd|samp|var|script|style|pre|tt|math|svg)\b", re.IGNORECASE)
_BRACES = re.compile(r"\{\{[^\r\n]{0,500}?\}\}|\{%[^\r\n]{0,500}?%\}|\{[^{}\r\n]{0,300}\}|\{#|\{::?[^}]{0,200}\}")
_DESTINATION = re.compile(
    r"\]\(\s*(?:<[^<>\r\n]{0,2000}>|(?:[^\s(){]|\{\{[^{}\r\n]{0,300}\}\}|\{%[^{}\r\n]{0,300}%\}"
    r"|\{(?![{%])|\([^\s()]{0,300}\)){0,2000})"
    r"(?:\s+(?:\"[^\"]{0,999}\"|'[^']{0,999}'|\([^()]{0,999}\)|=\d*x\d*))?\s*\)(?:\{[^{}\r\n]{0,200}\})?"
)
_REFERENCE = re.compile(r"\]\[[^\[\]]{0,999}\]")
_BRACKET = re.compile(r"!?\[\[[^\[\]\r\n]{1,500}\]\]|\[\^[^\]\s]{1,200}\]|\[![\w-]{1,40}\][+-]?|\[@[^\]]{1,300}\]|\^\[")
_LABEL = re.compile(r"!?\[((?:[^\[\]\\]|\\.){1,300})\](?:\[\]|(?!\[|\(\S))")
_MATH = re.compile(
    r"\$\$[^$]{1,2000}\$\$|\$(?![\s$])(?:[^$\\\r\n]|\\.){0,300}(?<!\s)\$(?!\d)"
    r"|\\\((?:[^\\]|\\(?!\))){0,1000}\\\)"
)
_EMOJI = re.compile(r":[a-z][a-z0-9_+-]{1,40}:|:[a-z][\w-]{0,40}(?=\[)|::[\w-]{1,40}(?=\[)", re.IGNORECASE)
_COMMENT = re.compile(r"%%[^%]{1,2000}%%")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLOCK_ID = re.compile(r"\^[\w-]{1,60}(?=[ \t]*(?:[\r\n]|$))|\^[^\s^]{1,30}\^")
_DEFINED = re.compile(r"^[ \t>]*\[(?!\^)((?:[^\[\]\\]|\\.){1,300})\]:", re.MULTILINE)
_ANCHOR = re.compile(r"(?:\]\(|\]:[ \t]*|href=[\"'])<?#([^\s)>\"']{1,200})")
_NO_NAME = re.compile(r"[^\w\- ]")
_LINE = re.compile(r"[^\r\n]+")
_LINE_MARKS = re.compile(
    r"[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|\[[ xX]\][ \t]|:[ \t]+|#{1,6}[ \t]+"
    r"|\[\^[^\]\s]{1,200}\]:[ \t]?)"
    r"(?:[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|\[[ xX]\][ \t]))*"
)
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*$")


def protected(text: str, blocks: list[Block]) -> list[Span]:
    """Sorted spans, apart, inside the prose blocks, that no rule may edit in part."""
    labels, linked = _labels(text), _linked_names(text)
    spans: list[Span] = []
    for block in blocks:
        if linked and block.kind is BlockKind.HEADING and _name_of(text[block.start : block.end]) in linked:
            spans.append(block.span)
        elif block.prose:
            spans.extend(_line_marks(text, block))
            spans.extend(_inline(text, block.start, block.end, labels))
            spans.extend(addresses(text, block.start, block.end))
    return merged(spans)


def _linked_names(text: str) -> frozenset[str]:
    """Names of headings that links in the text lead to: another word in such a heading would break them."""
    return frozenset(match[1].lower() for match in _ANCHOR.finditer(text)) if "#" in text else frozenset()


def _name_of(heading: str) -> str:
    """The name that a page gives a heading: small letters, hyphens for blanks, no other sign."""
    return _NO_NAME.sub("", heading.strip().strip("#=-\r\n ").lower()).strip().replace(" ", "-")


def _labels(text: str) -> frozenset[str]:
    """Folded labels of the link definitions: a bracket with such a label is a link."""
    if "]:" not in text:
        return frozenset()
    return frozenset(_folded(match.group(1)) for match in _DEFINED.finditer(text.replace("\r", "\n")))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _line_marks(text: str, block: Block) -> Iterator[Span]:
    """List and quote marks, heading signs, hard breaks."""
    rows = list(_LINE.finditer(text, block.start, block.end))
    for row in rows:
        mark = _LINE_MARKS.match(text, *row.span())
        if mark and (end := mark.start() + len(mark.group().rstrip())) > mark.start():
            yield Span(mark.start(), end)  # a blank behind it may go with a last word
        last = text[row.end() - 1]
        if last in " \\":
            tail = len(text[row.start() : row.end()].rstrip(" \\"))
            yield Span(row.start() + tail, row.end())
    if block.kind is BlockKind.HEADING:
        last_row = rows[-1]
        for pattern in (_HEADING_END, _UNDERLINE):
            found = pattern.search(text, last_row.start() if pattern is _UNDERLINE else rows[0].start(), last_row.end())
            if found and (pattern is _HEADING_END or len(rows) > 1):
                yield Span(*found.span())


def _inline(text: str, start: int, end: int, labels: frozenset[str]) -> Iterator[Span]:
    position = start
    lonely: set[int] = set()  # lengths of backtick runs that nothing closes from here on
    while sign := _SIGN.search(text, position, end):
        at = sign.start()
        span = _ticks(text, at, end, lonely) if text[at] == "`" else _marked(text, at, end, labels)
        if span is None:
            position = at + 1
        elif span.start < 0:  # nothing to protect, but nothing begins inside either
            position = span.end
        else:
            yield span
            position = span.end


def _ticks(text: str, at: int, end: int, lonely: set[int]) -> Span:
    run = _TICKS.match(text, at, end)
    assert run is not None
    length = len(run.group())
    if length not in lonely:
        for closing in _TICKS.finditer(text, run.end(), end):
            if len(closing.group()) == length:
                return Span(at, closing.end())
        lonely.add(length)
    return Span(-1, run.end())


def _marked(text: str, at: int, end: int, labels: frozenset[str]) -> Span | None:
    sign = text[at]
    if sign == "\\":
        math = _MATH.match(text, at, end)
        return Span(*math.span()) if math else Span(-1, min(at + 2, end))
    if sign == "]":
        found = _DESTINATION.match(text, at, end) or _REFERENCE.match(text, at, end)
        return Span(*found.span()) if found else None
    if sign in "[!":
        return _bracket(text, at, end, labels)
    if sign == "<":
        return _tag(text, at, end)
    pattern = {"{": _BRACES, "$": _MATH, ":": _EMOJI, "%": _COMMENT, "&": _ENTITY, "^": _BLOCK_ID}[sign]
    found = pattern.match(text, at, end)
    return Span(*found.span()) if found else None


def _bracket(text: str, at: int, end: int, labels: frozenset[str]) -> Span | None:
    found = _BRACKET.match(text, at, end)
    if found and text[found.end() : found.end() + 1] != "(":  # else it is the text of a link
        return Span(*found.span())
    label = _LABEL.match(text, at, end) if labels else None
    return Span(*label.span()) if label and _folded(label.group(1)) in labels else None


def _tag(text: str, at: int, end: int) -> Span | None:
    """A tag, or an element whose content is code."""
    tag = _TAG.match(text, at, end)
    if not tag:
        return None
    raw = _RAW_TAG.match(text, at, end)
    if raw and not tag.group().endswith("/>"):
        close = re.compile(rf"</{raw.group(1)}\s*>", re.IGNORECASE).search(text, tag.end(), min(end, tag.end() + 2000))
        if close:
            return Span(at, close.end())
    return Span(*tag.span())
