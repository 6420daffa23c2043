"""Classes of English words by their neighbours and endings, for count_words.py: k-means over pairs of neighbours.

The commonest words are classes of their own. Needs numpy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.language_model.counts import FIRST

ALONE, FINE, ROUGH, ROUGH_ALONE = 230, 250, 128, 58  # classes of one word, other classes; the same for rough classes
NEIGHBOURS, KEPT, SMOOTH = 1_200, 100, 50.0
ENDINGS = ("'s", "s'", "ing", "ed", "ly", "s", "er", "est", "ion", "ity", "ness", "ment", "al", "ous", "ive", "able")
ENDING_WEIGHT = 0.25  # of the mean length of what neighbours tell


def classes_of(words: Sequence[str], used: np.ndarray, pairs: np.ndarray, times: np.ndarray) -> tuple:
    """Fine class of each token, rough class of each fine one. ``pairs``: two tokens a row, ``times`` of each."""
    places = _endings(words, _places(used, pairs, times))
    order = [token for token in np.argsort(-used, kind="stable") if token >= FIRST]
    alone = [*range(FIRST), *order[: ALONE - FIRST]]
    rest = np.setdiff1d(np.arange(len(used)), alone)
    weight = np.sqrt(used + 1.0).astype(np.float32)
    fine = np.zeros(len(used), int)
    fine[alone] = np.arange(len(alone))
    fine[rest] = ALONE + _means(places[rest], weight[rest], FINE, 0)
    count = fine.max() + 1
    centres = np.zeros((count, places.shape[1]), np.float32)
    np.add.at(centres, fine, places * weight[:, None])
    centres /= np.bincount(fine, weights=weight, minlength=count)[:, None]
    rough = np.zeros(count, int)
    rough[:ROUGH_ALONE] = np.arange(count)[:ROUGH_ALONE]
    of_class = np.bincount(fine, weights=used, minlength=count)
    others = np.arange(ROUGH_ALONE, count)
    weights = np.sqrt(of_class[others] + 1).astype(np.float32)
    rough[others] = ROUGH_ALONE + _means(centres[others], weights, ROUGH - ROUGH_ALONE, 1)
    return fine, rough


def _places(used: np.ndarray, pairs: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Each word as a point: roots of how often the commonest words stand before and after it, the main axes of that."""
    top = np.argsort(-used, kind="stable")[:NEIGHBOURS]
    column = np.full(len(used), -1)
    column[top] = np.arange(len(top))
    sides = []
    for word, other in ((1, 0), (0, 1)):
        table = np.zeros((len(used), len(top)), np.float32)
        known = column[pairs[:, other]] >= 0
        np.add.at(table, (pairs[known, word], column[pairs[known, other]]), times[known])
        usual = table.sum(0) / table.sum()
        sides.append(np.sqrt((table + SMOOTH * usual) / (used[:, None] + SMOOTH)) - np.sqrt(usual))
    table = np.hstack(sides)
    _, axes = np.linalg.eigh(table.T @ (table * np.sqrt(used)[:, None]))
    return table @ axes[:, -KEPT:]  # type: ignore[no-any-return]


def _endings(words: Sequence[str], places: np.ndarray) -> np.ndarray:
    table = np.zeros((len(places), len(ENDINGS)), np.float32)
    size = np.linalg.norm(places[FIRST:], axis=1).mean() * ENDING_WEIGHT
    for token, word in enumerate(words, FIRST):
        ending = next((at for at, one in enumerate(ENDINGS) if len(word) > len(one) + 2 and word.endswith(one)), None)
        if ending is not None:
            table[token, ending] = size
    return np.hstack([places, table]).astype(np.float32)


def _means(points: np.ndarray, weight: np.ndarray, count: int, seed: int, rounds: int = 25) -> np.ndarray:
    nearest, count = np.zeros(len(points), int), min(count, len(points))
    if not count:
        return nearest
    chance = weight.astype(float) / weight.sum(dtype=float)
    centres = points[np.random.default_rng(seed).choice(len(points), count, replace=False, p=chance)]
    for _ in range(rounds):
        nearest = ((centres**2).sum(1) - 2 * points @ centres.T).argmin(1)
        total = np.bincount(nearest, weights=weight, minlength=count)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points * weight[:, None])
        centres[total > 0] = sums[total > 0] / total[total > 0, None]
    return nearest
