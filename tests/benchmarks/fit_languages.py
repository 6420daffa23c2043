"""Fit what is weighed about misspellings in other languages, with whole sources, and with whole languages, left out.

    python tests/benchmarks/fit_languages.py FOLDER [--write]

FOLDER as for labelled_languages.py. Prints by language, at each share: of the slips mended, those put right and wrong,
and words of the clean text changed wrongly. One set of points serves all languages: the second table, in which each
language is judged by the others alone, tells what may be hoped for one that was not measured. Needs numpy and
scikit-learn, which the package does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from labelled_languages import Label, Read, read
from sklearn.linear_model import LogisticRegression

from cleaner.rules.typos.other_languages import judge
from cleaner.weighing import share_of

STRENGTH = 1.0  # of the data against points of nothing
LEVELS = {"safe": 0.97, "unsafe": 0.9}
SHARES = (0.9, 0.95, 0.97, 0.98, 0.99)
HOME = Path(judge.__file__).parent
HEADER = """\
# Points of each fact about a misspelling in a language other than English, and its usual value, fitted by
# tests/benchmarks/fit_languages.py on slips that histories mended and on clean text of seven languages.
"""


def table(labels: Sequence[Label], names: Sequence[str]) -> np.ndarray:
    column = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(labels), len(names)))
    for number, label in enumerate(labels):
        for name, value in label.features.items():
            rows[number, column[name]] = value
    return rows


def points(rows: np.ndarray, truth: np.ndarray, names: Sequence[str]) -> np.ndarray:
    spread = rows.std(axis=0) + 1e-9
    spread[list(names).index("always")] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    model.fit(rows / spread, truth)
    return model.coef_[0] / spread  # type: ignore[no-any-return]


def left_out(rows: np.ndarray, truth: np.ndarray, names: Sequence[str], groups: Sequence[str]) -> np.ndarray:
    """The share of each row by points that were fitted without its group."""
    scores, of = np.zeros(len(truth)), np.array(groups)
    for group in sorted(set(groups)):
        out = of == group
        scores[out] = rows[out] @ points(rows[~out], truth[~out], names)
    return np.array([share_of(score) for score in scores])


def counted(found: Read, shares: np.ndarray, language: str, least: float) -> tuple[int, int, int]:
    """Slips put right, slips put wrong, right words changed."""
    made = [one for one, share in zip(found.labels, shares) if share >= least and one.language == language]
    right = sum(one.is_mended and one.is_right for one in made)
    wrong = sum(one.is_mended and not one.is_right for one in made)
    return right, wrong, sum(not one.is_mended and not one.is_right for one in made)


def report(found: Read, shares: np.ndarray) -> None:
    for least in SHARES:
        print(f"from {least}")
        for language in sorted({language for language, _ in found.slips}):
            right, wrong, false = counted(found, shares, language, least)
            slips = sum(count for (code, _), count in found.slips.items() if code == language)
            words = sum(count for (code, _), count in found.words.items() if code == language)
            print(f"  {language} {slips:5} slips: {right / slips:.3f} right, {wrong} wrong; {false} of {words} words")


def measured(folder: Path) -> Iterator[str]:
    """A line of a table for each language: what is made unasked with its sources, and with itself, left out."""
    found = read(folder)
    rows, truth, names = sample(found)
    sources = left_out(rows, truth, names, [one.source for one in found.labels])
    languages = left_out(rows, truth, names, [one.language for one in found.labels])
    yield "| language | slips | right, wrong: sources left out | the language left out | right words changed |"
    yield "|---|---|---|---|---|"
    for language in sorted({language for language, _ in found.slips}):
        least = max(LEVELS["safe"], judge.LEAST.get(language, 0.0))
        right, wrong, false = counted(found, sources, language, least)
        others = counted(found, languages, language, least)
        slips = sum(count for (code, _), count in found.slips.items() if code == language)
        words = sum(count for (code, _), count in found.words.items() if code == language)
        made = f"{right / slips:.3f}, {wrong} | {others[0] / slips:.3f}, {others[1]}"
        yield f"| {language} | {slips} | {made} | {false} of {words} |"


def sample(found: Read) -> tuple[np.ndarray, np.ndarray, list[str]]:
    names = sorted({name for one in found.labels for name in one.features})
    truth = np.array([one.is_right for one in found.labels], dtype=float)
    return table(found.labels, names), truth, names


def write(rows: np.ndarray, truth: np.ndarray, names: Sequence[str]) -> None:
    fitted, usual = points(rows, truth, names), rows[truth == 1].mean(axis=0)
    lines = [f"level {name}\t{least}\n" for name, least in LEVELS.items()]
    lines += [
        f"{name}\t{value:.2f}\t{typical:.2f}\n"
        for name, value, typical in zip(names, fitted, usual)
        if abs(value) >= 0.005
    ]
    (HOME / "weights.txt").write_text(HEADER + "".join(lines), encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    found = read(Path(arguments[0]))
    rows, truth, names = sample(found)
    print("sources left out")
    report(found, left_out(rows, truth, names, [one.source for one in found.labels]))
    print("languages left out")
    report(found, left_out(rows, truth, names, [one.language for one in found.labels]))
    if "--write" in arguments:
        write(rows, truth, names)


if __name__ == "__main__":
    main(sys.argv[1:])
