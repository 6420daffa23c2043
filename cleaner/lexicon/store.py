"""Where compiled indexes are kept: the user's cache directory, one file for each language and state of its sources.

A file is written whole beside its place and then moved there, so that processes share it
without locks and a killed one leaves no half index. Where nothing can be written, the index
is built in memory. Each installed copy of the program has files of its own; whoever writes one
removes those that nobody used for a month.
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

from cleaner.lexicon.build import image_of
from cleaner.lexicon.index import MAGIC, Index, IndexDamaged
from cleaner.lexicon.lexicon import Lexicon
from cleaner.lexicon.sources import SourceFiles, source_files

CACHE_VARIABLE = "CLEANER_CACHE_DIR"
_DAY = 86_400  # seconds
_UNUSED = 30 * _DAY
_OURS = ("*.index", "*.kept", "*.part")


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
    return Lexicon(language, _mapped(path) or _built(files, path))


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


def _mapped(path: Path) -> Index | None:
    """The index in that file; None when it is not there or not whole."""
    with suppress(OSError, ValueError, IndexDamaged), open(path, "rb") as file:
        mark_used(path, file.fileno())
        return Index(mmap(file.fileno(), 0, access=ACCESS_READ))
    return None


def _built(files: SourceFiles, path: Path) -> Index | None:
    """A new index, kept in that file when it can be."""
    image = image_of(files)
    if image is None:
        return None
    with suppress(OSError):
        keep(image, path)
    return _mapped(path) or Index(image)


def keep(image: bytes, path: Path) -> None:
    """Writes the file whole, or not at all. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open(beside, "xb") as file:
            file.write(image)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
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
