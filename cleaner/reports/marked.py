"""A change in words, readable without colour: [-what goes-]{+what comes+}."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleaner.reports.direction import isolated
from cleaner.reports.paint import Paint
from cleaner.reports.places import Places
from cleaner.reports.proposal import Kind, Piece, pieces
from cleaner.reports.visible import visible
from cleaner.reports.widths import cut, cut_start
from cleaner.spans import Edit, Span

_BREAK = re.compile(r"\r\n|\r|\n")
_LONGEST = 48  # columns of a passage that goes: more is shown by its two ends


def changes(places: Places, edits: Iterable[Edit], paint: Paint) -> Iterator[str]:
    """One row for each run of edits on the same line, with a few of the words that stand round it."""
    for group in _by_line(places, edits):
        first = places.line(places.line_number(group[0].start))
        last = places.line(places.line_number(group[-1].end))
        reach = 4 * paint.look.width  # more of a long line is never shown
        start = max(first.start, group[0].start - reach)
        end = max(group[-1].end, min(last.end, group[-1].end + reach))
        yield row(list(pieces(places.text, group, Span(start, end))), paint)


def row(run: list[Piece], paint: Paint) -> str:
    """Pieces as one row of text; what stays is cut to what the change needs round it."""
    shown: list[str] = []
    changed = sum(min(len(piece.text), _LONGEST) + 4 for piece in run if piece.kind is not Kind.SAME)
    around = max(12, (paint.look.width - len("change: ") - changed) // 2)
    for index, piece in enumerate(run):
        text = _BREAK.sub("⏎", piece.text)
        if piece.kind is Kind.GONE:
            shown.append(gone(_middle_out(text, max(_LONGEST, around)), paint))
        elif piece.kind is Kind.NEW:
            shown.append(new(visible(text), paint))
        else:
            shown.append(_neighbour(text, around, is_first=index == 0, is_last=index == len(run) - 1))
    return isolated("".join(shown))


def gone(text: str, paint: Paint) -> str:
    return paint("gone", f"[-{text}-]")


def new(text: str, paint: Paint) -> str:
    return paint("new", f"{{+{text}+}}")


def _neighbour(text: str, columns: int, *, is_first: bool, is_last: bool) -> str:
    reach = 4 * columns
    if is_first:
        return cut_start(visible(text[-reach:]), columns)
    if is_last:
        return cut(visible(text[:reach]), columns)
    if len(text) <= 2 * columns:
        return visible(text)
    return cut(visible(text[:reach]), columns) + cut_start(visible(text[-reach:]), columns)


def _middle_out(text: str, columns: int) -> str:
    """The two ends of a long passage, and how many words stand between them."""
    if len(text) <= columns + 16:
        return visible(text)
    half = columns // 2
    start = text[:half].rpartition(" ")[0] or text[:half]
    end = text[-half:].partition(" ")[2] or text[-half:]
    words = len(text[len(start) : len(text) - len(end)].split())
    return f"{visible(start)} … {words} word{'' if words == 1 else 's'} … {visible(end)}"


def _by_line(places: Places, edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        if group and places.line_number(edit.start) != places.line_number(group[-1].end):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group
