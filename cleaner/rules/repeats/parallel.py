"""Repeats inside a parallel structure: blocks that are alike and differ in a fact around the equal sentences."""

from __future__ import annotations

from cleaner.matching.differences import Verdict
from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.coverage import Held
from cleaner.rules.repeats.fit import Edge
from cleaner.rules.repeats.passages import Outline, Passage
from cleaner.rules.repeats.sides import Sides
from cleaner.rules.repeats.units import Unit
from cleaner.spans import Span
from cleaner.text.folding import tokens

_PARALLEL = 0.4  # share of the fewer words that two rows have in common beside the repeated sentences
_MIN_REST = 8  # different words of a row beside the repeated sentences, to compare it by
_AS_LONG = 1.5  # times the words that one row has beside the sentences that open or close both
_SHARED = 0.3  # share of the fewer of these words that both have
_COPIED = 0.5  # share of a line that stands elsewhere, from which the line is a copy
_MIN_LIKE = 5  # different words that say something, of two lines that are compared
_LIKE = 0.7  # share of the fewer of them that both have
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


def is_retold(outline: Outline, sides: Sides, unit: Unit, held: Held) -> bool:
    """Is a line beside the copy like one beside the original, and no copy of it: two tellings of the same steps?"""
    if any(cover.judgement.verdict is not Verdict.SAME for _, cover in held):
        return False  # a damaged copy was made by no author
    here = Span(unit.passages[0].start, unit.passages[-1].end)
    there = outline.place(held[0][1].first, held[-1][1].last)
    mine, theirs = set(outline.around.beside(here)), set(outline.around.beside(there))
    said = [
        [
            _said(outline, line)
            for line in sorted(lines)
            if not (line.overlaps(here) or line.overlaps(there) or _is_copied(outline, sides, line))
        ]
        for lines in (mine - theirs, theirs - mine)
    ]
    return any(_is_like(one, other) for one in said[0] for other in said[1])


def is_field(outline: Outline, unit: Unit, held: Held) -> bool:
    """Do the copy and the original each stand between lines that are no prose, as the fields of records do?"""
    here = Span(unit.passages[0].start, unit.passages[-1].end)
    there = outline.place(held[0][1].first, held[-1][1].last)
    return all(outline.around.stands_between_labels(span) for span in (here, there))


def _is_copied(outline: Outline, sides: Sides, line: Span) -> bool:
    copied = [passage for passage in outline.passages_in(line) if passage.index in sides.covered]
    return sum(passage.end - passage.start for passage in copied) >= _COPIED * (line.end - line.start)


def _said(outline: Outline, line: Span) -> frozenset[str]:
    """The words of the line that say something."""
    return frozenset(tokens(outline.text, *line).keys) - wording_of(outline.document.language).neutral


def _is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least >= _MIN_LIKE and len(one & other) >= _LIKE * least


def is_twin(outline: Outline, held: Held) -> bool:
    """Do the repeated sentences close both rows, or open both, and are the rows alike beside them? A copy of a
    paragraph in which a fact differs is no copy, however much of it is equal."""
    return _row_at(outline, held[0][1].first) != held[0][0].row and (
        _has_the_same_place(outline, held) and _are_alike(outline, held)
    )


def _has_the_same_place(outline: Outline, held: Held) -> bool:
    """Do the repeated sentences close both rows, or open both, and fill neither?"""
    (passage, cover), (last, last_cover) = held[0], held[-1]
    here = _beside(outline, passage.row, passage.first, last.last)
    there = _beside(outline, _row_at(outline, cover.first), cover.first, last_cover.last)
    ways = [(bool(before), bool(after)) for before, after in (here, there)]
    return ways[0] == ways[1] and ways[0] in ((True, False), (False, True))


def _beside(outline: Outline, row: int, first: int, last: int) -> tuple[range, range]:
    """The tokens of the row before and after the tokens ``first:last``."""
    passages = outline.rows[row].passages
    start, end = outline.passages[passages[0]].first, outline.passages[passages[-1]].last
    return range(start, first), range(last, end)


def _row_at(outline: Outline, token: int) -> int:
    return outline.passages_at(token, token + 1)[0].row


def _are_alike(outline: Outline, held: Held) -> bool:
    """Are the words beside the repeated sentences about as many in both rows, or many of them the same?"""
    (passage, cover), (last, last_cover) = held[0], held[-1]
    here = _beside(outline, passage.row, passage.first, last.last)
    there = _beside(outline, _row_at(outline, cover.first), cover.first, last_cover.last)
    keys = outline.tokens.keys
    mine, theirs = ([keys[index] for part in parts for index in part] for parts in (here, there))
    shorter, longer = sorted((mine, theirs), key=len)
    is_as_long = len(longer) <= _AS_LONG * len(shorter)
    return is_as_long or len(set(mine) & set(theirs)) >= _SHARED * len(set(shorter))


def is_titular(outline: Outline, sides: Sides, unit: Unit, held: Held) -> bool:
    """Is the lone line a title in the words of a sentence: all of a clause of it, up to a comma or a
    quotation mark, or its beginning on top of the text?"""
    passage, cover = held[0]
    if not unit.whole or len(held) > 1 or sides.fits[cover].tail is not Edge.CUT:
        return False
    written = outline.text[passage.start : passage.end].rstrip()
    if passage.length >= _TITLE_WORDS * outline.signs_in_a_word or not written[-1:].isalnum():
        return False
    end = outline.tokens.ends[cover.last - 1]
    if not outline.text[end : end + 1].isspace() and not outline.text[end : end + 1].isalnum():
        return True
    return not outline.text[: passage.start].strip() and not _is_broken_off(outline, passage)


def _is_broken_off(outline: Outline, passage: Passage) -> bool:
    """Does it stop at a word that ends no title ("the", "between"), or in the middle of one?"""
    last = outline.tokens.keys[passage.last - 1]
    return wording_of(outline.document.language).is_neutral([last])
