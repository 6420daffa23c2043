"""Which files a run is about: named ones as they are, folders walked in a steady order.

A walk takes files by their endings, leaves hidden and well-known machine files and folders alone
and never goes through a link. Nothing is opened here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

MACHINE_FOLDERS = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})
MACHINE_FILES = frozenset(
    {"ads.txt", "app-ads.txt", "cmakelists.txt", "constraints.txt", "llms.txt", "requirements.txt", "robots.txt"}
)

Leaves = Callable[[str, bool], bool]  # (path, is it a folder?) -> is it left out?


class Found(NamedTuple):
    """A file of the run. ``path``: what to open; ``shown``: what to call it. With a problem it is not opened.
    ``named``: the command line itself names it."""

    path: str
    shown: str
    problem: str = ""
    named: bool = False


class Walk(NamedTuple):
    """How to walk. ``suffixes``: endings that a walk takes; ``leaves_out``: judged for what the walk meets;
    ``leaves_out_named``: judged for what was named; ``follow``: links are followed as long as they stay inside;
    ``by_hand``: a person names the paths, not a program that passes on whatever changed."""

    suffixes: tuple[str, ...]
    leaves_out: Leaves = lambda path, is_folder: False
    leaves_out_named: Leaves = lambda path, is_folder: False
    follow: bool = False
    by_hand: bool = True

    def files(self, paths: Iterable[str]) -> Iterator[Found]:
        """The files of the paths, each once, in the order of the paths and by name below each."""
        seen: set[str] = set()
        for path in paths:
            for found in self._from(path):
                key = os.path.abspath(found.path)
                if key not in seen:
                    seen.add(key)
                    yield found

    def named(self, path: str) -> Found:
        """What the path names, file or folder, links judged."""
        shown = readable(tidy(path)) if path else "''"
        try:
            opened, problem = self._through_links(path, os.lstat(path), os.getcwd())
        except (OSError, ValueError) as error:
            return Found(path, shown, _missing(error))
        return Found(opened, shown, problem)

    def _from(self, path: str) -> Iterator[Found]:
        found = self.named(path)
        is_folder = not found.problem and os.path.isdir(found.path)
        if not found.problem and self.leaves_out_named(path, is_folder):
            return
        if is_folder:
            yield from self._below(found.path, tidy(path))
        else:
            yield found._replace(named=self.by_hand)

    def _through_links(self, path: str, status: os.stat_result, root: str) -> tuple[str, str]:
        """What to open for the path, and what forbids it."""
        inside = os.path.realpath(root)
        real = os.path.realpath(path)
        if stat.S_ISLNK(status.st_mode):
            if not self.follow:
                return path, "is a link; name what it leads to, or use --follow"
            if not is_inside(real, inside):
                return path, "is a link that leads out of this folder; not followed"
            return real, ""
        if is_inside(os.path.abspath(path), os.path.abspath(root)) and not is_inside(real, inside):
            return path, "lies behind a link that leads out of this folder; not followed"
        return path, ""

    def _below(self, top: str, name: str) -> Iterator[Found]:
        folders = [(top, "" if name == "." else name)]
        root = os.path.realpath(top)
        visited = {root}
        while folders:
            folder, name = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
            except OSError as error:
                yield Found(folder, readable(name or "."), _missing(error))
                continue
            inner: list[tuple[str, str]] = []
            for entry in found:
                below = os.path.join(name, entry.name)
                path = entry.path
                if entry.is_symlink():
                    path = os.path.realpath(path)
                    if not self.follow or not is_inside(path, root):
                        continue
                if _is_folder(path, entry):
                    if self._enters(entry.name, below) and (not self.follow or _first_visit(path, visited)):
                        inner.append((path, below))
                elif self._takes(entry.name, below) and os.path.isfile(path):
                    yield Found(path, readable(below))
            folders.extend(reversed(inner))

    def _enters(self, name: str, below: str) -> bool:
        return not name.startswith(".") and name not in MACHINE_FOLDERS and not self.leaves_out(below, True)

    def _takes(self, name: str, below: str) -> bool:
        lower = name.lower()
        is_article = lower.endswith(self.suffixes) and not name.startswith(".") and lower not in MACHINE_FILES
        return is_article and not self.leaves_out(below, False)


def _is_folder(path: str, entry: os.DirEntry[str]) -> bool:
    return os.path.isdir(path) if entry.is_symlink() else entry.is_dir(follow_symlinks=False)


def _first_visit(path: str, visited: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in visited:
        return False
    visited.add(real)
    return True


def is_inside(path: str, folder: str) -> bool:
    """Is the path the folder or below it, by their names?"""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def tidy(path: str) -> str:
    """The path as people say it: relative to here when it lies below, without ``./``."""
    if os.path.isabs(path):
        here = os.getcwd()
        return os.path.relpath(path, here) if is_inside(os.path.normpath(path), here) else path
    return os.path.normpath(path)


def readable(path: str) -> str:
    """The path with its letters as UTF-8, whatever the locale makes of them; other bytes stay surrogates."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "surrogateescape")


def _missing(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, ValueError):
        return "no path: a name cannot hold a NUL character"
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
