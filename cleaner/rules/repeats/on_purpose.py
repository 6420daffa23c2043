"""What is repeated on purpose: refrains, templates, questions, headings, posts, records, quotations given again."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.matching.differences import Verdict
from cleaner.rules.repeats.coverage import Held
from cleaner.rules.repeats.fit import Edge
from cleaner.rules.repeats.looks import ends_open, is_heading, is_question
from cleaner.rules.repeats.parallel import is_parallel, is_titular, is_twin
from cleaner.rules.repeats.passages import Outline, Passage
from cleaner.rules.repeats.recurring import TEMPLATE_FORMS
from cleaner.rules.repeats.sections import closes_its_section
from cleaner.rules.repeats.sides import Sides
from cleaner.rules.repeats.surrounds import NEAR
from cleaner.rules.repeats.summary import is_summary
from cleaner.rules.repeats.units import Unit
from cleaner.rules.repeats.verse import is_verse
from cleaner.spans import Span

_MIN_ASKED = 6  # different questions that rows start with in a list of answers, copies among them
_LONG_QUOTATION = 2000  # letters; no quotation is looked for that opens further back
_TITLE_WORDS = 14  # words that a title, a table cell or a name does not reach
MAX_SHORT_LINES = 4  # lone short lines that stand twice in one text; more are a record
_SHORT_LINE_WORDS = 14
_FEW_SENTENCES = 3  # so few may be meant; more inside a row are a block
_SPOKEN = "\"“„«»‹‘'-–—"  # signs before speech
_OPENING = "“„«‹"
_CLOSING = "”»›"


def is_on_purpose(outline: Outline, sides: Sides, unit: Unit, held: Held) -> bool:
    """Is the repeat meant to be there?"""
    texts = [outline.written(passage.span) for passage, _ in held]
    is_doubled = unit.whole and outline.repeats_row_above(unit.passages[0].row)
    if (is_template(outline, sides, held) or is_asked(texts)) and not is_doubled:
        return True
    if is_post(outline, held) or (len(texts) == 1 and is_heading(texts[0]) and not is_doubled):
        return True
    if is_verse(outline, unit) or is_titular(outline, sides, unit, held):
        return True
    is_stump = sides.fits[held[-1][1]].tail is Edge.CUT
    if not is_stump and is_under_its_own_head(outline, unit.passages, held):
        return True
    if is_doubled:
        return False
    if not is_stump and (is_summary(outline, sides, unit) or is_quoting(outline, unit, held)):
        return True
    if is_dialogue(outline, unit) or is_refrain(outline, sides, unit, held):
        return True
    if is_asked_and_answered(outline, held):
        return True
    if unit.whole and closes_its_section(outline, unit, held):
        return True
    if unit.whole:
        return is_list_of_titles(outline, held)
    if is_twin(outline, held):
        return True
    if len(held) > _FEW_SENTENCES:
        return False
    is_question_inside = any(map(is_question, texts))
    return is_question_inside or is_parallel(outline, sides, held) or is_quoted_again(outline, unit.passages, held)


def is_short_line(outline: Outline, unit: Unit) -> bool:
    """Is it a lone short line? Many of them in one text are the lines of a timetable, a dialogue, a record."""
    first, last = unit.passages[0].row, unit.passages[-1].row
    return unit.whole and first == last and unit.words < _SHORT_LINE_WORDS and not outline.repeats_row_above(first)


def is_refrain(outline: Outline, sides: Sides, unit: Unit, held: Held) -> bool:
    """Is it a lone short line that stands again word for word, not beside it?"""
    return unit.words <= _SHORT_LINE_WORDS * outline.signs_in_a_word and is_lone_line(outline, sides, unit, held)


def is_lone_line(outline: Outline, sides: Sides, unit: Unit, held: Held) -> bool:
    """Is it one line that is one line elsewhere too, word for word, more than two lines away?"""
    rows = {passage.row for passage in unit.passages}
    others = {outline.passages_at(cover.first, cover.last)[0].row for _, cover in held}
    exact = all(cover.judgement.verdict is Verdict.SAME and not sides.fits[cover].is_cut for _, cover in held)
    if not (unit.whole and exact and len(rows) == len(others) == 1 and sides.why(held[0][1]) == "earlier"):
        return False
    here, there = (outline.rows[row.pop()].span for row in (rows, others))
    is_caption = any(passage.rides or passage.core_end < passage.end for passage in unit.passages)
    around = outline.around
    return not is_caption and not around.is_under_a_break(here) and around.lines_between(here, there) > NEAR


def is_quoting(outline: Outline, unit: Unit, held: Held) -> bool:
    """Is one of the two introduced as what another wrote: by a short line with a colon right above it?"""
    places = unit.passages[0].start, outline.place(held[0][1].first, held[-1][1].last).start
    return unit.whole and any(map(outline.around.is_introduced, places))


def is_dialogue(outline: Outline, unit: Unit) -> bool:
    """Is it an exchange of short lines, half of them spoken, as stories and interviews repeat it?"""
    rows = [outline.rows[index] for index in sorted({passage.row for passage in unit.passages})]
    written = [outline.written(row.span) for row in rows]
    spoken = sum(line[0] in _SPOKEN for line in written)
    return unit.whole and len(rows) > 1 and 2 * spoken >= len(rows) and unit.words < _SHORT_LINE_WORDS * len(rows)


def is_template(outline: Outline, sides: Sides, held: Held) -> bool:
    """Does every sentence stand four times or more, or have as many that are like it?"""
    return all(
        max(outline.forms[outline.form(passage)], sides.likes(passage.index) + 1) >= TEMPLATE_FORMS
        for passage, _ in held
    )


def is_asked(texts: Sequence[str]) -> bool:
    """Are most of the sentences questions?"""
    return 2 * sum(map(is_question, texts)) > len(texts)


def is_asked_and_answered(outline: Outline, held: Held) -> bool:
    """Do a third of the rows start with a question, in a text where many do, as lists of answers do?"""
    rows = {passage.row for passage, _ in held}
    asked = outline.asking_rows
    return len(set(asked.values())) >= _MIN_ASKED and 3 * len(asked.keys() & rows) >= len(rows)


def is_under_its_own_head(outline: Outline, unit: Sequence[Passage], held: Held) -> bool:
    """Do the copy and the original each stand right under a head of their own, as answers and regions do?"""
    first = held[0][1].first
    row = outline.rows[outline.passages_at(first, first + 1)[0].row]
    heads = outline.around.head_above(unit[0].start), outline.around.head_above(row.start)
    return bool(heads[0] and heads[1]) and heads[0] != heads[1]


def is_list_of_titles(outline: Outline, held: Held) -> bool:
    """Are most of the words in lines without an end mark, here and in the original: titles, table cells, names?

    Not when they open the text, and more lines than the title stand again: then the article was pasted twice.
    """
    opens = not outline.text[: outline.place(held[0][1].first, held[-1][1].last).start].strip()
    if opens and len({passage.row for passage, _ in held}) > 1:
        return False
    titles = [
        passage.length
        for passage, cover in held
        if _is_open(outline, passage)
        and all(_is_open(outline, peer) for peer in outline.passages_at(cover.last - 1, cover.last))
    ]
    return 2 * sum(titles) > sum(passage.length for passage, _ in held)


def _is_open(outline: Outline, passage: Passage) -> bool:
    return passage.length < _TITLE_WORDS and ends_open(outline.text[passage.start : passage.core_end])


def is_post(outline: Outline, held: Held) -> bool:
    """Is it an embedded post, or the quotation of one? The same post embedded twice is none."""
    if len(held) >= _FEW_SENTENCES:
        return False
    gone = {passage.row for passage, _ in held}
    if gone & outline.posts:
        return any(outline.row_forms[outline.row_form(outline.rows[row])] == 1 for row in gone)
    stays = {p.row for _, cover in held for p in outline.passages_at(cover.first, cover.last)}
    return bool(stays & outline.posts)


def is_quoted_again(outline: Outline, unit: Sequence[Passage], held: Held) -> bool:
    """Does one of the two stand in quotation marks, and the other in running text?

    A speech and the story about it share sentences; both are meant.
    """
    stays = outline.place(min(cover.first for _, cover in held), max(cover.last for _, cover in held))
    return _in_quotes(outline, Span(unit[0].start, unit[-1].end)) or _in_quotes(outline, stays)


def _in_quotes(outline: Outline, span: Span) -> bool:
    written = outline.written(span)
    beyond = outline.text[span.end : span.end + 3].lstrip(".!?,…")[:1]
    if written[:1] in _OPENING + "\"'‘" or written[-1:] in _CLOSING + "\"" or beyond in (*_CLOSING, '"'):
        return True
    row = outline.rows[outline.passages_around(span.start).row]
    before = outline.text[max(row.start, span.start - _LONG_QUOTATION) : span.start]
    opened = sum(before.count(sign) for sign in _OPENING) - sum(before.count(sign) for sign in _CLOSING)
    return opened > 0 or before.count('"') % 2 == 1
