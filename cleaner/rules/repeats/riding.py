"""Attributions and picture credits: they go with what they stand under, when their names stand in what stays."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.findings import Survivor
from cleaner.languages import entry_set
from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.passages import Outline, Passage
from cleaner.rules.repeats.units import Unit
from cleaner.spans import Span


def names_stay(outline: Outline, unit: Unit, held: Sequence[tuple[Passage, Cover]]) -> list[Survivor] | None:
    """For every credit and every short sentence of the unit the passage that stands for it; None when a name goes."""
    by_passage = {passage.index: cover for passage, cover in held}
    survivors: list[Survivor] = []
    first, last = unit.passages[0].first, unit.passages[-1].all_last
    for passage in unit.passages:
        start = passage.last if passage.index in by_passage else passage.first
        names = _names(outline, start, passage.all_last)
        if not all(_stands_elsewhere(outline, name, first, last) for name in names):
            return None
        if passage.index not in by_passage and start < passage.all_last:
            near = min(held, key=lambda pair: abs(pair[0].index - passage.index))[1]
            survivors.append(Survivor(passage.span, _around(outline, near)))
    return survivors


def _names(outline: Outline, first: int, last: int) -> list[str]:
    """The words of a credit that name somebody."""
    tokens, text = outline.tokens, outline.text
    credits = entry_set("en", "credit_words") | entry_set(outline.document.language, "credit_words")
    return [
        tokens.keys[index]
        for index in range(first, last)
        if text[tokens.starts[index]].isupper() and tokens.keys[index] not in credits
    ]


def _stands_elsewhere(outline: Outline, name: str, first: int, last: int) -> bool:
    inside = outline.tokens.keys[first:last].count(name)
    return outline.counts[name] > inside


def _around(outline: Outline, cover: Cover) -> Span:
    """The row that holds the cover."""
    passages = outline.passages_at(cover.first, cover.last)
    return Span(outline.rows[passages[0].row].start, outline.rows[passages[-1].row].end)
