"""Why a repeat must stay whatever else speaks for its deletion, or must be asked for. Few, absolute, each with a case.

Each veto is a row: the reason, and the test. What is "rather so" is no veto but a feature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cleaner.rules.repeats.beside import closes_its_section, is_summary
from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.line_patterns import is_heading, is_question
from cleaner.rules.repeats.recurring import TEMPLATE_FORMS
from cleaner.rules.repeats.survivor import MIN_RARER
from cleaner.rules.repeats.verse import is_verse
from cleaner.rules.repeats.written import (
    are_in_quotes,
    is_dialogue,
    is_post,
    is_quoted_again,
    is_titular,
)

_MIN_WORDS = 8  # fewer say too little to be a repeat
_MIN_WORDS_BESIDE = 4  # the same of what stands right beside its like
_MANY_WORDS = 25  # what a layout sets as a pull quote has fewer; a statement that is quoted as well has more
_KEPT_WORDS = 0.75  # share of what goes that leaves no word of the original out


class Stay(NamedTuple):
    """A veto: the repeat stays when ``holds``."""

    reason: str
    holds: Callable[[Pair], bool]


def _is_hidden(pair: Pair) -> bool:
    """Is what would stay no text that a reader sees: an address, or the text behind a picture?"""
    return any(_hides(pair, cover) for _, cover in pair.held)


def _hides(pair: Pair, cover: Cover) -> bool:
    outline = pair.outline
    place, text = outline.place(cover.first, cover.last), outline.text
    if not any(map(str.isspace, text[place.start : place.end])) and text[place.start : place.end].isascii():
        return True
    line = max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start)) + 1
    picture = text.rfind("![", line, place.start)
    return picture >= 0 and "]" not in text[picture : place.start]


def _is_asked(pair: Pair) -> bool:
    is_answered_again = pair.times >= TEMPLATE_FORMS - 1 and is_question(pair.texts[0])
    return not pair.is_beside and (is_answered_again or 2 * sum(map(is_question, pair.texts)) > len(pair.texts))


def _is_heading(pair: Pair) -> bool:
    return len(pair.texts) == 1 and is_heading(pair.texts[0]) and not pair.is_beside


def _is_template(pair: Pair) -> bool:
    return pair.times >= TEMPLATE_FORMS and not (pair.is_beside and pair.unit.whole)


# In the order of their cost.
STAYS = (
    Stay("it says too little", lambda pair: pair.words < (_MIN_WORDS_BESIDE if pair.is_beside else _MIN_WORDS)),
    Stay("what would stay is an address, or the text behind a picture", _is_hidden),
    Stay("it is a question", _is_asked),
    Stay("it reads as a heading", _is_heading),
    Stay("it is a post, or what a post says", is_post),
    Stay("it stands four times or more", _is_template),
    Stay("it is a title in the words of a sentence", is_titular),
    Stay("it is said here and quoted there", is_quoted_again),
    Stay("it is part of a dialogue", is_dialogue),
    Stay("it is verse", lambda pair: is_verse(pair.outline, pair.unit)),
    Stay("it closes its section, as another closes its own", closes_its_section),
    Stay("it is a point of a summary", is_summary),
)


def _leaves_words_out(pair: Pair) -> bool:
    kept = sum(passage.length for passage, cover in pair.held if cover.judgement.is_swap)
    return kept < _KEPT_WORDS * pair.unit.words


def _is_better(pair: Pair) -> bool:
    """Is what would go in better shape than what would stay for it?"""
    broken = sum(cover.judgement.broken for _, cover in pair.held)
    return broken < 0 or (not broken and sum(cover.judgement.rarer for _, cover in pair.held) <= -MIN_RARER)


def _is_quoted_from_below(pair: Pair) -> bool:
    """Is one of the two a quotation, and the other no quotation in a text that a line between them announces?

    So it is where a story quotes a speech, a letter or a statement, and gives all of it below.
    """
    return len(set(are_in_quotes(pair))) == 2 and pair.outline.around.announces_between(pair.here, pair.there)


# What is at most proposed.
WAITS = (
    Stay("it is a long piece of a longer sentence", lambda pair: pair.is_piece and pair.words > _MANY_WORDS),
    Stay("it is quoted from a text that is given in full", _is_quoted_from_below),
    Stay("it leaves out words of what would stay", _leaves_words_out),
    Stay("what would stay is in worse shape", _is_better),
)


def reasons(stays: Sequence[Stay], pair: Pair) -> Iterator[str]:
    """The reasons that hold, in order."""
    return (stay.reason for stay in stays if stay.holds(pair))
