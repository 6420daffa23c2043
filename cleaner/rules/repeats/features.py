"""The facts that are weighed about a repeat: one visible table, a name and a number each.

Points for them are fitted (tests/benchmarks/fit.py) and stand in repeat_weights.txt; nothing here says how much a
fact counts.
"""

from __future__ import annotations

from math import log2

from cleaner.rules.repeats.beside import is_parallel, is_retold, is_twin
from cleaner.rules.repeats.boundaries import Edge
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.line_patterns import QUOTES
from cleaner.rules.repeats.written import closes_a_quotation
from cleaner.weighing import Features

_FEW = 12  # words of a short repeat
_MANY = 512
_FAR = 32  # lines
_TOP = 3  # lines
_SHORT = 200  # words of a short text
_CODE_SIGNS = "=(){}[]<>_#$;+*|/`~"


def features_of(pair: Pair) -> Features:
    """All facts about a pair."""
    form = _form(pair)
    several = ", several" if len(pair.held) > 1 else ""
    return {
        "always": 1.0,
        f"{form}{several}": 1.0,
        **_of_the_copy(pair, form),
        **_of_the_match(pair),
        **_of_place(pair),
        **_of_surroundings(pair, form),
    }


def _form(pair: Pair) -> str:
    """What goes, and how it stands again: facts weigh differently in each."""
    if pair.is_piece:
        return "a piece of a sentence"
    if not pair.unit.whole:
        return "a sentence in a line"
    return "a line, and again" if pair.other_stands_alone else "a line, in a paragraph again"


def _of_the_copy(pair: Pair, form: str) -> Features:
    bare = pair.written.strip("*_ ")
    return {
        "how many words": log2(min(pair.words, _MANY) / _FEW),
        f"{form}: few words": max(0.0, _FEW - pair.words) / 4,
        "in quotation marks": float(bare[:1] in QUOTES and bare[-1:] in QUOTES),
        "a piece that ends where a quotation does": float(pair.is_piece and closes_a_quotation(pair)),
        "it names a speaker or a credit": float(pair.is_credited),
        "no end mark": float(pair.ends_open),
        "it starts small": float(pair.written[:1].islower()),
        "signs of code": log2(1 + sum(map(pair.written.count, _CODE_SIGNS))),
    }


def _of_the_match(pair: Pair) -> Features:
    """How far the two are the same."""
    broken = sum(cover.judgement.broken for _, cover in pair.held)
    return {
        "broken letters": float(broken > 0),
        "broken signs": float(not broken and pair.sides.why(pair.cover) == "undamaged"),
        "cut off at its end": float(pair.is_stump),
        "cut off at its beginning": float(pair.fits[0].head is Edge.CUT and pair.written[0].islower()),
    }


def _of_place(pair: Pair) -> Features:
    around, heads = pair.outline.around, pair.heads
    return {
        "right beside its like": float(pair.is_beside),
        "lines between": log2(1 + min(pair.lines_between, _FAR)),
        "glued to the end of a paragraph": float(pair.is_glued),
        "each under a head of its own": float(bool(heads[0] and heads[1]) and heads[0] != heads[1]),
        "one opens the text": float(around.number_of(min(pair.here.start, pair.there.start)) < _TOP),
        "introduced as what another wrote": float(
            pair.unit.whole and any(map(around.is_introduced, (pair.here.start, pair.there.start)))
        ),
    }


def _of_surroundings(pair: Pair, form: str) -> Features:
    words = len(pair.outline.document.words)
    return {
        f"{form}: repeats around it in the same order": log2(1 + pair.words_around / 8),
        "markup": float(pair.outline.document.format != "plain"),
        "lines that are no prose": 1 - pair.outline.around.share_of_prose,
        "length of the text": log2(1 + words / _SHORT),
        "passages told again in other words": 100 * pair.sides.versions / max(_SHORT, words),
        "a line between ends in a colon": float(pair.outline.around.announces_between(pair.here, pair.there)),
        "lines beside are told again": float(is_retold(pair)),
        "a twin paragraph": float(is_twin(pair)),
        "a parallel paragraph": float(is_parallel(pair)),
        "others are like it": float(pair.times >= 3 and not pair.is_exact_everywhere),
    }
