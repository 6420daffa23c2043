"""Data pasted into a text without a fence: JSON, YAML, CSV, logs. Told by runs of lines of one form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from cleaner.spans import Span
from cleaner.text.lines import Line, lines

_MIN_LINES = 3
_MAX_LINE = 2_000  # of a longer line only so much is looked at
_JSON_KEY = re.compile(r"""\s*[{\[]?\s*["'][^"'\r\n]{1,200}["']\s*:(?:\s|["'\[{\d]|$)""")
_JSON = re.compile(r"""\s*(?:[{}\[\]]+[,;]?|(?:["'][^"\r\n]*["']|-?\d[\d.eE+-]*|true|false|null)\s*[}\]]*,?)\s*$""")
_YAML_KEY = re.compile(r"\s*(?:-\s+)?[a-z_$][\w.$/-]*:(?:\s|$)")
_YAML = re.compile(r"\s+\S|\s*-\s|\s*#|---\s*$")
_NESTED = re.compile(r"\s+(?:-\s+)?[a-z_$][\w.$/-]*:(?:\s|$)|\s*-\s+[a-z_$][\w.$/-]*:\s")
_LOG = re.compile(
    r"\s*(?:[\[(]?(?:\d{4}[-/]\d\d[-/]\d\d|\d\d[-/]\d\d[-/]\d{2,4}|\d\d/[A-Z][a-z]{2}/\d{4}|[A-Z][a-z]{2}\s+\d{1,2})"
    r"[T ,:]+\d\d?:\d\d"
    r"|[\[(]?\d\d:\d\d:\d\d|\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b[\]: ]"
    r"|\d{1,3}(?:\.\d{1,3}){3}\s+\S+\s+\S+\s+\[|at\s+[\w$.<>]+\(|File\s+\"[^\"]+\", line \d)"
)
_SEPARATORS = re.compile(r"[,;\t|]")


def pasted_data(text: str) -> Iterator[Span]:
    """The runs, in order and apart."""
    rows = lines(text)
    tried = [0] * len(_RUNS)  # by form, behind the lines that a run was looked for in
    number = 0
    while number < len(rows):
        stop = number
        for form, run in enumerate(_RUNS):
            if number >= tried[form] and text[rows[number].start : rows[number].end].strip():
                tried[form], is_data = run(text, rows, number)
                stop = max(stop, tried[form] if is_data else 0)
        if stop > number:
            yield Span(rows[number].start, rows[stop - 1].end)
        number = max(stop, number + 1)


def _line(text: str, row: Line) -> str:
    return text[row.start : min(row.end, row.start + _MAX_LINE)]


def _json(text: str, rows: Sequence[Line], number: int) -> tuple[int, bool]:
    """Keys stand in it, and blank lines may."""
    keys, stop, at = 0, number, number
    while at < len(rows) and (keys or at - number <= _MIN_LINES):
        line = _line(text, rows[at])
        if _JSON_KEY.match(line):
            keys += 1
        elif line.strip() and not _JSON.match(line):
            break
        at += 1
        stop = at if line.strip() else stop
    return stop, keys > 0 and stop - number >= _MIN_LINES


def _yaml(text: str, rows: Sequence[Line], number: int) -> tuple[int, bool]:
    """Lines "key: value" in small letters, some of them nested."""
    keys, nested, stop = 0, 0, number
    while stop < len(rows) and (line := _line(text, rows[stop])).strip():
        if _YAML_KEY.match(line):
            keys, nested = keys + 1, nested + bool(_NESTED.match(line))
        elif not keys or not _YAML.match(line):
            break
        stop += 1
    return stop, nested > 0 and keys * 2 > stop - number >= _MIN_LINES


def _table(text: str, rows: Sequence[Line], number: int) -> tuple[int, bool]:
    """Rows with the same number of separators that no blank follows, as in CSV."""
    form = _row_form(_line(text, rows[number]))
    stop = number
    while form and stop < len(rows) and _row_form(_line(text, rows[stop])) == form:
        stop += 1
    return stop, stop - number >= _MIN_LINES


def _row_form(line: str) -> tuple[str, int] | None:
    found = _SEPARATORS.search(line)
    if not found or f"{found[0]} " in line:
        return None
    count = line.count(found[0])
    return (found[0], count) if count > 1 or found[0] == "\t" and line.strip() else None


def _log(text: str, rows: Sequence[Line], number: int) -> tuple[int, bool]:
    stop = number
    while stop < len(rows) and _LOG.match(_line(text, rows[stop])):
        stop += 1
    return stop, stop - number >= _MIN_LINES


_RUNS: tuple[Callable[[str, Sequence[Line], int], tuple[int, bool]], ...] = (_json, _yaml, _table, _log)
