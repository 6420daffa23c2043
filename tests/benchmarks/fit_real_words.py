"""Fit the points by which real words typed for others are weighed, with whole sources left out.

    python tests/benchmarks/fit_real_words.py FOLDER [FOLDER ...] [--write]

Folders hold labelled data (labelled_words.py says how): slips that editors mended are right changes, and everything
the model would change in edited prose is a wrong one, but for the places in judged.tsv (what stands round the word
with the word in brackets, a tab, the word meant, a tab, 1, 0 or "-"): edited prose is full of slips, and somebody must
read what is found there. Slips are put into the edited prose as well (a quarter of the weight of a real one).
Needs numpy and scikit-learn.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from labelled_words import FORMATS, GENRES
from sklearn.linear_model import LogisticRegression

from cleaner.document import Document
from cleaner.language_model.counts import FIRST, open_counts
from cleaner.rules.typos.real_words import candidates, verdicts
from cleaner.rules.typos.real_words.facts import features
from cleaner.rules.typos.real_words.relations import relation_of
from cleaner.text.words import Words
from cleaner.weighing import Features, share_of

FOLDS, STRENGTH, PLANTED_WEIGHT, PLANTED = 5, 0.3, 0.25, 10  # slips put into a text
RARE, PAIR_PENALTY, GRAMMAR_PENALTY = 40, 2.5, 1.6  # facts of grammar seen less often count nothing
LEVELS = {"safe": 0.99, "unsafe": 0.9, "display": 0.8}
SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99)
CHANCE = {"swapped": 3.0, "apostrophe": 3.0, "ending -s": 4.0, "ending -ed": 3.0, "ending -ing": 1.5, "several": 0.15}
HEADER = """\
# Points of each fact about a real word that may have been typed for another, and its usual value, fitted on slips that
# editors mended, slips put into edited prose, and edited prose as it stands. The points of all facts, through the
# logistic function, are the share of such words that were slips for the word meant. "level": the least share for it.
"""


class Row(NamedTuple):
    source: str
    kind: str
    truth: float
    weight: float
    features: Features
    context: str


def rows_of(folder: Path, judged: dict[tuple[str, str], str]) -> Iterator[Row]:
    """What the model finds in a folder's texts, with what is right."""
    for row in _lines(folder / "typos.jsonl"):
        form = FORMATS.get(row["fmt"], row["fmt"])
        for found, given, context in _looked_at(row["doc"], form, (row["start"], row["end"])):
            yield Row(row["source"], "slip", float(row["right"].lower() == found.meant), 1.0, given, context)
    chance = random.Random(9)
    for row in _lines(folder / "clean.jsonl"):
        form = row["genre"] if row["genre"] in GENRES else "plain"
        for found, given, context in _looked_at(row["doc"], form):
            said = judged.get((context, found.meant), "0")
            if said != "-":
                yield Row(row["source"], "clean", float(said), 1.0, given, context)
        for text, place, right in _planted(row["doc"], chance):
            for found, given, context in _looked_at(text, form, place):
                yield Row(row["source"], "planted", float(found.meant == right), PLANTED_WEIGHT, given, context)


def _lines(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    if path.exists():
        yield from map(json.loads, path.open(encoding="utf-8"))


def _looked_at(
    text: str, form: str, place: tuple[int, int] | None = None
) -> Iterator[tuple[candidates.Candidate, Features, str]]:
    document = Document(text, form)
    if document.language != verdicts.LANGUAGE:
        return
    words, tokens = document.words, verdicts.tokens_of(document)
    for found in candidates.candidates(document, tokens):
        start, end = words.start(found.at), words.end(found.at)
        if place is None or start < place[1] and end > place[0]:
            context = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 40]}"
            yield found, features(document, tokens, found), " ".join(context.split())


