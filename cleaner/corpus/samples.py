"""Samples of an article's word runs: few numbers by which its copies are met among millions of articles.

Runs are chosen by their own hash, so that two articles with a passage in common choose the same runs of it:
one in sixteen of a long article, more of a short one. The share of common samples estimates how much of the
shorter article stands in the longer one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cleaner.corpus.words import COMPARED, SIGN, U32, U64, sorted_once


class Length(NamedTuple):
    """How long a run is: in words, and in characters where it begins in a script without blanks between words."""

    words: int
    signs: int


LONG, SHORT = Length(5, 8), Length(3, 5)
_WANTED = 64  # samples of an article, where it has so many runs
_LEAST_SHARE = 1 / 16
_ALL = float(1 << 64)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd numbers, so that words fill all bits of a hash
_STEP = np.uint64(0xD6E8FEB86659FD93)


class Sample(NamedTuple):
    """``hashes``: of the chosen runs, sorted, each once; ``share``: which share of all runs was chosen."""

    hashes: U64
    share: float


def sample(tokens: U32) -> Sample:
    """The sample of these words."""
    found = runs(tokens, LONG)
    if not len(found):
        return Sample(found, 1.0)
    share = max(_LEAST_SHARE, min(1.0, _WANTED / len(found)))
    chosen = found if share == 1.0 else found[found <= np.uint64(min(share * _ALL, _ALL - 2048))]
    return Sample(sorted_once(chosen), share)


def runs(tokens: U32, length: Length) -> U64:
    """A hash of the run that begins at each word; of all words where there are fewer than a run has."""
    values = ((tokens & COMPARED).astype(np.uint64) + np.uint64(1)) * _SPREAD
    words = min(length.words, len(values))
    if not words:
        return values
    hashes = _hashes(values, words)
    is_sign = tokens & np.uint32(SIGN) != 0
    if length.signs <= len(values) and is_sign.any():
        longer = _hashes(values, length.signs)
        hashes[: len(longer)] = np.where(is_sign[: len(longer)], longer, hashes[: len(longer)])
    return hashes


def _hashes(values: U64, length: int) -> U64:
    last = len(values) - length + 1
    hashes = values[:last].copy()
    for place in range(1, length):
        hashes *= _STEP
        hashes += values[place : place + last]
    return hashes
