"""Where compiled indexes are kept: the user's cache directory, one file for each language and state of its sources.

A file is written whole to the disk and then put in its place, so that readers need no lock and a
killed process leaves no half index; of several that lack it one builds it and the others wait.
Where nothing can be written, the index is built in memory, which is told, as is a damaged one.
Each installed copy of the program has files of its own; whoever writes one removes those that
nobody used for a month.
"""

from __future__ import annotations

import os
import sys
import time
from binascii import crc32
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar
from warnings import warn

from cleaner.files.new_file import remove_leftovers, write_own
from cleaner.lexicon.build import deletions_of, image_of
from cleaner.lexicon.deletions import Deletions
from cleaner.lexicon.index import MAGIC, Index
from cleaner.lexicon.lexicon import Lexicon
from cleaner.lexicon.sources import SourceFiles, source_files

CACHE_VARIABLE = "CLEANER_CACHE_DIR"
_PATIENCE, _STEP = 60.0, 0.02  # seconds to wait for a process that builds, and between two looks
_DAY = 86_400  # seconds
_UNUSED = 30 * _DAY
_OURS = ("*.index", "*.near", "*.kept")
_Image = TypeVar("_Image", Index, Deletions)


class LexiconNotice(UserWarning):
    """Something is wrong with what is kept, and the run goes on without it."""


class LexiconBuilding(ImportWarning):
    """An index is built for the first time, which takes a moment. Python shows such warnings only when asked to."""


@cache
def open_lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its two-letter code; empty when no installed package has data for it.

    The first call for a language on a machine builds the index (a second or so); later ones map it.
    """
    if not (language.isascii() and language.isalpha()):
        return _nothing_known(language)
    files = source_files(language)
    if files.frequencies is None:
        return _nothing_known(language)
    path = cache_folder() / f"lexicon-{language}-{_state(files):08x}.index"
    index = _kept(lambda: image_of(files, language), path, Index, language)
    return Lexicon(language, index, partial(_open_near, files, path.with_suffix(".near"), language))


def _open_near(files: SourceFiles, path: Path, language: str) -> Deletions | None:
    return _kept(lambda: deletions_of(files, language), path, Deletions, language)


def _nothing_known(language: str) -> Lexicon:
    return Lexicon(language, None, lambda: None)


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


def _kept(
    make: Callable[[], bytes | None], path: Path, opened: Callable[[bytes | mmap], _Image], language: str
) -> _Image | None:
    """The image in that file, which one process builds when it is not there or not whole."""
    before = _identity(path)
    if image := _mapped(path, opened, language):
        return image
    with _alone(path.parent):
        if _identity(path) != before and (image := _mapped(path, opened, language)):
            return image
        return _built(make(), path, opened, language)


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        known = path.stat()
        return known.st_ino, known.st_mtime_ns
    return None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While one process is in here for a folder others wait, but no longer than a minute: it may have been stopped."""
    number = -1
    with suppress(ImportError, OSError):  # no such locks, or no folder: each builds for itself
        from fcntl import LOCK_EX, LOCK_NB, flock

        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        ends = time.monotonic() + _PATIENCE
        while time.monotonic() < ends:
            try:
                flock(number, LOCK_EX | LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_STEP)
    try:
        yield
    finally:
        if number >= 0:
            os.close(number)


def _mapped(path: Path, opened: Callable[[bytes | mmap], _Image], language: str) -> _Image | None:
    """The image in that file; None when it is not there or not whole."""
    try:
        with open(path, "rb") as file:
            mark_used(path, file.fileno())
            return opened(mmap(file.fileno(), 0, access=ACCESS_READ))
    except FileNotFoundError:
        warn(f"making the words of “{language}” ready; this is done once", LexiconBuilding, stacklevel=1)
    except ValueError:  # IndexDamaged is one, and so is an empty file
        told = f"the words of “{language}” in {path.parent} were damaged; they are made anew"
        warn(told, LexiconNotice, stacklevel=1)
    except OSError:
        pass  # it will not be written either, which is told then
    return None


def _built(image: bytes | None, path: Path, opened: Callable[[bytes | mmap], _Image], language: str) -> _Image | None:
    """A new image, kept in that file when it can be."""
    if image is None:
        return None
    try:
        keep(image, path)
        return _mapped(path, opened, language) or opened(image)
    except OSError as error:
        told = f"the words of “{language}” cannot be kept in {path.parent} ({error.strerror}) and are made in every run"
        warn(f"{told}; {CACHE_VARIABLE} names another folder", LexiconNotice, stacklevel=1)
        return opened(image)


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
