"""Which of two copies stays: the undamaged one, else the one in the running text, else the earlier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.passages import Outline, Passage, is_quoted

_MOJIBAKE = re.compile(r"â€|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|\ufffd")
_MIN_RARER = 1.0  # summed difference in commonness from which the commoner wording is taken for the first one


class Choice(NamedTuple):
    """``loser``: the side (0 or 1) that goes. ``why``: what speaks for the one that stays."""

    loser: int
    why: str


def choose(outline: Outline, first: Sequence[Cover], second: Sequence[Cover]) -> Choice:
    """Of two copies that cover each other, side by side."""
    sides = [[outline.passages[cover.passage] for cover in covers] for covers in (first, second)]
    broken = _damage(outline, sides[0]) - _damage(outline, sides[1])
    broken += sum(cover.judgement.broken for cover in first)
    if broken:
        return Choice(0 if broken > 0 else 1, "undamaged")
    rarer = sum(cover.judgement.rarer for cover in first)
    if abs(rarer) >= _MIN_RARER:
        return Choice(0 if rarer > 0 else 1, "plainer")
    alone = [all(outline.fills_row(passage) for passage in side) for side in sides]
    if alone[0] != alone[1]:
        return Choice(0 if alone[0] else 1, "in the running text")
    quoted = [is_quoted(outline.written(side[0].span)) for side in sides]
    if all(alone) and len(sides[0]) == len(sides[1]) == 1 and quoted[0] != quoted[1] and quoted[0]:
        return Choice(0, "in the running text")
    return Choice(1, "earlier")


def _damage(outline: Outline, passages: Sequence[Passage]) -> int:
    return sum(len(_MOJIBAKE.findall(outline.written(passage.span))) for passage in passages)
