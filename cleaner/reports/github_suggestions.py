"""Review comments for a pull request: ``gh api repos/OWNER/REPO/pulls/N/reviews --input -`` takes them.

What can be mended becomes a suggestion block that a person accepts with one click; a deletion is an
empty block. A comment hangs on whole lines, as GitHub wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TextIO

from cleaner.findings import Finding
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.json_text import json_text
from cleaner.reports.line_changes import GitLines, LineChange
from cleaner.reports.proposal import closed_edits
from cleaner.reports.visible import visible_name
from cleaner.spans import Edit

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+|~!$&^-])")
_CALLS = re.compile(r"(?<=[@#])(?=\w)|(?<=\w)(?=@)")  # where a mention or a reference would begin
_LONGEST = 60_000  # characters of a suggestion; GitHub takes comments of 65,536
_BACKTICKS = re.compile("`+")


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """One review: ``{"event": "COMMENT", "comments": [...]}``; files not judged have no lines to hang on."""
    comments: list[dict[str, Any]] = []
    for file in files:
        known = GitLines(file.text)
        comments += [_comment(file.path, finding, _lines_of(known, finding), look) for finding in file.findings]
    out.write(json_text({"event": "COMMENT", "comments": comments}, indent=2) + "\n")


def _comment(path: str, finding: Finding, change: LineChange, look: RenderOptions) -> dict[str, Any]:
    name = look.name_of(finding.code)
    body = f"**{finding.code}**{name and f' {name}'}: {_plain(finding.message)}"
    if finding.fix and finding.fix.edits and sum(map(len, change.new)) <= _LONGEST:
        body += f"\n\n{_block(change.new)}"
    first, last = change.first + 1, change.first + max(1, len(change.old))
    start = {"start_line": first, "start_side": "RIGHT"} if last > first else {}
    return {"path": path, **start, "line": last, "side": "RIGHT", "body": body}


def _lines_of(known: GitLines, finding: Finding) -> LineChange:
    """The lines the comment hangs on, and what they become; never no lines at all."""
    lines = known.lines
    changes = list(known.changes(closed_edits(known.text, finding)))
    if not changes:
        whole = [Edit(finding.start, finding.end, "\0")]  # stands for the passage, to learn its lines
        change = next(known.changes(whole))
        return LineChange(change.first, change.old, change.old)
    first, stop = changes[0].first, changes[-1].stop
    new: list[str] = []
    position = first
    for change in changes:
        new += [*lines[position : change.first], *change.new]
        position = change.stop
    if first == stop:  # an insertion hangs on the line before it, or after it at the start
        at = max(0, first - 1)
        kept = lines[at : at + 1]
        return LineChange(at, kept, kept + new if first else new + kept)
    return LineChange(first, lines[first:stop], new)


def _block(lines: list[str]) -> str:
    body = "".join(line if line.endswith("\n") else line + "\n" for line in lines).replace("\r\n", "\n")
    longest = max((len(run) for run in _BACKTICKS.findall(body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}suggestion\n{body}{fence}"


def _plain(message: str) -> str:
    """The message as Markdown that shows its words and calls nobody."""
    return _MARKDOWN.sub(r"\\\1", _CALLS.sub("\u2060", visible_name(message)))
