"""What is worked out from data files of the package, kept in the user's cache: read again in a tenth of the time.

One file for each thing, with the state of its sources at its head; where it cannot be written, or does not
fit its sources, the thing is worked out anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from cleaner.lexicon.store import cache_folder, keep

_Made = TypeVar("_Made", bound=tuple[Any, ...])
_HEAD = 32  # bytes: state and check sum in hexadecimal


def kept(name: str, sources: Sequence[str], make: Callable[[], _Made]) -> _Made:
    """What ``make`` gives for these files, lists and the modules that read them. Plain values only."""
    state = _state(sources)
    path = cache_folder() / f"{name}.kept"
    with suppress(OSError, ValueError, EOFError, TypeError):
        with open(path, "rb") as file:
            image = file.read()
        if image[:_HEAD] == _head(state, image[_HEAD:]):
            return marshal.loads(image[_HEAD:])  # type: ignore[no-any-return]
    made = make()
    with suppress(OSError):
        content = marshal.dumps(made)
        keep(_head(state, content) + content, path)
    return made


def _head(state: int, content: bytes) -> bytes:
    return f"{state:016x}{crc32(content):016x}".encode()


def _state(sources: Sequence[str]) -> int:
    """A number that changes with the sources and with the Python that wrote the file."""
    state = crc32(f"{sys.version} {marshal.version}".encode())
    for path in sources:
        known = os.stat(path)
        state = crc32(f"{path} {known.st_size} {known.st_mtime_ns}".encode("utf-8", "surrogateescape"), state)
    return state
