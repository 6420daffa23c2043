"""Files of our own in other people's folders: settings, what was learned, the baseline, remembered answers.

Whoever hands over a repository may have written them too: they are read up to a size, as data of bounded depth, and
never written through a link.
"""

from __future__ import annotations

import os
import stat
from typing import Any

from cleaner.files.new_file import remove_leftovers, write_own

OURS = ".cleaner"  # what a project says of itself
JOURNAL = "journal"  # below it: what runs did
MAX_BYTES = 20_000_000  # a baseline of a hundred thousand findings
_GITIGNORE = b"# Made by cleaner; may be deleted at any time.\n*\n"


def read_own(path: str, max_bytes: int = MAX_BYTES) -> bytes:
    """What the file holds. Raises OSError, also when it is no plain file or larger than ``max_bytes``."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "is no plain file", path)
        if status.st_size > max_bytes:
            raise OSError(0, f"is larger than {max_bytes:,} bytes", path)
        return file.read(max_bytes)


def parsed_json(content: bytes) -> Any:
    """The value. Raises ValueError, also when it is nested too deeply to be one of ours."""
    import json

    try:
        return json.loads(content)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def own_folder(root: str, name: str) -> str:
    """The folder of ours with this name, made when it is not there. Raises OSError when it is a link, which may
    lead anywhere."""
    folder = os.path.join(root, name)
    if os.path.islink(folder):
        raise OSError(0, "it is a link, which is not written through", folder)
    os.makedirs(folder, exist_ok=True)
    return folder


def hidden_folder(root: str, name: str) -> str:
    """The folder of ours with this name, which git is told to pass over; also when that was cut off the last time.
    Raises OSError."""
    folder = own_folder(root, name)
    path = os.path.join(folder, ".gitignore")
    try:
        with open(path, "rb") as file:
            if file.read(len(_GITIGNORE) + 1) == _GITIGNORE:
                return folder
    except FileNotFoundError:
        pass
    write_in_own_folder(root, name, ".gitignore", _GITIGNORE)
    return folder


def write_in_own_folder(root: str, name: str, file: str, data: bytes) -> str:
    """Write a file in that folder, whole or not at all; gives its path. Raises OSError."""
    folder = own_folder(root, name)
    remove_leftovers(folder)
    path = os.path.join(folder, file)
    write_own(path, data)
    return path
