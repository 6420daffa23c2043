"""A cheap look at the scripts of a text, so that patterns of many signs are made ready only where one may stand."""

from __future__ import annotations

UNSPACED = "\u0e00"  # Thai; all scripts written without blanks lie here or beyond
_OFTEN = "\u2013\u2019\u201c\u201d"  # dashes and quotes of most texts: found sooner than the highest code point is


def reaches(text: str, first: str) -> bool:
    """Does the text hold that code point or one beyond it? A pattern of so many signs would take ten milliseconds
    to make ready, more than a run over one article has to spare."""
    if text.isascii():
        return False
    return any(sign >= first and sign in text for sign in _OFTEN) or max(text) >= first
