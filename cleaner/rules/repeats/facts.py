"""What might go and what would stay for it, side by side, with what is asked of both again and again."""

from __future__ import annotations

from functools import cached_property

from cleaner.matching.differences import Verdict
from cleaner.rules.repeats.boundaries import Edge, Fit
from cleaner.rules.repeats.coverage import Matches
from cleaner.rules.repeats.direction import Directions
from cleaner.rules.repeats.passage_index import Passage, PassageIndex
from cleaner.rules.repeats.survivor import damage
from cleaner.rules.repeats.units import Unit
from cleaner.spans import Span

_NEAR_ROWS = 8  # rows in which repeats are evidence for each other
_SHIFT = 2  # rows by which one of two versions may be longer in between


class Pair:
    """``held``: the passages that might go, each with its cover; ``unit`` holds credits and little words besides."""

    def __init__(self, outline: PassageIndex, sides: Directions, unit: Unit, held: Matches) -> None:
        self.outline = outline
        self.sides = sides
        self.unit = unit
        self.held = held
        self.passage, self.cover = held[0]
        self.last_passage, self.last_cover = held[-1]
        self.here = Span(unit.passages[0].start, unit.passages[-1].end)
        self.there = outline.place(self.cover.first, max(self.cover.last, self.last_cover.last))

    @cached_property
    def words(self) -> float:
        return self.unit.words / self.outline.signs_in_a_word

    @cached_property
    def written(self) -> str:
        return self.outline.written(self.here)

    @cached_property
    def rows(self) -> list[int]:
        return sorted({passage.row for passage in self.unit.passages})

    @cached_property
    def others(self) -> list[Passage]:
        """The passages that the first cover shares a word with."""
        return self.outline.passages_at(self.cover.first, self.cover.last)

    @cached_property
    def other_rows(self) -> list[int]:
        return sorted({p.row for _, cover in self.held for p in self.outline.passages_at(cover.first, cover.last)})

    @cached_property
    def fits(self) -> list[Fit]:
        return [self.sides.fits[cover] for _, cover in self.held]

    @property
    def is_piece(self) -> bool:
        """Is it, or a sentence of it, a piece from inside a longer sentence?"""
        return not all(fit.is_copy for fit in self.fits)

    @property
    def begins_the_next(self) -> bool:
        """Does it break off a word or two into the sentence that follows?"""
        last = self.unit.passages[-1]
        is_little = 0 < last.length and last.index > self.last_passage.index and not last.is_credit_only
        return is_little and self.outline.breaks_off(last)

    @property
    def is_stump(self) -> bool:
        return self.fits[-1].tail is Edge.CUT or self.begins_the_next

    @cached_property
    def verdict(self) -> Verdict:
        return max(cover.judgement.verdict for _, cover in self.held)

    @cached_property
    def is_beside(self) -> bool:
        """Does it stand right below or behind what it repeats?"""
        if self.unit.whole and self.outline.repeats_row_above(self.unit.passages[0].row):
            return True
        return self.outline.repeats_sentence_before(self.passage.index)

    @cached_property
    def lines_between(self) -> int:
        return max(0, self.outline.around.lines_between(self.here, self.there))

    @property
    def own_words(self) -> int:
        """Words of it that stand again."""
        return max(1, sum(passage.length for passage, _ in self.held))

    @cached_property
    def other_words(self) -> int:
        """Words of the rows in which it stands again."""
        rows = [self.outline.rows[row] for row in self.other_rows]
        return sum(self.outline.passages[index].length for row in rows for index in row.passages)

    @cached_property
    def other_stands_alone(self) -> bool:
        """Does what stays fill its rows?"""
        return self.other_words <= 1.3 * self.own_words + 3

    @cached_property
    def times(self) -> int:
        """How often it stands in the text, or something so like it that both follow one form."""
        likes = self.sides.likes
        return min(max(self.outline.times(passage), likes(passage.index) + 1) for passage, _ in self.held)

    @cached_property
    def words_around(self) -> int:
        """Words of the rows around that stand again around what stays, in the same order."""
        row, there = self.rows[0], self.others[0].row
        own = {passage.index for passage in self.unit.passages}
        near = range(max(0, row - _NEAR_ROWS), min(len(self.outline.rows), row + _NEAR_ROWS + 1))
        rows = (self.outline.rows[number] for number in near if number not in self.other_rows)
        passages = (self.outline.passages[index] for around in rows for index in around.passages if index not in own)
        return sum(passage.length for passage in passages if self._stands_along(passage, row, there))

    def _stands_along(self, passage: Passage, row: int, there: int) -> bool:
        covers = self.sides.copies.get(passage.index, ())
        copies = (self.outline.passages_at(cover.first, cover.last)[0].row for cover in covers)
        return any(abs((copy - there) - (passage.row - row)) <= _SHIFT and copy != passage.row for copy in copies)

    @cached_property
    def damage(self) -> int:
        """1 when what would go is in worse shape than what would stay for it, -1 when it is in better, else 0."""
        return damage(self.written, self.outline.written(self.there), [cover for _, cover in self.held])
