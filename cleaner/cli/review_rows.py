"""A question of a review as plain rows: what was found and why, the passage with what stands round it, what a change
makes of it, and the copy that stays. Every row has a word that says what it is; colour only repeats it."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.cli.runs import counted
from cleaner.findings import Applicability, Finding
from cleaner.reports.direction import isolated, left_to_right
from cleaner.reports.file_result import RenderOptions
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.proposal import whole_words
from cleaner.reports.severity import applicability
from cleaner.reports.visible import visible, visible_name
from cleaner.reports.widths import wrapped
from cleaner.review.copies import copies_of
from cleaner.review.questions import Question, Way
from cleaner.spans import Edit, Span, apply

_AROUND = 90  # code points of its line on each side of a changed word
_CONTEXT = 120  # of the line above or below
_PASSAGE = 700  # of a passage; the middle of a longer one is left out
_MOST_COPIES = 3
_MOST_LINES = 12  # of a block that are shown


def question_rows(text: str, shown: str, question: Question, number: str, look: RenderOptions) -> Iterator[str]:
    """The rows, none wider than the terminal."""
    places, paint = Places(text), Paint(look)
    place = f"{visible_name(shown)}:{places.line_number(question.span.start)}"
    yield from _row("", f"{left_to_right(place)}, {number}", "bold", paint)
    finding = question.finding
    if len(question.findings) > 1:
        yield from _block_rows(question, places, paint)
        return
    title = f"{finding.code} {look.name_of(finding.code)}: {left_to_right(visible_name(finding.message))}"
    yield from _row("", title, "", paint)
    changes = list(whole_words(text, finding.fix.edits)) if finding.fix else []
    if len(changes) == 1 and changes[0].text:
        yield from _replaced(text, changes[0], paint)
    else:
        yield from _passage(question, places, paint)
    yield from _copies(finding, places, paint)
    yield from _row("note:", _note(question, finding), "dim", paint)


def _block_rows(question: Question, places: Places, paint: Paint) -> Iterator[str]:
    names = dict.fromkeys(f"{one.code} {paint.look.name_of(one.code)}" for one in question.findings)
    count = counted(len(question.findings), "line")
    yield from _row("", f"{count} of the page in a row: {', '.join(names)}.", "", paint)
    yield from _beside(question.span, places, "before:", -1, paint)
    for finding in question.findings[:_MOST_LINES]:
        yield from _row("remove:", _shown(places.text, finding.span), "gone", paint)
    if len(question.findings) > _MOST_LINES:
        yield from _row("", f"… and {len(question.findings) - _MOST_LINES} lines more", "dim", paint)
    yield from _beside(question.span, places, "after:", 1, paint)
    for message in list(dict.fromkeys(finding.message for finding in question.findings))[:_MOST_COPIES]:
        yield from _row("why:", left_to_right(visible_name(message)), "", paint)
    yield from _row("note:", _note(question, question.finding), "dim", paint)


def _replaced(text: str, edit: Edit, paint: Paint) -> Iterator[str]:
    """The words round a change, now and then."""
    start = max(text.rfind("\n", 0, edit.start) + 1, edit.start - _AROUND)
    end = text.find("\n", edit.end)
    around = Span(start, min(end if end >= 0 else len(text), edit.end + _AROUND))
    inner = Edit(edit.start - start, edit.end - start, edit.text)
    now = text[around.start : around.end]
    yield from _row("now:", _on_one_line(now), "gone", paint)
    yield from _row("then:", _on_one_line(apply(now, [inner])), "new", paint)


def _passage(question: Question, places: Places, paint: Paint) -> Iterator[str]:
    yield from _beside(question.span, places, "before:", -1, paint)
    removes = question.finding.fix is not None and applicability(question.finding) is not Applicability.DISPLAY
    label, style = ("remove:", "gone") if removes and Way.ACCEPT in question.ways else ("here:", "bold")
    yield from _row(label, _shown(places.text, question.span), style, paint)
    yield from _beside(question.span, places, "after:", 1, paint)


def _beside(span: Span, places: Places, label: str, step: int, paint: Paint) -> Iterator[str]:
    """The nearest line with words above or below, and what else stands on the passage's own line."""
    number = places.line_number(span.start) if step < 0 else places.last_line(span)
    line = places.line(number)
    own = places.text[line.start : span.start] if step < 0 else places.text[span.end : line.end]
    while not own.strip():
        number += step
        if not 1 <= number <= len(places.lines):
            return
        own = places.line_text(number)
    said = _on_one_line(own)
    cut = said if len(said) <= _CONTEXT else f"… {said[-_CONTEXT:]}" if step < 0 else f"{said[:_CONTEXT]} …"
    yield from _row(label, cut, "dim", paint)


def _copies(finding: Finding, places: Places, paint: Paint) -> Iterator[str]:
    for line, span in copies_of(finding, places)[:_MOST_COPIES]:
        label = "stays:" if finding.fix else "see:"
        yield from _row(label, f"line {line}: {_shown(places.text, span)}", "new", paint)


def _note(question: Question, finding: Finding) -> str:
    """What speaks for looking twice; nothing when `fix` would make the change unasked."""
    may = applicability(finding)
    if question.fault and finding.fix:
        return f"it cannot be accepted as it is: {question.fault}"
    if may is Applicability.DISPLAY:
        return "shown only; no fix makes a change here" if question.fault else "shown only; no fix makes this change"
    return "made with --unsafe-fixes only; look twice" if may is Applicability.UNSAFE else ""


def _shown(text: str, span: Span) -> str:
    if span.end - span.start <= _PASSAGE:
        return _on_one_line(text[span.start : span.end])
    half = _PASSAGE // 2
    first, last = text[span.start : span.start + half], text[span.end - half : span.end]
    return f"{_on_one_line(first)} … {_on_one_line(last)}"


def _on_one_line(text: str) -> str:
    return isolated(visible(" ".join(text.split())))


def _row(label: str, said: str, style: str, paint: Paint) -> Iterator[str]:
    """The words in rows that fit, those that go on set in by two blanks; nothing when there are none."""
    if not said.strip():
        return
    room = max(20, paint.look.width - 1)
    for index, row in enumerate(wrapped(f"{label} {said}".strip(), room - 2)):
        yield paint(style, row) if not index else f"  {paint(style, row)}"
