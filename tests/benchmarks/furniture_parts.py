"""Points for what is asked of a page beside its lines, for the family "furniture" of fit.py: which sentences at its
ends are the page's (sentences.py), and which line above the article may be its title (titles.py).

Fitted on the windows of pages. Of several lines labelled as title the nearest above the article is the title, the
others count neither way; each page is seen as it is and cut above its title: so people paste an article. The shares of
lines are those of weights that have not seen their sites.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from labelled_lines import FOLDS, Page
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleaner.furniture import sentences
from cleaner.furniture.sentences import FIRST, LAST, may_prompt, sentence_features, used
from cleaner.rules.boilerplate import features, titles
from cleaner.weighing import share_of

STRENGTH = 0.3
OF_SENTENCES = ("two", "twelve", "article alone")  # windows
OF_TITLES = ("two", "five", "twelve", "thirty")
HEADER = """\
# Points of each fact about {}, fitted by tests/benchmarks/fit.py.
# The points of all facts, through the logistic function, are the share that was {}.
"""
SENTENCES = HEADER.format("a sentence at the start or the end of a page", "the page's")
TITLES = HEADER.format("a line above the article that may be its title", "the title")


class Asked(NamedTuple):
    """A sentence or a line: its facts, whether it is what is asked for, what it counts, and its fold."""

    found: Mapping[str, float]
    is_so: bool
    weight: float
    fold: int


def title_of(page: Page) -> int:
    """The line with the title nearest above the article; -1 when there is none."""
    first = page.labels.find("C")
    return max((index for index, label in enumerate(page.labels) if label == "T" and index < max(first, 1)), default=-1)


def sentences_of(page: Page) -> Iterator[Asked]:
    """The sentences near the ends of a window; of many each counts less."""
    if page.window not in OF_SENTENCES:
        return
    places = [index for index, line in enumerate(page.lines) if line.sentence and not may_prompt(line)]
    near = [number for number in range(len(places)) if number < FIRST or number >= len(places) - LAST]
    wanted = [number for number in near if page.labels[places[number]] in "BC"] if len(places) > 1 else []
    weight = page.weight / max(5, len(wanted)) ** 0.5
    for number in wanted:
        found = dict(sentence_features(page.lines, places, number)) | used(page.lines, places, number)
        yield Asked(found, page.labels[places[number]] == "B", weight, page.fold)


def titles_of(page: Page, shares: Mapping[int, float]) -> Iterator[Asked]:
    """The lines of a window that may be the title, as it is and cut above the title."""
    if page.window not in OF_TITLES:
        return
    title = title_of(page)
    yield from _titles(page, title, shares)
    if title > 0:
        rest = {index - title: share for index, share in shares.items()}
        yield from _titles(page.cut(page.window, range(title, len(page.lines))), 0, rest)


def _titles(page: Page, title: int, shares: Mapping[int, float]) -> Iterator[Asked]:
    looked = features.Page(page.lines)
    for run in looked.runs:
        if run.zone in ("head", "none"):
            for index, found in titles.title_features(looked, run, shares):
                if index == title or page.labels[index] in "BCM":
                    yield Asked(found, index == title, page.weight, page.fold)


def points_of(rows: Sequence[Asked]) -> dict[str, float]:
    """The points of the facts."""
    table = DictVectorizer(dtype=np.float32)
    values = table.fit_transform([row.found for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=800, fit_intercept=False)
    model.fit(values, [row.is_so for row in rows], sample_weight=[row.weight for row in rows])
    named = zip(table.get_feature_names_out(), model.coef_[0])
    return {name: round(float(points), 3) for name, points in named if abs(points) >= 0.01}


def points_by_fold(rows: Sequence[Asked], least: float, asked: str) -> list[dict[str, float]]:
    """The points fitted without each fold, and at last on all. Prints what those find that have not seen the site."""
    found = [points_of([row for row in rows if row.fold != fold]) for fold in range(FOLDS)]
    right = wrong = 0
    for row in rows:
        if share_of(sum(found[row.fold].get(name, 0.0) * value for name, value in row.found.items())) >= least:
            right, wrong = right + row.is_so, wrong + (not row.is_so)
    count = sum(row.is_so for row in rows)
    print(f"{asked} from a share of {least}: {right} of {count}; others: {wrong} of {len(rows) - count}")
    return [*found, points_of(rows)]


def sentence_points(rows: Sequence[Asked]) -> list[dict[str, float]]:
    return points_by_fold(rows, sentences.LEAST, "sentences of the page")


def title_points(rows: Sequence[Asked]) -> list[dict[str, float]]:
    return points_by_fold(rows, titles.MAY_BE, "titles")


def written(header: str, points: Mapping[str, float]) -> str:
    return header + "".join(f"{name}\t{value}\n" for name, value in points.items())
