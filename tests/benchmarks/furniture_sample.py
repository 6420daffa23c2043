"""Lines of pages as tables of numbers, for the family "furniture" of fit.py: the words of each by itself, and its facts
among the lines round it, with the words' points of a fit that has not seen its site."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from furniture_limits import ZONES
from furniture_parts import SENTENCES, TITLES, written
from labelled_lines import FOLDS, Page
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from cleaner.furniture import sentences, wording
from cleaner.furniture.line_facts import LONG, LineFacts
from cleaner.rules.boilerplate import features, levels, titles
from cleaner.weighing import share_of

ARTICLE_WEIGHT = 5.0
WORDS_STRENGTH, STRENGTH = 2.0, 0.03
EVERY_PAGE = 30  # lines of a window that count as one page's


class Points(NamedTuple):
    """What the package weighs a page with beside its lines: for words, for sentences at its ends, for titles."""

    words: np.ndarray
    sentences: Mapping[str, float]
    titles: Mapping[str, float]


def use(points: Points) -> None:
    """Make the package weigh with these, written to a folder."""
    folder = Path(tempfile.mkdtemp())
    wording.TABLE, sentences.WEIGHTS, titles.WEIGHTS = folder / "words.bin", folder / "ends.txt", folder / "titles.txt"
    wording.TABLE.write_bytes(packed(points.words))
    sentences.WEIGHTS.write_text(written(SENTENCES, points.sentences), encoding="utf-8")
    titles.WEIGHTS.write_text(written(TITLES, points.titles), encoding="utf-8")
    for cached in (wording._table, wording.points_of):
        cached.cache_clear()


def hashed(lines: Sequence[LineFacts]) -> csr_matrix:
    """A row of the places of each line."""
    found = [sorted(set(wording.places_of(line))) for line in lines]
    counts = [len(places) for places in found]
    values = np.concatenate([np.full(count, count**-0.5, dtype=np.float32) for count in counts])
    columns = np.concatenate([np.array(places, dtype=np.int32) for places in found])
    return csr_matrix((values, columns, np.cumsum([0, *counts])), shape=(len(lines), wording.PLACES))


def word_tables(pages: Sequence[Page]) -> list[np.ndarray]:
    """Points by place, fitted without each fold and at last on all; each line of a site once."""
    seen = {
        (page.domain, line, label == "B"): page.fold
        for page in pages
        if page.weight == 1.0
        for line, label in zip(page.lines, page.labels)
        if label in "CBT" and line.key and line.length < LONG
    }
    rows, truth = hashed([line for _, line, _ in seen]), np.array([is_furniture for _, _, is_furniture in seen])
    folds, sites = np.array(list(seen.values())), np.array([site for site, _, _ in seen])
    _, where, counts = np.unique(sites, return_inverse=True, return_counts=True)
    weight = np.where(truth, 1.0, 2.0) / np.sqrt(np.maximum(50, counts[where]) / 50)
    tables = []
    for fold in range(FOLDS + 1):
        model = LogisticRegression(C=WORDS_STRENGTH, solver="liblinear", tol=1e-2, max_iter=50, fit_intercept=False)
        model.fit(rows[folds != fold], truth[folds != fold], sample_weight=weight[folds != fold])
        tables.append(model.coef_[0])
    return tables


def packed(table: np.ndarray) -> bytes:
    return np.clip(np.round(table / wording.UNIT), -32767, 32767).astype("<i2").tobytes()


class Sample:
    """Lines of pages that were looked at, each with the points of its fold, as a table of numbers: a column for each
    feature."""

    def __init__(self, pages: Sequence[Page], points: Sequence[Points]) -> None:
        self.names: dict[str, int] = {}
        columns, values, ends = array("i"), array("f"), [0]
        self.place: list[tuple[Page, int]] = []
        self.kinds: list[tuple[str, str]] = []
        for fold, of_fold in enumerate(points[:FOLDS]):
            use(of_fold)
            for page in (page for page in pages if page.fold == fold):
                looked = features.Page(page.lines)
                for run in looked.runs:
                    for index, found in looked.features(run):
                        for name, value in found.items():
                            if value:
                                columns.append(self.names.setdefault(name, len(self.names)))
                                values.append(value)
                        ends.append(len(columns))
                        self.place.append((page, index))
                        self.kinds.append((run.zone, levels.kind_of(page.lines[index], "title under a head" in found)))
        shape = len(self.place), len(self.names)
        self.base = csr_matrix((np.frombuffer(values, np.float32), np.frombuffer(columns, np.int32), ends), shape=shape)
        self.zones = np.array([zone for zone, _ in self.kinds])
        self.labels = np.array([page.labels[index] for page, index in self.place])
        known = np.array([bool(page.known) and page.known[index] for page, index in self.place])
        self.truth, self.counts = self.labels == "B", np.isin(self.labels, ("B", "C", "T")) & ~known
        self.fold = np.array([page.fold for page, _ in self.place])
        each = np.where(self.truth, 1.0, ARTICLE_WEIGHT)
        self.weight = each * [page.weight / max(EVERY_PAGE, len(page.lines)) for page, _ in self.place]
        self.weight /= self.weight[self.counts].mean()

    @cached_property
    def rows(self) -> csr_matrix:
        """The table, and behind it its columns once more for each zone."""
        parts = [self.base.multiply((self.zones == zone).astype(np.float32)[:, None]).tocsr() for zone in ZONES]
        return hstack([self.base, *parts]).tocsr()

    def fitted(self, fold: int) -> np.ndarray:
        """The points without a fold, in all zones and what is added in each of three; a row for each."""
        chosen = (self.fold != fold) & self.counts
        model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-2, max_iter=60, fit_intercept=False)
        model.fit(self.rows[chosen], self.truth[chosen], sample_weight=self.weight[chosen])
        return model.coef_[0].reshape(1 + len(ZONES), len(self.names))  # type: ignore[no-any-return]

    def points_of(self, fits: Sequence[np.ndarray], names: Sequence[str]) -> np.ndarray:
        """The points of each line by the fit that has not seen its site; ``names``: the columns of the fits."""
        table = self.base[:, [self.names[name] for name in names if name in self.names]].tocsr()
        own = [at for at, name in enumerate(names) if name in self.names]
        scores = np.zeros(len(self.truth))
        for fold, fit in enumerate(fits[:FOLDS]):
            for zone in {*self.zones}:
                chosen = (self.fold == fold) & (self.zones == zone)
                more = fit[1 + ZONES.index(zone)] if zone in ZONES else 0.0
                scores[chosen] = table[chosen] @ (fit[0] + more)[own]
        return scores


class Seen(NamedTuple):
    """A page, and the share and kind of each of its lines that were looked at."""

    page: Page
    shares: dict[int, float]
    kinds: dict[int, str]


def seen_pages(sample: Sample, scores: np.ndarray, points: Sequence[Points]) -> Iterator[Seen]:
    """The pages, each while the points of its fold are in use."""
    pages: dict[int, Seen] = {}
    for (page, index), score, (_, kind) in zip(sample.place, scores, sample.kinds):
        seen = pages.setdefault(id(page), Seen(page, {}, {}))
        seen.shares[index], seen.kinds[index] = share_of(score), kind
    for fold in range(FOLDS):
        use(points[fold])
        yield from (seen for seen in pages.values() if seen.page.fold == fold)
