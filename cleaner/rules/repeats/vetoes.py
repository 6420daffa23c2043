"""Why a repeat must stay whatever else speaks for its deletion, or must be asked for. Few, absolute, each with a case.

Each veto is a row: the reason, and the test. What is "rather so" is no veto but a feature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cleaner.rules.repeats import context
from cleaner.rules.repeats.boundaries import Edge
from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.verse import is_verse

_MIN_WORDS = 8  # fewer say too little to be a repeat
_MIN_WORDS_BESIDE = 4  # the same of what stands right beside its like
TEMPLATE_FORMS = 4  # a form that stands so often is a template or a refrain
_MANY_WORDS = 25  # what a layout sets as a pull quote has fewer; a statement that is quoted as well has more


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


def _is_template(pair: Pair) -> bool:
    return pair.times >= TEMPLATE_FORMS and not (pair.is_beside and pair.unit.whole)


# In the order of their cost.
STAYS = (
    Stay("it says too little", lambda pair: pair.words < (_MIN_WORDS_BESIDE if pair.is_beside else _MIN_WORDS)),
    Stay("what would stay is an address, or the text behind a picture", _is_hidden),
    Stay("it stands four times or more", _is_template),
    Stay("it is a title in the words of a sentence", context.is_title),
    Stay("it is quoted in running text", context.is_quoted_again),
    Stay("it is a point of a summary", context.is_a_point_of_a_summary),
    Stay("it is verse", lambda pair: is_verse(pair.outline, pair.unit)),
    Stay("it is an exchange of short lines", context.is_an_exchange),
)

# What is at most proposed.
WAITS = (
    Stay("it is a long piece of a longer sentence", lambda pair: pair.is_piece and pair.words > _MANY_WORDS),
    Stay("others' words lead into what would stay", lambda pair: pair.fits[0].head is Edge.INSIDE),
    Stay("it is quoted from a text that is given in full", context.is_quoted_from_below),
    Stay("what would stay is in worse shape", lambda pair: pair.damage < 0),
)


def reasons(stays: Sequence[Stay], pair: Pair) -> Iterator[str]:
    """The reasons that hold, in order."""
    return (stay.reason for stay in stays if stay.holds(pair))