def _planted(text: str, chance: random.Random) -> Iterator[tuple[str, tuple[int, int], str]]:
    counts, words = open_counts(), Words(text)
    known = [i for i in range(len(words)) if words.folded[i] in counts.ids and words.written(i).islower()]
    for index in chance.sample(known, min(PLANTED, len(known))):
        right = words.folded[index]
        near = [counts.words[token - FIRST] for token in counts.near(counts.ids[right])]
        near = [word for word in near if counts.ids[right] in counts.near(counts.ids[word])]
        if near:
            wrong = chance.choices(near, [CHANCE.get(relation_of(word, right), 1.0) for word in near])[0]
            start = words.start(index)
            yield text[:start] + wrong + text[words.end(index) :], (start, start + len(wrong)), right


class Sample:
    """Rows as a table of numbers."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.names = sorted({name for row in rows for name in row.features})
        column = {name: number for number, name in enumerate(self.names)}
        self.table = np.zeros((len(rows), len(self.names)))
        for number, row in enumerate(rows):
            for name, value in row.features.items():
                self.table[number, column[name]] = value
        self.truth = np.array([row.truth for row in rows])
        self.weight = np.array([row.weight for row in rows])
        self.fold = np.array([crc32(row.source.encode()) % FOLDS for row in rows])
        rare = (self.table != 0).sum(0) < RARE
        self.table[:, [at for at, name in enumerate(self.names) if name.startswith("after ") and rare[at]]] = 0

    def points(self, chosen: np.ndarray) -> np.ndarray:
        spread = self.table[chosen].std(0) + 1e-9
        spread[self.names.index("always")] = 1.0
        spread *= [_penalty(name) for name in self.names]
        model = LogisticRegression(C=STRENGTH, max_iter=4000, fit_intercept=False)
        model.fit(self.table[chosen] / spread, self.truth[chosen], sample_weight=self.weight[chosen])
        return model.coef_[0] / spread  # type: ignore[no-any-return]

    def left_out(self) -> np.ndarray:
        scores = np.zeros(len(self.truth))
        for fold in range(FOLDS):
            out = self.fold == fold
            if out.any() and len(set(self.truth[~out])) == 2:
                scores[out] = self.table[out] @ self.points(~out)
        return np.array([share_of(score) for score in scores])


def _penalty(name: str) -> float:
    return GRAMMAR_PENALTY if name.startswith("after ") else PAIR_PENALTY if " for " in name else 1.0


def report(sample: Sample, shares: np.ndarray) -> None:
    print("from share of texts left out: right and wrong, by kind")
    kinds = np.array([row.kind for row in sample.rows])
    for least in SHARES:
        found = {}
        for kind in ("slip", "clean", "planted"):
            chosen = (shares >= least) & (kinds == kind)
            found[kind] = f"{int(sample.truth[chosen].sum())} / {int((1 - sample.truth[chosen]).sum())}"
        print(f"  {least:.2f} {found}")
    print("not judged, and likeliest: read them, and say in judged.tsv what they are")
    order = np.argsort(-shares * (1 - sample.truth) * (kinds == "clean"))
    for number in order[:40]:
        print(f"  {shares[number]:.2f} {sample.rows[number].context}")


def main(arguments: Sequence[str]) -> None:
    folders = [Path(one) for one in arguments if one != "--write"]
    judged: dict[tuple[str, str], str] = {}
    for folder in folders:
        if (folder / "judged.tsv").exists():
            lines = (folder / "judged.tsv").read_text(encoding="utf-8").splitlines()
            judged |= {(context, meant): said for context, meant, said in (line.split("\t") for line in lines)}
    sample = Sample([row for folder in folders for row in rows_of(folder, judged)])
    report(sample, sample.left_out())
    if "--write" in arguments:
        usual = sample.table[sample.truth == 1].mean(0)
        fitted = zip(sample.names, sample.points(np.ones(len(sample.truth), bool)), usual)
        lines = [f"level {name}\t{least}\n" for name, least in LEVELS.items()]
        lines += [f"{name}\t{value:.3f}\t{typical:.2f}\n" for name, value, typical in fitted if abs(value) >= 0.002]
        path = Path(verdicts.__file__).parent / "real_word_weights.txt"
        path.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
