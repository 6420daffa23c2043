"""Line numbers in what a finding says, told in those of another text."""

from __future__ import annotations

import re
from collections.abc import Callable

_QUOTED = re.compile(r"(“[^”]*”)")
_LINES = re.compile(r"\b[Ll]ines? \d+(?:(?:, | to )\d+)*")
_NUMBER = re.compile(r"\d+")


def renumbered(message: str, number: Callable[[int], int]) -> str:
    """The message with each number of a line, counted from 1, put through ``number``; quoted words stay as they are."""
    return "".join(
        part if part.startswith("“") else _LINES.sub(lambda lines: _with_numbers(lines.group(), number), part)
        for part in _QUOTED.split(message)
    )


def _with_numbers(lines: str, number: Callable[[int], int]) -> str:
    return _NUMBER.sub(lambda digits: str(number(int(digits.group()))), lines)
