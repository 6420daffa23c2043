"""A cheap look at the scripts of a text, so that patterns of many signs are made ready only where one may stand."""

from __future__ import annotations

import re
from functools import cache

UNSPACED = "\u0e00"  # Thai; all scripts written without blanks lie here or beyond


def reaches(text: str, first: str) -> bool:
    """Does the text hold that code point or one beyond it?"""
    return not text.isascii() and bool(_from(first).search(text))


@cache
def _from(first: str) -> re.Pattern[str]:
    return re.compile(f"[{first}-\U0010ffff]")
