"""A cheap look at the scripts of a text, so that patterns of many signs are made ready only where one may stand."""

from __future__ import annotations

UNSPACED = "\u0e00"  # Thai; all scripts written without blanks lie here or beyond


def reaches(text: str, first: str) -> bool:
    """Does the text hold that code point or one beyond it?"""
    return not text.isascii() and max(text) >= first
