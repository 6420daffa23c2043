"""Fit what a family of rules weighs, and set its levels, with whole sources left out.

    python tests/benchmarks/fit.py misspellings [FOLDER ...] [--write]
    python tests/benchmarks/fit.py furniture FOLDER ... [--write]      (fit_furniture.py)
    python tests/benchmarks/fit.py repeats [FOLDER ...] [--write]      (fit_repeats.py)
    python tests/benchmarks/fit.py real-words FOLDER ... [--write]     (fit_real_words.py)
    python tests/benchmarks/fit.py doubled FOLDER ... [--write]        (fit_doubled.py)
    python tests/benchmarks/fit.py missing FOLDER ... [--write]        (fit_missing.py)

Folders hold labelled data (labelled_words.py); without any the cases of tests/cases alone are the data, which shows
that all runs and is too little to write weights from. Prints the calibration of the shares of texts left out, and at
each share how many slips would be mended and how much would be changed wrongly; then what each veto keeps. ``--write``
writes the weights that the package reads: the choice of words first, so that it is run twice. Needs numpy and
scikit-learn, which the package does not.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import fit_doubled
import fit_furniture
import fit_missing
import fit_real_words
import fit_repeats
import numpy as np
from labelled_words import Label, labels_of, labels_of_cases
from logistic import points_of, shares_left_out
from sklearn.linear_model import LogisticRegression

from cleaner.rules.typos import forms, judge
from cleaner.rules.typos.slips import slip
from cleaner.weighing import Features, share_of

FOLDS = 5
CASE_WEIGHT, MOST_CASE_WEIGHT, ROUNDS = 2.0, 200.0, 40  # our cases must hold: what does not weighs more in each round
STRENGTH = 0.4  # of the data against points of nothing: what sources left out bear best
CHOICE_STRENGTH = 6.0
LEVELS = {"safe": 0.75, "unsafe": 0.4, "display": 0.2}
SHARES = (0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
BINS = (0.0, 0.06, 0.2, 0.4, 0.55, 0.7, 0.85, 0.95, 1.01)
NOT_SPELLING = {"realword", "real word", "word form", "name", "glued", "split", "doubled"}
HOME = Path(judge.__file__).parent
SHARE_HEADER = """\
# Points of each fact about a misspelling, and its usual value, fitted by tests/benchmarks/fit.py on slips editors
# mended and on edited prose. The points of all facts, through the logistic function, are the share of such words that
# were slips for the word meant. "level" is the least share for it, "rest" the most that facts asked last had to add.
"""
CHOICE_HEADER = "# Points for one of the words that may be meant beside others, fitted by tests/benchmarks/fit.py.\n"


class Sample:
    """Labels that were weighed, as a table of numbers."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self.labels = [one for one in labels if is_usable(one)]
        features = [one.found.features for one in self.labels if not isinstance(one.found, str)]
        self.names = sorted({name for row in features for name in row})
        self.rows = table(features, self.names)
        self.truth = np.array([is_right(one) for one in self.labels], dtype=float)
        times = Counter(_same(one) for one in self.labels)
        self.weight = np.array(
            [CASE_WEIGHT if one.kind == "case" else times[_same(one)] ** -0.5 for one in self.labels]
        )
        self.choice = np.array([one.found.choice.share for one in self.labels if not isinstance(one.found, str)])
        self.fold = np.array([crc32(_home(one).encode()) % FOLDS for one in self.labels])
        for _ in range(ROUNDS):
            lost = _lost_cases(self)
            if not lost.any():
                break
            self.weight[lost] = np.minimum(1.3 * self.weight[lost], MOST_CASE_WEIGHT)


def _lost_cases(sample: Sample) -> np.ndarray:
    """Which rows are of cases that get another level than they ask for?"""
    slope, base = calibration(sample, scores_left_out(sample))
    scores = slope * sample.rows @ points(sample, np.ones(len(sample.truth), dtype=bool)) + base
    shares = np.array([share_of(score) for score in scores]) * sample.choice
    is_case = np.array([one.kind == "case" and one.most == "safe" for one in sample.labels])
    return is_case & ((shares >= LEVELS["safe"]) != (sample.truth == 1))


