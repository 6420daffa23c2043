"""What speaks for a line of a page being the article's: its words and tags, and how much of the article is made as it.

This is the one table of what is weighed; page_weights.txt gives each name its points, fitted by
tests/benchmarks/fit.py on pages whose articles are known. Only lines that a reading has are asked about. Nothing here
decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.extraction.page import Line, Page
from cleaner.extraction.words import Reading, ends_a_sentence, key
from cleaner.rules.boilerplate.facts import LONG, line_facts
from cleaner.rules.boilerplate.wording import points_of

Named = Iterator[tuple[str, float]]

_SIZES = ((2, "1"), (5, "2-4"), (10, "5-9"), (15, "10-14"), (30, "15-29"))
_PROSE = 15  # words of a line of running text
_SHORT = 4  # words below which a line is held only as a line of its own
_FEW_ITEMS = 0.2  # share of the article below which items are rare in it
_HEAD, _BELOW = 10, 2  # words below which a line may head others, and lines below it that are looked at
HALF_LINKED, _LINKED = 0.4, 0.9  # shares of its characters
_MOST_POINTS = 6.0
_SENTENCES = {"long sentence", "short sentence"}
_OWN = frozenset(f"<{tag}>" for tag in "p li h1 h2 h3 h4 h5 h6 span a b i strong em u font mark code time".split())
_LOOKS = ("credit", "date", "byline")


class Seen(NamedTuple):
    """A line that a reading has: its number on the page, and its facts."""

    number: int
    facts: dict[str, float]


class _Article:
    """Words of the lines that the first reading has: by what is round a line, by its make, and in items of lists."""

    def __init__(self, page: Page, lines: Sequence[tuple[Line, int]]) -> None:
        self._page = page
        self._beside: Counter[tuple[int, ...]] = Counter()
        self._alike: Counter[tuple[frozenset[str], str]] = Counter()
        for line, size in lines:
            self._beside[self._around(line)] += size
            self._alike[self._make(line)] += size
        self._words = max(1, sum(size for _, size in lines))
        self.has_items = sum(size for line, size in lines if line.kind == "li") >= _FEW_ITEMS * self._words

    def beside(self, line: Line) -> float:
        """The share of the article in the same element."""
        return self._beside[self._around(line)] / self._words

    def alike(self, line: Line) -> float:
        """The share of the article in elements of the same name, class and id."""
        return self._alike[self._make(line)] / self._words

    def _around(self, line: Line) -> tuple[int, ...]:
        """The elements round a line, those left out that hold no other."""
        end = len(line.boxes)
        while end and not self._page.names[line.boxes[end - 1]].isdisjoint(_OWN):
            end -= 1
        return line.boxes[:end]

    def _make(self, line: Line) -> tuple[frozenset[str], str]:
        return (self._page.names[line.boxes[-1]] if line.boxes else frozenset()), line.kind


def features(page: Page, plain: Reading, readable: Reading) -> list[Seen]:
    """The facts about each line of the page that a reading has."""
    sizes = [len(line.key.split()) for line in page.lines]
    held = [
        tuple(_holds(reading, line, size) for reading in (plain, readable)) for line, size in zip(page.lines, sizes)
    ]
    places = [number for number, found in enumerate(held) if any(found)]
    own = [number for number in places if held[number][0]]
    prose = [number for number in own if sizes[number] >= _PROSE]
    first, last = (prose[0], prose[-1]) if prose else (0, len(held))
    article = _Article(page, [(page.lines[number], sizes[number]) for number in own])
    seen: list[Seen] = []
    for number in places:
        line, size = page.lines[number], sizes[number]
        place = "head" if number < first else "tail" if number > last else "middle"
        by = "both" if all(held[number]) else "plain alone" if held[number][0] else "readable alone"
        facts = {"any": 1.0, by: 1.0, "article beside it": article.beside(line), "article alike": article.alike(line)}
        facts.update(_of_tags(line, size, place, article))
        facts.update(_of_words(line, size, place))
        facts.update(_of_title(line, key(page.title)))
        seen.append(Seen(number, facts))
    for index, (number, facts) in enumerate(seen):
        if sizes[number] < _HEAD and not facts.keys() & _SENTENCES:
            below = [other.facts for other in seen[index + 1 : index + 1 + _BELOW]]
            facts[f"heads {_headed(below)}"] = 1.0
    return seen


def _holds(reading: Reading, line: Line, size: int) -> bool:
    return reading.holds(line.text) if size >= _SHORT else reading.has_line(line.key)


def _of_tags(line: Line, size: int, place: str, article: _Article) -> Named:
    kind = "heading" if line.kind[0] == "h" else line.kind
    says = "sentence" if ends_a_sentence(line.text) else "no sentence"
    yield f"kind {kind}", 1.0
    if line.kind == "h1":
        yield "kind h1", 1.0
    if line.kind == "li":
        yield f"item of {'many' if article.has_items else 'few'} {place}", 1.0
    yield f"words {next((name for least, name in _SIZES if size < least), '30+')}", 1.0
    yield f"{'long' if size >= _PROSE else 'short'} {says}", 1.0
    yield f"{place} {says}", 1.0
    yield f"{place} {kind}", 1.0
    yield "linked", line.linked
    if line.linked >= HALF_LINKED:
        yield "half linked", 1.0
    if line.linked >= _LINKED:
        yield "all linked", 1.0


def _of_words(line: Line, size: int, place: str) -> Named:
    if size >= LONG:
        return
    facts = line_facts(line.text)
    points = max(-_MOST_POINTS, min(_MOST_POINTS, points_of(facts))) / 3
    yield "its words", points
    yield "its words, above 0", max(0.0, points)
    yield f"its words {place}", points
    if facts.match:
        yield "listed", 1.0
    for look in _LOOKS:
        if look in facts.shape:
            yield look, 1.0


def _of_title(line: Line, title: str) -> Named:
    if title and title == line.key:
        yield "title", 1.0
    elif title and title in line.key and len(line.key) < 2 * len(title):
        yield "holds title", 1.0


def _headed(below: Sequence[dict[str, float]]) -> str:
    if any(facts.keys() & _SENTENCES for facts in below):
        return "sentences"
    if not below:
        return "nothing"
    return "links" if all("half linked" in facts for facts in below) else "short lines"
