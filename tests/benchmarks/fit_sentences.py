"""Points for a sentence at the ends of a page that may be the page's (sentences.py), a part of the family "furniture".

Fitted on the windows of pages of hand and machines; of a page with many such sentences each counts less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from labelled_lines import Page
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleaner.rules.boilerplate import sentences
from cleaner.rules.boilerplate.sentences import FIRST, LAST, may_prompt, sentence_features
from cleaner.weighing import share_of

STRENGTH = 0.3
WINDOWS = ("two", "twelve", "article alone")
HEADER = """\
# Points of each fact about a sentence at the start or the end of a page, and its usual value, fitted by
# tests/benchmarks/fit.py. The points of all facts, through the logistic function, are the share that was the page's.
"""


class SentenceRow(NamedTuple):
    """A sentence: its facts, whether it is the page's, what it counts, and its fold."""

    found: Mapping[str, float]
    is_furniture: bool
    weight: float
    fold: int


def rows_of_page(page: Page) -> Iterator[SentenceRow]:
    """The sentences near the ends of a window. The words' points must be those of its fold."""
    if page.window not in WINDOWS:
        return
    places = [index for index, line in enumerate(page.lines) if line.sentence and not may_prompt(line)]
    near = [place for place in range(len(places)) if place < FIRST or place >= len(places) - LAST]
    wanted = [place for place in near if page.labels[places[place]] in "BC"] if len(places) > 1 else []
    for place, found in zip(wanted, sentence_features(page.lines, places, wanted)):
        is_furniture = page.labels[places[place]] == "B"
        yield SentenceRow(found, is_furniture, page.weight / max(5, len(wanted)) ** 0.5, page.fold)


def fitted(rows: Sequence[SentenceRow]) -> dict[str, float]:
    """The points of the facts."""
    table = DictVectorizer(dtype=np.float32)
    values = table.fit_transform([row.found for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=800, fit_intercept=False)
    model.fit(values, [row.is_furniture for row in rows], sample_weight=[row.weight for row in rows])
    return {name: round(float(points), 3) for name, points in zip(table.get_feature_names_out(), model.coef_[0])}


def reported(rows: Sequence[SentenceRow], folds: int) -> dict[str, float]:
    """The points fitted on all; printed is how many sentences those found that are fitted without their fold."""
    found = [fitted([row for row in rows if row.fold != fold]) for fold in range(folds)]
    right = wrong = 0
    for row in rows:
        score = sum(found[row.fold].get(name, 0.0) * value for name, value in row.found.items())
        if share_of(score) >= sentences.LEAST:
            right, wrong = right + row.is_furniture, wrong + (not row.is_furniture)
    count = sum(row.is_furniture for row in rows)
    print(f"of {count} sentences of pages {right} are found, and {wrong} of {len(rows) - count} of articles")
    return fitted(rows)


def written(points: Mapping[str, float]) -> str:
    return HEADER + "".join(f"{name}\t{value}\t0\n" for name, value in points.items())
