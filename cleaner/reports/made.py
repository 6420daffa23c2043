"""What ``fix`` has changed, a line a change: what went or was replaced, why, and where a removed copy still stands."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.findings import Finding
from cleaner.reports.direction import left_to_right
from cleaner.reports.file_result import FileResult
from cleaner.reports.places import Places
from cleaner.reports.record import fix_message
from cleaner.reports.survivors import surviving_spans
from cleaner.reports.visible import visible_name

_DONE = {"Remove": "removed", "Replace": "replaced", "Insert": "inserted", "Make": "made"}
_MOST_PLACES = 3


def made_rows(file: FileResult) -> Iterator[str]:
    """A line for each finding whose fix was made. Lines are those of the text before."""
    places = Places(file.text)
    for finding in file.findings:
        verb, _, rest = fix_message(finding, file.text).partition(" ")
        done = f"{_DONE.get(verb, verb)} {rest.removesuffix('.')}"
        place = f"{visible_name(file.path)}:{places.line_number(finding.start)}"
        yield f"{place}: {finding.code} {left_to_right(visible_name(done))}{_copies(finding, places)}"


def _copies(finding: Finding, places: Places) -> str:
    numbers = sorted({places.line_number(span.start) for span in surviving_spans(places.text, finding)})
    if not numbers:
        return ""
    listed = ", ".join(map(str, numbers[:_MOST_PLACES])) + " …" * (len(numbers) > _MOST_PLACES)
    return f" (stays in line {listed})" if len(numbers) == 1 else f" (stay in lines {listed})"
