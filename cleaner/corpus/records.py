"""The scanned articles of a run on disk, by number, and a small table of them in memory."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.scanning import Scanned, unpack
from cleaner.corpus.words import U32, U64

Numbers = NDArray[np.int64]


class Own(NamedTuple):
    """What an article has for itself: its words without the lines that stand round many stories, and the word that
    each paragraph begins with."""

    tokens: U32
    paragraphs: Numbers


class Records:
    """Scanned articles in one file of the folder. Add them all, then read them in any order."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, "records")
        self.names: list[str] = []
        self.ends = [0]
        self._out = open(self.path, "wb")
        self._readers: list[Reader] = []

    def close(self) -> None:
        """Nothing more is added or read."""
        self._out.close()
        for reader in self._readers:
            reader.close()

    def __len__(self) -> int:
        return len(self.names)

    def add(self, name: str, packed: bytes) -> None:
        """One more article."""
        self._out.write(packed)
        self.names.append(name)
        self.ends.append(self.ends[-1] + len(packed))

    def reader(self, numbers: Sequence[int]) -> Reader:
        """The articles of these numbers, numbered anew; for this process or another one."""
        self._out.flush()
        ends, at = np.array(self.ends, np.int64), np.array(numbers, np.int64)
        reader = Reader(self.path, [self.names[number] for number in numbers], ends[:-1][at], ends[1:][at])
        self._readers.append(reader)
        return reader


class Reader:
    """Scanned articles by number, read from disk when they are asked for."""

    def __init__(self, path: str, names: list[str], starts: Numbers, ends: Numbers) -> None:
        self._path = path
        self.names = names
        self._starts = starts
        self._ends = ends
        self._file: int | None = None

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, number: int) -> Scanned:
        if self._file is None:
            self._file = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        start, end = int(self._starts[number]), int(self._ends[number])
        return unpack(self.names[number], os.pread(self._file, end - start, start))

    def close(self) -> None:
        """Nothing more is read."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_file": None}


def own_of(article: Scanned, frames: U64) -> Own:
    """The article without the lines of ``frames``, which are sorted."""
    lengths, opens, tokens = article.lengths, article.line_words >> np.uint32(31) != 0, article.tokens
    kept = own_lines(article, frames)
    if not kept.all():
        tokens, lengths, opens = tokens[np.repeat(kept, lengths)], lengths[kept], opens[kept]
    return Own(tokens, (np.cumsum(lengths) - lengths)[opens])


def own_lines(article: Scanned, frames: U64) -> NDArray[np.bool_]:
    """Which lines of the article are none of ``frames``, which are sorted."""
    if not len(frames):
        return np.ones(len(article.line_keys), bool)
    places = np.minimum(np.searchsorted(frames, article.line_keys), len(frames) - 1)
    kept: NDArray[np.bool_] = frames[places] != article.line_keys
    return kept
