"""The steps of a run, as functions of arrays: every engine takes them in this order, and only moves rows between.

scanned      articles -> their words and lines as numbers
linked       articles that share samples; of SURE ones are stories, to count lines by (pairing.py, stars)
counted      lines that stand in many stories (frames.py)
owned        articles without those lines
linked       again, those that are WORTH_A_LOOK, and of these the promising ones (pairing.py)
verified     two articles -> what one is to the other
stars        who is kept, and who is like it (stories.py)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.pairing import Numbers
from cleaner.corpus.records import Own, own_lines, own_of
from cleaner.corpus.relations import Terms, is_redundant, relation
from cleaner.corpus.samples import sample
from cleaner.corpus.scanning import Scanned, fingerprint
from cleaner.corpus.stories import SHARED
from cleaner.corpus.verifying import Prepared, compare, prepare
from cleaner.corpus.words import U64, sorted_once

LONG_LINE = 20  # words; a line of so many that stands in two stories is a quotation
LEAST_OWN = 20  # words an article must have for itself to be compared as a story; what has fewer is only ever equal
SURE = SHARED  # share of samples from which on two articles surely tell one story
WORTH_A_LOOK = 0.2  # share of samples from which on two articles are compared word by word
_REMEMBERED = 64  # articles that are kept ready while others are compared with them


class Rows(NamedTuple):
    """Numbers of several articles one after another, and how many each has."""

    values: U64
    sizes: Numbers

    def owners(self, numbers: Numbers) -> NDArray[np.uint32]:
        """The number of the article that each value belongs to."""
        return np.repeat(numbers, self.sizes).astype(np.uint32)


class Measures(NamedTuple):
    """Of each article: how many words it has, their fingerprint, and the share of its runs that were sampled."""

    words: Numbers
    prints: U64
    shares: NDArray[np.float64]
    samples: Rows

    def ordered(self, at: Sequence[int]) -> Measures:
        """The measures without the samples, but for how many there are, of the articles in another order."""
        sizes = self.samples.sizes[at]
        return Measures(self.words[at], self.prints[at], self.shares[at], Rows(np.empty(0, np.uint64), sizes))


class Edge(NamedTuple):
    """An article that is a copy of one that is kept before it, both by rank, and how alike they are."""

    kept: int
    other: int
    relation: str
    jaccard: float
    containment: float
    redundant: bool


def lines_of(articles: Iterable[Scanned]) -> tuple[Rows, Rows]:
    """The lines of each article, each once: all, and the long ones."""
    articles = list(articles)
    return _rows(sorted_once(a.line_keys) for a in articles), _rows(
        sorted_once(a.line_keys[a.lengths >= LONG_LINE]) for a in articles
    )


def measured(tokens: Iterable[NDArray[np.uint32]]) -> Measures:
    """The measures of some articles, or of what they have for themselves."""
    words, prints, shares, hashes = [], [], [], []
    for article in tokens:
        found = sample(article)
        words.append(len(article))
        prints.append(fingerprint(article))
        shares.append(found.share)
        hashes.append(found.hashes)
    return Measures(np.array(words, np.int64), np.array(prints, np.uint64), np.array(shares), _rows(hashes))


def owned(articles: Iterable[Scanned], frames: U64) -> tuple[Measures, Numbers]:
    """The measures of what articles have for themselves, and how often each line of ``frames`` stands above,
    between and below that."""
    places = np.zeros((len(frames), 3), np.int64)

    def own_words() -> Iterator[NDArray[np.uint32]]:
        for article in articles:
            own = own_of(article, frames)
            _count_places(article, frames, places)
            yield own.tokens

    return measured(own_words()), places


def verified(pairs: Iterable[tuple[int, int]], own: Callable[[int], Own], terms: Terms) -> Iterator[Edge]:
    """The pairs that are copies. ``own``: what the article of a rank has for itself. Pairs that share an article
    should come one after another."""

    @lru_cache(maxsize=_REMEMBERED)
    def prepared(rank: int) -> Prepared:
        return prepare(*own(rank))

    for kept, other in pairs:
        match = compare(prepared(kept), prepared(other))
        found = relation(match, terms)
        if found:
            yield Edge(kept, other, found, match.jaccard, match.containment, is_redundant(match, found))


def _count_places(article: Scanned, frames: U64, places: Numbers) -> None:
    own = own_lines(article, frames)
    if own.all():
        return
    kept, lines = np.flatnonzero(own), np.flatnonzero(~own)
    first, last = (kept[0], kept[-1]) if len(kept) else (len(own), len(own))
    index = np.searchsorted(frames, article.line_keys[lines])
    np.add.at(places, (index, (lines > first).astype(np.int64) + (lines > last)), 1)


def joined(parts: Sequence[Measures]) -> Measures:
    """The measures of several groups of articles as those of one."""
    empty = np.empty(0, np.int64)
    values = np.concatenate([np.empty(0, np.uint64), *(part.samples.values for part in parts)])
    sizes = np.concatenate([empty, *(part.samples.sizes for part in parts)])
    return Measures(
        np.concatenate([empty, *(part.words for part in parts)]),
        np.concatenate([np.empty(0, np.uint64), *(part.prints for part in parts)]),
        np.concatenate([np.empty(0), *(part.shares for part in parts)]),
        Rows(values, sizes),
    )


def _rows(values: Iterable[U64]) -> Rows:
    held = list(values)
    return Rows(np.concatenate([np.empty(0, np.uint64), *held]), np.array([len(v) for v in held], np.int64))
