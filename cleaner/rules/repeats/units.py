"""What may go in one piece: whole rows, neighbouring ones together, or a run of sentences inside a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.direction import Directions
from cleaner.rules.repeats.passage_index import Passage, PassageIndex, Row
from cleaner.rules.repeats.rows import LIST_ITEM
from cleaner.spans import Span

_FEW_WORDS = 4  # so short a sentence is no evidence of its own


class Unit(NamedTuple):
    """``covers``: for each passage those that may stand for it; none for a credit or a word or two between
    sentences. ``whole``: it fills its rows."""

    passages: tuple[Passage, ...]
    covers: tuple[tuple[Cover, ...], ...]
    whole: bool

    @property
    def words(self) -> int:
        return sum(passage.length for passage, covers in zip(self.passages, self.covers) if covers)


def without(unit: Unit, faulty: Set[int]) -> Iterator[Unit]:
    """The unit in parts: stretches of rows, or of sentences inside a row, with none or with all of the faulty ones."""
    pairs = list(zip(unit.passages, unit.covers))
    rows = {passage.row for passage in unit.passages if passage.index in faulty}
    for _, part in groupby(pairs, key=lambda pair: pair[0].row in rows if unit.whole else pair[0].index in faulty):
        passages, covers = zip(*part)
        yield Unit(passages, covers, unit.whole)


def units_of(outline: PassageIndex, sides: Directions) -> Iterator[Unit]:
    """All units, whole rows joined with their neighbours of the same echo, in the order of the text."""
    block: Unit | None = None
    for row in outline.rows:
        unit = _whole_row(outline, sides, row)
        is_next = block is not None and block.passages[-1].row == row.index - 1 and outline.follows(row.index)
        if unit and block and is_next and _share_an_echo(block.covers, unit.covers):
            block = Unit(block.passages + unit.passages, block.covers + unit.covers, True)
            continue
        if block:
            yield block
        block = unit
        if not unit:
            yield from _runs(outline, sides, row)
    if block:
        yield block


def _share_an_echo(some: Iterable[Iterable[Cover]], others: Iterable[Iterable[Cover]]) -> bool:
    """Do they stand one behind the other elsewhere too?"""
    echoes = {cover.echo for covers in some for cover in covers}
    return any(cover.echo in echoes for covers in others for cover in covers)


def _whole_row(outline: PassageIndex, sides: Directions, row: Row) -> Unit | None:
    """The row, when every sentence of it may go."""
    if row.stays or not any(map(sides.known.__contains__, row.passages)):
        return None
    passages = tuple(outline.passages[index] for index in row.passages)
    covers: list[tuple[Cover, ...]] = []
    for passage in passages:
        found = tuple(sides.usable.get(passage.index) or sides.loose.get(passage.index) or ())
        found = found or tuple(cover for cover in sides.pieces.get(passage.index, ()) if cover.holds)
        if not (found or passage.is_credit_only or _stands_between(outline, sides, passage, row)):
            return None
        covers.append(found)
    return Unit(passages, tuple(covers), True)


def _stands_between(outline: PassageIndex, sides: Directions, passage: Passage, row: Row) -> bool:
    """Is it a word or two beside a covered sentence, which stand beside its cover too?"""
    if passage.length > _FEW_WORDS or not passage.length:
        return not passage.length
    before = sides.usable.get(passage.index - 1, ()) if passage.index > row.passages[0] else ()
    after = sides.usable.get(passage.index + 1, ()) if passage.index < row.passages[-1] else ()
    return any(any(places_beside(outline, passage, cover)) for cover in (*before, *after))


def places_beside(outline: PassageIndex, passage: Passage, cover: Cover) -> Iterator[Span]:
    """Where the passage's words stand right after and right before a cover; the last of a row may be cut off."""
    keys, all_keys = outline.keys(passage), outline.tokens.keys
    for first in (cover.last, cover.first - len(keys)):
        there = all_keys[max(0, first) : first + len(keys)]
        is_stump = first == cover.last and outline.breaks_off(passage) and there[-1:] and there[-1].startswith(keys[-1])
        if keys and (there == keys or is_stump and there[:-1] == keys[:-1]):
            yield outline.place(first, first + len(keys))


def _runs(outline: PassageIndex, sides: Directions, row: Row) -> Iterator[Unit]:
    """Runs of covered sentences inside a row that stays as a whole; in a list item, only what is doubled there."""
    run: list[Passage] = []
    if row.stays not in ("", LIST_ITEM):
        return
    for index in row.passages:
        may_go = sides.usable.get(index) and (not row.stays or outline.repeats_sentence_before(index))
        if run and not (may_go and _share_an_echo([sides.usable[run[-1].index]], [sides.usable[index]])):
            yield _run(sides, run)
            run = []
        if may_go:
            run.append(outline.passages[index])
    if run:
        yield _run(sides, run)


def _run(sides: Directions, run: Sequence[Passage]) -> Unit:
    return Unit(tuple(run), tuple(tuple(sides.usable[passage.index]) for passage in run), False)
