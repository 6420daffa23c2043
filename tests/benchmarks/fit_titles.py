"""Points for a line that may be the title (titles.py), as a part of the family "furniture" of fit.py.

Fitted on the windows of pages whose title is labelled: of several lines with the label the nearest above the article is
the title, the others count neither way. The shares of lines are those of weights that have not seen their sites.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from labelled_lines import FOLDS, Page
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleaner.rules.boilerplate import features, titles

STRENGTH = 0.3
WINDOWS = ("two", "five", "twelve", "thirty")
HEADER = """\
# Points of each fact about a line above the article that may be its title, and its usual value, fitted by
# tests/benchmarks/fit.py. The points of all facts, through the logistic function, are the share that was the title.
"""


class TitleRow(NamedTuple):
    """A line that may be the title: its facts, whether it is, what it counts, and its fold."""

    found: dict[str, float]
    is_title: bool
    weight: float
    fold: int


def title_of(page: Page) -> int:
    """The line with the title nearest above the article; -1 when there is none."""
    first = page.labels.find("C")
    return max((index for index, label in enumerate(page.labels) if label == "T" and index < max(first, 1)), default=-1)


def rows_of_page(page: Page, shares: dict[int, float]) -> Iterator[TitleRow]:
    """The lines of a window that may be the title, as it is and cut above the title: so people paste an article. The
    words' points must be those of its fold."""
    if page.window not in WINDOWS:
        return
    title = title_of(page)
    yield from _rows(page, title, shares)
    if title > 0:
        rest = {index - title: share for index, share in shares.items()}
        yield from _rows(page.cut(page.window, range(title, len(page.lines))), 0, rest)


def _rows(page: Page, title: int, shares: dict[int, float]) -> Iterator[TitleRow]:
    looked = features.Page(page.lines)
    for run in looked.runs:
        if run.zone in ("head", "none"):
            for index, found in titles.title_features(looked, run, shares):
                if index == title or page.labels[index] in "BCM":
                    yield TitleRow(found, index == title, page.weight, page.fold)


def fitted(rows: Sequence[TitleRow]) -> tuple[list[str], np.ndarray]:
    """The names of the facts and their points."""
    table = DictVectorizer(dtype=np.float32)
    model = LogisticRegression(C=STRENGTH, max_iter=800, fit_intercept=False)
    values = table.fit_transform([row.found for row in rows])
    model.fit(values, [row.is_title for row in rows], sample_weight=[row.weight for row in rows])
    return list(table.get_feature_names_out()), model.coef_[0]


def report(rows: Sequence[TitleRow]) -> None:
    """Of sites left out: how many titles would not be kept, and how many other lines would be."""
    shares = np.zeros(len(rows))
    fold, truth = np.array([row.fold for row in rows]), np.array([row.is_title for row in rows])
    for number in range(FOLDS):
        names, points = fitted([row for row in rows if row.fold != number])
        known = dict(zip(names, points))
        for at in np.flatnonzero(fold == number):
            score = sum(known.get(name, 0.0) * value for name, value in rows[at].found.items())
            shares[at] = 1 / (1 + np.exp(-score))
    below, kept = (shares[truth] < titles.MAY_BE).mean(), (shares[~truth] >= titles.MAY_BE).mean()
    print(f"titles below a share of {titles.MAY_BE} by themselves: {below:.4f}, others above it: {kept:.4f}")


def write(rows: Sequence[TitleRow]) -> None:
    names, points = fitted(rows)
    usual = {name: np.mean([row.found.get(name, 0.0) for row in rows if row.is_title]) for name in names}
    lines = [f"{name}\t{value:.2f}\t{usual[name]:.2f}\n" for name, value in zip(names, points) if abs(value) >= 0.01]
    titles.WEIGHTS.write_text(HEADER + "".join(lines), encoding="utf-8")
