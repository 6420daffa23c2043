"""A person at a terminal: ``cleaner`` in a pseudo-terminal, keys typed, the screen read as a terminal shows it."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pyte
from command_line import HANGS

_WAITS = re.compile(rb"(?:\? \[[^\]]*\] |new: [^\r\n]*)$")  # for a key, or for a line
_CLEAR_LINE = "\x15"


class Terminal:
    """One run. ``raw``: all bytes that it wrote; ``status``: once it has ended."""

    def __init__(self, *arguments: str, cwd: Path, columns: int = 80, environment: Mapping[str, str] | None = None):
        self.raw = b""
        self.status: int | None = None
        self._screen = pyte.Screen(columns, 400)
        self._stream = pyte.ByteStream(self._screen)
        self._child, self._terminal = pty.fork()
        if not self._child:
            os.chdir(cwd)
            size = {"COLUMNS": str(columns), "LINES": "400", "TERM": "xterm"}
            os.environ.update({**size, **(environment or {})})
            os.execv(sys.executable, [sys.executable, "-m", "cleaner", *arguments])
        self._read()

    def press(self, keys: str) -> Terminal:
        """Keys, one after the other, each when the program waits for it."""
        for key in keys:
            assert self.status is None, f"ended before {key!r}: {self.text}"
            os.write(self._terminal, key.encode())
            self._read()
        return self

    def line(self, words: str) -> Terminal:
        """A line in the place of what stands there."""
        os.write(self._terminal, f"{_CLEAR_LINE}{words}\r".encode())
        self._read(after=b"\n")  # the line is drawn again while it is typed
        return self

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(row.rstrip() for row in self._screen.display).rstrip()

    @property
    def rows(self) -> list[str]:
        return self.text.split("\n")

    def until(self, row: str) -> Terminal:
        """Once the last row is this one: what stands behind a prompt comes after it."""
        until = time.monotonic() + HANGS
        while self.rows[-1] != row:
            assert self._receive() is not None and time.monotonic() < until, self.text
        return self

    def _read(self, after: bytes = b"") -> None:
        """Until the program, once it has written ``after``, waits for a key or has ended."""
        said = b""
        until = time.monotonic() + HANGS
        while not _WAITS.search(said.partition(after)[2] if after else said):
            assert time.monotonic() < until, self.text
            more = self._receive()
            if more is None:
                return
            said += more

    def _receive(self) -> bytes | None:
        """What it writes within a second; None when it has ended."""
        if not select.select([self._terminal], [], [], 1)[0]:
            return b""
        try:
            more = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux says so when the other side is closed
            more = b""
        if not more:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
            os.close(self._terminal)
            return None
        self.raw += more
        self._stream.feed(more)
        return more
