"""New files, whole under their name or not there: without a name until their bytes are on the disk, where the system
can do that, else under a name of ours that is removed when it is left over.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable

_PREFIX, _SUFFIX = ".cleaner-", ".tmp"
_RANDOM_BYTES = 8  # of the name between them, in hexadecimal digits
_LEFT_OVER_SECONDS = 60  # no file of ours has such a name as long as that
_BINARY = getattr(os, "O_BINARY", 0)
_NAMED = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | _BINARY
_UNNAMED = getattr(os, "O_TMPFILE", 0)

Dress = Callable[[int], None]  # what else a file gets, by its descriptor, before it has its name


def write_beside(path: str, data: bytes, mode: int, dress: Dress = lambda descriptor: None) -> str:
    """A new file in the folder of the path, on the disk when this returns; gives its name, to be moved from there.
    Raises OSError; then nothing is left of it."""
    folder = os.path.dirname(path) or "."
    name = os.path.join(folder, f"{_PREFIX}{os.urandom(_RANDOM_BYTES).hex()}{_SUFFIX}")
    if not _UNNAMED or not _written_unnamed(folder, name, data, mode, dress):
        _write_named(name, data, mode, dress)
    return name


def write_own(path: str, data: bytes) -> None:
    """A file of ours, new or in the place of the old one, whole or not at all. Raises OSError."""
    beside = write_beside(path, data, 0o644)
    try:
        os.replace(beside, path)
    except BaseException:
        remove(beside)
        raise


def write_once(path: str, data: bytes) -> None:
    """A new file under this name, whole or not at all. Raises OSError, FileExistsError among them."""
    if _UNNAMED and _written_unnamed(os.path.dirname(path) or ".", path, data, 0o644, lambda descriptor: None):
        return
    beside = write_beside(path, data, 0o644)
    try:
        if os.path.lexists(path):
            raise FileExistsError(17, "File exists", path)
        os.rename(beside, path)
    except BaseException:
        remove(beside)
        raise


def remove(path: str) -> None:
    """Remove a file of ours, if it is there. What goes wrong is not told: an error before is the one to tell."""
    try:
        os.unlink(path)
    except OSError:
        pass


def settle_folder(folder: str) -> None:
    """The new name is on the disk too, where a folder can be told so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def remove_leftovers(folder: str) -> None:
    """Remove what a run that was killed left in this folder: plain files of ours, by their names, that belong to us.
    Those younger than a minute may be of a run that still writes."""
    if not hasattr(os, "geteuid"):
        return
    try:
        with os.scandir(folder or ".") as entries:
            old = [entry.path for entry in entries if _is_temporary(entry.name) and _is_left_over(entry)]
    except OSError:
        return
    for path in old:
        remove(path)


def _is_temporary(name: str) -> bool:
    middle = name[len(_PREFIX) : -len(_SUFFIX)]
    is_ours = name == f"{_PREFIX}{middle}{_SUFFIX}"
    return is_ours and len(middle) == 2 * _RANDOM_BYTES and not set(middle) - set("0123456789abcdef")


def _is_left_over(entry: os.DirEntry[str]) -> bool:
    status = entry.stat(follow_symlinks=False)
    is_ours = stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and status.st_uid == os.geteuid()
    return is_ours and status.st_mtime < time.time() - _LEFT_OVER_SECONDS


def _written_unnamed(folder: str, name: str, data: bytes, mode: int, dress: Dress) -> bool:
    """Was it written? False where the file system knows no files without a name. Raises OSError."""
    try:
        descriptor = os.open(folder, os.O_WRONLY | _UNNAMED, 0o600)
    except OSError:
        return False  # if the folder is the trouble, the other way tells it
    with open(descriptor, "wb", buffering=0):
        _fill(descriptor, data, mode, dress)
        try:
            # With a folder's descriptor, which an absolute path does not need, Python follows the link to the file.
            os.link(f"/proc/self/fd/{descriptor}", name, src_dir_fd=descriptor, follow_symlinks=True)
        except FileExistsError:
            raise
        except OSError:
            return False
    return True


def _write_named(name: str, data: bytes, mode: int, dress: Dress) -> None:
    try:
        descriptor = os.open(name, _NAMED, 0o600)
        with open(descriptor, "wb", buffering=0):
            _fill(descriptor, data, mode, dress)
    except BaseException:
        remove(name)
        raise


def _fill(descriptor: int, data: bytes, mode: int, dress: Dress) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    dress(descriptor)
    os.fsync(descriptor)
