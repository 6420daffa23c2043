"""What git ignores, what it calls binary, and what path patterns leave out. Patterns are git's own.

Each answer comes from the files of every folder between the repository's top and the path; a folder
that is left out takes all below it along.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from cleaner.files.source import READ_FLAGS
from cleaner.files.wildcards import trimmed, wildcard

_BLANKS = " \t\r\n"
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_MOST_CHARACTERS = 10_000_000  # of a file of patterns


class Patterns:
    """Path patterns of one folder, ``base``; a later pattern outweighs an earlier one, ``!`` takes back."""

    def __init__(self, base: str, lines: Iterable[str]) -> None:
        self.base = base
        encoded = [line.encode("utf-8", "surrogateescape") for line in lines if not line.startswith("#")]
        found = [wildcard(trimmed(line)) for line in encoded]
        self._patterns = [pattern for pattern in reversed(found) if pattern is not None]

    def says(self, path: str, is_folder: bool) -> bool | None:
        """Is the absolute path meant? None when no pattern speaks of it."""
        name = os.fsencode(_below(path, self.base) + "/" * is_folder)
        if name in (b"", b"/") or not self._any.match(name):
            return None
        last = next(pattern for pattern in self._patterns if re.match(pattern.regex, name))
        return not last.takes_back

    @cached_property
    def _any(self) -> re.Pattern[bytes]:
        """One expression for all patterns, since most paths match none."""
        return re.compile(b"|".join(pattern.regex for pattern in self._patterns) or b"(?!)")

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
        pattern, attributes = _pattern_and_attributes(line.lstrip(_BLANKS))
        if pattern.startswith(("#", "[attr]", "!")) or pattern.endswith("/"):
            continue
        if "binary" in attributes:
            yield pattern, True
        elif {"-binary", "!binary", "text", "diff"} & set(attributes):
            yield pattern, False


def _pattern_and_attributes(line: str) -> tuple[str, list[str]]:
    """A pattern may stand in quotation marks, with escapes as in C."""
    quoted = re.match(r'"((?:[^"\\]|\\.)*)"', line)
    if quoted:
        pattern, rest = re.sub(r"\\([0-7]{3}|.)", _unescaped, quoted[1]), line[quoted.end() :]
    else:
        pattern = re.split(f"[{_BLANKS}]", line, maxsplit=1)[0]
        rest = line[len(pattern) :]
    return pattern, re.split(f"[{_BLANKS}]+", rest)


def _unescaped(match: re.Match[str]) -> str:
    if len(match[1]) == 3:
        return bytes([int(match[1], 8) & 255]).decode("utf-8", "surrogateescape")
    return _ESCAPES.get(match[1], match[1])


def _lines(folder: str, name: str) -> list[str]:
    """The lines, which only a line feed ends. A file that cannot be read, or a link, says nothing, as in git."""
    try:
        descriptor = os.open(os.path.join(folder, name), READ_FLAGS)
        with open(descriptor, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return []
            content = file.read(_MOST_CHARACTERS).removeprefix("\ufeff")
    except OSError:
        return []
    return [line.removesuffix("\r") for line in content.split("\n")]


def _below(path: str, base: str) -> str:
    """The path from the base, with slashes; empty when it does not lie below."""
    prefix = base.rstrip(os.sep) + os.sep
    return path[len(prefix) :].replace(os.sep, "/") if path.startswith(prefix) else ""
