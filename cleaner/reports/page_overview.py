"""The head of the HTML report, drawn without a script: the sum of what was found, a table by folder and rule, and the
settings and version that it was found with."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from cleaner.findings import Applicability
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.severity import applicability
from cleaner.reports.visible import visible_name

_MOST_ROWS = 400
_LEVELS = (Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY)
_HEADS = ("Folder", "Rule", "fix", "unsafe", "you", "All")
_SUMS = {
    Applicability.SAFE: "mended by cleaner fix",
    Applicability.UNSAFE: "more with --unsafe-fixes",
    Applicability.DISPLAY: "for you to decide",
}
Counts = Counter[tuple[str, str, Applicability]]  # folder, code, who may mend it


class Overview:
    """Counts files as they come. ``look.about``: lines on version and settings."""

    def __init__(self, look: RenderOptions) -> None:
        self._look = look
        self._counts: Counts = Counter()
        self._seen = self._found = 0

    def count(self, file: FileResult) -> None:
        self._seen += 1
        self._found += bool(file.findings)
        folder = os.path.dirname(file.path) or "."
        self._counts.update((folder, finding.code, applicability(finding)) for finding in file.findings)

    def summary(self) -> str:
        """One line, as markup."""
        levels: Counter[Applicability] = Counter()
        for (_, _, level), number in self._counts.items():
            levels[level] += number
        files = f"{self._found:,} of {_counted(self._seen, 'file')}"
        parts = [f"{_counted(levels.total(), 'finding')} in {files}"]
        parts += [f"{levels[level]:,} {words}" for level, words in _SUMS.items() if levels[level]]
        return escape(" · ".join(parts))

    def table(self) -> str:
        """The table, and what it was found with, as markup; nothing where nothing is to be said."""
        rows = list(_rows(self._counts))
        parts = [_table(rows[:_MOST_ROWS], self._look)] if rows else []
        if len(rows) > _MOST_ROWS:
            parts.append(f"<p>… and {len(rows) - _MOST_ROWS:,} rows more.</p>")
        if self._look.about:
            lines = "\n".join(map(visible_name, self._look.about))
            parts.append(f"<pre>{escape(lines)}</pre>")
        if not parts:
            return ""
        summary = "By folder and rule" + ("; settings and version" if self._look.about else "")
        return f'<details id="overview"><summary>{summary}</summary>\n{"".join(parts)}</details>'


def _rows(counts: Counts) -> Iterator[tuple[str, str, list[int]]]:
    """By folder, in each the rule that found most first."""
    sums: dict[tuple[str, str], list[int]] = {}
    for (folder, code, level), number in counts.items():
        sums.setdefault((folder, code), [0] * len(_LEVELS))[_LEVELS.index(level)] += number
    for (folder, code), numbers in sorted(sums.items(), key=lambda item: (item[0][0], -sum(item[1]), item[0][1])):
        yield folder, code, numbers


def _table(rows: Sequence[tuple[str, str, list[int]]], look: RenderOptions) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    body: list[str] = []
    before = ""
    for folder, code, numbers in rows:
        name = f"{code} {look.name_of(code)}".strip()
        shown = escape(visible_name(folder)) if folder != before else ""
        cells = "".join(f"<td>{number or ''}</td>" for number in (*numbers, sum(numbers)))
        body.append(f'<tr><td><bdi>{shown}</bdi></td><th scope="row">{escape(name)}</th>{cells}</tr>')
        before = folder
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
