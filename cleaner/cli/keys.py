"""Keys and lines that a person types at a terminal: one key at a time, no cursor moved, nothing drawn over."""

from __future__ import annotations

import codecs
import os
import re
import sys
from typing import Any

_END = ("\x04", "\x1a")  # Ctrl-D, Ctrl-Z
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\[O])?", re.DOTALL)  # what an arrow or another key sends
_NO_KEY = " "  # stands for keys that mean nothing


class Keys:
    """The keyboard, from `with` on: keys come without Enter and are not shown. What is typed ahead waits."""

    def __init__(self) -> None:
        self._typed = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._before: list[Any] | None = None

    def __enter__(self) -> Keys:
        try:
            import termios
            import tty
        except ImportError:  # Windows gives single keys by its own call
            return self
        self._before = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin, termios.TCSADRAIN)
        return self

    def __exit__(self, *raised: object) -> None:
        if self._before is not None:
            import termios

            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)
            self._before = None

    def key(self) -> str:
        """The next key; nothing at the end of input. Raises KeyboardInterrupt."""
        while not self._typed:
            typed = _windows_key() if os.name == "nt" else os.read(sys.stdin.fileno(), 1024)
            if not typed:
                return ""
            self._typed = typed if isinstance(typed, str) else self._decoder.decode(typed)
        sequence = _SEQUENCE.match(self._typed)
        key, length = (_NO_KEY, sequence.end()) if sequence else (self._typed[0], 1)
        self._typed = self._typed[length:]
        return "" if key in _END else key

    def line(self, prompt: str, before: str) -> str:
        """A line, to which the person may change ``before`` where the terminal can do that."""
        self.__exit__()
        try:
            return _line(prompt, before)
        except EOFError:
            return ""
        finally:
            self.__enter__()


def is_at_terminal() -> bool:
    """Can a person be asked?"""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _line(prompt: str, before: str) -> str:
    try:
        import readline
    except ImportError:  # Windows has none
        return input(prompt)
    readline.parse_and_bind("set enable-bracketed-paste off")
    readline.set_startup_hook(lambda: readline.insert_text(before))
    try:
        return input(prompt)
    finally:
        readline.set_startup_hook()


def _windows_key() -> str:
    import msvcrt

    key: str = getattr(msvcrt, "getwch")()
    if key == "\x03":
        raise KeyboardInterrupt
    if key in ("\x00", "\xe0"):
        getattr(msvcrt, "getwch")()
        return _NO_KEY
    return key
