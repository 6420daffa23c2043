"""An HTML entity that should have been turned into its character.

What it finds
    "&#233;", "&rsquo;", "&amp;", "&nbsp;" and their like inside words and between words of
    plain text, also when they were escaped twice ("&amp;#8217;").
Why it is wrong
    The reader of a text sees the code instead of the character.
Example
    before: Marks &amp; Spencer opened a caf&#233;.
    after: Marks & Spencer opened a café.
When it stays silent
    Markdown, HTML and other formats in which an entity is a right way to write a
    character; a paragraph that holds HTML tags; code; an entity that is quoted, listed or
    explained. "&lt;" and "&gt;" are mended only before a number, otherwise shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.formats import Block
from cleaner.rules.encoding.places import Repair, about_encodings, shown, whole_words
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings
from cleaner.text.lazy_regex import lazy_regex

_ENTITY = lazy_regex(r"(?:&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)+")
_NAMED = lazy_regex(r"&([A-Za-z][A-Za-z0-9]{1,30};)")
_NUMBERED = lazy_regex(r"&#[0-9a-fA-FxX]{1,8};")
_TAG = lazy_regex(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,300})?/?>")
_ESCAPED_TAG = lazy_regex(r"&(?:amp;)*lt;/?[a-zA-Z!]")
_ANGLE = lazy_regex(r"&(?:amp;)*(?:lt|gt|#0*60|#0*62|#x0*3[ce]);", re.IGNORECASE)
_BEFORE_A_NUMBER = lazy_regex(r"\s?[\d.]")
_MAX_UNESCAPES = 4
_QUOTES = frozenset("\"'`“”‘’«»()[]{}=/")


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    text = document.text
    if document.format != "plain" or "&" not in text or not _ENTITY.search(text):
        return
    best = Applicability.UNSAFE if about_encodings(text) else Applicability.SAFE
    for block in document.blocks:
        if block.prose and text.find(";", text.find("&", block.start, block.end) + 1 or block.end, block.end) > 0:
            yield from _in_block(document, block, best)


def _in_block(document: Document, block: Block, best: Applicability) -> Iterator[Finding]:
    text = document.text
    if _TAG.search(text, block.start, block.end):
        return
    found: list[Repair] = []
    for match in _ENTITY.finditer(text, block.start, block.end):
        span, character = Span(*match.span()), _character(match.group())
        if not character or document.is_protected(span) or _is_shown(text, span):
            continue
        if _ANGLE.search(match.group()) and not _BEFORE_A_NUMBER.match(text, span.end):
            yield _finding(text, Repair(span, character), Applicability.DISPLAY)
        else:
            found.append(Repair(span, "" if _is_alone(text, span) and not character.strip() else character))
    if _ESCAPED_TAG.search(text, block.start, block.end):  # HTML that is shown to the reader
        best = Applicability.DISPLAY
    for repair in whole_words(document, found):
        yield _finding(text, repair, best)


def _character(entity: str) -> str:
    """What the entity stands for; empty when it stands for nothing that an article holds."""
    import html
    from html.entities import html5

    for _ in range(_MAX_UNESCAPES):
        plain = _NAMED.sub(lambda match: html5.get(match.group(1), match.group()), entity)
        plain = _NUMBERED.sub(lambda match: html.unescape(match.group()), plain)
        if plain == entity:
            break
        entity = plain
    known = all(unicodedata.category(sign) not in ("Cc", "Cn", "Co", "Cs") for sign in entity)
    return entity if known and not _ENTITY.search(entity) and "\ufffd" not in entity else ""


def _is_shown(text: str, span: Span) -> bool:
    """Is the entity quoted or explained, so that its code is what the reader shall see?"""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before in _QUOTES and after in _QUOTES and bool(before) and bool(after)


def _is_alone(text: str, span: Span) -> bool:
    """Do only blanks, or nothing, stand at both sides?"""
    return not text[span.start - 1 : span.start].strip() and not text[span.end : span.end + 1].strip()


def _finding(text: str, repair: Repair, applicability: Applicability) -> Finding:
    before = text[repair.span.start : repair.span.end]
    message = (
        f"HTML code in the text: {shown(before)} should read {shown(repair.text)}."
        if repair.text.strip()
        else f"HTML code in the text: {shown(before)} stands for a blank."
    )
    return Finding("ENC103", repair.span, message, Fix((Edit(*repair.span, repair.text),), applicability))


RULE = Rule(
    "ENC103",
    "html-entity-in-text",
    "An HTML entity that should have been turned into its character.",
    Applicability.SAFE,
    check,
)
