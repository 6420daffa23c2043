"""The title of an article on its page, where the page's head names the site and not the article."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.extraction.page import Line, Page
from cleaner.extraction.words import key, words

_MIN_LETTERS = 4  # of a word that says something
_MOST_SHARED = 0.5  # of the words of a title that the article has too, when the title is not the article's
_ALL_LINK = 0.9  # share of a heading's characters that is links, when it is the name of the site over its pages


def headline_of(page: Page, article: Sequence[str]) -> str:
    """The page's title, or the main heading above the article when the title has little to do with the article.
    ``article``: a first guess at its lines."""
    own = [line for line in page.lines if line.kind in ("h1", "h2") and line.linked < _ALL_LINK]
    if any(line.key == key(page.title) for line in own):
        return page.title
    if _share_of(page.title, article) > _MOST_SHARED:
        return page.title
    heading = _heading_above(page, article)
    return heading.text if heading else page.title


def _share_of(title: str, article: Sequence[str]) -> float:
    """How many of the title's words the article has."""
    told = {word for word in words(title) if len(word) >= _MIN_LETTERS}
    used = {word for line in article for word in words(line)}
    return len(told & used) / len(told) if told else 0.0


def _heading_above(page: Page, article: Sequence[str]) -> Line | None:
    """The last heading of the first rank above the first paragraph of the article."""
    wanted = {key(line) for line in article}
    found = None
    for line in page.lines:
        if line.kind == "h1" and line.linked < _ALL_LINK:
            found = line
        elif line.kind == "p" and line.key in wanted:
            return found
    return None
