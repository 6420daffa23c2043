"""Which of two copies stays: the undamaged one, else the one in its place in the text, else the earlier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.line_patterns import ends_open, has_credit, is_quoted
from cleaner.rules.repeats.passage_index import Passage, PassageIndex
from cleaner.spans import Span

_MOJIBAKE = re.compile(r"â€|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|\ufffd")
_BLANK_RUNS = re.compile(r"[ \t\u00a0]{2,}")
_MIN_RARER = 0.3  # summed difference in commonness from which the commoner wording is taken for the first one
_PULL_QUOTE = 20  # words that a line set into the text for show seldom has more of

Side = Sequence[Passage]


class Choice(NamedTuple):
    """``loser``: the side (0 or 1) that goes. ``why``: what speaks for the one that stays."""

    loser: int
    why: str


def damage(gone: str, stays: str, covers: Iterable[Cover]) -> int:
    """1 when what would go is in worse shape than what stays for it, -1 when it is in better, else 0: by broken letters
    and signs, else by words rarer than those that stand for them, else by blanks."""
    judged = [cover.judgement for cover in covers]
    signs, blanks = (len(p.findall(gone)) - len(p.findall(stays)) for p in (_MOJIBAKE, _BLANK_RUNS))
    rarer = sum(judgement.rarer for judgement in judged)
    faults = (signs + sum(judgement.broken for judgement in judged), rarer * (abs(rarer) >= _MIN_RARER), blanks)
    return next((1 if fault > 0 else -1 for fault in faults if fault), 0)


def choose(
    outline: PassageIndex, first: Sequence[Cover], second: Sequence[Cover], pieces: Set[int], covered: Set[int]
) -> Choice:
    """Of two copies that cover each other, side by side. ``pieces``: passages of the same echo that are covered,
    but cover nothing in turn; ``covered``: all passages of the text that stand elsewhere."""
    sides = [[outline.passages[cover.passage] for cover in covers] for covers in (first, second)]
    echoed = {cover.passage for cover in (*first, *second)} | pieces
    for why, (one, other) in _faults(outline, first, sides, echoed, covered):
        if one != other:
            return Choice(0 if one > other else 1, why)
    return Choice(1, "earlier")


def _faults(
    outline: PassageIndex, first: Sequence[Cover], sides: list[list[Passage]], echoed: Set[int], covered: Set[int]
) -> Iterator[tuple[str, Sequence[float]]]:
    """What speaks for the one that stays, and how much speaks against each: the first that tells them apart counts."""
    texts = ["\n".join(outline.written(passage.span) for passage in side) for side in sides]
    yield "undamaged", (damage(texts[0], texts[1], first), 0)
    alone = [outline.are_filled_by(side, echoed) for side in sides]
    if alone[0] != alone[1]:
        is_meant = _is_meant(outline, sides, alone.index(True), covered)
        yield ("in its place", alone[::-1]) if is_meant else ("in the running text", alone)
    yield "fuller", [outline.breaks_off(side[-1]) for side in sides]
    yield "undamaged", [-text.count(",") for text in texts]
    glued = [len(side) == 1 and outline.ends_row(side[0]) for side in sides]
    yield "in its place", (glued[0] and not glued[1], False)
    for faults in _faults_of_place(outline, sides):
        yield "in its place" if faults[0] else "earlier", faults


def _faults_of_place(outline: PassageIndex, sides: list[list[Passage]]) -> Iterator[Sequence[float]]:
    """Of two that nothing tells apart but what stands around them."""
    around = outline.around
    spans = [Span(side[0].start, side[-1].end) for side in sides]
    if around.lines_between(*spans) > 1:
        for speaks_against in (around.is_under_a_break, around.is_named_below):
            yield [speaks_against(span) for span in spans]
        is_standfirst = len(sides[0]) == 1 and around.opens_prose(spans[0]) and not around.ends_prose(spans[1])
        yield is_standfirst or around.is_before_an_interview(*spans), False


def _is_meant(outline: PassageIndex, sides: list[list[Passage]], alone: int, covered: Set[int]) -> bool:
    """One stands on lines of its own, the other in running text: mostly the line is a pull quote and goes. Is it meant,
    as the other row is put together of copies only, or the sentence is glued to its end and comes later?"""
    running = sides[1 - alone]
    if outline.are_filled_by(running, covered):
        return True
    is_glued = alone == 0 and len(running) == 1 and outline.ends_row(running[0])
    return is_glued and not _is_ornament(outline, sides[alone], running[0].span)


def _is_ornament(outline: PassageIndex, side: Side, running: Span) -> bool:
    """Does it look like a pull quote, a standfirst or a caption?"""
    row = outline.rows[side[0].row]
    written, around = outline.written(row.span), outline.around
    if is_quoted(written) or has_credit(written) or ends_open(written) or around.opens_prose(row.span):
        return True
    is_beside = around.lines_between(row.span, running) <= 1 and side[0].length <= _PULL_QUOTE
    return is_beside or around.is_before_an_interview(row.span, running)
