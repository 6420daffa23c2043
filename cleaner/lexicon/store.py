"""Where compiled indexes are kept: the user's cache directory, one file for each language and state of its sources.

A file is written whole to the disk and then put in its place, so that processes share it
without locks and a killed one leaves no half index. Where nothing can be written, the index
is built in memory, which is told, as is a damaged one. Each installed copy of the program has
files of its own; whoever writes one removes those that nobody used for a month.
"""

from __future__ import annotations

import os
import sys
import time
from binascii import crc32
from contextlib import suppress
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from warnings import warn

from cleaner.files.new_file import remove_leftovers, write_own
from cleaner.lexicon.build import image_of
from cleaner.lexicon.index import MAGIC, Index
from cleaner.lexicon.lexicon import Lexicon
from cleaner.lexicon.sources import SourceFiles, source_files

CACHE_VARIABLE = "CLEANER_CACHE_DIR"
_DAY = 86_400  # seconds
_UNUSED = 30 * _DAY
_OURS = ("*.index", "*.kept")


class LexiconNotice(UserWarning):
    """Something is wrong with what is kept, and the run goes on without it."""


class LexiconBuilding(ImportWarning):
    """An index is built for the first time, which takes a moment. Python shows such warnings only when asked to."""


class _Room:
    """For how many languages a process holds all words in memory: 40 to 100 MB each. Answers are the same without."""

    def __init__(self, languages: int) -> None:
        self._left = languages

    def take(self) -> bool:
        """Is there room for one more, which takes it?"""
        self._left -= 1
        return self._left >= 0


_ROOM = _Room(2)


@cache
def open_lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its two-letter code; empty when no installed package has data for it.

    The first call for a language on a machine builds the index (a second or so); later ones map it.
    """
    if not (language.isascii() and language.isalpha()):
        return Lexicon(language, None)
    files = source_files(language)
    if files.frequencies is None:
        return Lexicon(language, None)
    path = cache_folder() / f"lexicon-{language}-{_state(files):08x}.index"
    return Lexicon(language, _mapped(path, language) or _built(files, path, language))


def cache_folder() -> Path:
    """Where indexes are kept: CLEANER_CACHE_DIR when set, else the system's place for caches."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home, "article-cleaner", "cache")
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", "article-cleaner")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path(home, ".cache"), "article-cleaner")


def _state(files: SourceFiles) -> int:
    """A number that changes with the form of the index and with the source files."""
    state = crc32(MAGIC + sys.byteorder.encode())
    for path in files.present():
        known = path.stat()
        state = crc32(f"{path.name} {known.st_size} {known.st_mtime_ns}".encode(), state)
    return state


def _mapped(path: Path, language: str) -> Index | None:
    """The index in that file; None when it is not there or not whole."""
    try:
        with open(path, "rb") as file:
            mark_used(path, file.fileno())
            return Index(mmap(file.fileno(), 0, access=ACCESS_READ), _ROOM.take)
    except FileNotFoundError:
        warn(f"making the words of “{language}” ready; this is done once", LexiconBuilding, stacklevel=1)
    except ValueError:  # IndexDamaged is one, and so is an empty file
        told = f"the words of “{language}” in {path.parent} were damaged; they are made anew"
        warn(told, LexiconNotice, stacklevel=1)
    except OSError:
        pass  # it will not be written either, which is told then
    return None


def _built(files: SourceFiles, path: Path, language: str) -> Index | None:
    """A new index, kept in that file when it can be."""
    image = image_of(files)
    if image is None:
        return None
    try:
        keep(image, path)
        return _mapped(path, language) or Index(image)
    except OSError as error:
        told = f"the words of “{language}” cannot be kept in {path.parent} ({error.strerror}) and are made in every run"
        warn(f"{told}; {CACHE_VARIABLE} names another folder", LexiconNotice, stacklevel=1)
        return Index(image)


def keep(content: bytes, path: Path) -> None:
    """Writes the file whole, or not at all. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    remove_leftovers(str(path.parent))
    write_own(str(path), content)
    _remove_unused(path.parent)


def mark_used(path: Path, opened: int) -> None:
    """Note on a kept file that is open under this number that it is of use, once a day."""
    if time.time() - os.fstat(opened).st_mtime > _DAY:
        with suppress(OSError):
            os.utime(path)


def _remove_unused(folder: Path) -> None:
    for pattern in _OURS:
        for path in folder.glob(pattern):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _UNUSED:
                    path.unlink()
