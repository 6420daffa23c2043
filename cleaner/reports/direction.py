"""Right-to-left text kept apart, so that it cannot turn round what a report prints beside it."""

from __future__ import annotations

import re
from functools import cache

from cleaner.text.scripts import reaches

_LEFT_TO_RIGHT, _FIRST_STRONG, _POP = "\u2066", "\u2068", "\u2069"


def is_right_to_left(text: str) -> bool:
    """Does the text hold letters that run from right to left?"""
    return reaches(text, "\u0590") and _right_to_left().search(text) is not None


def left_to_right(text: str) -> str:
    """A sentence of ours or a path that may quote right-to-left letters, kept in its own direction (LRI, PDI)."""
    return f"{_LEFT_TO_RIGHT}{text}{_POP}" if is_right_to_left(text) else text


def isolated(text: str) -> str:
    """Text of an article between isolates when it holds right-to-left letters (Unicode annex 9, FSI and PDI).

    Isolates of the text itself must already be marks (visible.py), or they would not balance.
    """
    return f"{_FIRST_STRONG}{text}{_POP}" if is_right_to_left(text) else text


@cache
def _right_to_left() -> re.Pattern[str]:
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
