"""Sections that close alike: recipes, timetables, and manuals say the same at the end of more than one of them."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.formats import BlockKind
from cleaner.rules.repeats.coverage import Held
from cleaner.rules.repeats.passages import Outline
from cleaner.rules.repeats.units import Unit
from cleaner.spans import Span


def closes_its_section(outline: Outline, unit: Unit, held: Held) -> bool:
    """Do the copy and the original each close a section under a heading of its own?

    Only where the format marks headings: bare text has too many lines that look like one.
    """
    if not unit.whole:
        return False
    first, last = (outline.passages_at(cover.first, cover.last)[-1].row for cover in (held[0][1], held[-1][1]))
    stays = Span(outline.rows[first].start, outline.rows[last].end)
    goes = Span(unit.passages[0].start, unit.passages[-1].end)
    heads = [bisect_right(outline.headings, span.start) for span in (goes, stays)]
    return all(heads) and heads[0] != heads[1] and all(_closes(outline, span) for span in (goes, stays))


def _closes(outline: Outline, span: Span) -> bool:
    """Is the next block a heading, or is there none?"""
    blocks = outline.document.blocks
    following = bisect_right(blocks, span.end - 1, key=lambda block: block.start)
    return following == len(blocks) or blocks[following].kind is BlockKind.HEADING
