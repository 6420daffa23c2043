"""What inside a paragraph of reStructuredText is no prose: literals, roles, links, references, substitutions.

One pass over each block: what nothing closes is looked for once, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.spans import Span

_NAME = r"[^\W_]{1,80}(?:[-._+:][^\W_]{1,80}){0,8}"
_SIGN = re.compile(
    rf"``(?!\s)|:{_NAME}:`|_?`(?!\s)"  # a literal, a role, a link or target
    rf"|\|[^|\s][^|\r\n]{{0,200}}\|_{{0,2}}|\[(?:[#*]|#?{_NAME})\]_|(?<![\w`.+:-]){_NAME}__?(?!\w)|\\."
    r"|(?<![\w.+/-])[\w.+/-]{1,99}@[\w.-]{1,255}"
)
_LITERAL_END = re.compile(r"(?<!\s)``(?![\w`])")  # ticks may stand in a literal
_END = re.compile(rf"(?<!\\)`(?::{_NAME}:|__?(?!\w)|(?![\w`<]))")
_SHORT = re.compile(r"``[^`]{1,500}``|`[^`]{1,500}`_{0,2}")


def inline(text: str, start: int, end: int) -> Iterator[Span]:
    """Their spans inside ``text[start:end]``, in order and apart."""
    position = start
    unclosed: set[re.Pattern[str]] = set()  # ends that do not come any more
    while sign := _SIGN.search(text, position, end):
        mark = sign.group()
        stop: int | None = sign.end()
        if mark.endswith("`"):
            pattern = _LITERAL_END if mark == "``" else _END
            stop = _close(text, sign, pattern, end, unclosed)
        if stop is None:
            position = sign.end()
        else:
            yield Span(sign.start(), stop)
            position = stop


def _close(
    text: str, sign: re.Match[str], pattern: re.Pattern[str], end: int, unclosed: set[re.Pattern[str]]
) -> int | None:
    """Behind the mark that closes what the sign opens; None when nothing does."""
    if pattern not in unclosed:
        found = pattern.search(text, sign.end() + 1, end)
        if found:
            return found.end()
        unclosed.add(pattern)
    short = _SHORT.match(text, sign.start(), end)
    return short.end() if short else None
