"""Fit what is weighed about a repeat, with whole sources left out.

    python tests/benchmarks/fit.py repeats [FOLDER ...] [--write]

Folders hold labelled data (labelled_repeats.py). Prints, for sources left out, how many repeats go from each share on
and how many that are meant; how right each range of shares is; and what each veto keeps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from labelled_repeats import Label, labels_of, labels_of_cases
from logistic import points_of, shares_left_out

from cleaner.rules.repeats import judge
from cleaner.weighing import share_of

FOLDS = 8
WEIGHT = {
    "judged": 2.5,
    "made": 0.4,
    "twin": 3.0,
    "clean": 2.0,
    "tended": 1.0,
    "case": 2.0,
    "silent case": 2.0,
}  # of a row
RIGHT_CASE = 2.0  # times that: few cases remove something
HEAVIER = 1.5  # times what it weighed: a case that does not hold yet
MARGIN = 0.03  # points by which a case holds at least
ROUNDS = 40  # in which cases may get heavier
TENDED = 0.3  # times that: in markup hardly anything goes unasked
STRENGTH = 0.05  # of the data against points of nothing
LEVELS = {"safe": 0.55, "unsafe": 0.5, "display": 0.5}
SHARES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 1.01)
WEIGHTS = Path(judge.__file__).parent / "repeat_weights.txt"
HEADER = """\
# Points of each fact about a repeat, and its usual value, fitted by tests/benchmarks/fit.py on repeats that people
# judged, on copies put into articles, and on articles without repeats. The points of all facts, through the logistic
# function, are the share of such repeats that nobody will miss. "level" is the least share for it.
"""


class Sample:
    """Labels that nothing keeps or makes wait, as a table of numbers."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self.labels = [one for one in labels if not one.found.vetoes and not one.found.waits]
        self.names = sorted({name for one in self.labels for name in one.found.features})
        column = {name: number for number, name in enumerate(self.names)}
        self.rows = np.zeros((len(self.labels), len(self.names)))
        for number, one in enumerate(self.labels):
            for name, value in one.found.features.items():
                self.rows[number, column[name]] = value
        self.truth = np.array([one.right for one in self.labels], dtype=float)
        self.weight = np.array([_weight(one) for one in self.labels])
        self.fold = np.array([crc32(one.source.encode()) % FOLDS for one in self.labels])
        self._weigh_cases()

    def _weigh_cases(self) -> None:
        """Gives each case the weight that it takes to hold, and no more: few cases are like what texts repeat."""
        kinds = np.array([one.kind for one in self.labels])
        asked = np.array([one.is_tended for one in self.labels])  # whatever its share is
        cases = (kinds == "silent case") | (kinds == "case") & ~asked
        share = np.where(kinds == "case", LEVELS["safe"], LEVELS["display"])
        least = np.log(share / (1 - share))
        for _ in range(ROUNDS):
            scores = self.rows @ points(self, np.ones(len(self.truth), dtype=bool))
            holds = np.where(self.truth == 1, scores - least, least - scores) >= MARGIN
            self.weight[cases & ~holds] *= HEAVIER


def _weight(label: Label) -> float:
    if label.kind == "case" and label.right:
        return WEIGHT["case"] * RIGHT_CASE
    return WEIGHT[label.kind] * (TENDED if label.is_tended and "case" not in label.kind else 1.0)


def points(sample: Sample, chosen: np.ndarray) -> np.ndarray:
    """The points of each feature, fitted on the chosen rows."""
    return points_of(sample, chosen, STRENGTH)


def left_out(sample: Sample) -> np.ndarray:
    """The share of each row by points that were fitted without its source."""
    return shares_left_out(sample, STRENGTH)


def report(sample: Sample, shares: np.ndarray, labels: Sequence[Label]) -> None:
    kinds = np.array([one.kind for one in sample.labels])
    print("from share, sources left out: repeats that go, and of those what is meant (what must be asked for apart)")
    for kind in WEIGHT:
        known = sum(one.kind == kind and one.right for one in labels)
        rows = [(kinds == kind) & (shares >= share) for share in SHARES]
        gone = ((share, sample.truth[row]) for share, row in zip(SHARES, rows))
        said = "  ".join(f"{share}: {right.sum():.0f}/{(1 - right).sum():.0f}" for share, right in gone)
        print(f"  {kind:7} of {known:4}  {said}")
    print("share of sources left out: judged repeats, of them right")
    for low, high in zip(BINS, BINS[1:]):
        inside = (shares >= low) & (shares < high) & (kinds == "judged")
        if inside.any():
            print(f"  {low:.2f}-{min(high, 1):.2f} {inside.sum():6} {sample.truth[inside].mean():.3f}")
    print("vetoes: kept, of them repeats")
    kept = Counter(veto for one in labels for veto in one.found.vetoes[:1])
    right = Counter(veto for one in labels if one.right for veto in one.found.vetoes[:1])
    for reason, count in kept.most_common():
        print(f"  {count:6} {right[reason]:4}  {reason}")


def write(sample: Sample) -> None:
    fitted = points(sample, np.ones(len(sample.truth), dtype=bool))
    usual = sample.rows[sample.truth == 1].mean(axis=0)
    lines = [f"level {name}\t{least}\n" for name, least in LEVELS.items()]
    lines += [
        f"{name}\t{value:.3f}\t{typical:.2f}\n"
        for name, value, typical in zip(sample.names, fitted, usual)
        if abs(value) >= 0.0005
    ]
    WEIGHTS.write_text(HEADER + "".join(lines), encoding="utf-8")


def measured(folders: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Name, and figure by weights that have seen the texts and by weights fitted without their sources."""
    labels = [*labels_of_cases(), *(label for folder in folders for label in labels_of(Path(folder)))]
    sample = Sample(labels)
    whole = sample.rows @ points(sample, np.ones(len(sample.truth), dtype=bool))
    seen, new = np.array([share_of(score) for score in whole]), left_out(sample)
    for kind, name in (("judged", "judged repeats"), ("made", "copies put into articles")):
        known = sum(one.kind == kind and one.right for one in labels)
        member = np.array([one.kind == kind for one in sample.labels])
        gone = [sample.truth[member & (shares >= LEVELS["safe"])] for shares in (seen, new)]
        yield f"{name} that may be deleted", known, known
        yield f"{name}: deleted unasked", *(right.sum() / max(1, known) for right in gone)
        yield f"{name}: right of what is deleted unasked", *(right.mean() if len(right) else 0.0 for right in gone)

    tended = np.array([one.kind == "tended" for one in sample.labels])
    lost = [(1 - sample.truth[tended & (shares >= LEVELS["safe"])]).sum() for shares in (seen, new)]
    yield "tended texts: passages deleted unasked that are meant", *lost


def run(arguments: Sequence[str]) -> None:
    folders = [argument for argument in arguments if argument != "--write"]
    labels = [*labels_of_cases(), *(label for folder in folders for label in labels_of(Path(folder)))]
    sample = Sample(labels)
    report(sample, left_out(sample), labels)
    if "--write" in arguments:
        write(sample)
