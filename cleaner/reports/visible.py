"""Hostile characters as visible marks, so that no text and no file name can rule a terminal or a page.

Escapes, the other C0 and C1 controls, direction overrides, invisible and tag characters and
halves of surrogate pairs are shown; joiners stay, since emoji and Persian need them.
"""

from __future__ import annotations

import re
from functools import cache

HOSTILE = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)  # inside a character class
_TAB = " " * 4
_SYMBOLS = 0x2400  # Control Pictures: U+2400 + n shows the control character n


def visible(text: str) -> str:
    """A line of text with a mark for each hostile character; a tab becomes four blanks."""
    if _is_harmless(text):
        return text
    return _hostile().sub(lambda match: _TAB if match[0] == "\t" else mark(match[0]), text)


def visible_line(row: str) -> str:
    """The same for rows that keep their breaks; ``\\r\\n`` stays too."""
    return "\n".join(visible(part.removesuffix("\r")) for part in row.split("\n"))


def visible_name(name: str) -> str:
    """A file name with a mark for each hostile character, tabs and breaks included."""
    return name if _is_harmless(name) else _hostile().sub(lambda match: mark(match[0]), name)


def _is_harmless(text: str) -> bool:
    """Of the hostile characters only three letters, which leave a blank, count as printable."""
    return text.isprintable() and (text.isascii() or not any(filler in text for filler in "\u115f\u1160\u3164"))


@cache
def _hostile() -> re.Pattern[str]:
    return re.compile(f"[{HOSTILE}]")


def mark(character: str) -> str:
    """What stands for that character: ␛, <U+202E>, or \\xff for a byte of a name that is not UTF-8."""
    number = ord(character)
    if number < 0x20:
        return chr(_SYMBOLS + number)
    if number == 0x7F:
        return "\u2421"
    if 0xDC80 <= number <= 0xDCFF:  # how Python carries bytes that do not decode
        return f"\\x{number - 0xDC00:02x}"
    return f"<U+{number:04X}>"
