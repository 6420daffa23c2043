"""Columns of numbers that outgrow memory: they go to disk, parted by the first bits of a hash of their key, and
come back one part at a time. What is small never touches the disk, and the parts do not show in what is found.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.words import mixed

_PARTS_BITS = 6
_MEMORY = 48 << 20  # bytes of one set of columns that are held before they go to disk

Columns = tuple[NDArray[Any], ...]


class Buckets:
    """Rows of numbers of fixed types, the first one the key. ``folder``: where parts go when there are many."""

    def __init__(self, folder: str, name: str, types: tuple[str, ...], memory: int = _MEMORY) -> None:
        self._path = os.path.join(folder, name)
        self._types = types
        self._memory = memory
        self._held: list[Columns] = []
        self._bytes = 0
        self._spilt = False

    def add(self, *columns: NDArray[Any]) -> None:
        """More rows; a column of one value may be given as an array of one."""
        rows = len(columns[0])
        held = tuple(np.broadcast_to(c, rows).astype(t, copy=False) for c, t in zip(columns, self._types))
        self._held.append(held)
        self._bytes += rows * sum(np.dtype(t).itemsize for t in self._types)
        if self._bytes > self._memory:
            self._spill()

    def parts(self) -> Iterator[Columns]:
        """All rows, those of one key in one part; as often as they are asked for."""
        if not self._spilt:
            self._held = [self._joined(self._held)]
            yield self._held[0]
            return
        self._spill()
        for part in range(1 << _PARTS_BITS):
            if columns := self._read(part):
                yield columns

    def clear(self) -> None:
        """Forget all rows."""
        self._held, self._bytes, self._spilt = [], 0, False
        for part in range(1 << _PARTS_BITS):
            for number in range(len(self._types)):
                if os.path.exists(path := f"{self._path}.{part}.{number}"):
                    os.unlink(path)

    def _joined(self, held: list[Columns]) -> Columns:
        if not held:
            return tuple(np.empty(0, t) for t in self._types)
        return tuple(np.concatenate(column) for column in zip(*held))

    def _spill(self) -> None:
        columns = self._joined(self._held)
        part_of = mixed(columns[0].astype(np.uint64)) >> np.uint64(64 - _PARTS_BITS)
        order = np.argsort(part_of, kind="stable")
        bounds = np.searchsorted(part_of[order], np.arange((1 << _PARTS_BITS) + 1, dtype=np.uint64))
        for part, (start, end) in enumerate(zip(bounds, bounds[1:])):
            for number, column in enumerate(columns):
                if end > start:
                    with open(f"{self._path}.{part}.{number}", "ab") as file:
                        file.write(column[order[start:end]].tobytes())
        self._held, self._bytes, self._spilt = [], 0, True

    def _read(self, part: int) -> Columns | None:
        if not os.path.exists(f"{self._path}.{part}.0"):
            return None
        found = []
        for number, kind in enumerate(self._types):
            path = f"{self._path}.{part}.{number}"
            found.append(np.fromfile(path, kind))
        return tuple(found)
