"""How much work something is, without a clock: the lines of Python that it runs, the same on any machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """The number of lines that are run. What a single call into C does is one step, however long it takes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[str], object], piece: str, size: int) -> float:
    """By how much the steps of ``work`` grow from a text of ``size`` characters to one of four times as many, both
    made of ``piece``: 4 when they are in proportion, 16 when they grow with the square."""
    texts = [(piece * (length // len(piece) + 1))[:length] for length in (size // 4, size, 4 * size)]
    work(texts[0])  # loads what is loaded once
    return steps(lambda: work(texts[2])) / max(1, steps(lambda: work(texts[1])))
