"""Bytes and their text. What does not come back byte for byte is refused, never guessed.

A file is opened only when it is a plain file, and read whole before anything is judged.
Its codec is told by its byte order mark, else it is UTF-8; the mark is kept and is no part of the text.
"""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

_BINARY_PROBE = 8192  # bytes looked at for a NUL, as git does
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Unreadable(Exception):
    """The file cannot be taken in as a text. The message is a sentence without the file's name."""


class TooLarge(Unreadable):
    """The file is larger than the settings allow, and was not opened."""


class Binary(Exception):
    """The file is no text: left alone, and no error."""


class Codec(NamedTuple):
    """An encoding and the byte order mark that the file starts with; ``mark`` may be empty."""

    name: str
    mark: bytes

    def decode(self, data: bytes) -> str:
        """The text after the mark. Raises UnicodeDecodeError."""
        return data[len(self.mark) :].decode(self.name)

    def encode(self, text: str) -> bytes:
        """The mark and the text. Raises UnicodeEncodeError."""
        return self.mark + text.encode(self.name)


PLAIN_UTF_8 = Codec("utf-8", b"")
_MARKED = (Codec("utf-8", b"\xef\xbb\xbf"), Codec("utf-16-le", b"\xff\xfe"), Codec("utf-16-be", b"\xfe\xff"))


class Stamp(NamedTuple):
    """What the file system said of a file when it was read; another stamp later means that it was changed."""

    device: int
    inode: int
    size: int
    mtime_ns: int
    mode: int
    links: int
    owner: int
    group: int


class Source(NamedTuple):
    """A text and where it came from. ``path`` is what was opened; ``stamp`` is None for standard input."""

    path: str
    data: bytes
    text: str
    codec: Codec
    stamp: Stamp | None = None

    def encode(self, text: str) -> bytes:
        """Another text as bytes of this file. Raises UnicodeEncodeError."""
        return self.codec.encode(text)


def read(path: str, max_bytes: int) -> Source:
    """The file as a Source. Raises Unreadable and Binary."""
    data, stamp = read_bytes(path, max_bytes)
    return source_from(path, data, stamp)


def source_from(path: str, data: bytes, stamp: Stamp | None = None) -> Source:
    """Bytes as a Source. Raises Unreadable and Binary."""
    codec = _codec_of(data)
    if codec.name == "utf-8" and b"\0" in data[:_BINARY_PROBE]:
        raise Binary("binary, left alone")
    try:
        text = codec.decode(data)
    except UnicodeDecodeError as error:
        raise Unreadable(_not_text(codec, data, error)) from None
    if codec.encode(text) != data:
        raise Unreadable(f"does not come back byte for byte from {codec.name}; left as it was")
    return Source(path, data, text, codec, stamp)


def read_bytes(path: str, max_bytes: int) -> tuple[bytes, Stamp]:
    """The file's bytes and stamp. Raises Unreadable; nothing but a plain file is ever opened."""
    try:
        before = os.lstat(path)
        _refuse_odd(before, max_bytes)
        descriptor = os.open(path, READ_FLAGS)
        with open(descriptor, "rb", buffering=0) as file:
            stamp = stamp_of(os.fstat(descriptor))
            if (stamp.device, stamp.inode) != (before.st_dev, before.st_ino):
                raise Unreadable("another file took its place while it was opened; run again")
            return file.readall(), stamp
    except OSError as error:
        raise Unreadable(reason(error)) from None
    except ValueError:
        raise Unreadable("no path: a name cannot hold a NUL character") from None


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp that a stat makes."""
    return Stamp(
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        stat.S_IMODE(status.st_mode),
        status.st_nlink,
        status.st_uid,
        status.st_gid,
    )


def too_large(size: int, max_bytes: int) -> str:
    """Why a text of this size was not judged."""
    return f"skipped: {size:,} bytes are more than the limit of {max_bytes:,}; max-bytes in the settings lifts it"


def reason(error: OSError) -> str:
    """The system's words, in lower case, without the file's name."""
    words = error.strerror or str(error) or type(error).__name__
    return words[:1].lower() + words[1:]


def _refuse_odd(status: os.stat_result, max_bytes: int) -> None:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise Unreadable("is a folder")
    if stat.S_ISLNK(mode):
        raise Unreadable("is a link; name the file it leads to, or use --follow")
    if not stat.S_ISREG(mode):
        raise Unreadable("is no plain file (a pipe, socket or device); not opened")
    if status.st_size > max_bytes:
        raise TooLarge(too_large(status.st_size, max_bytes))


def _codec_of(data: bytes) -> Codec:
    if data.startswith(_UTF_32):
        raise Unreadable("is UTF-32, which is not read here; convert it to UTF-8 first")
    return next((codec for codec in _MARKED if data.startswith(codec.mark)), PLAIN_UTF_8)


def _not_text(codec: Codec, data: bytes, error: UnicodeDecodeError) -> str:
    place = error.start + len(codec.mark)
    line = data.count(b"\n", 0, place) + 1
    byte = f"0x{data[place]:02X}" if place < len(data) else "the end"
    name = codec.name.upper()
    where = f"{byte} at byte {place}, line {line}"
    return f"not {name}: {where}; left as it was. Convert it to UTF-8 first, for example with iconv"
