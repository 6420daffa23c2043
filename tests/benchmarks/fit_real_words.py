"""Fit the points by which real words typed for others are weighed, with whole sources left out.

    python tests/benchmarks/fit.py real-words FOLDER [FOLDER ...] [--write]

Folders hold labelled data (labelled_words.py says how): slips that editors mended are right changes ("weight": less
than 1 where the commit does not speak of slips), and everything the model would change in edited prose is a wrong one,
but for the places in judged.tsv (what stands round the word with the word in brackets, a tab, the word meant, a tab, 1,
0 or "-"): edited prose is full of slips, and somebody must read what is found there. slips_in_history.py finds the
slips that the editors of a repository mended. Slips are put into the prose as well. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from labelled_words import CASES, FORMATS, GENRES, read_cases
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleaner.document import Document
from cleaner.language_model.counts import UNCOUNTED, open_counts
from cleaner.language_model.gains import Gain
from cleaner.rules.typos.context_checks import is_checkable
from cleaner.rules.typos.real_words import candidates, facts, verdicts
from cleaner.rules.typos.real_words.facts import asked_first, features
from cleaner.rules.typos.real_words.relations import relation_of
from cleaner.text.words import Words
from cleaner.weighing import Features, share_of

FOLDS, STRENGTH = 5, 0.3
PAIR_PENALTY, GRAMMAR_PENALTY = 3.0, 1.0
CASE_WEIGHT = 8.0
PLANTED, PLANTED_WEIGHT, BEFORE, BEHIND = 2, 0.2, 700, 500  # slips put into a text; characters kept round one
CHANCE = {"swapped": 3.0, "apostrophe": 3.0, "ending -s": 4.0, "ending -ed": 3.0, "ending -ing": 1.5, "several": 0.15}
RARE_PAIR, RARE_GRAMMAR, SOURCES = 8, 15, 5  # facts seen in fewer places, or in fewer sources, count nothing
LEVELS = {"safe": 0.98, "unsafe": 0.7}
LEAST_GAIN = Gain(0.0, 2.0)  # bits from which a place teaches, fewer than are asked for where it is judged
SHARES = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99)
GRAMMAR = ("after ", "before ")
HEADER = """\
# Points of each fact about a real word that may have been typed for another, and its usual value, fitted on slips that
# editors mended, on slips put into edited prose, and on that prose as it stands. The points of all facts, through the
# logistic function, are the share of such words that were slips for the word meant. "level": the least share for it;
# "rest": the most that facts asked last had to add, but for one in a hundred.
"""


class Row(NamedTuple):
    source: str
    kind: str
    truth: float
    weight: float
    features: Features
    context: str  # with the word meant, as judged.tsv has them
    first: Features = {}  # those that are asked first


def rows_of(folder: Path, judged: dict[str, str]) -> Iterator[Row]:
    """What the model finds in a folder's texts, with what is right."""
    for row in _lines(folder / "typos.jsonl"):
        form, weight, right = FORMATS.get(row["fmt"], row["fmt"]), row.get("weight", 1.0), _folded(row["right"])
        for found, given, context, first in _looked_at(row["doc"], form, (row["start"], row["end"])):
            yield Row(row["source"], "slip", float(right == found.meant), weight, given, context, first)
    for row in _lines(folder / "clean.jsonl"):
        form = row["genre"] if row["genre"] in GENRES else "plain"
        for found, given, context, first in _looked_at(row["doc"], form):
            said = judged.get(context, "0")
            if said != "-":
                yield Row(row["source"], "clean", float(said), 1.0, given, context, first)
        for text, place, right in _planted(row["doc"], random.Random(crc32(row["doc"].encode()))):
            for found, given, context, first in _looked_at(text, form, place):
                yield Row(row["source"], "planted", float(right == found.meant), PLANTED_WEIGHT, given, context, first)


def rows_of_cases() -> Iterator[Row]:
    """What the model finds in the cases of tests/cases: what one changes is a slip, what it leaves alone is none."""
    for path in sorted(CASES.glob("TYP*.txt")):
        for case in read_cases(path):
            is_open = case.output == case.input and case.codes != () and path.stem != "TYP_stays"
            if is_open or case.settings.language not in ("auto", verdicts.LANGUAGE):
                continue
            before, after = Words(case.input).folded, Words(case.output).folded
            steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
            right = {i + at: after[j + at] for _, i, k, j, m in steps if k - i == m - j for at in range(k - i)}
            for found, given, context, first in _looked_at(case.input, case.format):
                truth = float(right.get(found.at) == found.meant)
                yield Row(case.title, "case", truth, CASE_WEIGHT, given, context, first)


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


