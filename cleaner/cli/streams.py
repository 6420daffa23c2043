"""Standard output and standard error, the same under any locale: UTF-8, ``\\n`` only, nothing hostile."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO

from cleaner.cli.misuse import Misuse
from cleaner.reports.visible import visible

ERASE = "\r\x1b[K"  # the line of a terminal, to write there again


def text_output() -> TextIO:
    """Standard output for a report."""
    if sys.stdout is None:
        raise Misuse("standard output is closed")
    assert isinstance(sys.stdout, io.TextIOWrapper)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return sys.stdout


def write_bytes(data: bytes) -> None:
    """Bytes on standard output, and nothing else there. Raises OSError."""
    if sys.stdout is None:
        raise Misuse("standard output is closed")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def read_bytes() -> bytes:
    """All of standard input."""
    if sys.stdin is None:
        raise Misuse("standard input is closed")
    return sys.stdin.buffer.read()


def tell(message: str) -> None:
    """A line for people on standard error."""
    if sys.stderr is None:
        return
    if sys.stdout is not None:
        sys.stdout.flush()
    sys.stderr.buffer.write(visible(message).encode("utf-8", "backslashreplace") + b"\n")
    sys.stderr.buffer.flush()


def tell_warnings() -> None:
    """Let what the word lists warn of be told as a line for people; that they are made ready, on a terminal only."""
    import warnings

    home = "cleaner.lexicon.store"
    shown = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *rest: Any, **named: Any) -> None:
        if category.__module__ != home:
            shown(message, category, *rest, **named)
        elif issubclass(category, UserWarning) or sys.stderr is not None and sys.stderr.isatty():
            tell(f"cleaner: {message}")

    warnings.filterwarnings("default", module=home.replace(".", r"\."))
    warnings.showwarning = show


def shows_color(choice: str) -> bool:
    """``always``, ``never``, or by NO_COLOR, FORCE_COLOR and whether standard output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"


def is_terminal() -> bool:
    """Does a person's terminal show what goes to standard output?"""
    return sys.stdout is not None and sys.stdout.isatty()


def tells_a_person() -> bool:
    """Does a person's terminal show what goes to standard error?"""
    return sys.stderr is not None and sys.stderr.isatty()


def write_now(words: str) -> None:
    """Writes to standard error at once, without a line end."""
    sys.stderr.write(words)
    sys.stderr.flush()


def takes_links() -> bool:
    """Is the terminal one of those known to draw links (OSC 8)? FORCE_HYPERLINK says so of any."""
    known = ("iTerm.app", "WezTerm", "vscode", "ghostty")
    says = any(name in os.environ for name in ("KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM", "FORCE_HYPERLINK"))
    vte = os.environ.get("VTE_VERSION", "")
    modern = vte.isdecimal() and int(vte) >= 5000  # before it, a fault in the library made links unsafe
    return is_terminal() and (says or modern or os.environ.get("TERM_PROGRAM") in known)


def terminal_width() -> int:
    """Columns, for reports that wrap."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80
