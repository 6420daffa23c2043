"""What git ignores, what it calls binary, and what path patterns leave out. Patterns are git's own.

Each answer comes from the files of every folder between the repository's top and the path; a folder
that is left out takes all below it along.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence


class Patterns:
    """Path patterns of one folder, ``base``; a later pattern outweighs an earlier one, ``!`` takes back."""

    def __init__(self, base: str, lines: Iterable[str]) -> None:
        from pathspec import GitIgnoreSpec

        self.base = base
        self._spec = GitIgnoreSpec.from_lines(lines)

    def says(self, path: str, is_folder: bool) -> bool | None:
        """Is the absolute path meant? None when no pattern speaks of it."""
        name = _below(path, self.base)
        if not name:
            return None
        return self._spec.check_file(name + "/" if is_folder else name).include

    def leave_out(self, path: str, is_folder: bool) -> bool:
        """Is the path meant, or a folder above it and below the base?"""
        if self.says(path, is_folder):
            return True
        above = os.path.dirname(path)
        while _below(above, self.base):
            if self.says(above, True):
                return True
            above = os.path.dirname(above)
        return False


def repository_top(folder: str) -> str:
    """The top folder of the repository that holds this absolute folder; empty outside a repository."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


class GitFiles:
    """The .gitignore and .gitattributes files of the folders of a run, each read once."""

    def __init__(self) -> None:
        self._tops: dict[str, str] = {}
        self._ignores: dict[str, list[Patterns]] = {}
        self._attributes: dict[str, list[tuple[Patterns, bool]]] = {}

    def ignores(self, path: str, is_folder: bool) -> bool:
        """Does git ignore this absolute path itself? The walk has asked for the folders above before."""
        folder = os.path.dirname(path)
        for patterns in self._ignoring(folder):
            said = patterns.says(path, is_folder)
            if said is not None:
                return said
        return False

    def ignores_or_above(self, path: str, is_folder: bool) -> bool:
        """Does git ignore this absolute path or a folder above it, up to the repository's top?"""
        top = self._top_of(os.path.dirname(path))
        while top and _below(path, top):
            if self.ignores(path, is_folder):
                return True
            path, is_folder = os.path.dirname(path), True
        return False

    def is_binary(self, path: str) -> bool:
        """Does a .gitattributes file call this absolute path binary?"""
        for patterns, binary in self._attributing(os.path.dirname(path)):
            if patterns.says(path, False):
                return binary
        return False

    def _top_of(self, folder: str) -> str:
        if folder not in self._tops:
            self._tops[folder] = repository_top(folder)
        return self._tops[folder]

    def _folders(self, folder: str) -> Iterator[str]:
        """From the folder up to the repository's top; none outside a repository."""
        top = self._top_of(folder)
        while top:
            yield folder
            if folder == top:
                return
            folder = os.path.dirname(folder)

    def _ignoring(self, folder: str) -> Sequence[Patterns]:
        """Patterns for what lies in the folder, the nearest first."""
        if folder not in self._ignores:
            found = [
                Patterns(above, lines) for above in self._folders(folder) if (lines := _lines(above, ".gitignore"))
            ]
            top = self._top_of(folder)
            lines = _lines(top, ".git/info/exclude") if top else []
            self._ignores[folder] = [*found, *([Patterns(top, lines)] if lines else [])]
        return self._ignores[folder]

    def _attributing(self, folder: str) -> Sequence[tuple[Patterns, bool]]:
        """One pattern each and whether it calls a file binary, the weightiest first."""
        if folder not in self._attributes:
            self._attributes[folder] = [
                (Patterns(above, [pattern]), binary)
                for above in self._folders(folder)
                for pattern, binary in _binary_lines(_lines(above, ".gitattributes"))
            ]
        return self._attributes[folder]


def _binary_lines(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for line in reversed(lines):
        pattern, *attributes = line.split() or ["#"]
        if pattern.startswith(("#", "[attr]", "!")):
            continue
        if "binary" in attributes:
            yield pattern, True
        elif {"-binary", "!binary", "text", "diff"} & set(attributes):
            yield pattern, False


def _lines(folder: str, name: str) -> list[str]:
    """Lines that say something. A file that cannot be read says nothing, as in git."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="surrogateescape") as file:
            return [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    except OSError:
        return []


def _below(path: str, base: str) -> str:
    """The path from the base, with slashes; empty when it does not lie below."""
    prefix = base.rstrip(os.sep) + os.sep
    return path[len(prefix) :].replace(os.sep, "/") if path.startswith(prefix) else ""
