"""HTML without its markup, each remaining character at its place."""

from __future__ import annotations

import re
from html import unescape

_RAW = r"<(script|style|noscript|template|svg|head)\b[^>]{0,2000}>.{0,200000}?</\1\s*>|<!--.{0,100000}?-->"
_HIDDEN = re.compile(_RAW, re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{0,4000}>|<[!?][^<>]{0,2000}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NO_WIDTH = "\u00ad"  # is no part of the word it stands in
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup"
    " time tt u var wbr".split()
)


def without_tags(text: str) -> str:
    """The text with blanks where its markup was, a line for each block, entities as their characters."""
    text = _HIDDEN.sub(lambda match: _blank(match[0]), text)
    text = _TAG.sub(_tag, text)
    return _ENTITY.sub(_character, text)


def _tag(match: re.Match[str]) -> str:
    name = (match[1] or "").lstrip("/").lower()
    if name in _INLINE:
        return _NO_WIDTH * len(match[0])
    return "\n\n" + _blank(match[0][2:])


def _blank(markup: str) -> str:
    return "\n" + " " * (len(markup) - 1) if markup else ""


def _character(match: re.Match[str]) -> str:
    shown = unescape(match[0])
    return shown + _NO_WIDTH * (len(match[0]) - len(shown)) if len(shown) <= len(match[0]) else match[0]
