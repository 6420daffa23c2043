"""The facts that are weighed about a repeat: one visible table, a name and a number each.

Points for them are fitted (tests/benchmarks/fit.py) and stand in repeat_weights.txt; nothing here says how much a
fact counts.
"""

from __future__ import annotations

from math import log2

from cleaner.rules.repeats import context
from cleaner.rules.repeats.boundaries import Edge
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.line_patterns import QUOTES, is_embedded, is_heading, is_question
from cleaner.weighing import Features

_FEW = 12  # words of a short repeat
_MANY = 512
_FAR = 32  # lines
_TOP = 3  # lines
_SHORT = 200  # words of a short text
_KEPT = 0.75  # share of what goes that leaves no word of the original out
_CODE_SIGNS = "=(){}[]<>_#$;+*|/`~"


def features_of(pair: Pair) -> Features:
    """All facts about a pair."""
    form = _form(pair)
    several = ", several" if len(pair.held) > 1 else ""
    return {
        "always": 1.0,
        f"{form}{several}": 1.0,
        **_of_the_copy(pair, form),
        **_of_its_quotation(pair),
        **_of_the_match(pair),
        **_of_place(pair, form),
        **_of_the_text(pair),
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
        "few words": max(0.0, _FEW - pair.words) / 4,
        "a sentence in a line: few words": max(0.0, _FEW - pair.words) / 4 * (form == "a sentence in a line"),
        "it names a speaker or a credit": float(pair.is_credited),
        "signs of code": log2(1 + sum(map(pair.written.count, _CODE_SIGNS))),
        "it is a question": float(2 * sum(map(is_question, pair.texts)) > len(pair.texts)),
        "it reads as a heading": float(len(pair.texts) == 1 and is_heading(pair.texts[0])),
        "one is a post": float(is_embedded(pair.written) or is_embedded(pair.outline.written(pair.there))),
        "in quotation marks": float(bare[:1] in QUOTES and bare[-1:] in QUOTES),
    }


def _of_its_quotation(pair: Pair) -> Features:
    goes, stays = context.quoted(pair)
    return {
        "said here and quoted there": float(goes != stays),
        "torn out of a quotation": float(context.is_torn(pair)),
        "a piece that ends where a quotation does": float(pair.is_piece and context.closes_a_quotation(pair)),
    }


def _of_the_match(pair: Pair) -> Features:
    """How far the two are the same."""
    broken = sum(cover.judgement.broken for _, cover in pair.held)
    return {
        "broken letters": float(broken > 0),
        "broken signs": float(not broken and pair.sides.why(pair.cover) == "undamaged"),
        "cut off at its end": float(pair.is_stump),
        "cut off at its beginning": float(pair.fits[0].head is Edge.CUT and pair.written[0].islower()),
        "it leaves out words of what would stay": float(pair.share_of_swaps < _KEPT),
        "others are like it": float(pair.times >= 3 and not pair.is_exact_everywhere),
    }


def _of_place(pair: Pair, form: str) -> Features:
    around, heads = pair.outline.around, pair.heads
    return {
        "right beside its like": float(pair.is_beside),
        "lines between": log2(1 + min(pair.lines_between, _FAR)),
        "a line between ends in a colon": float(around.announces_between(pair.here, pair.there)),
        "glued to the end of a paragraph": float(pair.is_glued),
        "it opens or closes both lines": float(context.opens_or_closes_both(pair)),
        "each under a head of its own": float(bool(heads[0] and heads[1]) and heads[0] != heads[1]),
        "one opens the text": float(around.number_of(min(pair.here.start, pair.there.start)) < _TOP),
        "introduced as what another wrote": float(
            pair.unit.whole and any(map(around.is_introduced, (pair.here.start, pair.there.start)))
        ),
        "what stands beside is alike": context.likeness_beside(pair),
        "repeats around it in the same order": log2(1 + pair.words_around / 8),
        "a sentence in a line: repeats around it": log2(1 + pair.words_around / 8) * (form == "a sentence in a line"),
    }


def _of_the_text(pair: Pair) -> Features:
    words = len(pair.outline.document.words)
    return {
        "markup": float(pair.outline.document.format != "plain"),
        "lines that are no prose": 1 - pair.outline.around.share_of_prose,
        "passages told again in other words": 100 * pair.sides.versions / max(_SHORT, words),
    }
