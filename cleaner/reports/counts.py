"""What a run found, in numbers, and the sentence that ends a report."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.findings import Applicability
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.severity import INTERNAL, applicability


class Counts:
    """Counts files as they go by; ``files`` are those with findings."""

    def __init__(self) -> None:
        self.seen = self.files = self.problems = 0
        self.safe = self.unsafe = self.display = self.held = self.faults = self.untold = 0

    def add(self, file: FileResult) -> None:
        self.seen += 1
        self.files += bool(file.findings)
        self.problems += bool(file.problem)
        if file.piece is not None:
            self.files += file.piece.safe + file.piece.unsafe + file.piece.display > 0
            self.safe += file.piece.safe
            self.unsafe += file.piece.unsafe
            self.display += file.piece.display
            self.held += file.piece.held
            self.faults += file.piece.faults
            self.untold += file.piece.untold
        self.held += len(file.skipped)
        self.untold += file.untold
        for finding in file.findings:
            may = applicability(finding)
            self.safe += may is Applicability.SAFE
            self.unsafe += may is Applicability.UNSAFE
            self.display += may is Applicability.DISPLAY
            self.faults += finding.code == INTERNAL

    @property
    def findings(self) -> int:
        return self.safe + self.unsafe + self.display


def footer(counts: Counts, look: RenderOptions) -> Iterator[str]:
    """The last rows of a report; none when there was nothing to say."""
    if not look.summary:
        return
    if counts.findings:
        yield f"Found {_number(counts.findings, 'finding')} in {_number(counts.files, 'file')}."
    if counts.problems:
        yield f"{_number(counts.problems, 'file')} could not be judged."
    fixable = _fixable(counts, look)
    if fixable:
        yield fixable
    if counts.held:
        yield f"{_number(counts.held, 'fix')} due but not made."
    if counts.display > counts.faults:
        yield f"{counts.display - counts.faults} shown only, for a person to decide."
    if counts.untold and counts.findings:
        yield f"{counts.untold} more with `--strict`; most of such need nothing."


def _fixable(counts: Counts, look: RenderOptions) -> str:
    if look.unsafe_fixes:
        made = counts.safe + counts.unsafe - counts.held
        return f"[*] {made} fixable with `cleaner fix --unsafe-fixes`." if made > 0 else ""
    made = counts.safe - counts.held
    more = f"{counts.unsafe} {'more ' if made > 0 else 'fixable '}with `--unsafe-fixes`"
    if made > 0:
        return f"[*] {made} fixable with `cleaner fix`{f', {more}' if counts.unsafe else ''}."
    return f"{more}." if counts.unsafe else ""


def _number(count: int, thing: str) -> str:
    return f"{count} {thing if count == 1 else 'fixes' if thing == 'fix' else f'{thing}s'}"