def _home(label: Label) -> str:
    """The source of a text, however a folder writes it: "owner+name" is "owner/name"."""
    return label.source.lower().replace("+", "/")


def _same(label: Label) -> tuple[str, str]:
    """A word that a source has again and again says little more each time."""
    return _home(label), label.word.lower()


def is_usable(label: Label) -> bool:
    """Is it weighed? A slip for which a quite different word was put says nothing."""
    if isinstance(label.found, str) or label.kind in NOT_SPELLING - {"glued"}:
        return False
    if not label.right or is_right(label):
        return True
    return " " not in label.right and slip(label.word.lower(), label.right.lower()).letters <= 2


def is_right(label: Label) -> bool:
    """Would the likeliest word be what was meant?"""
    assert not isinstance(label.found, str)
    return bool(label.right) and label.found.choice.best.word.lower() == (label.right or "").lower()


def table(features: Sequence[Features], names: Sequence[str]) -> np.ndarray:
    """A row for each set of features, a column for each name."""
    column = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(features), len(names)))
    for number, row in enumerate(features):
        for name, value in row.items():
            if name in column:
                rows[number, column[name]] = value
    return rows


def points(sample: Sample, chosen: np.ndarray) -> np.ndarray:
    """The points of each feature, fitted on the chosen rows."""
    return points_of(sample, chosen, STRENGTH)


def scores_left_out(sample: Sample) -> np.ndarray:
    """The score of each row by points that were fitted without its source."""
    shares = np.clip(shares_left_out(sample, STRENGTH), 1e-9, 1 - 1e-9)
    return np.log(shares / (1 - shares))


def calibration(sample: Sample, scores: np.ndarray) -> tuple[float, float]:
    """By what scores of texts left out are multiplied, and what is added, for their shares to be what was right."""
    real = np.array([one.kind != "case" for one in sample.labels])
    model = LogisticRegression(C=1e6).fit(scores[real, None], sample.truth[real])
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def left_out(sample: Sample) -> np.ndarray:
    """The share of each row by points that were fitted without its source."""
    scores = scores_left_out(sample)
    slope, base = calibration(sample, scores)
    return np.array([share_of(slope * score + base) for score in scores]) * sample.choice


def choice_points(labels: Sequence[Label]) -> dict[str, float]:
    """The points that choose among the words that may be meant: a logistic choice, fitted by gradient."""
    several = [one for one in labels if one.right and len(one.candidates) > 1]
    usable = [one for one in several if (one.right or "").lower() in dict(one.candidates)]
    if not usable:
        return {}
    names = sorted({name for one in usable for _, row in one.candidates for name in row})
    width = max(len(one.candidates) for one in usable)
    rows, closed = np.zeros((len(usable), width, len(names))), np.full((len(usable), width), -1e9)
    right = np.array([[word for word, _ in one.candidates].index((one.right or "").lower()) for one in usable])
    for number, one in enumerate(usable):
        rows[number, : len(one.candidates)] = table([row for _, row in one.candidates], names)
        closed[number, : len(one.candidates)] = 0.0
    spread = rows.reshape(-1, len(names)).std(axis=0) + 1e-6
    rows /= spread
    found, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(3000):
        scores = np.exp(rows @ found + closed - (rows @ found + closed).max(axis=1, keepdims=True))
        shares = scores / scores.sum(axis=1, keepdims=True)
        slope = (rows[np.arange(len(right)), right] - (shares[:, :, None] * rows).sum(axis=1)).sum(axis=0)
        speed = 0.9 * speed + (slope - CHOICE_STRENGTH * found) * 0.5 / len(right)
        found += speed
    return dict(zip(names, found / spread))


