"""Texts and bytes that have broken other tools: odd breaks, marks, codes that rule terminals, binary files."""

from __future__ import annotations

ODD_BREAKS = ("\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
TERMINAL_CODES = ("\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\u202edesrever", "\x08\x08\x08", "\r\x1b[K")
LINE_ENDS = ("\n", "\r\n", "\r")
NOT_TEXT = {
    "latin-1": b"Un caf\xe9 au lait in the the morning\n",
    "half a pair": b"\xed\xa0\x80 in the the morning\n",
    "cut off": b"in the the morning \xe2\x82",
    "UTF-16 without half of a character": b"\xff\xfea\x00b",
    "UTF-32": "in the the morning\n".encode("utf-32"),
}
BINARY = {
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR the the ",
    "UTF-16 without a mark": "in the the morning\n".encode("utf-16-le"),
    "archive": b"\x1f\x8b\x08\x00\x00\x00 the the",
}
