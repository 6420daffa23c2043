"""Writing that loses nothing: the file holds its old bytes or its new ones, whole, at every moment.

The new bytes go into a file of their own in the same folder, to the disk, and then take the
old file's place in one step; just before, the old file must still be the one that was read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import partial

from cleaner.files.new_file import remove, settle_folder, write_beside
from cleaner.files.source import Source, Stamp, Unreadable, read_bytes, reason


class NotWritten(Exception):
    """The file was left as it was. The message is a sentence without the file's name."""


def replace_whole(source: Source, data: bytes, before: Callable[[], None] = lambda: None) -> None:
    """Put ``data`` in the place of what was read as ``source``. ``before``: called when all is ready but the last
    step. Raises NotWritten; then nothing has changed."""
    assert source.stamp is not None
    refuse_unwritable(source.stamp, source.path)
    beside = ""
    try:
        beside = write_beside(source.path, data, source.stamp.mode, partial(_dress, source))
        before()
        _refuse_changed(source)
        os.replace(beside, source.path)
    except OSError as error:
        remove(beside)
        raise NotWritten(f"could not be written ({reason(error)}); left as it was") from None
    except BaseException:
        remove(beside)
        raise
    settle_folder(os.path.dirname(source.path) or ".")


def refuse_unwritable(stamp: Stamp, path: str) -> None:
    """Raises NotWritten when the file is not ours to replace."""
    if stamp.links > 1:
        raise NotWritten(f"has {stamp.links} hard links, and replacing it would part them; left as it was")
    if not stamp.mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise NotWritten("is read-only; left as it was")
    if hasattr(os, "geteuid") and stamp.owner != os.geteuid():
        raise NotWritten("belongs to another user; left as it was")


def _dress(source: Source, descriptor: int) -> None:
    """A new file gets the writer's group; the old one's is put back. Extended attributes (labels, access lists) come
    along where the system has them. Raises OSError where the group must not be given."""
    assert source.stamp is not None
    if hasattr(os, "fchown") and os.fstat(descriptor).st_gid != source.stamp.group:
        os.fchown(descriptor, -1, source.stamp.group)
        os.fchmod(descriptor, source.stamp.mode)  # a change of group may drop bits
    if not hasattr(os, "listxattr"):
        return
    try:
        for name in os.listxattr(source.path, follow_symlinks=False):
            os.setxattr(descriptor, name, os.getxattr(source.path, name, follow_symlinks=False))
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
