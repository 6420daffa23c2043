"""Which texts tell one story: a republished article stands in many files and still counts once.

Two texts tell one story when half of the shorter one stands in the other. A story is known by one text, the first
of it, and each other text of it is like that one: a chain of texts, each like the next, is not one story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SHARED = 0.5  # share of the shorter text, by words, that two texts of one story have in common
_MAX_PLACES = 50  # stories that a paragraph is looked up in; one that stands in more tells nothing
_MIN_WORDS = 12  # words of a paragraph that counts

Paragraphs = Mapping[Any, int]  # key of a paragraph to its words


def stories_of(texts: Sequence[Paragraphs]) -> list[int]:
    """The story of each text, numbered in the order in which they are first met.

    A text joins the story whose first text shares most of its paragraphs. Near-linear: paragraphs
    lead to the stories that hold them, and those that stand everywhere lead nowhere.
    """
    found: list[int] = []
    sizes: list[int] = []
    places: defaultdict[Any, list[int]] = defaultdict(list)
    for text in texts:
        paragraphs = {key: words for key, words in text.items() if words >= _MIN_WORDS}
        size = sum(paragraphs.values())
        story = _story_like(paragraphs, size, places, sizes)
        if story is None:
            story = len(sizes)
            sizes.append(size)
            for key in paragraphs:
                places[key].append(story)
        found.append(story)
    return found


def stars(alike: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For each text of a story but its first one, that first one. ``alike``: sorted pairs, the earlier text first."""
    first: dict[int, int] = {}
    heads: set[int] = set()
    for early, late in alike:
        if early not in first and late not in first and late not in heads:
            first[late] = early
            heads.add(early)
    return first


def _story_like(paragraphs: Paragraphs, size: int, places: defaultdict[Any, list[int]], sizes: list[int]) -> int | None:
    shared: Counter[int] = Counter()
    for key, words in paragraphs.items():
        stories = places.get(key, ())
        if len(stories) <= _MAX_PLACES:
            for story in stories:
                shared[story] += words
    if not shared:
        return None
    best = max(shared, key=lambda story: (shared[story], -story))
    return best if shared[best] >= SHARED * min(size, sizes[best]) else None
