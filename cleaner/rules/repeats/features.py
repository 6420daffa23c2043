"""The facts that are weighed about a repeat: one visible table, a name and a number each.

Points for them are fitted (tests/benchmarks/fit.py) and stand in repeat_weights.txt; nothing here says how much a
fact counts.
"""

from __future__ import annotations

from math import log2

from cleaner.rules.repeats import context
from cleaner.rules.repeats.boundaries import Edge
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.line_patterns import is_embedded, is_heading, is_prose_line, is_question
from cleaner.rules.repeats.surrounds import COLONS
from cleaner.weighing import Features

_FEW = 12  # words of a short repeat
_MANY = 512
_FAR = 32  # lines
_TOP = 3  # lines
_ONE_LINE = 2  # with a title above it
_SHORT = 200  # words of a short text
_KEPT = 0.75  # share of what goes that leaves no word of the original out
_CODE_SHARE = 20  # a sign in so many letters makes code of it
_MOST_TIMES = 8  # as long
_CODE_SIGNS = "=(){}[]<>_#$;+*|/`~"


def features_of(pair: Pair) -> Features:
    """All facts about a pair."""
    is_sentence = not pair.unit.whole and not pair.is_piece
    is_line = pair.unit.whole and not pair.is_piece
    return {
        "always": 1.0,
        "a line, in a paragraph again": float(is_line and not pair.other_stands_alone),
        "a line, and again": float(is_line and pair.other_stands_alone and len(pair.held) == 1),
        "a line, and again, several": float(is_line and pair.other_stands_alone and len(pair.held) > 1),
        "a sentence in a line, several": float(is_sentence and len(pair.held) > 1),
        "a sentence in a line: few words": max(0.0, _FEW - pair.words) / 4 * is_sentence,
        "a sentence in a line: repeats around it": log2(1 + pair.words_around / 8) * is_sentence,
        **_of_the_copy(pair),
        **_of_the_match(pair),
        **_of_place(pair),
        **_of_the_text(pair),
    }


def _of_the_copy(pair: Pair) -> Features:
    credited = any(passage.is_credit_only or passage.core_end < passage.end for passage in pair.unit.passages)
    texts = [pair.outline.written(passage.span) for passage, _ in pair.held]
    lines = [pair.outline.written(pair.outline.rows[row].span) for row in pair.rows]
    signs = sum(map(pair.written.count, _CODE_SIGNS))
    prose = sum(len(line) for line in lines if not pair.unit.whole or is_prose_line(line))
    return {
        "how many words": log2(min(pair.words, _MANY) / _FEW),
        "it names a speaker or a credit": float(credited),
        "how many lines": log2(len(lines)),
        "its lines are no prose": 1 - prose / sum(map(len, lines)),
        "signs of code": 0.0 if pair.is_beside else min(1.0, _CODE_SHARE * signs / len(pair.written)),
        "it is a question": float(2 * sum(map(is_question, texts)) > len(texts)),
        "it reads as a heading": float(len(texts) == 1 and is_heading(texts[0]) and not pair.is_beside),
        "one is a post": float(is_embedded(pair.written) or is_embedded(pair.outline.written(pair.there))),
        "torn out of a quotation": float(context.is_torn(pair)),
        "a piece that ends where a quotation does": float(pair.is_piece and context.closes_a_quotation(pair)),
    }


def _of_the_match(pair: Pair) -> Features:
    """How far the two are the same."""
    times = min(pair.outline.times(passage) for passage, _ in pair.held)
    swaps = sum(passage.length for passage, cover in pair.held if cover.judgement.is_swap)
    return {
        "in worse shape": float(pair.damage > 0),
        "cut off at its end": float(pair.is_stump),
        "cut off at its beginning": float(pair.fits[0].head is Edge.CUT and pair.written[0].islower()),
        "it leaves out words of what would stay": float(swaps < _KEPT * pair.own_words),
        "how much more stands around what would stay": log2(1 + min(_MOST_TIMES, pair.other_words / pair.own_words)),
        "others are like it": float(pair.times >= 3 and pair.times > times),
    }


def _of_place(pair: Pair) -> Features:
    around, outline, places = pair.outline.around, pair.outline, (pair.here, pair.there)
    is_announced = not pair.is_beside and any(around.neighbours(place)[0].endswith(COLONS) for place in places)
    heads = [around.head_above(place.start) for place in places]
    is_glued = outline.ends_row(pair.passage) and not outline.ends_row(pair.others[-1])
    return {
        "right beside its like": float(pair.is_beside),
        "lines between": log2(1 + min(pair.lines_between, _FAR)),
        "a line that ends in a colon is above one": float(is_announced),
        "glued to the end of a paragraph": float(is_glued),
        "it opens or closes both lines": float(context.opens_or_closes_both(pair)),
        "each under a head of its own": float(all(heads) and heads[0] != heads[1] and not pair.is_beside),
        "one opens the text": float(around.index_at(min(places).start) < _TOP),
        "lines of prose beside it": float(sum(map(is_prose_line, around.neighbours(pair.here)))),
        "what stands beside is alike": context.likeness_beside(pair),
    }


def _of_the_text(pair: Pair) -> Features:
    words, around = len(pair.outline.document.words), pair.outline.around
    return {
        "lines that are no prose": 1 - around.share_of_prose,
        "all the text is one line": float(around.count <= _ONE_LINE and pair.passage.row == pair.others[0].row),
        "passages told again in other words": 100 * pair.sides.versions / max(_SHORT, words),
    }
