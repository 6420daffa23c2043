"""Which of two copies stays: the undamaged one, else the one in its place in the text, else the earlier."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.line_patterns import ends_open, has_credit, is_quoted
from cleaner.rules.repeats.passage_index import Passage, PassageIndex
from cleaner.spans import Span

_MOJIBAKE = re.compile(r"â€|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|\ufffd")
_BLANK_RUNS = re.compile(r"[ \t\u00a0]{2,}")
MIN_RARER = 0.3  # summed difference in commonness from which the commoner wording is taken for the first one
_PULL_QUOTE = 20  # words that a line set into the text for show seldom has more of

Side = Sequence[Passage]


class Choice(NamedTuple):
    """``loser``: the side (0 or 1) that goes. ``why``: what speaks for the one that stays."""

    loser: int
    why: str


def choose(
    outline: PassageIndex, first: Sequence[Cover], second: Sequence[Cover], pieces: Set[int], covered: Set[int]
) -> Choice:
    """Of two copies that cover each other, side by side. ``pieces``: passages of the same echo that are covered,
    but cover nothing in turn; ``covered``: all passages of the text that stand elsewhere."""
    sides = _passages(outline, first), _passages(outline, second)
    broken = sum(cover.judgement.broken for cover in first)
    broken += _count(outline, sides[0], _mojibake) - _count(outline, sides[1], _mojibake)
    if broken:
        return Choice(0 if broken > 0 else 1, "undamaged")
    rarer = sum(cover.judgement.rarer for cover in first)
    if abs(rarer) >= MIN_RARER:
        return Choice(0 if rarer > 0 else 1, "plainer")
    for damage in (_blank_runs, _straight_marks):
        worse = _count(outline, sides[0], damage) - _count(outline, sides[1], damage)
        if worse:
            return Choice(0 if worse > 0 else 1, "undamaged")
    echoed = {cover.passage for cover in (*first, *second)} | pieces
    alone = [outline.are_filled_by(side, echoed) for side in sides]
    if alone[0] != alone[1]:
        return _of_alone_and_running(outline, sides, 0 if alone[0] else 1, covered)
    unfinished = [_is_unfinished(outline, side) for side in sides]
    if unfinished[0] != unfinished[1]:
        return Choice(0 if unfinished[0] else 1, "fuller")
    fewer = _count(outline, sides[1], _commas) - _count(outline, sides[0], _commas)
    if fewer:
        return Choice(0 if fewer > 0 else 1, "undamaged")
    if _is_glued(outline, sides[0]) and not _is_glued(outline, sides[1]):
        return Choice(0, "in its place")
    return _of_equals(outline, sides)


def _of_equals(outline: PassageIndex, sides: tuple[Side, Side]) -> Choice:
    """Of two that nothing tells apart but what stands around them."""
    around = outline.around
    first, second = (Span(side[0].start, side[-1].end) for side in sides)
    if around.lines_between(first, second) <= 1:
        return Choice(1, "earlier")
    for speaks_against in (around.is_under_a_break, around.is_named_below, around.is_a_highlight):
        if speaks_against(first) != speaks_against(second):
            return Choice(0, "in its place") if speaks_against(first) else Choice(1, "earlier")
    is_standfirst = len(sides[0]) == 1 and around.opens_prose(first) and not around.ends_prose(second)
    if is_standfirst or around.is_before_an_interview(first, second):
        return Choice(0, "in its place")
    return Choice(1, "earlier")


def _is_unfinished(outline: PassageIndex, side: Side) -> bool:
    """Does its last sentence close its row without an end mark?"""
    last = side[-1]
    return ends_open(outline.text[last.start : last.core_end]) and last.index == outline.rows[last.row].passages[-1]


def _passages(outline: PassageIndex, covers: Sequence[Cover]) -> Side:
    return [outline.passages[cover.passage] for cover in covers]


def _of_alone_and_running(outline: PassageIndex, sides: tuple[Side, Side], alone: int, covered: Set[int]) -> Choice:
    """One stands on lines of its own, the other in running text: mostly the line is the pull quote.

    Not when the other row is put together of copies only, or the sentence is glued to its end and
    comes later, and the line is an ordinary paragraph.
    """
    running = 1 - alone
    if outline.are_filled_by(sides[running], covered):
        return Choice(running, "in its place")
    is_ornament = _is_ornament(outline, sides[alone], sides[running][0].span)
    if running == 1 and _is_glued(outline, sides[1]) and not is_ornament:
        return Choice(running, "in its place")
    return Choice(alone, "in the running text")


def _is_glued(outline: PassageIndex, side: Side) -> bool:
    return len(side) == 1 and outline.ends_row(side[0])


def _is_ornament(outline: PassageIndex, side: Side, running: Span) -> bool:
    """Does it look like a pull quote, a standfirst or a caption?"""
    row = outline.rows[side[0].row]
    written, around = outline.written(row.span), outline.around
    if is_quoted(written) or has_credit(written) or ends_open(written) or around.opens_prose(row.span):
        return True
    is_beside = around.lines_between(row.span, running) <= 1 and side[0].length <= _PULL_QUOTE
    return is_beside or around.is_before_an_interview(row.span, running)


def _count(outline: PassageIndex, side: Side, damage: Callable[[str], int]) -> int:
    return sum(damage(outline.written(passage.span)) for passage in side)


def _mojibake(written: str) -> int:
    return len(_MOJIBAKE.findall(written))


def _blank_runs(written: str) -> int:
    return len(_BLANK_RUNS.findall(written))


def _straight_marks(written: str) -> int:
    return written.count('"') + written.count("'")


def _commas(written: str) -> int:
    return written.count(",")
