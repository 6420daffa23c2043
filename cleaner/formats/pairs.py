"""Passages between two marks: elements and components, shortcodes and template tags, fences of colons.

A mark that nothing closes, or that stands in code, bounds nothing. One pass with a stack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cleaner.spans import Span

_ELEMENT = re.compile(
    r"<(/?)((?i:blockquote|details|aside|figure|figcaption|li|dd|td|th)|[A-Z][\w.]{0,60})(?=[\s>/])([^<>]{0,2000})>"
)
_SHORTCODE = re.compile(r"\{\{[<%][ \t]*(/?)[ \t]*([\w/-]+)([^\r\n]{0,2000}?)[>%]\}\}")
_TEMPLATE_TAG = re.compile(r"\{%-?[ \t]*(end)?([a-z_]\w*)([^\r\n]{0,2000}?)%\}")
_FENCE = re.compile(r"(?:^|(?<=[\r\n]))[ \t>]*(:{3,}|/{3,})[ \t]*([^\r\n]*)")
_SUMMARY = re.compile(r"\s*<summary\b[^<>]{0,500}>.{0,2000}?</summary>", re.IGNORECASE | re.DOTALL)


class Pair(NamedTuple):
    """``start`` and ``end`` with the marks, ``body`` without them."""

    start: int
    end: int
    body: Span


class _Mark(NamedTuple):
    start: int
    end: int
    name: str
    opens: bool


def pairs(text: str, is_code: Callable[[int], bool]) -> Iterator[Pair]:
    """The pairs, each when its second mark comes. ``is_code``: does code stand at this offset?"""
    opened: list[_Mark] = []
    waiting: Counter[str] = Counter()
    for mark in sorted(_marks(text)):
        if (not mark.opens and not waiting[mark.name]) or is_code(mark.start):
            continue
        if mark.opens:
            opened.append(mark)
            waiting[mark.name] += 1
            continue
        while True:
            first = opened.pop()
            waiting[first.name] -= 1
            if first.name == mark.name:
                break
        yield Pair(first.start, mark.end, Span(_body_start(text, first, mark), mark.start))


def _body_start(text: str, first: _Mark, last: _Mark) -> int:
    summary = _SUMMARY.match(text, first.end, last.start) if first.name == "details" else None
    return summary.end() if summary else first.end


def _marks(text: str) -> Iterator[_Mark]:
    if "<" in text:
        for found in _ELEMENT.finditer(text):
            if not found[3].endswith("/"):
                name = found[2] if found[2][0].isupper() and not found[2].isupper() else found[2].lower()
                yield _Mark(*found.span(), name, not found[1])
    if "{" in text:
        for found in _SHORTCODE.finditer(text):
            if not found[3].rstrip().endswith("/"):
                yield _Mark(*found.span(), "{{" + found[2], not found[1])
        for found in _TEMPLATE_TAG.finditer(text):
            yield _Mark(*found.span(), "{%" + found[2], not found[1])
    if ":::" in text or "///" in text:
        for found in _FENCE.finditer(text):
            yield _Mark(*found.span(), found[1], bool(found[2].strip()))