def _lines(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    if path.exists():
        yield from map(json.loads, path.open(encoding="utf-8"))


def _looked_at(
    text: str, form: str, place: tuple[int, int] | None = None
) -> Iterator[tuple[candidates.Candidate, Features, str, Features]]:
    document = Document(text, form)
    if document.language != verdicts.LANGUAGE:
        return
    words, tokens = document.words, verdicts.tokens_of(document)
    candidates.LEAST_GAIN = LEAST_GAIN
    for found in candidates.candidates(document, tokens):
        start, end = words.start(found.at), words.end(found.at)
        is_asked = is_checkable(document, found.at, found.at) and not verdicts.is_of_articles(found)
        if is_asked and (place is None or start < place[1] and end > place[0]):
            context = f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 50]}"
            context = f"{' '.join(context.split())}\t{found.meant}"
            yield found, features(document, found), context, asked_first(found)


def _planted(text: str, chance: random.Random) -> Iterator[tuple[str, tuple[int, int], str]]:
    """Pieces of the text with another word put for one, its place, and the word."""
    counts, words = open_counts(), Words(text)
    known = [i for i in range(len(words)) if counts.ids[words.folded[i]] != UNCOUNTED and words.written(i).islower()]
    for index in chance.sample(known, min(PLANTED, len(known))):
        right = words.folded[index]
        near = [counts.word(token) for token in counts.near(counts.ids[right])]
        near = [word for word in near if counts.ids[right] in counts.near(counts.ids[word])]
        if near:
            wrong = chance.choices(near, [CHANCE.get(relation_of(word, right), 1.0) for word in near])[0]
            first, last = max(0, words.start(index) - BEFORE), words.end(index) + BEHIND
            start = words.start(index) - first
            piece = text[first : words.start(index)] + wrong + text[words.end(index) : last]
            yield piece, (start, start + len(wrong)), right


class Sample:
    """Rows as a table of numbers."""

    def __init__(self, rows: Sequence[Row], strength: float = STRENGTH) -> None:
        self.strength = strength  # of the data against points of nothing
        self.rows = list({(row.context, row.truth): row for row in rows}.values())
        self.names = sorted(_names_kept(self.rows))
        column = {name: number for number, name in enumerate(self.names)}
        self.table = np.zeros((len(self.rows), len(self.names)))
        for number, row in enumerate(self.rows):
            for name, value in row.features.items():
                if name in column:
                    self.table[number, column[name]] = value
        self.truth = np.array([row.truth for row in self.rows])
        self.weight = np.array([row.weight for row in self.rows])
        self.fold = np.array([crc32(row.source.encode()) % FOLDS for row in self.rows])

    def points(self, chosen: np.ndarray) -> np.ndarray:
        spread = self.table[chosen].std(0) + 1e-9
        spread[self.names.index("always")] = 1.0
        spread *= [_penalty(name) for name in self.names]
        model = LogisticRegression(C=self.strength, max_iter=4000, fit_intercept=False)
        model.fit(csr_matrix(self.table[chosen] / spread), self.truth[chosen], sample_weight=self.weight[chosen])
        return model.coef_[0] / spread  # type: ignore[no-any-return]

    def left_out(self) -> np.ndarray:
        scores = np.zeros(len(self.truth))
        for fold in range(FOLDS):
            out = self.fold == fold
            if out.any() and len(set(self.truth[~out])) == 2:
                scores[out] = self.table[out] @ self.points(~out)
        return np.array([share_of(score) for score in scores])


def _names_kept(rows: Sequence[Row]) -> Iterator[str]:
    """The facts that enough places of enough sources have."""
    places: Counter[str] = Counter()
    sources: dict[str, set[str]] = {}
    for row in rows:
        for name in (name for name, value in row.features.items() if value):
            places[name] += 1
            sources.setdefault(name, set()).add(row.source)
    for name in places:
        rare = RARE_GRAMMAR if name.startswith(GRAMMAR) else RARE_PAIR if " for " in name else 0
        if places[name] >= rare and (not rare or len(sources[name]) >= SOURCES):
            yield name


