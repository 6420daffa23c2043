"""Fit the points of cleaner/rules/boilerplate/site_weights.txt on pages of sites, their lines labelled by hand.

    python tests/benchmarks/fit_site.py PAGES.jsonl [...] [--write]

Pages as in fit_furniture.py. Each site is learned from its pages, cut in several ways, and from the whole pages, so
that nothing is learned from how much stands round the body. Prints, for sites held out one fifth at a time, at
several scores: lines of head and tail that none of the other rules takes, by label. Needs scikit-learn.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleaner.corpus.learning import Article, learn
from cleaner.rules.boilerplate import site
from cleaner.rules.boilerplate.evidence import Features, look_twice, scores_of
from cleaner.rules.boilerplate.facts import LONG, as_known, line_facts
from cleaner.rules.boilerplate.keys import key
from cleaner.rules.boilerplate.phrases import LEARNED, WEAK, Match

FOLDS = 5
WHOLE = 10_000
# lines kept above and below the body, and those that the site is learned from
CUTS = [((12, 12), 12), ((2, 2), 2), ((12, 12), WHOLE), ((2, 2), WHOLE), ((5, 5), 5), ((12, 1), 12), ((1, 12), 12)]
ARTICLE_WEIGHT = 5.0
SCORES = (0.5, 0.6, 0.7, 0.8, 0.9)
WEIGHTS = Path(site.__file__).parent / "site_weights.txt"
HEADER = """\
# Points of each feature, fitted by tests/benchmarks/fit_site.py on pages labelled by hand. A line's points, through the
# logistic function, are the share of such lines of head and tail that were furniture on pages with learned lines.
"""
Page = dict  # type: ignore[type-arg]


@dataclass
class Sample:
    """The lines of one cut page that are judged by their place among learned ones."""

    fold: int
    around: int
    features: list[Features] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)


def read(paths: list[str]) -> list[list[Page]]:
    by_site: defaultdict[str, list[Page]] = defaultdict(list)
    for path in paths:
        for row in Path(path).read_text(encoding="utf-8").split("\n"):
            if row:
                page = json.loads(row)
                by_site[page["domain"]].append(page)
    return [pages for pages in by_site.values() if len(pages) > 1]


def kept(page: Page, above: int, below: int) -> slice:
    first, last = page["span"]
    return slice(max(0, first - above), last + 1 + below)


def samples(pages: list[Page]) -> Iterator[Sample]:
    fold = int(hashlib.md5(pages[0]["domain"].encode()).hexdigest(), 16) % FOLDS
    learned = {}
    for around in {studied for _, studied in CUTS}:
        texts = ["\n\n".join(page["lines"][kept(page, around, around)]) for page in pages]
        learned[around] = {line.line for line in learn(Article(str(n), text) for n, text in enumerate(texts)).lines}
    for page in pages:
        for (above, below), studied in CUTS:
            part = kept(page, above, below)
            yield sample(page["lines"][part], page["labels"][part], learned[studied], Sample(fold, above + below))


def sample(texts: list[str], labels: str, learned: set[str], found: Sample) -> Sample:
    lines = [line_facts(text.strip()) for text in texts]
    known = [(line.key or key(line.text)) in learned for line in lines]
    for index, (line, is_known) in enumerate(zip(lines, known)):
        if is_known and not line.part_name and not (line.match and line.match.section not in WEAK):
            lines[index] = as_known(line, Match(LEARNED, "", True))
    seen, parts = look_twice(lines)
    for run in parts:
        if run.zone in ("head", "tail") and any(known[run.start : run.end]):
            for index, features in site.site_features(lines, known, seen, scores_of(seen, len(lines)), run).items():
                if labels[index] in "CBTM" and lines[index].length < LONG:
                    found.features.append(features)
                    found.labels.append(labels[index])
    return found


def fit(table: DictVectorizer, chosen: list[Sample]) -> LogisticRegression:
    labels = np.array([label == "B" for one in chosen for label in one.labels])
    sizes = np.array([max(10, len(one.labels)) for one in chosen for _ in one.labels])
    weight = np.where(labels, 1.0, ARTICLE_WEIGHT) / sizes
    model = LogisticRegression(C=0.5, max_iter=400, fit_intercept=False)
    rows = table.transform([features for one in chosen for features in one.features])
    model.fit(rows, labels, sample_weight=weight / weight.mean())
    return model


def report(chosen: list[Sample]) -> None:
    for around in sorted({one.around for one in chosen}):
        for least in SCORES:
            gone: Counter[str] = Counter()
            for one in (one for one in chosen if one.around == around):
                gone.update(label for label, score in zip(one.labels, one.scores) if score >= least)
            print(f"{around:3} lines, from {least}: " + ", ".join(f"{gone[label]} {label}" for label in "BCTM"))


def main(arguments: list[str]) -> None:
    sites = read([argument for argument in arguments if argument != "--write"])
    chosen = [one for pages in sites for one in samples(pages) if one.labels]
    table = DictVectorizer().fit([features for one in chosen for features in one.features])
    for fold in range(FOLDS):
        model = fit(table, [one for one in chosen if one.fold != fold])
        for one in (one for one in chosen if one.fold == fold):
            one.scores = list(model.predict_proba(table.transform(one.features))[:, 1])
    report(chosen)
    if "--write" in arguments:
        points = zip(table.get_feature_names_out(), fit(table, chosen).coef_[0])
        rows = sorted((name, round(value, 2)) for name, value in points if abs(value) >= 0.05)
        WEIGHTS.write_text(HEADER + "".join(f"{name}\t{value}\n" for name, value in rows), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
