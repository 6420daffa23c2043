"""Lines of a text. Breaks are ``\\r\\n``, ``\\r`` and ``\\n`` and nothing else.

``str.splitlines`` also cuts at form feeds, NEL and U+2028, which are characters of the text here.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """One line: ``text[start:end]`` without its break, ``text[start:stop]`` with it."""

    start: int
    end: int
    stop: int


_line = partial(tuple.__new__, Line)  # from a tuple, for many: without a call of Python's for each


def lines(text: str) -> list[Line]:
    """All lines, in order; they tile the text. A text that ends in a break has no empty last line."""
    if "\r" in text:
        breaks = [match.span() for match in _BREAK.finditer(text)]
        ends, stops = [end for end, _ in breaks], [stop for _, stop in breaks]
    else:  # cut without a pattern: twice as fast
        stops = list(accumulate(len(line) + 1 for line in text.split("\n")[:-1]))
        ends = [stop - 1 for stop in stops]
    if (stops[-1] if stops else 0) < len(text):
        ends.append(len(text))
        stops.append(len(text))
    return list(map(_line, zip([0, *stops], ends, stops)))
