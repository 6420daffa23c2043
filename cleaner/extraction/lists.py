"""Items that the readings left out of a list, and lists of quantities that none has, as the ingredients of a recipe.

They are put in at their place, a whole list under its heading.

Extractors take a list of short items for a menu. Other lists beside an article are mostly offers ("Unlimited access"):
of those that no reading had on 138 pages of news and blogs, two were of the article and twelve were not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import compress

from cleaner.extraction.page import Line, Page
from cleaner.extraction.words import Reading, key, words

_MIN_ITEMS = 3
_MAX_LINKED = 0.5  # share of the characters of a list that is links; ingredients lead to shops
_MIN_WORDS = 3  # of an item that alone is left out; buttons have fewer
_MIN_QUANTITIES = 0.5  # share of the items that begin with a figure
_REACH = 6  # lines from a list to one of the article
_HEADING_REACH = 4  # lines from a list up to its heading
_QUANTITY = re.compile(r"[^\w<>]*[\d¼½¾⅓⅔⅛]+(?!_)")
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))


def with_lists(lines: list[str], page: Page, furniture: Collection[str]) -> list[str]:
    """The lines of the article, and the lists and items among them on the page that they lack."""
    held = {key(line) for line in lines}
    places = {line.key: number for number, line in reversed(list(enumerate(page.lines))) if line.key in held}
    missing = dict(_missing(lines, page, places, furniture))
    made: list[str] = []
    for line in lines:
        place = places.get(key(line), -1)
        for before in [number for number in missing if number < place]:
            made += missing.pop(before)
        made.append(line)
    return made


def _missing(
    lines: list[str], page: Page, places: dict[str, int], furniture: Collection[str]
) -> Iterator[tuple[int, list[str]]]:
    """What the article lacks, by its place on the page: items of lists that it has half of, and whole lists."""
    present = Reading("\n".join(lines))
    for start, end in _lists(page):
        items = page.lines[start:end]
        out = [item.key not in places and not present.holds(item.text) for item in items]
        if 2 * sum(start <= places.get(item.key, -1) < end for item in items) >= len(items):
            for number in compress(range(start, end), out):
                item = page.lines[number]
                if item.linked <= _MAX_LINKED and item.key not in furniture and len(words(item.text)) >= _MIN_WORDS:
                    yield number, [f"- {item.text}"]
        elif all(out) and _is_missing(page, start, end, places, furniture):
            yield start, _written(page, start, end, places)


def _lists(page: Page) -> Iterator[tuple[int, int]]:
    """Where items follow each other."""
    start = 0
    for number in range(len(page.lines) + 1):
        if number < len(page.lines) and page.lines[number].kind == "li":
            continue
        if number - start >= _MIN_ITEMS:
            yield start, number
        start = number + 1


def _is_missing(page: Page, start: int, end: int, places: dict[str, int], furniture: Collection[str]) -> bool:
    items = page.lines[start:end]
    if any(item.key in furniture for item in items):
        return False
    size = sum(len(item.text) for item in items)
    linked = sum(item.linked * len(item.text) for item in items)
    quantities = sum(bool(_QUANTITY.match(item.text)) for item in items)
    if linked > _MAX_LINKED * size or quantities < _MIN_QUANTITIES * len(items):
        return False
    around = page.lines[max(0, start - _REACH) : start] + page.lines[end : end + _REACH]
    return any(line.key in places for line in around)


def _written(page: Page, start: int, end: int, held: Collection[str]) -> list[str]:
    """The items, under their heading when the article lacks it."""
    above = page.lines[max(0, start - _HEADING_REACH) : start]
    heading = next((line for line in reversed(above) if line.kind in _HEADINGS), None)
    return [*_heading(heading, held), *(f"- {item.text}" for item in page.lines[start:end])]


def _heading(heading: Line | None, held: Collection[str]) -> list[str]:
    if heading is None or heading.key in held:
        return []
    return [heading.text]
