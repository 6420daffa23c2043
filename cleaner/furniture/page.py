"""A document as a page: its lines in order, and the runs of short lines between sentences of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document
from cleaner.formats import Block, BlockKind
from cleaner.furniture.line_facts import LineFacts, line_facts
from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.lines import Line

OPAQUE_LINE = LineFacts("", ends=True, sentence=True)  # what is no line to judge and parts those round it

_LINK = lazy_regex(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_FIELD = re.compile(r"\s*(?:[a-z][\w-]*:(?:\s|$)|- )")
_CLOSING = '.!?:;…。！？"”’)]'
_MARKUP = re.compile(r"<|\[[^\]]*\]:|\[!\[|!\[[^\]]*\]\[|\([^()\s]+\)=$")  # a tag, a link's address, a badge, a label
_FEW = 2  # blanks in a line that is no entry of a menu
_BLANKS = " \t\ufeff\u00a0\u3000"
_WRITTEN = "*-+`_>:|"
_MARKS = "#*-+> \t"
_DEFINING = (": ", ":\t")  # open a definition
_NARROW, _WIDE = 45, 120  # characters of a line that may have been broken to fit a width


class PageLine(NamedTuple):
    """A line that is not blank: its span without blanks at the ends, and its facts."""

    span: Span
    facts: LineFacts
    heading: bool  # a heading of a markup language
    link: bool  # nothing but a link of a markup language, to another page
    written: bool = False  # holds a link or a mark of a markup language: somebody wrote it so


class Run(NamedTuple):
    """Lines ``start`` to ``end`` (half-open) between two sentences of the article; zone: head, body, tail, none."""

    start: int
    end: int
    zone: str


def page_lines(document: Document) -> list[PageLine]:
    """The lines of a document. Code, tables and hard-wrapped prose come as walls."""
    found: list[PageLine] = []
    lines = iter(document.lines)
    line = next(lines, None)
    for block in document.blocks:
        inside: list[Line] = []
        while line is not None and line.start < block.end:
            inside.append(line)
            line = next(lines, None)
        found.extend(_block_lines(document, block, inside))
    return _with_terms(document, found) if document.format == "markdown" else found


def _with_terms(document: Document, lines: list[PageLine]) -> list[PageLine]:
    """The same lines, where the terms of a list of definitions are walls: "Share" above ": A part of the catch"."""
    text = document.text
    heads = [line for line in lines[1:] if text[line.span.start : line.span.start + 2] in _DEFINING]
    if not heads:
        return lines
    places = {line.span.start for line in heads}
    below = [line.span.start in places for line in lines[1:]] + [False]
    return [line._replace(facts=OPAQUE_LINE) if is_term else line for line, is_term in zip(lines, below)]


def _block_lines(document: Document, block: Block, lines: list[Line]) -> Iterator[PageLine]:
    text = document.text
    filled = [(line, said) for line in lines if (said := text[line.start : line.end]) and not said.isspace()]
    texts = [said for _, said in filled]
    wall = not block.prose or len(texts) > 1 and (_is_wrapped(texts) or _is_fields(texts))
    before = ""
    markup = document.format != "plain"
    for (line, said), after in zip(filled, [*map(str.lstrip, texts[1:]), ""]):
        start, end = _without_blanks(line, said)
        shown = text[start:end]
        heading = block.kind is BlockKind.HEADING or shown.startswith("#")
        link = written = False
        if markup:
            written = "](" in shown or shown[0] in _WRITTEN
            shown = shown.strip(_MARKS) or shown
            link = bool(_LINK.fullmatch(shown)) and "](#" not in shown
            shown = _LINK.sub(r"\1", shown).strip(_MARKS) or shown
        runs_on = shown[:1].islower() and len(before) >= _NARROW and before[-1] not in _CLOSING
        before = shown
        is_markup = shown[:1] in "<[!(" and _MARKUP.match(shown) or text[start] in "[!" and _MARKUP.match(text, start)
        is_wall = wall or runs_on or _goes_on(shown, after) or bool(is_markup)
        yield PageLine(Span(start, end), OPAQUE_LINE if is_wall else line_facts(shown), heading, link, written)


def _without_blanks(line: Line, said: str) -> Span:
    """Where the line begins and ends without the blanks at its ends; of nothing but such signs the last stays."""
    shown = said.lstrip(_BLANKS) or said[-1:]
    start = line.end - len(shown)
    return Span(start, start + len(shown.rstrip()))


def _goes_on(line: str, following: str) -> bool:
    """Does a sentence that the line holds or begins go on in the following one?"""
    if not following[:1].islower() or line[-1:] in _CLOSING:
        return False
    return len(line) >= _NARROW or line[0].isupper() and following.count(" ") >= _FEW


def _is_wrapped(lines: list[str]) -> bool:
    """Is it prose broken to fit a width: every line but the last about as long, and most of them ending anywhere?"""
    body = [line.rstrip() for line in lines[:-1]]
    if not body or not all(_NARROW <= len(line) <= _WIDE for line in body):
        return False
    widths = [len(line) for line in body]
    return sum(line[-1] not in ".!?:" for line in body) * 2 > len(body) and max(widths) < 2 * min(widths)


def _is_fields(lines: list[str]) -> bool:
    """Is it metadata, one field a line: "title: ...", "tags: ..."?"""
    return sum(bool(_FIELD.match(line)) for line in lines) > max(1, len(lines) // 2)


def runs(lines: list[LineFacts], sentences: list[bool]) -> list[Run]:
    """The runs of lines that are no sentences, in order. A page without sentences is one run of zone "none"."""
    found: list[Run] = []
    count = len(lines)
    places = [index for index, is_sentence in enumerate(sentences) if is_sentence]
    if not places:
        return [Run(0, count, "none")] if count else []
    before = -1
    for place in [*places, count]:
        if place > before + 1:
            zone = "head" if before < 0 else "tail" if place == count else "body"
            found.append(Run(before + 1, place, zone))
        before = place
    return found
