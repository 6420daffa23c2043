"""Takes a whole web page to its article: main content by trafilatura, then our rules on what it leaves.

One reading of a page errs now and then: it takes the comments along, or misses a section. So the
page is read four times (trafilatura as it is, with favour of precision and of recall, and by its
readability), and the readings vote line by line. A line of the first reading stays when one of
the careful ones has it too; a line it missed is put in when two others agree on it. Runs of lines
that are nothing but links go, with the short line that heads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.engine import clean
from cleaner.findings import Result
from cleaner.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul".split()
)
_SILENT_TAGS = frozenset(("script", "style", "template", "noscript", "select", "textarea", "title"))
_SHINGLE = 4  # words; a line counts as present when most of its runs of as many words are
_MIN_SHARE = 0.6
_MIN_ADDED_WORDS = 5  # shorter lines that the first reading lacks are rarely of the article
_MIN_ARTICLE_WORDS = 20  # a first reading shorter than this is taken for a failure
_MIN_LINKS = 3  # as many lines in a row that are nothing but links are a list of other pages
_ALL = 0.9  # share of a line's characters that is links, when it is nothing else
_MAX_HEADER_WORDS = 8
_MAX_LINES_TO_TITLE = 3
_ENDS = frozenset(".!?…。！？”\"'")
_LIST_OR_ROW = re.compile(r"(?:[-*•]|\d{1,3}[.)]) |\|")


class ExtraMissing(ImportError):
    """The extra that whole pages need is not installed."""


def extract(html: str | bytes, *, settings: Settings | None = None) -> Result:
    """The article of a web page, cleaned.

    ``Result.text`` is the article without its title, which pages show in many places; its findings
    and edits speak of the text that ``article_of(html)`` gives, not of the page. The text is empty
    when the page holds no article. Raises ExtraMissing when trafilatura is not installed.
    """
    return clean(article_of(html), settings=settings)


def is_whole_page(html: str | bytes) -> bool:
    """Is it a page, with head and body, and neither a fragment nor a template of a content repository?"""
    top = html[:5000] if isinstance(html, str) else html[:5000].decode("latin-1")
    top = top.replace("\0", "").lstrip("\ufeff\xef\xbb\xbf\xff\xfe \t\r\n")
    return top.startswith("<") and bool(re.search(r"<!doctype\s+html|<html[\s>]|<body[\s>]", top, re.IGNORECASE))


def article_of(html: str | bytes) -> str:
    """The text of the article as the page has it: paragraphs apart, items and table rows line by line."""
    return _article(_readings(html))


def titled_article_of(html: str | bytes, *, settings: Settings | None = None) -> str:
    """The cleaned article under its title as a Markdown heading; empty when the page holds no article."""
    readings = _readings(html)
    text = clean(_article(readings), settings=settings).text
    return f"# {readings.title}\n\n{text}" if text and readings.title else text


def _article(readings: _Readings) -> str:
    if not readings.plain:
        return ""
    lines = _without_links(_inserted(_confirmed(readings), readings), readings.links)
    title = _key(readings.title)
    top = [line for line in lines[:_MAX_LINES_TO_TITLE] if _key(line) != title]
    return _laid_out(top + lines[_MAX_LINES_TO_TITLE:])


class _Reading:
    """One extractor's text: its lines, and a quick look-up of what it holds."""

    def __init__(self, text: str) -> None:
        self.lines = [line.strip() for line in text.split("\n") if line.strip()]
        self._keys = {_key(line) for line in self.lines}
        self._shingles = set(_shingles(_words(text)))

    def __bool__(self) -> bool:
        return bool(self.lines)

    def holds(self, line: str) -> bool:
        words = _words(line)
        if len(words) < _SHINGLE:
            return not words or " ".join(words) in self._keys
        runs = list(_shingles(words))
        return sum(run in self._shingles for run in runs) >= _MIN_SHARE * len(runs)


class _Readings(NamedTuple):
    plain: _Reading  # trafilatura as it is, or the best there is when that fails
    precise: _Reading
    generous: _Reading
    readable: _Reading
    links: frozenset[str]  # keys of the page's lines that are nothing but links
    title: str


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _key(line: str) -> str:
    return " ".join(_words(line))


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _SHINGLE]) for at in range(max(0, len(words) - _SHINGLE + 1)))


