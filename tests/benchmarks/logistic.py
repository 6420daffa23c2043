"""Points of features by logistic regression, and shares of rows by points that have not seen their source."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from sklearn.linear_model import LogisticRegression

from cleaner.weighing import share_of

ITERATIONS = 4000


class Rows(Protocol):
    """Numbers of rows (a column for each of ``names``), what is true of each, its weight and the fold of its source."""

    names: list[str]
    rows: np.ndarray
    truth: np.ndarray
    weight: np.ndarray
    fold: np.ndarray


def points_of(sample: Rows, chosen: np.ndarray, strength: float) -> np.ndarray:
    """The points of each feature, fitted on the chosen rows. ``strength``: of the data against points of nothing."""
    spread = sample.rows.std(axis=0) + 1e-9
    spread[sample.names.index("always")] = 1.0
    model = LogisticRegression(C=strength, max_iter=ITERATIONS, fit_intercept=False)
    model.fit(sample.rows[chosen] / spread, sample.truth[chosen], sample_weight=sample.weight[chosen])
    return model.coef_[0] / spread  # type: ignore[no-any-return]


def shares_left_out(sample: Rows, strength: float) -> np.ndarray:
    """The share of each row by points that were fitted without its source."""
    scores = np.zeros(len(sample.truth))
    for fold in sorted(set(sample.fold)):
        out = sample.fold == fold
        if len(set(sample.truth[~out])) == 2:
            scores[out] = sample.rows[out] @ points_of(sample, ~out, strength)
    return np.array([share_of(score) for score in scores])
