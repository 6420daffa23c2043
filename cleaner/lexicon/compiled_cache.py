"""What is worked out from data files of the package, kept in the user's cache: read again in a tenth of the time.

One file for each thing and state of its sources; where it is damaged or cannot be written, the thing is
worked out anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from cleaner.lexicon.store import cache_folder, keep, mark_used

_Made = TypeVar("_Made", bound=tuple[Any, ...])
_CHECK = 8  # bytes at the head of a file: the check sum of the rest, in hexadecimal


def kept(name: str, sources: Sequence[str], make: Callable[[], _Made]) -> _Made:
    """What ``make`` gives for these files, lists and the modules that read them. Plain values only."""
    path = cache_folder() / f"{name}-{_state(sources):08x}.kept"
    with suppress(OSError, ValueError, EOFError, TypeError):
        with open(path, "rb") as file:
            mark_used(path, file.fileno())
            check, content = file.read(_CHECK), file.read()
        if check == _check_of(content):
            return marshal.loads(content)  # type: ignore[no-any-return]
    made = make()
    with suppress(OSError):
        content = marshal.dumps(made)
        keep(_check_of(content) + content, path)
    return made


def _check_of(content: bytes) -> bytes:
    return f"{crc32(content):08x}".encode()


def _state(sources: Sequence[str]) -> int:
    """A number that changes with the sources and with the Python that wrote the file."""
    state = crc32(f"{sys.version} {marshal.version}".encode())
    for path in sources:
        known = os.stat(path)
        state = crc32(f"{os.path.basename(path)} {known.st_size} {known.st_mtime_ns}".encode(), state)
    return state
