"""Answers for content seen before, kept in a folder of its own, ``.cleaner_cache``.

An answer is found by a key that covers everything it depends on, so an old answer is never
wrong, only of no use. The file is written whole and in one step: two runs at once may lose
each other's news but never read a half of it. A cache that cannot be read or written is no error.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property

from cleaner.files.own import hidden_folder, write_in_own_folder

FOLDER = ".cleaner_cache"
_FIRST_LINE = "cleaner answers 1"


class Cache:
    """Answers by key; both are strings of one line. Only ``save`` writes, and the file is read when first asked.

    ``program`` stands for the version that answers: what another one left behind is dropped. ``name``: of the
    file; ``most``: how many answers it keeps, those used longest ago go first.
    """

    def __init__(self, root: str, program: str = "", name: str = "answers", most: int = 50_000) -> None:
        self.root = root
        self._first_line = f"{_FIRST_LINE} {program}".encode()
        self._name = name
        self._most = most
        self._used: dict[bytes, bytes] = {}
        self._is_new = False

    @cached_property
    def _answers(self) -> dict[bytes, bytes]:
        """What the file holds, nothing when there is none or none that can be read."""
        folder = os.path.join(self.root, FOLDER)
        if os.path.islink(folder):
            return {}
        try:
            with open(os.path.join(folder, self._name), "rb") as file:
                first, *lines = file.read().split(b"\n")
        except OSError:
            return {}
        if first != self._first_line:
            return {}
        return {key: answer for key, tab, answer in (line.partition(b"\t") for line in lines) if tab}

    def find(self, key: str) -> str | None:
        """The answer under the key, which from now on counts as used."""
        name = key.encode()
        answer = self._used.get(name)
        if answer is None:
            answer = self._answers.get(name)
            if answer is None:
                return None
            self._used[name] = answer
        return answer.decode("utf-8", "replace")

    def keep(self, key: str, answer: str) -> None:
        """Remember an answer."""
        assert "\n" not in answer
        self._used[key.encode()] = answer.encode()
        self._is_new = True

    def save(self) -> None:
        """Write what is new; without news nothing is written."""
        if not self._is_new:
            return
        unused = [pair for pair in self._answers.items() if pair[0] not in self._used]
        pairs = [*unused, *self._used.items()][-self._most :]
        data = b"\n".join([self._first_line, *(b"%b\t%b" % pair for pair in pairs)])
        try:
            hidden_folder(self.root, FOLDER)
            write_in_own_folder(self.root, FOLDER, self._name, data)
        except OSError:
            pass


def clean_caches(roots: Iterable[str]) -> list[str]:
    """Remove the cache folders of these roots; gives the folders that were removed. Raises OSError."""
    import shutil

    removed = []
    for root in roots:
        folder = os.path.join(root, FOLDER)
        if os.path.isdir(folder) and not os.path.islink(folder):
            shutil.rmtree(folder)
            removed.append(folder)
    return removed
