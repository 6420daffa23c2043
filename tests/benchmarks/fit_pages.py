"""The family "pages" of fit.py: points for the lines of whole web pages (cleaner/extraction/features.py).

    python tests/benchmarks/fit.py pages FOLDER ... [--write]

A folder holds pages, one a line of ``*.jsonl``: {"domain", "html", "paragraphs": [...], "part": true where only some of
the article's paragraphs are known, as of a recipe its items}. Where all are known, a line that is none of them is not
the article's. Needs numpy, scikit-learn and trafilatura.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleaner.extraction.features import features
from cleaner.extraction.readings import readings_of
from cleaner.extraction.voting import LEAST, WEIGHTS
from cleaner.extraction.words import Reading

FOLDS = 5
STRENGTH = 0.1
PART_WEIGHT = 0.1  # of a page of which only some of the article is known, all of it right
SMALL = 2  # words added to each line, so that short ones count
SHORT = 4  # words below which a line is known only as a line of its own
HEADER = """\
# Points of each fact about a line of a web page, and its usual value, fitted by tests/benchmarks/fit.py on pages whose
# articles are known. The points of all facts, through the logistic function, are the share that was the article's.
"""


class Line(NamedTuple):
    facts: dict[str, float]
    is_article: bool
    size: int
    weight: float
    fold: int
    is_part: bool


def lines_of(folder: Path) -> Iterator[Line]:
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                yield from _lines(row)


def _lines(row: dict) -> Iterator[Line]:  # type: ignore[type-arg]
    readings, known, is_part = readings_of(row["html"]), Reading("\n".join(row["paragraphs"])), bool(row.get("part"))
    page, fold = readings.page, crc32(row["domain"].encode()) % FOLDS
    seen = features(page, readings.plain, readings.readable)
    sizes = [len(page.lines[number].key.split()) for number, _ in seen]
    for (number, facts), size in zip(seen, sizes):
        line = page.lines[number]
        is_article = known.has_line(line.key) or size >= SHORT and not is_part and known.holds(line.text)
        if is_article or not is_part:
            weight = (PART_WEIGHT if is_part else 1.0) * (size + SMALL) / max(1, sum(sizes))
            yield Line(facts, is_article, size, weight, fold, is_part)


class Sample:
    def __init__(self, folders: Sequence[str]) -> None:
        lines = [line for folder in folders for line in lines_of(Path(folder))]
        table = DictVectorizer(dtype=np.float32)
        self.rows = table.fit_transform([line.facts for line in lines])
        self.names = list(table.get_feature_names_out())
        self.truth = np.array([line.is_article for line in lines])
        self.weight = np.array([line.weight for line in lines])
        self.weight /= self.weight.mean()
        self.fold, self.is_part = np.array([line.fold for line in lines]), np.array([line.is_part for line in lines])

    def fitted(self, chosen: np.ndarray) -> np.ndarray:
        model = LogisticRegression(C=STRENGTH, max_iter=400, fit_intercept=False)
        model.fit(self.rows[chosen], self.truth[chosen], sample_weight=self.weight[chosen])
        return model.coef_[0]  # type: ignore[no-any-return]

    def left_out(self) -> np.ndarray:
        """The share of each line by a fit that has not seen its site."""
        scores = np.zeros(len(self.truth))
        for fold in range(FOLDS):
            scores[self.fold == fold] = self.rows[self.fold == fold] @ self.fitted(self.fold != fold)
        return 1 / (1 + np.exp(-scores))  # type: ignore[no-any-return]


def run(arguments: Sequence[str]) -> None:
    sample = Sample([argument for argument in arguments if argument != "--write"])
    shares, whole = sample.left_out(), ~sample.is_part
    print("share: of the article taken, of what is taken the article's; taken of pages known in part")
    for least in (0.3, 0.4, LEAST, 0.6):
        taken, weight = shares >= least, sample.weight
        right = weight[whole & taken & sample.truth].sum()
        part = taken[sample.is_part].mean() if sample.is_part.any() else float("nan")
        every, all_taken = weight[whole & sample.truth].sum(), weight[whole & taken].sum()
        print(f"{least:5}  {right / every:.4f}  {right / all_taken:.4f}  {part:.4f}")
    if "--write" in arguments:
        points = sample.fitted(sample.fold >= 0)
        usual = np.asarray(sample.rows[sample.truth].mean(axis=0))[0]
        rows = zip(sample.names, points, usual)
        lines = [f"{name}\t{value:.2f}\t{typical:.2f}\n" for name, value, typical in rows if abs(value) >= 0.005]
        WEIGHTS.write_text(HEADER + "".join(lines), encoding="utf-8")
