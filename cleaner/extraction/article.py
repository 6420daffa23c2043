"""From a page to its article: read, vote, drop what the tags show to be furniture, lay out, clean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.engine import clean
from cleaner.extraction.furnishings import furniture_of, links_of, without_furniture, without_links, without_title
from cleaner.extraction.headline import headline_of
from cleaner.extraction.layout import Block, blocks_of, joined, markdown, separators
from cleaner.extraction.lists import with_lists
from cleaner.extraction.readings import Readings, readings_of
from cleaner.extraction.stamps import without_stamps
from cleaner.extraction.voting import elected
from cleaner.findings import Result
from cleaner.settings import Settings
from cleaner.spans import Edit, apply


def extract(html: str | bytes, *, settings: Settings | None = None) -> Result:
    """The article of a web page, cleaned.

    ``Result.text`` is the article without its title, which pages show in many places; its findings
    and edits speak of the text that ``article_of(html)`` gives, not of the page. The text is empty
    when the page holds no article. Raises ExtraMissing when trafilatura is not installed.
    """
    return _cleaned(_blocks(_readings(html)), settings)


def is_whole_page(html: str | bytes) -> bool:
    """Is it a page, with head and body, and neither a fragment nor a template of a content repository?"""
    top = html[:5000] if isinstance(html, str) else html[:5000].decode("latin-1")
    top = top.replace("\0", "").lstrip("\ufeff\xef\xbb\xbf\xff\xfe \t\r\n")
    return top.startswith("<") and bool(re.search(r"<!doctype\s+html|<html[\s>]|<body[\s>]", top, re.IGNORECASE))


def article_of(html: str | bytes) -> str:
    """The text of the article as the page has it: paragraphs apart, items and table rows line by line."""
    return joined(_blocks(_readings(html)))


def titled_article_of(html: str | bytes, *, settings: Settings | None = None) -> str:
    """The cleaned article as Markdown, under its title; empty when the page holds no article."""
    readings = _readings(html)
    blocks = _blocks(readings)
    text = markdown(list(_after(_cleaned(blocks, settings).edits, blocks)))
    return f"# {readings.page.title}\n\n{text}" if text and readings.page.title else text


def _readings(html: str | bytes) -> Readings:
    readings = readings_of(html)
    page = readings.page
    return readings._replace(page=page._replace(title=headline_of(page, readings.plain.lines)))


def _blocks(readings: Readings) -> list[Block]:
    if not readings.plain:
        return []
    page = readings.page
    furniture = furniture_of(page, readings.plain.lines)
    lines = with_lists(without_furniture(elected(readings, furniture), furniture), page, furniture)
    lines = without_title(without_links(lines, links_of(page)), page.title)
    return blocks_of(without_stamps(lines, page), page)


def _cleaned(blocks: list[Block], settings: Settings | None) -> Result:
    """Code in the article needs the format that knows where it stands."""
    has_code = any(block.has_code for block in blocks)
    return clean(joined(blocks), format="markdown" if has_code else "plain", settings=settings)


def _after(edits: Sequence[Edit], blocks: list[Block]) -> Iterator[Block]:
    """The blocks with what the edits make of each; the gaps between them stay as they are."""
    start = first = 0
    for gap, block in zip(separators(blocks), blocks):
        start += len(gap)
        end = start + len(block.text)
        while first < len(edits) and edits[first].end <= start:
            first += 1
        own, last = [], first
        while last < len(edits) and edits[last].start < end:
            own.append(_within(edits[last], start, end))
            last += 1
        text = apply(block.text, own).strip()
        if text and not (block.is_item and text == "-"):
            yield block._replace(text=text)
        start = end


def _within(edit: Edit, start: int, end: int) -> Edit:
    """The part of an edit that falls in a block; what it writes goes to the first block it touches."""
    return Edit(max(edit.start - start, 0), min(edit.end, end) - start, edit.text if edit.start >= start else "")
