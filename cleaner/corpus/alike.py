"""Lines that are alike but for a name or a date in many stories, learned as one: "We recommend monitoring *"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleaner.corpus.learned import LearnedLine
from cleaner.furniture.keys import key
from cleaner.furniture.templates import SLOT, fillings

_MIN_FILLINGS = 3  # different names or dates in a slot; with fewer it is a word of the template
_MIN_FIXED, _MIN_FIXED_OF_FIGURES = 3, 6  # words outside the slots: "Ready in * minutes" is a recipe's own


class Edge(NamedTuple):
    """A line at the edge of a text: its template, whether it stands below the article, the story, the line itself."""

    template: str
    at_foot: bool
    story: int
    said: str


def alike(edges: Iterable[Edge], least: int) -> Iterator[LearnedLine]:
    """The templates of lines at the same edge of so many stories."""
    by_template: defaultdict[tuple[str, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        if SLOT in edge.template and edge.template != SLOT:
            by_template[edge.template, edge.at_foot].append(edge)
    found: dict[str, LearnedLine] = {}
    for (template, _), lines in sorted(by_template.items()):
        stories = len({line.story for line in lines})
        if stories < least:
            continue
        said = [line.said for line in lines]
        narrowed = _narrowed(template, fillings(template, said))
        if narrowed and (narrowed not in found or found[narrowed].stories < stories):
            found[narrowed] = LearnedLine(narrowed, stories, len(lines), min(said))
    yield from found.values()


def _narrowed(template: str, filled: list[set[str]]) -> str:
    """The template with the words in the slots that hardly vary; nothing when it says too little."""
    slots = iter(filled)
    parts = [word if word != SLOT else _filled(next(slots)) for word in template.split(" ")]
    if "" in parts:
        return ""
    varied = [found for found in filled if len(found) >= _MIN_FILLINGS]
    is_of_figures = not any(sign.isalpha() for found in varied for text in found for sign in text)
    fixed = sum(word != SLOT for part in parts for word in part.split(" "))
    return " ".join(parts) if varied and fixed >= (_MIN_FIXED_OF_FIGURES if is_of_figures else _MIN_FIXED) else ""


def _filled(found: set[str]) -> str:
    """What stands in a slot: the one thing that ever does, or a slot; nothing where it may be either."""
    return key(next(iter(found))) if len(found) == 1 else SLOT if len(found) >= _MIN_FILLINGS else ""