def _penalty(name: str) -> float:
    return GRAMMAR_PENALTY if name.startswith(GRAMMAR) else PAIR_PENALTY if " for " in name else 1.0


def report(sample: Sample, shares: np.ndarray) -> None:
    print("from share of texts left out: right and wrong, by kind")
    kinds = np.array([row.kind for row in sample.rows])
    for least in SHARES:
        found = {}
        for kind in ("slip", "clean", "planted", "case"):
            chosen = (shares >= least) & (kinds == kind)
            found[kind] = f"{int(sample.truth[chosen].sum())} / {int((1 - sample.truth[chosen]).sum())}"
        print(f"  {least:.2f} {found}")
    print("not judged, and likeliest: read them, and say in judged.tsv what they are")
    order = np.argsort(-shares * (1 - sample.truth) * (kinds == "clean"))
    for number in order[:40]:
        print(f"  {shares[number]:.2f} {sample.rows[number].context}")


def judged_in(folders: Sequence[str]) -> dict[str, str]:
    """What somebody who read them said of places in prose, by what stands round them."""
    judged: dict[str, str] = {}
    for folder in map(Path, folders):
        if (folder / "judged.tsv").exists():
            lines = (folder / "judged.tsv").read_text(encoding="utf-8").splitlines()
            judged |= dict(line.rsplit("\t", 1) for line in lines)
    return judged


def sample_of(folders: Sequence[str]) -> Sample:
    judged = judged_in(folders)
    return Sample([*rows_of_cases(), *(row for folder in map(Path, folders) for row in rows_of(folder, judged))])


def measured(folders: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Name, and figure by weights that have seen the texts and by weights fitted without their sources."""
    sample = sample_of(folders)
    weights = facts.weights()
    seen = np.array([share_of(weights.score(row.features)) for row in sample.rows])
    kinds = np.array([row.kind for row in sample.rows])
    left_out = sample.left_out()
    for kind, name in (("slip", "slips that editors mended"), ("clean", "words of prose")):
        member = kinds == kind
        yield f"{name}: weighed", int(member.sum()), int(member.sum())
        for level, least in LEVELS.items():
            for truth, said in ((1, "right"), (0, "wrong")):
                found = [int((member & (sample.truth == truth) & (all_ >= least)).sum()) for all_ in (seen, left_out)]
                yield f"{name}: {said}, {level} (from {least})", found[0], found[1]


def run(arguments: Sequence[str]) -> None:
    sample = sample_of([one for one in arguments if one != "--write"])
    report(sample, sample.left_out())
    if "--write" in arguments:
        write(sample)


def write(sample: Sample) -> None:
    """The weights that the package reads."""
    path = Path(facts.__file__).parent / "real_word_weights.txt"
    write_weights(sample, path, HEADER, LEVELS, lambda points: f"rest\t{_rest(sample, points):.2f}\n")


def write_weights(
    sample: Sample,
    path: Path,
    header: str,
    levels: dict[str, float],
    more: Callable[[np.ndarray], str] = lambda points: "",
) -> None:
    """The points of all facts, fitted on all rows, and the value that each usually has."""
    usual, points = sample.table[sample.truth == 1].mean(0), sample.points(np.ones(len(sample.truth), bool))
    lines = [f"level {name}\t{least}\n" for name, least in levels.items()]
    fitted = zip(sample.names, points, usual)
    lines += [f"{name}\t{value:.3f}\t{typical:.2f}\n" for name, value, typical in fitted if abs(value) >= 0.002]
    path.write_text("".join([header, *lines[: len(levels)], more(points), *lines[len(levels) :]]), encoding="utf-8")


def _rest(sample: Sample, points: np.ndarray) -> float:
    """The most that the facts asked last had to add for a word to reach a level, but for one in a hundred."""
    of_name = dict(zip(sample.names, points))
    first = np.array([sum(of_name.get(name, 0.0) * value for name, value in row.first.items()) for row in sample.rows])
    least = -np.log(1 / min(LEVELS.values()) - 1)
    added = (least - first)[sample.table @ points >= least]
    return float(max(0.0, np.quantile(added, 0.99))) if len(added) else 0.0
