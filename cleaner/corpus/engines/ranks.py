"""Articles in the order in which they are kept, equal ones put together: ranks instead of numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.engines.steps import Measures
from cleaner.corpus.words import U64

Numbers = NDArray[np.int64]


def ranked(order: Numbers, prints: U64) -> tuple[Numbers, Numbers, Numbers]:
    """``rank`` of each article by number, -1 for those that equal one before them in the order; ``articles``: the
    number of each rank; ``equal``: the article that each one equals, or itself."""
    found, first = np.unique(prints[order], return_index=True)
    leading = np.sort(first)
    articles = order[leading]
    rank = np.full(len(order), -1, np.int64)
    rank[articles] = np.arange(len(articles))
    equal = order[first][np.searchsorted(found, prints)]
    return rank, articles, equal


def spread(first: Sequence[int], articles: Numbers, equal: Numbers) -> Numbers:
    """By number, the article that stands for the story of each; ``first``: the same by rank."""
    story = np.arange(len(equal))
    story[articles] = articles[np.array(first, np.int64)]
    return story[equal]


def by_rank(measures: Measures, articles: Numbers) -> tuple[Numbers, NDArray[np.float64]]:
    """How many samples the article of each rank has, and which share of its runs they are."""
    return measures.samples.sizes[articles], measures.shares[articles]
