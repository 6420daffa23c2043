"""What stands around a copy and around what stays for it: words, quotation marks, other copies."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.passage_index import PassageIndex
from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex

_MIN_WORDS = 5  # different words that say something, of what is compared
_LONG_QUOTATION = 2000  # letters; no quotation is looked for that opens further back
_MAX_POINTS = 12  # lines of a summary
_SHORT_LINE = 14  # words
_TELLING = 4  # words behind a quotation that tell who said it, and when
_SPOKEN = "\"“„«»‹‘'-–—"  # signs before speech
_OPENING = "“„«‹"
_CLOSING = "”»›"
_SINGLE_OPEN = lazy_regex(r"(?<!\w)‘(?:[^’]|’\w)*\Z")  # an apostrophe closes nothing
_CLOSED = lazy_regex(r"""[.,!?…]?(?:["”“»«]|’’|'')""")


def likeness_beside(pair: Pair) -> float:
    """How much of what stands beside the copy stands beside what stays for it too, and is no copy itself.

    Two towns, two products, two tellings of the same steps are told in parallel. Of a sentence that is the rest of its
    row, of whole rows the lines above and below.
    """
    index, sides = pair.outline, []
    for row, place in ((pair.passage.row, pair.here), (pair.others[0].row, pair.there)):
        lines = index.around.beside(place) if pair.unit.whole else [index.rows[row].span]
        sides.append({passage.index for line in lines for passage in index.passages_in(line)})
    known = sides[0] & sides[1] | {passage.index for passage in (*pair.unit.passages, *pair.others)}
    own = [[index.passages[i] for i in side - known if i not in pair.sides.covered] for side in sides]
    words = [{key for passage in passages for key in index.keys(passage)} for passages in own]
    least = min(map(len, words))
    return len(words[0] & words[1]) / least if least >= _MIN_WORDS else 0.0


def opens_or_closes_both(pair: Pair) -> bool:
    """Does the sentence open two rows, or close both, beside other words?"""
    outline, other = pair.outline, pair.others[0]
    if pair.unit.whole or other.row == pair.passage.row:
        return False
    last = outline.passages_at(pair.last_cover.first, pair.last_cover.last)[-1]
    mine, theirs = (outline.rows[row].passages for row in (pair.passage.row, other.row))
    opens = mine[0] == pair.passage.index, theirs[0] == other.index
    closes = mine[-1] == pair.last_passage.index, theirs[-1] == last.index
    return opens[0] == opens[1] and closes[0] == closes[1] and (opens[0] or closes[0])


def quoted(pair: Pair) -> tuple[bool, bool]:
    """Do they stand in quotation marks: what would go, and what would stay?"""
    stays = pair.outline.place(min(cover.first for _, cover in pair.held), max(cover.last for _, cover in pair.held))
    return _is_quoted(pair.outline, pair.here), _is_quoted(pair.outline, stays)


def _is_quoted(outline: PassageIndex, span: Span) -> bool:
    if outline.text[span.start] in _OPENING + "\"'‘":
        return True
    row = outline.rows[outline.passages_in(span)[0].row]
    before = outline.text[max(row.start, span.start - _LONG_QUOTATION) : span.start]
    is_open = _count(before, _OPENING) > _count(before, _CLOSING) or before.count('"') % 2 == 1
    return is_open or bool(_SINGLE_OPEN.search(before))


def _count(text: str, signs: Iterable[str]) -> int:
    return sum(map(text.count, signs))


def is_torn(pair: Pair) -> bool:
    """Does a quotation close in it that opens nowhere on its row, as when it was torn out of one?"""
    return not quoted(pair)[0] and _count(pair.written, _CLOSING) > _count(pair.written, _OPENING)


def is_quoted_again(pair: Pair) -> bool:
    """Is it a sentence or two in running text that somebody says, at one of the two places at least, and that was not
    torn out of there, nor is told again with its telling, nor in worse shape? A speech and the story about it share
    sentences, and a story may quote twice."""
    if pair.unit.whole or not any(quoted(pair)) or is_torn(pair) or pair.damage > 0:
        return False
    behind = max(map(pair.written.rfind, _CLOSING + '"'))
    return behind < 0 or len(pair.written[behind + 1 :].split()) < _TELLING


def is_quoted_from_below(pair: Pair) -> bool:
    """Does a quotation come first, and then, behind a line that announces it, the text without marks? So it is where
    a story quotes a speech, a letter or a statement, and gives all of it below."""
    goes, stays = quoted(pair)
    if goes == stays or not pair.outline.around.announces_between(pair.here, pair.there):
        return False
    return goes is (pair.here.start < pair.there.start)


def closes_a_quotation(pair: Pair) -> bool:
    """Does a quotation end where what stays ends?"""
    end = pair.outline.tokens.ends[pair.last_cover.last - 1]
    return bool(_CLOSED.match(pair.outline.text, end))


def is_title(pair: Pair) -> bool:
    """Is it a short line that says one clause of what stays, or its beginning on top of the text, up to a word that can
    end a title?"""
    outline, last = pair.outline, pair.outline.tokens.keys[pair.last_passage.last - 1]
    is_short = (
        len(pair.held) == 1 and pair.words < _SHORT_LINE and pair.written.rstrip(_CLOSING + "\"'’")[-1:].isalnum()
    )
    if not is_short or wording_of(outline.document.language).is_neutral([last]):
        return False
    if not outline.text[: pair.here.start].strip():
        return not pair.other_stands_alone
    end = outline.tokens.ends[pair.cover.last - 1]
    return pair.is_stump and not (outline.text[end].isspace() or outline.text[end].isalnum())


def is_an_exchange(pair: Pair) -> bool:
    """Is it several short lines, half of them spoken, as stories and interviews repeat them?"""
    written = [pair.outline.written(pair.outline.rows[row].span) for row in pair.rows]
    spoken = sum(line[0] in _SPOKEN for line in written)
    return pair.unit.whole and 1 < len(written) <= 2 * spoken and pair.unit.words < _SHORT_LINE * len(written)


def is_a_point_of_a_summary(pair: Pair) -> bool:
    """Is it, or what stays for it, one of several lines under a head ("Key points") that are told again one by one, in
    running text or far apart? Taken away, they would leave the head empty, or a gap in the text."""
    rows = (pair.rows[0], pair.others[0].row)
    return pair.unit.whole and not pair.is_beside and any(_is_a_point(pair, row) for row in rows)


def _is_a_point(pair: Pair, row: int) -> bool:
    outline, first, last = pair.outline, row, row
    if _lines_again(pair, row) is None:
        return False
    while row - first < _MAX_POINTS and outline.follows(first) and _lines_again(pair, first - 1) is not None:
        first -= 1
    while last - row < _MAX_POINTS and outline.follows(last + 1) and _lines_again(pair, last + 1) is not None:
        last += 1
    if first == last or not outline.around.head_above(outline.rows[first].start):
        return False
    again = [_lines_again(pair, number) or set() for number in range(first, last + 1)]
    pairs = zip(again, again[1:])
    return not all(any(line + 1 in below and outline.follows(line + 1) for line in above) for above, below in pairs)


def _lines_again(pair: Pair, row: int) -> set[int] | None:
    """Which other lines say just what the line says, when it is a sentence that stands elsewhere; else None."""
    outline = pair.outline
    passages = outline.rows[row].passages if 0 <= row < len(outline.rows) else range(0)
    if len(passages) != 1 or not pair.sides.copies.get(passages[0]):
        return None
    rows = {outline.passages_at(c.first, c.first + 1)[0].row for c in pair.sides.copies[passages[0]]}
    return {number for number in rows if len(outline.rows[number].passages) == 1}
