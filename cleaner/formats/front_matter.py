"""Front matter: YAML between ``---``, TOML between ``+++``, or a JSON object, at the very top of a text.

In Markdown also fields without fences (MultiMarkdown, Pelican, MkDocs): lines "Title: words" up to a blank one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex

_BYTE_ORDER_MARK = "\ufeff"
_CLOSERS = {"---": re.compile(r"(?:---|\.\.\.)[ \t]*$"), "+++": re.compile(r"\+\+\+[ \t]*$")}
_BREAK = lazy_regex(r"\r\n|\r|\n")
_KEY = lazy_regex(r"""[ \t]*(?:[\w."'@$-][^:=\r\n]{0,80}[:=](?:[ \t]|$)|[#\-\[{}\]]|$)""")
_MAX_LINES = 400  # longer "front matter" is an article between two rules
_MAX_SHOWN = 20_000  # code points in which values that a reader sees are looked for
_SHOWN = lazy_regex(
    r"""(?:^|(?<=[\r\n]))(?P<indent>[ \t]*)(?P<quote>["']?)(?:title|description|summary)(?P=quote)[ \t]*[:=][ \t]*"""
    r"(?P<value>[^\s][^\r\n]*?)[ \t,]*(?=[\r\n]|$)",
    re.IGNORECASE,
)
_QUOTED = lazy_regex(r"""(?:\"([^\"\\]{1,2000})\"|'((?:[^']|''){1,2000})')(?:\s+\#.*)?""")
_BLOCK = lazy_regex(r"[|>][-+\d]*")
_NO_PLAIN = "[{&*!|>%@`#\"'"
_BELOW = lazy_regex(r"(?:(?:\r\n|\r|\n)[ \t]++(?!-\s|[\w-]+:\s)[^\r\n]+){1,50}")
_INDENTED = lazy_regex(r"[ \t]+([^\r\n]+)")
_NO_PROSE = lazy_regex(r"[\[\]{}<>`\\=$_]|://")


_FIELD = lazy_regex(r"[A-Za-z][\w -]{0,30}:(?:[ \t]|$)|[ \t]+\S")
_FIRST_FIELD = lazy_regex(
    r"(?:title|date|modified|slug|authors?|category|categories|tags|summary|status|layout|template|lang|save_as|url"
    r"|description|keywords|page_title|permalink):(?:[ \t]|$)",
    re.IGNORECASE,
)
_MIN_FIELDS = 2


def open_fields_end(text: str) -> int:
    """Offset behind the fields without fences that a Markdown text begins with; 0 when it has none."""
    start = len(_BYTE_ORDER_MARK) if text.startswith(_BYTE_ORDER_MARK) else 0
    if not _FIRST_FIELD.match(text, start):
        return 0
    fields = 0
    for _ in range(_MAX_LINES):
        found = _BREAK.search(text, start)
        line = text[start : found.start() if found else len(text)]
        if not line.strip() or found is None:
            return start if fields >= _MIN_FIELDS else 0
        if not _FIELD.match(line):
            return 0
        fields += not line[0].isspace()
        start = found.end()
    return 0


def front_matter_end(text: str) -> int:
    """Offset just behind the front matter and its last break; 0 when there is none."""
    top = len(_BYTE_ORDER_MARK) if text.startswith(_BYTE_ORDER_MARK) else 0
    fence = text[top : top + 3]
    if fence in _CLOSERS:
        return _fenced_end(text, top, _CLOSERS[fence])
    return _json_end(text, top) if fence.startswith("{") and fence[1:2] in "\r\n" else 0


def _fenced_end(text: str, top: int, closer: re.Pattern[str]) -> int:
    first = _BREAK.search(text, top)
    if first is None or text[top + 3 : first.start()].strip():
        return 0
    start, keys = first.end(), 0
    for _ in range(_MAX_LINES):
        found = _BREAK.search(text, start)
        line = text[start : found.start() if found else len(text)]
        if closer.match(line):
            return (found.end() if found else len(text)) if keys else 0
        keys += bool(_KEY.match(line) and line.strip())
        if found is None or (not keys and line.strip()):  # a rule above prose opens nothing
            return 0
        start = found.end()
    return 0


def _json_end(text: str, top: int) -> int:
    """A JSON object that begins and ends on lines of its own (Hugo)."""
    close = re.compile(r"^\}[ \t]*$(?:\r\n|\r|\n)?", re.MULTILINE).search(_lf(text[: top + 20_000]), top)
    if close is None or '"' not in text[top : close.start()]:
        return 0
    found = _BREAK.search(text, text.index("}", close.start()))
    return found.end() if found else len(text)


def _lf(text: str) -> str:
    """The same length, with every break ending in a line feed, so that ``$`` sees it."""
    return text.replace("\r", "\n")


def shown_values(text: str, end: int) -> list[Span]:
    """What a reader sees of front matter that ends at ``end``: the words of titles, descriptions and summaries.

    Without their quotation marks; a value that goes on below, line by line.
    """
    return list(_shown_values(text, min(end, _MAX_SHOWN)))


def _shown_values(text: str, end: int) -> Iterator[Span]:
    is_yaml = not text.lstrip(_BYTE_ORDER_MARK).startswith(("+++", "{"))
    for found in _SHOWN.finditer(text, 0, end):
        if is_yaml and found["indent"]:
            continue
        span = Span(*found.span("value"))
        if quoted := _QUOTED.fullmatch(text, *span):
            span = Span(*quoted.span(quoted.lastindex or 0))
        elif not is_yaml:
            continue
        elif _BLOCK.fullmatch(text, *span):
            span = Span(span.end, span.end)
        elif text[span.start] in _NO_PLAIN:
            continue
        yield from _if_prose(text, span)
        below = None if quoted or not is_yaml else _BELOW.match(text, found.end(), end)
        for line in _INDENTED.finditer(text, *below.span()) if below else ():
            yield from _if_prose(text, Span(*line.span(1)))


def _if_prose(text: str, span: Span) -> Iterator[Span]:
    comment = text.find(" #", *span)
    span = Span(span.start, comment) if comment >= 0 else span
    words = text[span.start : span.end].split()
    if len(words) > 1 and not _NO_PROSE.search(text, *span):
        yield span
