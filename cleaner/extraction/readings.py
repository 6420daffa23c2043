"""The page as four extractors read it, all of them careful in their own way and wrong in their own way."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.extraction.page import Page, page_of
from cleaner.extraction.words import Reading, length

_MIN_ARTICLE_WORDS = 20  # a first reading shorter than this is taken for a failure
_NO_PAGE = Page((), (), "")


class ExtraMissing(ImportError):
    """The extra that whole pages need is not installed."""


class Readings(NamedTuple):
    plain: Reading  # trafilatura as it is, or the best there is when that fails
    precise: Reading
    generous: Reading
    readable: Reading
    page: Page


def readings_of(html: str | bytes) -> Readings:
    """Raises ExtraMissing when trafilatura is not installed."""
    try:
        from trafilatura import extract as read
        from trafilatura.utils import decode_file
    except ImportError as error:
        raise ExtraMissing(
            "Whole web pages need trafilatura, which is not installed: pip install '.[html]' in the clone of cleaner."
        ) from error
    page = decode_file(html).replace("\0", "")
    plain = Reading(read(page, include_comments=False) or "")
    precise = Reading(read(page, include_comments=False, favor_precision=True) or "")
    generous = Reading(read(page, include_comments=False, favor_recall=True) or "")
    readable, seen = _by_readability(page)
    if length(plain.lines) < _MIN_ARTICLE_WORDS:
        plain = max((plain, generous, readable), key=lambda reading: length(reading.lines))
    return Readings(plain, precise, generous, readable, seen)


def _by_readability(page: str) -> tuple[Reading, Page]:
    """What readability takes for the article, and the page as its tags have it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura.readability_lxml import Document

    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
        seen = page_of(tree)
        summary = page_of(document_fromstring(Document(tree).summary()))
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return Reading(""), _NO_PAGE
    return Reading("\n".join(line.text for line in summary.lines)), seen
