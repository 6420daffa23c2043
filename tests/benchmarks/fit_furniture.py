"""Fit the points of cleaner/rules/boilerplate/weights.txt on pages whose lines are labelled by hand.

    python tests/benchmarks/fit_furniture.py PAGES.jsonl [...] [--write]

One page a line: {"lines": [...], "labels": "CCBT...", "domain": "...", "span": [first, last]}; labels: C article,
T title, B furniture, anything else does not count; span: first and last line of the article's body. Prints, for
sites held out one fifth at a time, how much furniture goes and how many words of the articles are lost, with two
and with twelve lines kept round the body. Needs numpy, scipy and scikit-learn, which the package does not.

Each page is shown whole and cut in several ways, so that nothing is learned from how much stands round the body;
lines of an article count five times as much as lines of furniture.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.sparse import spmatrix, vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleaner.findings import Applicability
from cleaner.rules.boilerplate import evidence
from cleaner.rules.boilerplate.facts import LineFacts, line_facts
from cleaner.rules.boilerplate.judgement import judge_run
from cleaner.rules.boilerplate.page import PageLine, runs
from cleaner.spans import Span

FOLDS = 5
CUTS = {"all of the body": (0, 0), "two": (2, 2), "five": (5, 5), "twelve": (12, 12), "head": (12, 1), "tail": (1, 12)}
ARTICLE_WEIGHT = 5.0
WEIGHTS = Path(evidence.__file__).parent / "weights.txt"
HEADER = """\
# Points of each feature at the first look and at the second, fitted by tests/benchmarks/fit_furniture.py
# on pages labelled by hand. A line's points, through the logistic function, give its score.
"""


@dataclass
class Cut:
    """A page, cut in one way."""

    name: str
    lines: list[LineFacts]
    labels: str
    fold: int
    features: list[dict[str, float]] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    sentences: list[bool] = field(default_factory=list)


def read(paths: list[str]) -> Iterator[Cut]:
    """Every page in every cut, and the article alone."""
    for path in paths:
        for row in Path(path).read_text(encoding="utf-8").split("\n"):
            if row:
                yield from cuts(json.loads(row))


def cuts(page: dict) -> Iterator[Cut]:  # type: ignore[type-arg]
    fold = int(hashlib.md5(page["domain"].encode()).hexdigest(), 16) % FOLDS
    facts = [line_facts(line.strip()) for line in page["lines"]]
    first, last = page["span"]
    chosen = {
        name: range(max(0, first - above), min(len(facts), last + 1 + below)) for name, (above, below) in CUTS.items()
    }
    alone = [i for i in range(first, last + 1) if page["labels"][i] != "B"]
    for name, kept in [*chosen.items(), ("article alone", alone)]:
        if kept:
            yield Cut(name, [facts[i] for i in kept], "".join(page["labels"][i] for i in kept), fold)


def fitted(pages: list[Cut]) -> dict[str, float]:
    """Points for the features as they are; each page gets the scores of a fit that has not seen its site."""
    table = DictVectorizer()
    table.fit([features for page in pages for features in page.features])
    rows = [table.transform(page.features).tocsr() for page in pages]
    for fold in range(FOLDS):
        model = fit(pages, rows, fold)
        for page, row in zip(pages, rows):
            if page.fold == fold:
                page.scores = [float(score) for score in model.predict_proba(row)[:, 1]]
    return dict(zip(table.get_feature_names_out(), fit(pages, rows, None).coef_[0]))


def fit(pages: list[Cut], rows: list[spmatrix], without: int | None) -> LogisticRegression:
    seen, labels, weights = [], [], []
    for page, row in zip(pages, rows):
        counted = [label in "CBT" and line.length < 25 for label, line in zip(page.labels, page.lines)]
        if page.fold != without and any(counted):
            seen.append(row[np.array(counted)])
            furniture = np.array([label == "B" for label in page.labels])[np.array(counted)]
            labels.append(furniture)
            weights.append(np.where(furniture, 1.0, ARTICLE_WEIGHT) / max(30, sum(counted)))
    weight = np.concatenate(weights)
    model = LogisticRegression(C=0.3, max_iter=500, fit_intercept=False)
    model.fit(vstack(seen), np.concatenate(labels), sample_weight=weight / weight.mean())
    return model


def report(pages: list[Cut]) -> None:
    for name in ("two", "twelve", "article alone"):
        gone = furniture = lost = words = 0
        for page in (page for page in pages if page.name == name):
            removed = removed_lines(page)
            for index, (line, label) in enumerate(zip(page.lines, page.labels)):
                if label == "B" and line.length < 12:
                    furniture += 1
                    gone += index in removed
                elif label == "C":
                    words += line.length
                    lost += line.length if index in removed else 0
        share = gone / max(1, furniture)
        print(f"{name:14} short furniture lines gone {share:.3f}, article words lost {lost / words:.5f}")


def removed_lines(page: Cut) -> set[int]:
    lines = [PageLine(Span(i, i + 1), line, line.text.startswith("#"), False) for i, line in enumerate(page.lines)]
    return {
        verdict.span.start
        for run in runs(page.lines, page.sentences)
        for verdict in judge_run(lines, page.lines, page.scores, run, True)
        if verdict.applicability is Applicability.SAFE
    }


def main(arguments: list[str]) -> None:
    pages = list(read([argument for argument in arguments if argument != "--write"]))
    for page in pages:
        own = [evidence.own_features(line) for line in page.lines]
        strengths = [line.strength for line in page.lines]
        page.features = evidence.look(page.lines, own, strengths, [line.sentence for line in page.lines])
    first = fitted(pages)
    for page in pages:
        own = [evidence.own_features(line) for line in page.lines]
        page.sentences = [line.sentence and score < 0.5 for line, score in zip(page.lines, page.scores)]
        page.features = evidence.look(page.lines, own, page.scores, page.sentences)
    second = fitted(pages)
    report(pages)
    if "--write" in arguments:
        rows = ((name, round(first.get(name, 0.0), 2), round(second.get(name, 0.0), 2)) for name in {**first, **second})
        kept = sorted(row for row in rows if row[1] or row[2])
        WEIGHTS.write_text(HEADER + "".join(f"{name}\t{one}\t{two}\n" for name, one, two in kept), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
