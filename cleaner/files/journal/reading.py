"""What the journal says of runs. Whoever hands over a folder may have written its journal: all of it is data, read up
to a size and checked, and what cannot be read is passed over."""

from __future__ import annotations

import os
from typing import BinaryIO, NamedTuple

from cleaner.files.journal.entry import MAX_LINE, Entry, Head, about_from_line, from_line, unpacked
from cleaner.files.journal.writing import numbered
from cleaner.files.own import JOURNAL, OURS
from cleaner.files.source import READ_FLAGS


class Damaged(Exception):
    """The journal does not hold what it says."""


class Stored(NamedTuple):
    """A change of a run. ``is_done``: the run noted that it was made; without, the file itself tells.
    ``offset``: where the packed bytes begin in the run's file."""

    entry: Entry
    head: Head
    offset: int
    is_done: bool = False


class Recorded(NamedTuple):
    """A run. ``when``: in seconds of the epoch."""

    number: int
    when: float
    command: str
    path: str
    changes: tuple[Stored, ...] = ()

    @property
    def takes_back(self) -> int:
        """The number of the run that this one took back; 0 when it is none of these."""
        return max((stored.entry.of for stored in self.changes), default=0)

    def old_bytes(self, stored: Stored) -> bytes:
        """What the file held before. Raises Damaged."""
        try:
            with open(os.open(self.path, READ_FLAGS), "rb") as file:
                file.seek(stored.offset)
                return unpacked(file.read(stored.head.packed), stored.head)
        except (OSError, ValueError):
            raise Damaged from None


def runs(root: str) -> list[Recorded]:
    """The runs whose journal lies below ``.cleaner`` in this folder, the last one first."""
    folder = os.path.join(root, OURS, JOURNAL)
    if os.path.islink(os.path.dirname(folder)) or os.path.islink(folder):
        return []
    try:
        numbers = numbered(folder)
    except OSError:
        return []
    found = (_run(root, os.path.join(folder, str(number)), number) for number in reversed(numbers))
    return [run for run in found if run is not None]


def _run(root: str, path: str, number: int) -> Recorded | None:
    """None when the file is none of a run, or of one that ended before its first change."""
    try:
        with open(os.open(path, READ_FLAGS), "rb") as file:
            run = Recorded(number, *about_from_line(file.readline(MAX_LINE)), path)
            changes = _changes(file, root, os.fstat(file.fileno()).st_size)
    except (OSError, ValueError):
        return None
    return run._replace(changes=tuple(changes)) if changes else None


def _changes(file: BinaryIO, root: str, size: int) -> list[Stored]:
    """Those that are whole. The last one may be cut off when the run was killed: then its file was not changed."""
    found: list[Stored] = []
    while line := file.readline(MAX_LINE):
        try:
            said = from_line(line, root)
        except ValueError:
            break
        if isinstance(said, int):
            if said >= len(found):
                break
            found[said] = found[said]._replace(is_done=True)
            continue
        offset = file.tell()
        if offset + said.packed >= size:
            break
        found.append(Stored(said.entry, said, offset))
        file.seek(offset + said.packed + 1)
    return found
