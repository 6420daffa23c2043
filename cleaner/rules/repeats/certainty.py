"""How sure a repeat is: what may go unasked, what when asked for, what is only shown."""

from __future__ import annotations

import re
from collections import Counter

from cleaner.findings import Applicability
from cleaner.matching.differences import Verdict
from cleaner.rules.repeats.coverage import Cover, Held
from cleaner.rules.repeats.fit import Edge
from cleaner.rules.repeats.looks import has_speaker_with_role
from cleaner.rules.repeats.on_purpose import is_lone_line
from cleaner.rules.repeats.parallel import is_field, is_retold
from cleaner.rules.repeats.passages import Outline, Passage
from cleaner.rules.repeats.sides import Sides
from cleaner.rules.repeats.survivor import MIN_RARER
from cleaner.rules.repeats.units import Unit

_CLOSED = re.compile(r"""[.,!?…]?(?:["”“»«]|’’|'')""")
MIN_LINE_WORDS = 8  # of a lone line that goes
MIN_FAR_LINE_WORDS = 20  # of one that stands again word for word, but not beside it
MIN_BLOCK_WORDS = 16  # of two sentences or more that go
MIN_BLOCK_MEAN = 7  # words of a sentence of such a block; below it the block must be longer
MIN_LONG_BLOCK_WORDS = 24
MIN_KEPT_WORDS = 0.75  # share of a block that leaves no word of the original out
MIN_GLUED_WORDS = 12  # of a lone sentence that was glued to the end of another paragraph
MANY_VERSIONS = 10  # passages that are told again in other words: then the text says things twice on purpose
MIN_DOUBLED_WORDS = 6  # of a sentence that repeats the one before it
MIN_NEIGHBOUR_WORDS = 4  # of a line that repeats the line before it


def how_sure(outline: Outline, sides: Sides, unit: Unit, held: Held) -> Applicability | None:
    """Who may let the unit go; nothing when there is too little to go by."""
    words = unit.words // outline.signs_in_a_word
    block = len(held) >= 2 and words >= MIN_BLOCK_WORDS and words >= MIN_BLOCK_MEAN * len(held)
    if not unit.whole and not block:
        return _of_lone_sentence(outline, sides, held)
    block = block or (len(held) >= 2 and words >= MIN_LONG_BLOCK_WORDS)
    least = MIN_NEIGHBOUR_WORDS if outline.repeats_row_above(unit.passages[0].row) else MIN_LINE_WORDS
    if not block and _longest_row(unit) // outline.signs_in_a_word < least:
        return None
    if any(cover.judgement.verdict >= Verdict.LOOSE for _, cover in held):  # a word that says something differs
        return Applicability.DISPLAY if outline.document.format == "plain" else None
    if not block and words < MIN_FAR_LINE_WORDS and is_lone_line(outline, sides, unit, held):
        return Applicability.UNSAFE
    if not block and least > MIN_NEIGHBOUR_WORDS and is_field(outline, unit, held):
        return Applicability.UNSAFE
    if (unit.whole and sides.versions >= MANY_VERSIONS) or is_retold(outline, sides, unit, held):
        return Applicability.UNSAFE
    if _is_better(held) or (len(held) == 1 and _is_doubtful_piece(outline, sides, *held[0])):
        return Applicability.UNSAFE
    whole_words = sum(p.length for p, cover in held if cover.judgement.is_swap) / outline.signs_in_a_word
    if whole_words < (MIN_KEPT_WORDS if block else 1) * words:
        return Applicability.UNSAFE
    return Applicability.SAFE


def _longest_row(unit: Unit) -> int:
    """The words of the longest row: two lines too short to tell do not make one that tells."""
    rows: Counter[int] = Counter()
    for passage, covers in zip(unit.passages, unit.covers):
        rows[passage.row] += passage.length if covers else 0
    return max(rows.values())


def _of_lone_sentence(outline: Outline, sides: Sides, held: Held) -> Applicability | None:
    """A sentence inside a row goes when it is a stump, stands twice running, or was glued there."""
    passage, cover = held[0]
    words = passage.length // outline.signs_in_a_word
    is_doubled = outline.repeats_sentence_before(passage.index)
    if len(held) > 1 or words < (MIN_DOUBLED_WORDS if is_doubled else MIN_LINE_WORDS):
        return None
    if cover.judgement.verdict > Verdict.NOISE:
        return Applicability.DISPLAY
    next_to_it = abs(outline.passages_at(cover.first, cover.last)[0].index - passage.index) == 1
    if next_to_it:
        return Applicability.SAFE if words >= MIN_LINE_WORDS else Applicability.UNSAFE
    closes_both = outline.ends_row(passage) and outline.ends_row(outline.passages_at(cover.last - 1, cover.last)[0])
    glued = outline.ends_row(passage) and not closes_both and words >= MIN_GLUED_WORDS and not sides.goes_on(cover)
    return Applicability.SAFE if sides.fits[cover].tail is Edge.CUT or glued else Applicability.DISPLAY


def _is_doubtful_piece(outline: Outline, sides: Sides, passage: Passage, cover: Cover) -> bool:
    """Is it the beginning of a sentence, with nothing but its quotation marks to tell that it is a pull quote?"""
    if sides.fits[cover].is_copy:
        return False
    row = outline.rows[passage.row]
    is_credited = passage.core_end < passage.end or any(outline.passages[index].rides for index in row.passages)
    if not is_credited:
        return not _closes_a_quotation(outline, cover)
    return not has_speaker_with_role(outline.written(row.span))


def _closes_a_quotation(outline: Outline, cover: Cover) -> bool:
    """Does a quotation end where the cover ends?"""
    end = outline.tokens.ends[cover.last - 1]
    return bool(_CLOSED.match(outline.text, end))


def _is_better(held: Held) -> bool:
    """Is what would go in better shape than what would stay for it?"""
    broken = sum(cover.judgement.broken for _, cover in held)
    return broken < 0 or (not broken and sum(cover.judgement.rarer for _, cover in held) <= -MIN_RARER)
