"""Writing that loses nothing: the file holds its old bytes or its new ones, whole, at every moment.

The new bytes go into a file of their own in the same folder, to the disk, and then take the
old file's place in one step; just before, the old file must still be the one that was read.
"""

from __future__ import annotations

import os
import stat
import time

from cleaner.files.source import Source, Stamp, Unreadable, read_bytes, reason

TEMPORARY_PREFIX, TEMPORARY_SUFFIX = ".cleaner-", ".tmp"
_RANDOM_BYTES = 8  # of the name between them, in hexadecimal digits
_LEFT_OVER_SECONDS = 3600
_WRITE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class NotWritten(Exception):
    """The file was left as it was. The message is a sentence without the file's name."""


def replace_whole(source: Source, data: bytes) -> None:
    """Put ``data`` in the place of what was read as ``source``. Raises NotWritten; then nothing has changed."""
    assert source.stamp is not None
    refuse_unwritable(source.stamp, source.path)
    folder = os.path.dirname(source.path) or "."
    temporary = os.path.join(folder, f"{TEMPORARY_PREFIX}{os.urandom(_RANDOM_BYTES).hex()}{TEMPORARY_SUFFIX}")
    try:
        write_new(temporary, data, source.stamp.mode)
        _keep_group(temporary, source.stamp)
        _copy_attributes(source.path, temporary)
        _refuse_changed(source)
        os.replace(temporary, source.path)
    except OSError as error:
        _remove(temporary)
        raise NotWritten(f"could not be written ({reason(error)}); left as it was") from None
    except BaseException:
        _remove(temporary)
        raise
    _settle_folder(folder)


def write_own(path: str, data: bytes) -> None:
    """A file of ours, new or in the place of the old one, whole or not at all. Raises OSError."""
    temporary = f"{path}.{os.urandom(8).hex()}{TEMPORARY_SUFFIX}"
    try:
        write_new(temporary, data, 0o644)
        os.replace(temporary, path)
    except BaseException:
        _remove(temporary)
        raise


def remove_leftovers(folder: str) -> None:
    """Remove what a run that was killed more than an hour ago left in this folder: plain files of ours, by their
    names, that belong to us. Younger ones may be of a run that still writes."""
    if not hasattr(os, "geteuid"):
        return
    try:
        with os.scandir(folder or ".") as entries:
            old = [entry.path for entry in entries if _is_temporary(entry.name) and _is_left_over(entry)]
    except OSError:
        return
    for path in old:
        _remove(path)


def _is_temporary(name: str) -> bool:
    middle = name[len(TEMPORARY_PREFIX) : -len(TEMPORARY_SUFFIX)]
    is_ours = name == f"{TEMPORARY_PREFIX}{middle}{TEMPORARY_SUFFIX}"
    return is_ours and len(middle) == 2 * _RANDOM_BYTES and not set(middle) - set("0123456789abcdef")


def _is_left_over(entry: os.DirEntry[str]) -> bool:
    status = entry.stat(follow_symlinks=False)
    is_ours = stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and status.st_uid == os.geteuid()
    return is_ours and status.st_mtime < time.time() - _LEFT_OVER_SECONDS


def refuse_unwritable(stamp: Stamp, path: str) -> None:
    """Raises NotWritten when the file is not ours to replace."""
    if stamp.links > 1:
        raise NotWritten(f"has {stamp.links} hard links, and replacing it would part them; left as it was")
    if not stamp.mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise NotWritten("is read-only; left as it was")
    if hasattr(os, "geteuid") and stamp.owner != os.geteuid():
        raise NotWritten("belongs to another user; left as it was")


def write_new(path: str, data: bytes, mode: int) -> None:
    """A new file with these bytes, on the disk when this returns. Raises OSError, FileExistsError among them."""
    descriptor = os.open(path, _WRITE_FLAGS, 0o600)
    with open(descriptor, "wb", buffering=0) as file:
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        os.fsync(descriptor)


def _keep_group(temporary: str, stamp: Stamp) -> None:
    """A new file gets the writer's group; the old one's is put back. Raises OSError where that is not allowed."""
    if hasattr(os, "chown") and os.stat(temporary).st_gid != stamp.group:
        os.chown(temporary, -1, stamp.group)
        os.chmod(temporary, stamp.mode)  # a change of group may drop bits


def _copy_attributes(path: str, temporary: str) -> None:
    """Extended attributes (labels, access lists) come along where the system has them."""
    if not hasattr(os, "listxattr"):
        return
    try:
        for name in os.listxattr(path, follow_symlinks=False):
            os.setxattr(temporary, name, os.getxattr(path, name, follow_symlinks=False), follow_symlinks=False)
    except OSError:
        return  # a file system without them, or a label that only the system sets


def _refuse_changed(source: Source) -> None:
    assert source.stamp is not None
    try:
        data, stamp = read_bytes(source.path, max_bytes=max(source.stamp.size, len(source.data)))
    except Unreadable:
        raise NotWritten("was changed while it was judged; left as it is now, run again") from None
    if stamp != source.stamp or data != source.data:
        raise NotWritten("was changed while it was judged; left as it is now, run again")


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError:
        pass  # the error that brought us here is the one to tell


def _settle_folder(folder: str) -> None:
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
