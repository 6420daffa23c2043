"""Which articles are worth comparing: those that share samples. Near-linear, whatever the samples do.

Articles are numbered by rank, the fullest first. Of the few articles that share a sample all pairs count; where
many share one, each counts with the fullest of them and with its neighbour, so that a run of words that stands
in every article, and a million near copies, cost a few pairs each.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.words import U64

_FEW = 12  # articles with one sample, all pairs of which count
_FULLEST = 4  # articles that each other one of many counts with
_MOST_COMPARED = 6  # fuller articles that one is compared with word by word, and as many that it shares most with
_RANK_BITS = np.uint64(32)
_RANK = np.uint64(0xFFFFFFFF)

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]


class Pairs(NamedTuple):
    """Articles by rank, ``fuller`` < ``other``, and ``shared``: how many samples they have in common."""

    fuller: Numbers
    other: Numbers
    shared: Numbers

    def where(self, wanted: NDArray[np.bool_] | Numbers) -> Pairs:
        """Some of the pairs, or all in another order."""
        return Pairs(self.fuller[wanted], self.other[wanted], self.shared[wanted])


class Sampled(NamedTuple):
    """A value for each pair: how many samples an article of it has, and which share of its runs they are."""

    sizes: Numbers
    shares: Shares


def linked(hashes: U64, ranks: NDArray[np.uint32]) -> tuple[U64, Numbers]:
    """Pairs of articles that share a sample, as one number each, and how many samples they share here."""
    order = np.lexsort((ranks, hashes))
    hashes, ranks = hashes[order], ranks[order]
    bounds = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    sizes = np.diff(bounds)
    first, size = np.repeat(bounds[:-1], sizes), np.repeat(sizes, sizes)
    place = np.arange(len(hashes)) - first
    keys = []
    for step in range(1, _FEW):
        rows = np.flatnonzero((place >= step) & ((size <= _FEW) | (step == 1)))
        keys.append(_keys(ranks[rows - step], ranks[rows]))
    for step in range(_FULLEST):
        rows = np.flatnonzero((size > _FEW) & (place > step + 1))
        keys.append(_keys(ranks[first[rows] + step], ranks[rows]))
    found, times = np.unique(np.concatenate(keys), return_counts=True)
    return found, times.astype(np.int64)


def summed(keys: U64, counts: Numbers) -> tuple[U64, Numbers]:
    """Each key once, sorted, with the sum of its counts."""
    if not len(keys):
        return keys, counts
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[starts], np.add.reduceat(counts, starts)


def pairs_of(keys: U64, counts: Numbers) -> Pairs:
    """The pairs that the numbers stand for."""
    return Pairs((keys >> _RANK_BITS).astype(np.int64), (keys & _RANK).astype(np.int64), counts)


def estimated(pairs: Pairs, fuller: Sampled, other: Sampled) -> Shares:
    """Which share of the smaller article of each pair stands in the other, by their samples."""
    least = np.minimum(fuller.shares, other.shares)
    smaller = np.minimum(fuller.sizes * least / fuller.shares, other.sizes * least / other.shares)
    found: Shares = np.minimum(pairs.shared / np.maximum(smaller, 1.0), 1.0)
    return found


def promising(pairs: Pairs, estimates: Shares) -> NDArray[np.bool_]:
    """For each article the few fuller ones that are compared word by word: the fullest, which a copy is kept
    instead of, and those that it shares most with."""
    by_rank = np.lexsort((pairs.fuller, pairs.other))
    by_share = np.lexsort((pairs.fuller, -estimates, pairs.other))
    wanted = np.zeros(len(pairs.other), bool)
    for order in (by_rank, by_share):
        ordered = pairs.other[order]
        starts = np.searchsorted(ordered, ordered, "left")
        wanted[order[np.arange(len(order)) - starts < _MOST_COMPARED]] = True
    return wanted


def _keys(fuller: NDArray[np.uint32], other: NDArray[np.uint32]) -> U64:
    keys: U64 = (fuller.astype(np.uint64) << _RANK_BITS) | other.astype(np.uint64)
    return keys
