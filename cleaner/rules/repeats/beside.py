"""What stands beside a copy and beside what stays for it: alike, or a structure that is meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from cleaner.formats import BlockKind
from cleaner.matching.differences import Verdict
from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.direction import Directions
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.passage_index import PassageIndex
from cleaner.spans import Span
from cleaner.text.folding import tokens

_PARALLEL = 0.4  # share of the fewer words that two rows have in common beside the repeated sentences
_MIN_REST = 8  # different words of a row beside the repeated sentences, to compare it by
_AS_LONG = 1.5  # times the words that one row has beside the sentences that open or close both
_SHARED = 0.3  # share of the fewer of these words that both have
_COPIED = 0.5  # share of a line that stands elsewhere, from which the line is a copy
_MIN_LIKE = 5  # different words that say something, of two lines that are compared
_LIKE = 0.7  # share of the fewer of them that both have
_MIN_POINTS = 2  # lines of a summary
_MAX_POINTS = 12


def is_parallel(pair: Pair) -> bool:
    """Is what the two rows do not share alike as well: the same said of two places, two products, two drafts?"""
    mine, theirs = pair.passage.row, pair.others[0].row
    if pair.unit.whole or mine == theirs:
        return False
    rest, other = (pair.outline.keys_outside(pair.outline.rows[row], pair.sides.covered) for row in (mine, theirs))
    least = min(len(rest), len(other))
    return least >= _MIN_REST and len(rest & other) >= _PARALLEL * least


def is_retold(pair: Pair) -> bool:
    """Is a line beside the copy like one beside the original, and no copy of it: two tellings of the same steps?"""
    if pair.verdict is not Verdict.SAME:
        return False  # a damaged copy was made by no author
    outline, around = pair.outline, pair.outline.around
    mine, theirs = set(around.beside(pair.here)), set(around.beside(pair.there))
    said = [
        [
            _said(outline, line)
            for line in sorted(lines)
            if not (line.overlaps(pair.here) or line.overlaps(pair.there) or _is_copied(pair, line))
        ]
        for lines in (mine - theirs, theirs - mine)
    ]
    return any(_is_like(one, other) for one in said[0] for other in said[1])


def _is_copied(pair: Pair, line: Span) -> bool:
    copied = [p for p in pair.outline.passages_in(line) if p.index in pair.sides.covered]
    return sum(passage.end - passage.start for passage in copied) >= _COPIED * (line.end - line.start)


def _said(outline: PassageIndex, line: Span) -> frozenset[str]:
    """The words of the line that say something."""
    return frozenset(tokens(outline.text, *line).keys) - wording_of(outline.document.language).neutral


def _is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least >= _MIN_LIKE and len(one & other) >= _LIKE * least


def is_twin(pair: Pair) -> bool:
    """Do the repeated sentences close both rows, or open both, and are the rows alike beside them? A copy of a
    paragraph in which a fact differs is no copy, however much of it is equal."""
    if pair.unit.whole or pair.others[0].row == pair.passage.row:
        return False
    here = _beside(pair.outline, pair.passage.row, pair.passage.first, pair.last_passage.last)
    there = _beside(pair.outline, pair.others[0].row, pair.cover.first, pair.last_cover.last)
    ways = [(bool(before), bool(after)) for before, after in (here, there)]
    if ways[0] != ways[1] or ways[0] not in ((True, False), (False, True)):
        return False
    keys = pair.outline.tokens.keys
    mine, theirs = ([keys[index] for part in parts for index in part] for parts in (here, there))
    shorter, longer = sorted((mine, theirs), key=len)
    is_as_long = len(longer) <= _AS_LONG * len(shorter)
    return is_as_long or len(set(mine) & set(theirs)) >= _SHARED * len(set(shorter))


def _beside(outline: PassageIndex, row: int, first: int, last: int) -> tuple[range, range]:
    """The tokens of the row before and after the tokens ``first:last``."""
    passages = outline.rows[row].passages
    start, end = outline.passages[passages[0]].first, outline.passages[passages[-1]].last
    return range(start, first), range(last, end)


def closes_its_section(pair: Pair) -> bool:
    """Do the copy and the original each close a section under a heading of its own: a recipe, a timetable?

    Only where the format marks headings: bare text has too many lines that look like one.
    """
    outline = pair.outline
    stays = Span(outline.rows[pair.other_rows[0]].start, outline.rows[pair.other_rows[-1]].end)
    heads = [bisect_right(outline.headings, span.start) for span in (pair.here, stays)]
    return (
        pair.unit.whole
        and all(heads)
        and heads[0] != heads[1]
        and all(_closes(outline, span) for span in (pair.here, stays))
    )


def _closes(outline: PassageIndex, span: Span) -> bool:
    """Is the next block a heading, or is there none?"""
    blocks = outline.document.blocks
    following = bisect_right(blocks, span.end - 1, key=lambda block: block.start)
    return following == len(blocks) or blocks[following].kind is BlockKind.HEADING


def is_summary(pair: Pair) -> bool:
    """Is it, or what stays for it, a point under a head that sums up the text ("Key points"), which are told again one
    by one, in running text or far apart? Taken away, they would leave the head empty, or a gap in the text."""
    if not pair.unit.whole or pair.is_beside:
        return False
    return any(_is_point_of_a_summary(pair, row) for row in (pair.rows[0], pair.others[0].row))


def _is_point_of_a_summary(pair: Pair, row: int) -> bool:
    outline, sides = pair.outline, pair.sides
    points = _points(outline, sides, row)
    if not _MIN_POINTS <= len(points) <= _MAX_POINTS:
        return False
    if not outline.around.head_above(outline.rows[points.start].start):
        return False
    lines = [_lines_of(outline, sides.copies[outline.rows[row].passages[0]]) for row in points]
    pairs = zip(lines, lines[1:])
    return not all(any(line + 1 in below and outline.follows(line + 1) for line in above) for above, below in pairs)


def _lines_of(outline: PassageIndex, covers: Iterable[Cover]) -> set[int]:
    """The rows that the covers fill."""
    rows = {outline.passages_at(cover.first, cover.first + 1)[0].row for cover in covers}
    return {row for row in rows if len(outline.rows[row].passages) == 1}


def _points(outline: PassageIndex, sides: Directions, row: int) -> range:
    """The rows around the row, one below the other, that are a sentence each which stands elsewhere."""
    first, last = row, row
    while row - first <= _MAX_POINTS and _is_point(outline, sides, first - 1) and outline.follows(first):
        first -= 1
    while last - row <= _MAX_POINTS and _is_point(outline, sides, last + 1) and outline.follows(last + 1):
        last += 1
    return range(first, last + 1) if _is_point(outline, sides, row) else range(row, row)


def _is_point(outline: PassageIndex, sides: Directions, row: int) -> bool:
    if not 0 <= row < len(outline.rows):
        return False
    passages = outline.rows[row].passages
    return len(passages) == 1 and bool(sides.copies.get(passages[0]))
