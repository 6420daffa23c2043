"""Lines that the page's own tags show to be none of the article, and lines that are nothing but links.

What the class of an element says is believed only when the element holds little of what the readings
take for the article: pages name their whole body "has-comments" too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from cleaner.extraction.page import Line, Page
from cleaner.extraction.words import ends_a_sentence, key, words

_FURNITURE = frozenset(
    "comment comments disqus respond replies related recommend recommended recommendation recommendations recirc"
    " outbrain taboola popular trending newsletter newsletters signup subscribe cookie cookies consent gdpr breadcrumb"
    " breadcrumbs advert advertisement".split()
)
_DIALOGS = frozenset(("dialog", "alertdialog", "modal", "<dialog>"))  # roles, tag and class of what stands over a page
_MAX_DIALOG_SHARE = 0.5  # of the article's words in a dialog: consent is asked for at length
_MAX_SHARE = 0.25  # of the article's words in an element that is furniture by its name
_MIN_OWN_WORDS = 60  # in the article under the title, before another article of its make is left out
_MIN_LINKS = 3  # as many lines in a row that are nothing but links are a list of other pages
_ALL = 0.9  # share of a line's characters that is links, when it is nothing else
_MAX_HEADER_WORDS = 8
_MAX_LINES_TO_TITLE = 3


def furniture_of(page: Page, article: Sequence[str]) -> frozenset[str]:
    """Keys of the lines that stand only in elements named as furniture; ``article`` is a first guess at it."""
    wanted = {key(line) for line in article}
    counts: Counter[int] = Counter()
    total = 0
    for line in page.lines:
        if line.key in wanted:
            size = len(words(line.text))
            total += size
            counts.update(dict.fromkeys(line.boxes, size))
    named = {
        box
        for box, names in enumerate(page.names)
        if counts[box] <= _share_allowed(names) * total and not names & {"<body>", "<html>"}
    }
    named |= _other_articles(page, counts)
    inside = {line.key for line in page.lines if not named.isdisjoint(line.boxes)}
    outside = {line.key for line in page.lines if named.isdisjoint(line.boxes)}
    return frozenset(inside - outside)


def _share_allowed(names: frozenset[str]) -> float:
    """How much of the article may stand in an element of these names that is furniture; below 0, it is none."""
    return _MAX_DIALOG_SHARE if names & _DIALOGS else _MAX_SHARE if names & _FURNITURE else -1.0


def _other_articles(page: Page, counts: Counter[int]) -> set[int]:
    """The <article> elements, apart from the one under the title, that have a title of the same make."""
    heads = [(line, _article_round(line, page)) for line in page.lines if line.kind in ("h1", "h2") and line.boxes]
    own = next(((line, box) for line, box in heads if key(page.title) == line.key and box >= 0), None)
    if own is None or counts[own[1]] < _MIN_OWN_WORDS:
        return set()
    make = page.names[own[0].boxes[-1]]
    return {
        box
        for line, box in heads
        if box >= 0 and own[1] not in line.boxes and box not in own[0].boxes and page.names[line.boxes[-1]] == make
    }


def _article_round(line: Line, page: Page) -> int:
    return next((box for box in reversed(line.boxes) if "<article>" in page.names[box]), -1)


def links_of(page: Page) -> frozenset[str]:
    """Keys of the lines that are nothing but links."""
    return frozenset(line.key for line in page.lines if line.linked >= _ALL) - {""}


def without_furniture(lines: list[str], furniture: Collection[str]) -> list[str]:
    return [line for line in lines if key(line) not in furniture or not key(line)]


def without_title(lines: list[str], title: str) -> list[str]:
    """Without the title where it opens the text."""
    wanted = key(title)
    top = [line for line in lines[:_MAX_LINES_TO_TITLE] if key(line) != wanted]
    return top + lines[_MAX_LINES_TO_TITLE:]


def without_links(lines: list[str], links: Collection[str]) -> list[str]:
    """The lines without runs of three or more links, and without the links that end the text."""
    kept: list[str] = []
    run: list[str] = []
    for line in lines:
        if key(line) in links:
            run.append(line)
            continue
        kept = (_without_header(kept) if len(run) >= _MIN_LINKS else kept + run) + [line]
        run = []
    return _without_header(kept) if run and kept else kept + run


def _without_header(lines: list[str]) -> list[str]:
    """Without a last line that heads what followed."""
    heads = len(lines) > 1 and len(words(lines[-1])) <= _MAX_HEADER_WORDS and not ends_a_sentence(lines[-1])
    return lines[:-1] if heads else lines