def report(sample: Sample, shares: np.ndarray, labels: Sequence[Label]) -> None:
    print(f"{len(sample.truth)} words weighed, {sample.truth.sum():.0f} of them slips for the likeliest word")
    print("share of texts left out: words, of them right")
    for low, high in zip(BINS, BINS[1:]):
        inside = (shares >= low) & (shares < high)
        if inside.any():
            print(f"  {low:.2f}-{min(high, 1):.2f} {inside.sum():6} {sample.truth[inside].mean():.3f}")
    slips = sum(bool(one.right) and one.kind not in NOT_SPELLING and one.kind != "case" for one in labels)
    is_slip = np.array([bool(one.right) for one in sample.labels])
    mine = np.array([one.kind != "case" for one in sample.labels])
    may_be_made = np.array([one.most == "safe" for one in sample.labels])
    print(f"from share: of {slips} slips right, wrong; right words changed")
    for least in SHARES:
        chosen = (shares >= least) & mine & may_be_made
        right = sample.truth[chosen].sum()
        wrong = (chosen & is_slip & (sample.truth == 0)).sum()
        print(f"  {least:.2f} {right / max(1, slips):.3f} {wrong / max(1, slips):.4f} {(chosen & ~is_slip).sum():5}")
    print("vetoes: words kept, of them slips")
    vetoes: dict[str, list[bool]] = {}
    for one in labels:
        if isinstance(one.found, str) and one.kind not in NOT_SPELLING:
            vetoes.setdefault(re.sub(r"\d+", "n", one.found), []).append(bool(one.right))
    for reason, kept in sorted(vetoes.items(), key=lambda veto: -sum(veto[1])):
        print(f"  {len(kept):6} {sum(kept):4}  {reason}")


def write(sample: Sample, choice: dict[str, float]) -> None:
    slope, base = calibration(sample, scores_left_out(sample))
    fitted = slope * points(sample, np.ones(len(sample.truth), dtype=bool))
    fitted[sample.names.index("always")] += base
    usual = sample.rows[sample.truth == 1].mean(axis=0)
    lines = [f"level {name}\t{least}\n" for name, least in LEVELS.items()] + [f"rest\t{_rest(sample, fitted):.2f}\n"]
    lines += [
        f"{name}\t{value:.2f}\t{typical:.2f}\n"
        for name, value, typical in zip(sample.names, fitted, usual)
        if abs(value) >= 0.005
    ]
    (HOME / "misspelling_weights.txt").write_text(SHARE_HEADER + "".join(lines), encoding="utf-8")
    rows = [f"{name}\t{value:.2f}\n" for name, value in sorted(choice.items()) if abs(value) >= 0.005]
    (HOME / "choice_weights.txt").write_text(CHOICE_HEADER + "".join(rows), encoding="utf-8")


def _rest(sample: Sample, fitted: np.ndarray) -> float:
    """The most that the facts asked last had to add for a word to reach a level."""
    cases = [one.found for one in sample.labels if not isinstance(one.found, str)]
    first = table([case.first for case in cases], sample.names) @ fitted
    least = np.log(LEVELS["display"] / (1 - LEVELS["display"]))
    return float((least - first)[sample.rows @ fitted >= least].max(initial=0.0))


def fit_misspellings(arguments: Sequence[str]) -> None:
    folders = [argument for argument in arguments if argument != "--write"]
    labels = [*labels_of_cases(), *(label for folder in folders for label in labels_of(Path(folder)))]
    sample = Sample(labels)
    report(sample, left_out(sample), labels)
    if "--write" in arguments:
        write(sample, choice_points(labels) or forms.choice_weights().points)


def main(arguments: Sequence[str]) -> None:
    family, *rest = arguments
    families = {
        "misspellings": fit_misspellings,
        "furniture": fit_furniture.run,
        "repeats": fit_repeats.run,
        "real-words": fit_real_words.run,
        "doubled": fit_doubled.run,
        "missing": fit_missing.run,
    }
    if family not in families:
        raise SystemExit(f"no family {family}: {', '.join(families)}")
    families[family](rest)


if __name__ == "__main__":
    main(sys.argv[1:])
