"""How a copy and what stays for it are written: titles, dialogue, posts, quotations."""

from __future__ import annotations

from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.line_patterns import is_signature
from cleaner.rules.repeats.passage_index import Passage, PassageIndex
from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex

_TITLE_WORDS = 14  # words that a title, a table cell or a name does not reach
_FEW_SENTENCES = 3  # that may be quoted; more inside a line are a block
_LONG_QUOTATION = 2000  # letters; no quotation is looked for that opens further back
_SPOKEN = "\"“„«»‹‘'-–—"  # signs before speech
_OPENING = "“„«‹"
_CLOSING = "”»›"
_CLOSED = lazy_regex(r"""[.,!?…]?(?:["”“»«]|’’|'')""")


def is_titular(pair: Pair) -> bool:
    """Is the lone line a title in the words of a sentence: all of a clause of it, up to a comma or a
    quotation mark, or its beginning on top of the text?"""
    outline, passage = pair.outline, pair.passage
    if not pair.unit.whole or len(pair.held) > 1 or not pair.is_stump:
        return False
    written = outline.text[passage.start : passage.end].rstrip()
    if passage.length >= _TITLE_WORDS * outline.signs_in_a_word or not written[-1:].isalnum():
        return False
    end = outline.tokens.ends[pair.cover.last - 1]
    if not outline.text[end : end + 1].isspace() and not outline.text[end : end + 1].isalnum():
        return True
    return not outline.text[: passage.start].strip() and not _is_broken_off(outline, passage)


def _is_broken_off(outline: PassageIndex, passage: Passage) -> bool:
    """Does it stop at a word that ends no title ("the", "between"), or in the middle of one?"""
    last = outline.tokens.keys[passage.last - 1]
    return wording_of(outline.document.language).is_neutral([last])


def is_dialogue(pair: Pair) -> bool:
    """Is it an exchange of short lines, half of them spoken, as stories and interviews repeat it?"""
    written = [pair.outline.written(pair.outline.rows[row].span) for row in pair.rows]
    spoken = sum(line[0] in _SPOKEN for line in written)
    return (
        pair.unit.whole
        and len(written) > 1
        and 2 * spoken >= len(written)
        and (pair.unit.words < _TITLE_WORDS * len(written))
    )


def is_post(pair: Pair) -> bool:
    """Is one of the two an embedded post, and the other what is told of it, or is it the foot of a post?

    The same post embedded twice is none.
    """
    posts = pair.outline.posts
    goes, stays = (not posts.isdisjoint(rows) for rows in (pair.rows, pair.other_rows))
    if goes and stays:
        return is_signature(pair.written)
    return goes and len(pair.rows) == 1 or (goes or stays) and len(pair.held) < _FEW_SENTENCES


def is_quoted_again(pair: Pair) -> bool:
    """Is it a sentence or two in running text, and one of the two in quotation marks?

    A speech and the story about it share sentences; both are meant.
    """
    is_short = not pair.unit.whole and len(pair.held) <= _FEW_SENTENCES
    return is_short and any(are_in_quotes(pair))


def are_in_quotes(pair: Pair) -> tuple[bool, bool]:
    """Do they stand in quotation marks: what would go, and what would stay?"""
    stays = pair.outline.place(min(cover.first for _, cover in pair.held), max(cover.last for _, cover in pair.held))
    return _in_quotes(pair.outline, pair.here), _in_quotes(pair.outline, stays)


def _in_quotes(outline: PassageIndex, span: Span) -> bool:
    written = outline.written(span)
    beyond = outline.text[span.end : span.end + 3].lstrip(".!?,…")[:1]
    if written[:1] in _OPENING + "\"'‘" or written[-1:] in _CLOSING + '"' or beyond in (*_CLOSING, '"'):
        return True
    row = outline.rows[outline.passages_around(span.start).row]
    before = outline.text[max(row.start, span.start - _LONG_QUOTATION) : span.start]
    opened = sum(before.count(sign) for sign in _OPENING) - sum(before.count(sign) for sign in _CLOSING)
    return opened > 0 or before.count('"') % 2 == 1


def closes_a_quotation(pair: Pair) -> bool:
    """Does a quotation end where what stays ends?"""
    end = pair.outline.tokens.ends[pair.last_cover.last - 1]
    return bool(_CLOSED.match(pair.outline.text, end))
