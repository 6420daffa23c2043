"""Fit the points by which words that stand twice in a row are weighed, with whole sources left out.

    python tests/benchmarks/fit.py doubled FOLDER [FOLDER ...] [--write]

Folders hold edited prose (clean.jsonl, labelled_words.py says how). Words are doubled in it on purpose of the test and
count as mistakes; those that stand twice in it already are meant so, but for the places that somebody read and put
into judged.tsv (what stands round the two with both in brackets, a tab, 1 for a mistake, "-" for what nobody can say).
Prints what would go from which share on. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from fit_real_words import GENRES, Row, Sample, write_weights
from labelled_words import read_cases

from cleaner.document import Document
from cleaner.language_model.gains import sequences
from cleaner.rules.typos import doubled_word
from cleaner.rules.typos.context_checks import is_checkable, joined
from cleaner.rules.typos.doubled_facts import features
from cleaner.rules.typos.real_words.verdicts import tokens_of
from cleaner.text.words import Words
from cleaner.weighing import share_of, weights_in

PLANTED, PLANTED_WEIGHT, AROUND = 4, 0.3, 1_500  # words doubled in a text; characters kept on each side
LEVEL, STRENGTH = 0.65, 0.3
CASES, CASE_WEIGHT = Path(__file__).parents[1] / "cases" / "TYP403.txt", 1.0
SHARES = (0.5, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99)
UNCERTAIN = (6.3, 12.5)  # of prose that nobody read: words doubled so seldom, or used so seldom, say nothing
WEIGHTS = Path(doubled_word.__file__).parent / "doubled_weights.txt"
HEADER = """\
# Points of each fact about an English word that stands twice in a row, and its usual value, fitted by
# tests/benchmarks/fit.py on words doubled in edited prose and on those that stand doubled in it. The points of
# all facts, through the logistic function, are the share of such words that were doubled by mistake. "level": the
# least share at which the second one goes unasked.
"""


def rows_of(folder: Path) -> Iterator[Row]:
    """The doubled words of a folder's texts, and those put into them."""
    judged = dict(line.split("\t") for line in _lines(folder / "judged.tsv"))
    chance = random.Random(4)
    for line in _lines(folder / "clean.jsonl"):
        row = json.loads(line)
        form = row["genre"] if row["genre"] in GENRES else "plain"
        source = f"{folder.name}:{row['source']}"
        yield from _natural(row["doc"], form, source, judged, bool(row.get("unread")))
        if not row.get("unread"):
            yield from _planted(row["doc"], form, source, chance)


def rows_of_cases() -> Iterator[Row]:
    """The words that our own cases leave doubled."""
    for case in read_cases(CASES):
        for row in _natural(case.output, case.format, "cases", {}, False):
            yield row._replace(weight=CASE_WEIGHT)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _natural(text: str, form: str, source: str, judged: dict[str, str], is_unread: bool) -> Iterator[Row]:
    document = Document(text, form)
    for index in _doubled(document):
        context = _context(document, index)
        facts = features(document, index)
        used = sequences().word_bits[document.fact(tokens_of).token(index)]
        doubled = facts.get("how often it is doubled", 0.0)  # of unknown words nobody knows
        is_certain = not is_unread or doubled >= UNCERTAIN[0] and used >= UNCERTAIN[1]
        if (said := judged.get(context, "0")) != "-" and is_certain:
            yield Row(source, "prose", float(said), 1.0, facts, context)


def _planted(text: str, form: str, source: str, chance: random.Random) -> Iterator[Row]:
    words = Words(text)
    small = [index for index in range(len(words)) if words.written(index).islower()]
    for index in chance.sample(small, min(PLANTED, len(small))):
        start, end = words.start(index), words.end(index)
        doubled = f"{text[:end]} {text[start:end]}{text[end:]}"
        first = doubled.rfind("\n", 0, max(0, start - AROUND)) + 1
        last = doubled.find("\n", end + AROUND)
        document = Document(doubled[first : last if last >= 0 else None], form)
        for found in _doubled(document):
            if document.words.start(found) == start - first:
                yield Row(source, "planted", 1.0, PLANTED_WEIGHT, features(document, found), _context(document, found))


def _doubled(document: Document) -> list[int]:
    """The words that may be weighed: in lower case, twice in a row and not three times."""
    words = document.words
    if document.language != "en":
        return []
    return [
        index
        for index, (word, following) in enumerate(zip(words.folded, words.folded[1:]))
        if word == following
        and joined(words, index)
        and words.written(index + 1).islower()
        and doubled_word.is_by_mistake(document, index)
        and is_checkable(document, index, index + 1)
    ]


def _context(document: Document, index: int) -> str:
    start, end, text = document.words.start(index), document.words.end(index + 1), document.text
    return " ".join(f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 50]}".split())


def report(sample: Sample, shares: np.ndarray) -> None:
    kinds = np.array([row.kind for row in sample.rows])
    print("from share of texts left out: planted words found; mistakes in prose, what is meant there")
    for least in SHARES:
        chosen, prose = shares >= least, kinds == "prose"
        found = (chosen & ~prose).sum() / max(1, (~prose).sum())
        right, wrong = (chosen & prose & (sample.truth == 1)).sum(), (chosen & prose & (sample.truth == 0)).sum()
        print(f"  {least:.2f} {found:.3f} {right} {wrong}")
    print("not judged, and likeliest: read them, and say in judged.tsv what they are")
    for number in np.argsort(-shares * (1 - sample.truth))[:40]:
        print(f"  {shares[number]:.2f} {sample.rows[number].context}")


def sample_of(folders: Sequence[str]) -> Sample:
    return Sample([row for folder in folders for row in rows_of(Path(folder))] + list(rows_of_cases()), STRENGTH)


def measured(folders: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Name, and figure by weights that have seen the texts and by weights fitted without their sources."""
    sample = sample_of(folders)
    weights = weights_in(WEIGHTS)
    seen = np.array([share_of(weights.score(row.features)) for row in sample.rows])
    kinds = np.array([row.kind for row in sample.rows])
    chosen = [shares >= LEVEL for shares in (seen, sample.left_out())]
    planted, prose = kinds == "planted", kinds == "prose"
    found = [float((of & planted).sum() / max(1, planted.sum())) for of in chosen]
    yield "words doubled in prose: found from the level on", found[0], found[1]
    for truth, said in ((1, "by mistake"), (0, "on purpose")):
        times = [int((of & prose & (sample.truth == truth)).sum()) for of in chosen]
        yield f"words that stand doubled in prose {said}: found from the level on", times[0], times[1]


def run(arguments: Sequence[str]) -> None:
    sample = sample_of([one for one in arguments if one != "--write"])
    report(sample, sample.left_out())
    if "--write" in arguments:
        write_weights(sample, WEIGHTS, HEADER, {"safe": LEVEL})
