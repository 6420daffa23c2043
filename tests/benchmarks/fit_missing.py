"""Fit the points by which places are weighed where a little word may be missing, with whole sources left out.

    python tests/benchmarks/fit.py missing FOLDER [FOLDER ...] [--write]

Folders hold missing.jsonl (words that editors put in: doc, fmt, source, word, at: where it was missing) and clean.jsonl
(edited prose, labelled_words.py says how). In prose every place found counts as one where nothing is missing, but for
those in judged.tsv (what stands round the place, the word in brackets, a tab, 1, 0 or "-" for what nobody can say), and
words are left out of it on purpose of the test. ``--write`` writes the points, and first the table of the first look.
Needs numpy and scikit-learn.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from fit_real_words import FORMATS, GENRES, Row, Sample, judged_in, report, write_weights
from labelled_words import CASES, read_cases

from cleaner.document import Document
from cleaner.language_model.counts import CLASSES_3, FIRST, STEPS, open_counts
from cleaner.language_model.gains import sequences
from cleaner.rules.typos import missing_facts
from cleaner.rules.typos.missing_facts import LITTLE, features, may_be_missing, missing
from cleaner.text.words import Words
from cleaner.weighing import Features, share_of, weights_in

PLANTED, PLANTED_WEIGHT, SLIP_WEIGHT, AROUND = (
    3,
    0.1,
    0.5,
    1_500,
)  # words left out of a text; weights of rows; characters kept on each side
LEVEL, STRENGTH, CASE_WEIGHT = 0.78, 0.03, 3.0
COMMONER = 2.0  # bits by which a little word between two classes must be commoner than nothing
LEAST_COUNTED = 3.0  # bits taken for two classes that hardly follow each other
PAIR_ZERO, PAIR_STEPS = 128, 12  # of what english.bin says of two classes
WEIGHTS = Path(missing_facts.__file__).parent / "missing_weights.txt"
HEADER = """\
# Points of each fact about a place where a little word may be missing, and its usual value, fitted by
# tests/benchmarks/fit.py on words that editors put in, on words left out of edited prose, and on that prose as it
# stands. The points of all facts, through the logistic function, are the share of such places that lack the word.
# "level": the least share for it.
"""


def rows_of(folder: Path, judged: dict[str, str]) -> Iterator[Row]:
    """The places of a folder's texts, and those from which a word was taken."""
    for row in _lines(folder / "missing.jsonl"):
        form = FORMATS.get(row["fmt"], row["fmt"])
        for word, given, context in _found(row["doc"], form, row["at"]):
            yield Row(row["source"], "slip", float(_same(word, row["word"])), SLIP_WEIGHT, given, context)
    for row in _lines(folder / "clean.jsonl"):
        form, source = row["genre"] if row["genre"] in GENRES else "plain", f"{folder.name}:{row['source']}"
        for _, given, context in _found(row["doc"], form):
            if (said := judged.get(context, "0")) != "-":
                yield Row(source, "clean", float(said), 1.0, given, context)
        for text, at, right in _planted(row["doc"], random.Random(zlib.crc32(row["doc"].encode()))):
            for word, given, context in _found(text, form, at):
                yield Row(source, "planted", float(_same(word, right)), PLANTED_WEIGHT, given, context)


def rows_of_cases() -> Iterator[Row]:
    """The places that our own cases leave as they are."""
    for path in sorted(CASES.glob("*.txt")):
        for case in read_cases(path):
            if path.stem != "TYP416" and case.settings.language == "auto":
                for _, given, context in _found(case.output, case.format):
                    yield Row(case.title, "case", 0.0, CASE_WEIGHT, given, context)


def _lines(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    if path.exists():
        yield from map(json.loads, path.open(encoding="utf-8"))


def _same(one: str, other: str) -> bool:
    return one == other or {one, other} == {"a", "an"}


def _found(text: str, form: str, at: int | None = None) -> Iterator[tuple[str, Features, str]]:
    document = Document(text, form)
    if document.language != "en":
        return
    words, found = document.words, list(missing(document))
    for one in found:
        start, end = words.end(one.at), words.start(one.at + 1)
        if (at is None or start - 1 <= at <= end + 1) and may_be_missing(document, one.at):
            context = f"{text[max(0, start - 70) : start]} [{one.word}] {text[end : end + 60]}"
            times = sum(_same(one.word, other.word) for other in found)
            yield one.word, features(document, one, times), " ".join(context.split())


def _planted(text: str, chance: random.Random) -> Iterator[tuple[str, int, str]]:
    """Pieces of the text with a little word left out, the place, and the word."""
    words = Words(text)
    little = [
        index
        for index in range(1, len(words) - 1)
        if words.written(index) in LITTLE and words.gaps[index] == words.gaps[index + 1] == " "
    ]
    for index in chance.sample(little, min(PLANTED, len(little))):
        start, end = words.start(index), words.end(index) + 1
        first = text.rfind("\n", 0, max(0, start - AROUND)) + 1
        yield text[first:start] + text[end : end + AROUND], start - first, words.folded[index]


def table() -> bytes:
    """For each two classes the little words that stand between them more often than nothing does, a bit each."""
    counts, asked = open_counts(), sequences()
    kinds, size, bits = counts.classes, counts.class_count, counts.class_bits
    ids = [counts.ids[word] for word in LITTLE]
    alone = [asked.word_bits[token] - bits[kinds[token]] for token in ids]  # of a word in its class
    rows = bytearray(size * size)
    for before in range(FIRST, size):
        for after in range(FIRST, size):
            found = counts.pairs[before * size + after]
            pair = (found - PAIR_ZERO) / PAIR_STEPS + bits[before] + bits[after] - asked.all_bits
            least = max(LEAST_COUNTED, pair) + COMMONER
            for bit, (token, own) in enumerate(zip(ids, alone)):
                three = counts.log(CLASSES_3, (before << 9 | kinds[token]) << 9 | after) / STEPS
                rows[before * size + after] |= (three > 0 and three + own >= least) << bit
    return bytes(rows)


def sample_of(folders: Sequence[str]) -> Sample:
    judged = judged_in(folders)
    rows = [*rows_of_cases(), *(row for folder in map(Path, folders) for row in rows_of(folder, judged))]
    return Sample(rows, STRENGTH)


def measured(folders: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Name, and figure by weights that have seen the texts and by weights fitted without their sources."""
    sample, weights = sample_of(folders), weights_in(WEIGHTS)
    seen = np.array([share_of(weights.score(row.features)) for row in sample.rows])
    kinds, left_out = np.array([row.kind for row in sample.rows]), sample.left_out()
    names = {"slip": "words that editors put in", "planted": "words left out of prose", "clean": "prose as it stands"}
    for kind, name in names.items():
        for truth, said in ((1, "right"), (0, "wrong")):
            member = (kinds == kind) & (sample.truth == truth)
            yield f"{name}: proposed, {said}", *(int((member & (all_ >= LEVEL)).sum()) for all_ in (seen, left_out))


def run(arguments: Sequence[str]) -> None:
    if "--write" in arguments:
        missing_facts.PAIRS.write_bytes(zlib.compress(table(), 9))
        missing_facts.pairs.cache_clear()
    sample = sample_of([one for one in arguments if one != "--write"])
    report(sample, sample.left_out())
    if "--write" in arguments:
        write_weights(sample, WEIGHTS, HEADER, {"unsafe": LEVEL})
