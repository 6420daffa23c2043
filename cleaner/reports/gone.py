"""What need not be told: a slip inside a passage that goes unasked goes along with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from cleaner.findings import Applicability, Finding
from cleaner.reports.file_result import FileResult
from cleaner.reports.severity import applicability, held_back
from cleaner.spans import Span


def without_what_goes_along(file: FileResult) -> FileResult:
    """The file without the findings inside passages that other findings remove."""
    held = held_back(file)
    gone = _Passages(span for f in file.findings if f not in held for span in _removed(f))
    kept = tuple(f for f in file.findings if _removes_its_place(f) or not gone.hold(f.span))
    told = set(kept)
    return file._replace(findings=kept, skipped=tuple(skipped for skipped in file.skipped if skipped.finding in told))


def _removed(finding: Finding) -> Iterator[Span]:
    if finding.fix is not None and applicability(finding) is Applicability.SAFE:
        yield from (edit.span for edit in finding.fix.edits if not edit.text)


def _removes_its_place(finding: Finding) -> bool:
    return any(span.contains(finding.span) for span in _removed(finding))


class _Passages:
    """Spans, for asking whether one of them holds another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def hold(self, span: Span) -> bool:
        """Does one begin no later and end no earlier?"""
        index = bisect_right(self._spans, span.start, key=lambda one: one.start) - 1
        return index >= 0 and self._ends[index] >= span.end
