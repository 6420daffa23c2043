"""Articles in the order in which they are kept, equal ones put together: ranks instead of numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.engines.steps import Measures
from cleaner.corpus.pairing import Sampled
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


def spread(first: Mapping[int, int], articles: Numbers, equal: Numbers) -> Numbers:
    """By number, the article that stands for the story of each; ``first``: the same by rank, of those that another
    one stands for."""
    story = np.arange(len(equal))
    for late, early in first.items():
        story[articles[late]] = articles[early]
    return story[equal]


def sampled(measures: Measures, articles: Numbers, ranks: Numbers) -> Sampled:
    """The measures of the samples of articles by rank."""
    return Sampled(measures.samples.sizes[articles[ranks]], measures.shares[articles[ranks]])
