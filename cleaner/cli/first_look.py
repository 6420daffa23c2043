"""How much of each kind is found in some articles, for people who meet the program for the first time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.cli import runs
from cleaner.cli.choices import Choices
from cleaner.files.walking import Found
from cleaner.findings import Applicability
from cleaner.reports.file_result import RenderOptions
from cleaner.reports.severity import applicability
from cleaner.workflow.actions import CHECK


class Kind(NamedTuple):
    """What one rule found: how often, and how often each level of change."""

    code: str
    name: str
    number: int
    levels: str


def kinds_found(files: Sequence[Found]) -> list[Kind]:
    """One for each rule that found something, the most frequent first."""
    counts: Counter[str] = Counter()
    levels: Counter[tuple[str, Applicability]] = Counter()
    for outcome in runs.outcomes(tuple(found.path for found in files), CHECK, Choices()):
        for finding in outcome.checked.findings:
            counts[finding.code] += 1
            levels[finding.code, applicability(finding)] += 1
    look = RenderOptions()
    return [
        Kind(code, look.name_of(code), count, _told({level: levels[code, level] for level in Applicability}))
        for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _told(levels: dict[Applicability, int]) -> str:
    words = {Applicability.SAFE: "fix", Applicability.UNSAFE: "unsafe", Applicability.DISPLAY: "shown"}
    return ", ".join(f"{levels[level]} {word}" for level, word in words.items() if levels[level])
