"""Repeats inside a parallel structure: blocks that are alike and differ in a fact around the equal sentences."""

from __future__ import annotations

from cleaner.rules.repeats.coverage import Held
from cleaner.rules.repeats.fit import Edge
from cleaner.rules.repeats.passages import Outline
from cleaner.rules.repeats.sides import Sides
from cleaner.rules.repeats.units import Unit

_PARALLEL = 0.4  # share of the fewer words that two rows have in common beside the repeated sentences
_MIN_REST = 8  # different words of a row beside the repeated sentences, to compare it by
_TITLE_WORDS = 14  # words that a title does not reach


def is_parallel(outline: Outline, sides: Sides, held: Held) -> bool:
    """Is what the two rows do not share alike as well: the same said of two places, two products, two drafts?"""
    passage, cover = held[0]
    mine, theirs = passage.row, outline.passages_at(cover.first, cover.last)[0].row
    if mine == theirs:
        return False
    rest, other = (outline.keys_outside(outline.rows[row], sides.covered) for row in (mine, theirs))
    least = min(len(rest), len(other))
    return least >= _MIN_REST and len(rest & other) >= _PARALLEL * least


def is_titular(outline: Outline, sides: Sides, unit: Unit, held: Held) -> bool:
    """Is the lone line a title in the words of a sentence: all of a clause of it, up to a comma or a quotation mark?"""
    passage, cover = held[0]
    if not unit.whole or len(held) > 1 or sides.fits[cover].tail is not Edge.CUT:
        return False
    written = outline.text[passage.start : passage.end].rstrip()
    if passage.length >= _TITLE_WORDS * outline.signs_in_a_word or not written[-1:].isalnum():
        return False
    end = outline.tokens.ends[cover.last - 1]
    return not outline.text[end : end + 1].isspace() and not outline.text[end : end + 1].isalnum()
