"""Where an encoding repair is made: whole words, so that no word rule judges half of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.spans import Edit, Span, apply

_MAX_WORD = 60
_MAX_SHOWN = 40
_ABOUT = (
    r"\b(?:mojibake|utf-?8|utf-?16|iso[- ]8859|windows-?125\d|latin-?1|unicode|charset|character (?:set|encoding)s?"
    r"|html entit(?:y|ies)|zero[- ]width|byte order mark)\b"
)


LOST = "\ufffd"  # the text of a Repair whose right reading nobody knows


class Repair(NamedTuple):
    """A damaged place and its right reading; ``LOST`` when there is none."""

    span: Span
    text: str


def whole_words(document: Document, repairs: Iterable[Repair]) -> Iterator[Repair]:
    """The repairs, widened over the letters that touch them, those of one word as one.

    Sorted and apart, as they must come in. A repair stays narrow where the word reaches into
    protected text.
    """
    group: list[Repair] = []
    place = Span(0, 0)
    for repair in repairs:
        word = _word_round(document, repair)
        if group and word.start < place.end:
            group.append(repair)
            place = Span(place.start, max(place.end, word.end))
            continue
        if group:
            yield _together(document.text, group, place)
        group, place = [repair], word
    if group:
        yield _together(document.text, group, place)


def _together(text: str, group: list[Repair], place: Span) -> Repair:
    inside = [Edit(span.start - place.start, span.end - place.start, new) for span, new in group]
    return Repair(place, apply(text[place.start : place.end], inside))


def _word_round(document: Document, repair: Repair) -> Span:
    text, (start, end) = document.text, repair.span
    while start and repair.span.start - start < _MAX_WORD and _is_word(text[start - 1]):
        start -= 1
    while end < len(text) and end - repair.span.end < _MAX_WORD and _is_word(text[end]):
        end += 1
    word = Span(start, end)
    return repair.span if document.is_protected(word) else word


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign in "’'-"


def about_encodings(text: str) -> bool:
    """Does the article speak about encodings? Then gibberish may be its examples."""
    return bool(_about().search(text))


@cache
def _about() -> re.Pattern[str]:
    return re.compile(_ABOUT, re.IGNORECASE)


def shown(piece: str) -> str:
    """A piece of text for a message: invisible characters by their numbers, long ones cut."""
    visible = "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in piece)
    return visible if len(visible) <= _MAX_SHOWN else visible[: _MAX_SHOWN - 1] + "…"
