"""Points by which one of two near words is told from the other by what stands round it, learned from edited English.

For count_words.py. ``learned`` writes the table that real_words/odds.py reads, by the same hashes on many places at
once: logistic regression with a step of its own for each point (AdaGrad). ``screens`` are two tables for a first look:
of a class after a class, points by which the second was put there instead of a near word. Needs numpy.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cleaner.language_model.counts import FIRST, STEPS, Counts
from cleaner.rules.typos.real_words import odds as model
from cleaner.rules.typos.real_words.relations import SAME_STEM, relation_of

AT_ONCE, MOST_STEPS, A_STEP, PACE = 120_000, 4_000, 30_000, 0.08  # a step for so many tokens
SCREENED, SCREEN_STEPS, SCREEN_PACE = 200_000, 300, 0.15
SMALL = 0.35  # share of the places at which words of other stems are shown
EVEN, THIN = 13.0, 1.6  # bits: places of commoner words are shown more rarely, by so much
PLANTED = {"swapped": 2, "apostrophe": 3, "ending -s": 4, "ending -ed": 3, "ending -ing": 2, "tense": 2, "ending": 1}
RARELY, FULL = 0.25, 12.0


class Near(NamedTuple):
    """All pairs of near words, those of a token from ``starts`` of it on, in order and as pairs."""

    starts: np.ndarray
    others: np.ndarray
    first: np.ndarray
    second: np.ndarray
    forms: np.ndarray
    shown: np.ndarray
    planted: np.ndarray


def near_words(counts: Counts) -> Near:
    size = counts.size
    near = [[]] * FIRST + [counts.near(token) for token in range(FIRST, size)]
    rows = []
    for token, others in enumerate(near):
        for other in others:
            first, second, (one, two) = model.in_order(counts, token, other)
            relation = relation_of(counts.word(token), counts.word(other))
            share = 1.0 if relation in SAME_STEM else SMALL
            shown = share * min(1.0, len(others) / max(1, len(near[other])))  # alike from both sides
            rows.append((other, first, second, one << 20 | two, shown, PLANTED.get(relation, RARELY)))
    columns = [np.array(column) for column in zip(*rows)]
    starts = np.concatenate([[0], np.cumsum([len(others) for others in near])])
    return Near(starts, *columns)


def learned(counts: Counts, tokens: np.ndarray) -> np.ndarray:
    """The table of points, a byte each."""
    chance, near = np.random.default_rng(7), near_words(counts)
    bits = np.frombuffer(bytes(counts.frequency), np.uint8) / STEPS
    thinned = np.minimum(1.0, 2.0 ** (-(bits - EVEN) / THIN))
    points = np.zeros(1 << model.BITS, np.float32)
    squares = np.full(len(points), 1e-6, np.float32)
    loss = 0.0
    for step in range(min(MOST_STEPS, len(tokens) // A_STEP + 1)):
        place = np.sort(chance.integers(model.REACH, len(tokens) - model.REACH, AT_ONCE))
        token = tokens[place].astype(np.int64)
        many = np.diff(near.starts)[token]
        chosen = (many > 0) & (chance.random(len(place)) < thinned[token])
        place, token, many = place[chosen], token[chosen], many[chosen]
        pair = near.starts[token] + (chance.random(len(token)) * many).astype(np.int64)
        chosen = chance.random(len(pair)) < near.shown[pair]
        place, token, pair = place[chosen], token[chosen], pair[chosen]
        first, second = near.first[pair], near.second[pair]
        around = np.stack([tokens[place + at] for at in range(-model.REACH, model.REACH + 1)], 1).astype(np.int64)
        where = hashed(counts, around, first, second, near.forms[pair])
        score = points[where].sum(1) + model.COMMONER * (bits[second] - bits[first])
        score += np.log(thinned[second] / thinned[first])
        is_second = token == second
        wrong = 1 / (1 + np.exp(-score)) - is_second
        loss += float(-np.log(1 - np.abs(wrong) + 1e-9).mean())
        change = np.bincount(where.ravel(), np.repeat(wrong, where.shape[1]), len(points)).astype(np.float32)
        told = np.flatnonzero(change)
        squares[told] += change[told] ** 2
        points[told] -= PACE * change[told] / np.sqrt(squares[told])
        if step % 100 == 99:
            print(f"odds: {step + 1} steps, loss {loss / 100:.4f}", flush=True)
            loss = 0.0
    return np.clip(np.round(points * model.SCALE), -128, 127).astype(np.int8)


def hashed(counts: Counts, around: np.ndarray, first: np.ndarray, second: np.ndarray, forms: np.ndarray) -> np.ndarray:
    """The places in the table of all that is told of each place and pair: odds.py for many at once."""
    fine, rough = np.array(counts.classes, np.int64), np.array(counts.groups, np.int64)
    middle = model.REACH
    for side in (range(middle - 2, -1, -1), range(middle + 2, 2 * middle + 1)):
        for at in side:
            nearer = at + 1 if at < middle else at - 1
            around[:, at] = np.where(around[:, nearer] == 0, 0, around[:, at])
    beside = np.where(around < model.KNOWN_BESIDE, around, model.CLASS + fine[around])
    kinds, left, right = fine[around], around[:, middle - 1 :: -1], around[:, middle + 1 :]
    none = np.zeros(len(around), np.int64)
    near, distance = _nearest(left, none)
    near2, _ = _nearest(left, distance)
    near_on, distance_on = _nearest(right, none)
    one, two, one_on, two_on = (beside[:, middle + at] for at in (-1, -2, 1, 2))
    kind, kind2, kind_on, kind2_on = (kinds[:, middle + at] for at in (-1, -2, 1, 2))
    told = (
        (none, none), (one, none), (one_on, none), (two, none), (two_on, none), (kind, kind_on), (kind2, kind),
        (kind_on, kind2_on), (kind, none), (kind_on, none), (none, none), (none, none), (one, none), (one_on, none),
        (kind, kind_on), (near, distance), (near, kind), (near_on, distance_on), (near, near2),
        (near, near2 << 8 | rough[right[:, 0]]), (near, np.minimum(distance, 3)),
    )  # fmt: skip
    pairs = (forms, first << 20 | second, fine[first] << 20 | fine[second], fine[first] << 20)
    keys = [pair.astype(np.uint64) * np.uint64(model.SECOND) for pair in pairs]
    found = []
    for number, ((x, y), key) in enumerate(zip(told, model.KEYS)):
        value = (number << 40 | x << 20 | y).astype(np.uint64) * np.uint64(model.FACTOR)
        found.append(((value ^ keys[key]) * np.uint64(model.THIRD) >> np.uint64(64 - model.BITS)).astype(np.int64))
    return np.stack(found, 1)


def _nearest(side: np.ndarray, beyond: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    at = np.arange(1, model.REACH + 1)
    little = (side < model.LITTLE) & (at > beyond[:, None])
    nearest = little.argmax(1)
    found = little.any(1)
    return np.where(found, side[np.arange(len(side)), nearest], 0), np.where(found, nearest + 1, 0)


def screens(counts: Counts, tokens: np.ndarray) -> np.ndarray:
    """Points of a class after another and before another, of a word that was put there: what a first look asks of."""
    chance, near, size = np.random.default_rng(3), near_words(counts), counts.class_count
    fine = np.array(counts.classes, np.int64)
    ends = np.concatenate([[0], np.cumsum(near.planted)])
    weight = np.diff(ends[near.starts])
    points = np.zeros(2 * size * size + 1, np.float32)
    squares = np.full(len(points), 1e-4, np.float32)
    for _ in range(min(SCREEN_STEPS, len(tokens) // A_STEP + 1)):
        place = np.sort(chance.integers(1, len(tokens) - 1, SCREENED))
        place = place[weight[tokens[place]] > 0]
        token = tokens[place].astype(np.int64)
        drawn = ends[near.starts[token]] + chance.random(len(token)) * weight[token]
        other = near.others[np.minimum(np.searchsorted(ends, drawn, side="right") - 1, len(near.others) - 1)]
        put = chance.random(len(token)) < np.minimum(1.0, weight[token] / FULL)
        before, after = fine[tokens[place - 1]], fine[tokens[place + 1]]
        where = _screened(fine[token], before, after, size)
        where = np.concatenate([where, _screened(fine[other], before, after, size)[put]])
        is_put = np.concatenate([np.zeros(len(token)), np.ones(put.sum())])
        wrong = 1 / (1 + np.exp(-points[where].sum(1))) - is_put
        change = np.bincount(where.ravel(), np.repeat(wrong, 3), len(points)).astype(np.float32)
        squares += change**2
        points -= SCREEN_PACE * change / np.sqrt(squares)
    return np.clip(np.round(points[:-1] * model.SCREEN_SCALE + model.SCREEN_ZERO), 0, 127).astype(np.uint8)


def _screened(kind: np.ndarray, before: np.ndarray, after: np.ndarray, size: int) -> np.ndarray:
    return np.stack([before * size + kind, size * size + kind * size + after, np.full(len(kind), 2 * size * size)], 1)
