"""Journal: of one run, in a file of its own below ``.cleaner/journal``. What is told to it is on the disk when it
returns, or it raises OSError; then the file that it is about must not be changed.

The file is made with the first change, so that a run without one leaves no trace. The oldest runs go when there are
too many.
"""

from __future__ import annotations

import os
import time

from cleaner.files.journal.entry import MAX_BYTES, MAX_RUNS, Entry, about_to_line, done_to_line, to_bytes
from cleaner.files.new_file import remove, settle_folder
from cleaner.files.own import JOURNAL, OURS, hidden_folder, own_folder

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Journal:
    """``root``: the folder that has or gets ``.cleaner``; ``command``: what the run is remembered by."""

    def __init__(self, root: str, command: str) -> None:
        self.root = root
        self.number = 0  # of the run, once there is a file
        self._command = command
        self._path = ""
        self._entries = self._size = 0

    @property
    def folder(self) -> str:
        return os.path.join(self.root, OURS, JOURNAL)

    def tell(self, entry: Entry, old: bytes) -> int:
        """A change that is about to be made to a file that holds ``old``; gives its number. Raises OSError."""
        data = to_bytes(entry, old, self.root)
        if not self._path:
            self._begin()
        self._append(data)
        self._entries += 1
        return self._entries - 1

    def done(self, number: int) -> None:
        """That change was made. When it cannot be noted, the file itself says so."""
        try:
            self._append(done_to_line(number), is_settled=False)
        except OSError:
            pass

    def _begin(self) -> None:
        folder = hidden_folder(own_folder(self.root, OURS), JOURNAL)
        numbers = numbered(folder)
        number = max(numbers, default=0)
        while True:
            number += 1
            path = os.path.join(folder, str(number))
            try:
                os.close(os.open(path, _NEW, 0o600))  # texts may be for their owner alone
                break
            except FileExistsError:
                continue  # another run took it meanwhile
        try:
            self._append_to(path, about_to_line(time.time(), self._command), is_settled=True)
        except BaseException:
            remove(path)
            raise
        self._path, self.number = path, number
        for made in (folder, os.path.dirname(folder), self.root):
            settle_folder(made)
        _drop_oldest(folder, [one for one in numbers if one != number])

    def _append(self, data: bytes, is_settled: bool = True) -> None:
        self._append_to(self._path, data, is_settled)

    def _append_to(self, path: str, data: bytes, is_settled: bool) -> None:
        """Whole or, as far as the disk allows, not at all: a cut entry would hide those that follow."""
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        try:
            os.lseek(descriptor, self._size, os.SEEK_SET)
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            if is_settled:
                os.fsync(descriptor)
            self._size += len(data)
        except OSError:
            os.ftruncate(descriptor, self._size)
            raise
        finally:
            os.close(descriptor)


def numbered(folder: str) -> list[int]:
    """The numbers of the runs in this folder, in order. Raises OSError."""
    return sorted(int(name) for name in os.listdir(folder) if name.isascii() and name.isdecimal() and len(name) < 12)


def _drop_oldest(folder: str, numbers: list[int]) -> None:
    """Remove runs before this one until the others are few and small enough."""
    room, kept = MAX_BYTES, 1
    for number in reversed(numbers):
        path = os.path.join(folder, str(number))
        try:
            room -= os.lstat(path).st_size
        except OSError:
            continue  # another run removed it
        kept += 1
        if room < 0 or kept > MAX_RUNS:
            remove(path)