def _readings(html: str | bytes) -> _Readings:
    try:
        from trafilatura import extract as read
        from trafilatura.utils import decode_file
    except ImportError as error:
        raise ExtraMissing(
            "Whole web pages need trafilatura, which is not installed: pip install 'article-cleaner[html]'."
        ) from error
    page = decode_file(html).replace("\0", "")
    plain = _Reading(read(page, include_comments=False) or "")
    precise = _Reading(read(page, include_comments=False, favor_precision=True) or "")
    generous = _Reading(read(page, include_comments=False, favor_recall=True) or "")
    readable, links, title = _by_readability(page)
    if _length(plain.lines) < _MIN_ARTICLE_WORDS:
        plain = max((plain, generous, readable), key=lambda reading: _length(reading.lines))
    return _Readings(plain, precise, generous, readable, links, title)


def _by_readability(page: str) -> tuple[_Reading, frozenset[str], str]:
    """What readability takes for the article, the lines of the page that are nothing but links, the title."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura.readability_lxml import Document

    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
        lines, title = list(_page_lines(tree)), _title(tree)
        summary = document_fromstring(Document(tree).summary())
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return _Reading(""), frozenset(), ""
    links = frozenset(_key(line) for line, share in lines if share >= _ALL) - {""}
    return _Reading("\n".join(line for line, _ in _page_lines(summary))), links, title


def _title(tree: _Element) -> str:
    """The heading that the page's head confirms, else what the head says."""
    head = " ".join((tree.findtext(".//title") or "").split())
    told = [*tree.xpath('//meta[@property="og:title"]/@content')[:1], head]
    for heading in tree.iter("h1"):
        text = " ".join("".join(heading.itertext()).split())
        if text and any(_key(text) in _key(title) for title in told):
            return text
    return next((title for title in told if title.strip()), "")


def _page_lines(tree: _Element) -> Iterator[tuple[str, float]]:
    """The text of each block, and the share of it that is links."""
    from lxml import etree

    pieces: list[str] = []
    linked = depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if element.tag in _BLOCK_TAGS:
            line = " ".join("".join(pieces).split())
            if line:
                yield line, linked / len("".join(line.split()))
            pieces, linked = [], 0
        if event == "start":
            depth += element.tag == "a"
            piece = "" if element.tag in _SILENT_TAGS else element.text or ""
        else:
            depth -= element.tag == "a"
            piece = element.tail or ""
        pieces.append(piece)
        linked += len("".join(piece.split())) * (depth > 0)


def _confirmed(readings: _Readings) -> list[str]:
    """The lines of the first reading that a careful one has too.

    When that is less than half of it, the careful ones must agree with each other.
    """
    lines, careful = readings.plain.lines, (readings.precise, readings.readable)
    kept = [line for line in lines if any(reading.holds(line) for reading in careful)]
    agreed = [line for line in kept if all(reading.holds(line) for reading in careful)]
    if 2 * _length(kept) < _length(lines) and 2 * _length(agreed) < _length(kept):
        return lines
    return kept or lines


def _length(lines: list[str]) -> int:
    """Number of words."""
    return sum(len(_words(line)) for line in lines)


def _inserted(lines: list[str], readings: _Readings) -> list[str]:
    """The lines, and at their places those that the first reading lacks and two others have."""
    present = _Reading("\n".join(lines))
    places: dict[str, int] = {}
    for number, line in enumerate(lines):
        places.setdefault(_key(line), number)
    added: dict[int, list[str]] = {}
    place = -1
    for line in readings.readable.lines:
        words = _words(line)
        if present.holds(line):
            place = places.get(" ".join(words), place)
        elif len(words) >= _MIN_ADDED_WORDS and readings.generous.holds(line) and not readings.plain.holds(line):
            added.setdefault(place, []).append(line)
    made = added.get(-1, [])[:]
    for number, line in enumerate(lines):
        made += [line, *added.get(number, ())]
    return made


def _without_links(lines: list[str], links: frozenset[str]) -> list[str]:
    """The lines without runs of three or more links, and without the links that end the text."""
    kept: list[str] = []
    run: list[str] = []
    for line in lines:
        if _key(line) in links:
            run.append(line)
            continue
        kept = (_without_header(kept) if len(run) >= _MIN_LINKS else kept + run) + [line]
        run = []
    return _without_header(kept) if run and kept else kept + run


def _without_header(lines: list[str]) -> list[str]:
    """Without a last line that heads what followed."""
    heads = len(lines) > 1 and len(_words(lines[-1])) <= _MAX_HEADER_WORDS and lines[-1][-1] not in _ENDS
    return lines[:-1] if heads else lines


def _laid_out(lines: list[str]) -> str:
    """Paragraphs with a blank line between them; items of a list and rows of a table without."""
    pieces: list[str] = []
    for line, before in zip(lines, ["", *lines]):
        together = _LIST_OR_ROW.match(line) and _LIST_OR_ROW.match(before)
        pieces += ["\n" if together else "\n\n"] * bool(before) + [line]
    return "".join(pieces) + "\n" * bool(pieces)
