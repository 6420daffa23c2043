"""The report for reading: the finding in words, the lines, the copy that stays, the change, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from cleaner.findings import Applicability, Finding
from cleaner.reports.direction import left_to_right
from cleaner.reports.evidence import evidence_words
from cleaner.reports.file_result import FileResult, RenderOptions
from cleaner.reports.frame import Label, frame
from cleaner.reports.incremental import write_pieces
from cleaner.reports.marked import changes
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.severity import INTERNAL, Held, applicability, held_back, star
from cleaner.reports.survivors import surviving_spans
from cleaner.reports.visible import visible, visible_name

_MOST_SURVIVORS = 3


def write(files: Iterable[FileResult], out: TextIO, look: RenderOptions) -> None:
    """A block for each finding, file by file, and the counts at the end."""
    write_pieces(files, out, look, rows)


def rows(file: FileResult, look: RenderOptions) -> str:
    """The blocks of one file."""
    places, paint, held = Places(file.text), Paint(look), held_back(file)
    return "".join(f"{row}\n" for finding in file.findings for row in _block(file, finding, places, paint, held))


def _block(file: FileResult, finding: Finding, places: Places, paint: Paint, held: Held) -> Iterator[str]:
    name = paint.look.name_of(finding.code)
    title = paint("code", finding.code) + (name and f" {name}") + star(finding, paint.look, held)
    line, column = places.place(finding.start)
    yield f"{title}: {left_to_right(visible_name(finding.message))}"
    yield f"{paint('frame', '-->')} {paint.path(file.path, f':{line}:{column}')}"
    if finding.code == INTERNAL:
        yield ""
        return
    yield from frame(places, list(_labels(file.text, finding)), paint)
    if finding.fix:
        for change in changes(places, finding.fix.edits, paint):
            yield f"{paint('help', 'change:')} {change}"
    yield f"{paint('help', 'help:')} {help_for(finding, held)}"
    yield ""


def _labels(text: str, finding: Finding) -> Iterator[Label]:
    yield Label(finding.span, "^", "gone" if finding.fix else "bold")
    for span in surviving_spans(text, finding)[:_MOST_SURVIVORS]:
        yield Label(span, "-", "new", "stays" if finding.fix else "see here")


def help_for(finding: Finding, held: Held) -> str:
    """What a person can do about it, in one sentence."""
    words = evidence_words(finding)
    evidence = f" (it rests on “{visible(words)}”)" if words else ""
    if finding in held:
        return f"this change is due but not made{evidence}: {held[finding]}."
    if applicability(finding) is Applicability.SAFE:
        return f"`cleaner fix` makes this change{evidence}; `cleaner explain {finding.code}` says why."
    if applicability(finding) is Applicability.UNSAFE:
        return f"`cleaner fix --unsafe-fixes` makes this change{evidence}: look before you ask for it."
    return f"yours to decide{evidence}; nothing is changed. `cleaner explain {finding.code}` says why."
