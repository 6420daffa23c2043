"""A unified diff of what ``fix`` does, as git writes and applies it.

``out`` must be UTF-8 and keep line breaks as they are (``newline=""``). On a terminal hostile
characters are shown as marks instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.hunks import Hunk, hunks
from cleaner.reports.paint import Paint
from cleaner.reports.visible import visible_line, visible_name

_CONTEXT = 3
_ESCAPES = {7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
_STYLES = {"+": "new", "-": "gone", "@": "frame"}


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """A diff for each file with edits; other files leave no trace."""
    paint = Paint(look)
    for file in files:
        if not file.edits:
            continue
        if file.codec.startswith("utf-16"):
            out.write(_told_without_lines(file))
            continue
        for row in _rows(file):
            shown = visible_line(row) if look.terminal else row
            out.write(_painted(shown, paint) if look.color else shown)


def _told_without_lines(file: FileResult) -> str:
    """A line that `git apply` passes over: git takes such a file for binary, and ``fix`` alone can change it."""
    changes = "1 change" if len(file.edits) == 1 else f"{len(file.edits)} changes"
    name = visible_name(file.path)
    reason = f"{file.codec}, which git compares as bytes: no lines to show"
    return f"{name} is {reason}; `cleaner fix` makes {changes} in it\n"


def git_name(side: str, path: str) -> str:
    """The path as git writes it after ``---``: in C quotes when it holds anything but plain ASCII."""
    name = f"{side}/{path.replace(chr(92), '/') if ':' in path[1:2] else path}".replace("//", "/")
    name = name.replace("/./", "/", 1) if name.startswith(f"{side}/./") else name
    data = name.encode("utf-8", "surrogateescape")
    if all(32 <= byte < 127 and byte not in (34, 92) for byte in data):
        return name
    return '"' + "".join(_ESCAPES.get(b) or (chr(b) if 32 <= b < 127 else f"\\{b:03o}") for b in data) + '"'


def _rows(file: FileResult) -> Iterator[str]:
    """The rows of one file's diff, each with its break."""
    old, new = git_name("a", file.path), git_name("b", file.path)
    tab = "\t" if " " in file.path and not old.startswith('"') else ""  # git marks the end of such a name
    yield f"diff --git {old} {new}\n--- {old}{tab}\n+++ {new}{tab}\n"
    text = "\ufeff" + file.text if file.bom else file.text
    shift = int(file.bom)
    edits = [edit._replace(start=edit.start + shift, end=edit.end + shift) for edit in file.edits]
    lines, found = hunks(text, edits, _CONTEXT)
    for hunk in found:
        yield from _hunk_rows(lines, hunk)


def _hunk_rows(lines: list[str], hunk: Hunk) -> Iterator[str]:
    old = _range(hunk.start, hunk.stop - hunk.start)
    new = _range(hunk.new_start, hunk.new_length)
    yield f"@@ -{old} +{new} @@\n"
    position = hunk.start
    for change in hunk.changes:
        yield from (_row(" ", line) for line in lines[position : change.first])
        yield from (_row("-", line) for line in change.old)
        yield from (_row("+", line) for line in change.new)
        position = change.stop
    yield from (_row(" ", line) for line in lines[position : hunk.stop])


def _range(start: int, length: int) -> str:
    """Lines from 1; an empty range names the line before it."""
    first = start + 1 if length else start
    return f"{first}" if length == 1 else f"{first},{length}"


def _row(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _painted(rows: str, paint: Paint) -> str:
    parts = rows.split("\n")
    styled = (paint("bold" if part[:3] in ("---", "+++") else _STYLES.get(part[:1], ""), part) for part in parts)
    return "\n".join(styled)
