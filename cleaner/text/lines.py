"""Lines of a text. Breaks are ``\\r\\n``, ``\\r`` and ``\\n`` and nothing else.

``str.splitlines`` also cuts at form feeds, NEL and U+2028, which are characters of the text here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """One line: ``text[start:end]`` without its break, ``text[start:stop]`` with it."""

    start: int
    end: int
    stop: int


def lines(text: str) -> list[Line]:
    """All lines, in order; they tile the text. A text that ends in a break has no empty last line."""
    found: list[Line] = []
    start = 0
    for match in _BREAK.finditer(text):
        found.append(Line(start, match.start(), match.end()))
        start = match.end()
    if start < len(text):
        found.append(Line(start, len(text), len(text)))
    return found
