"""Lines that are alike but for a name, a date or a figure: "Published on 4 March by Ines Duarte".

A template is a line's key with ``*`` for each such place: "published on * by *". ``template_of`` makes one of a line,
``Templates`` finds the one that a line fits. A ``*`` stands for capitals and figures alone, so that "We recommend the
tide" does not fit "we recommend *".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from cleaner.furniture.keys import masked, words
from cleaner.text.lazy_regex import lazy_regex

SLOT = "*"
_LONGEST = 8  # words of a name, a date or a figure
_MARK = "~"  # before a word that may stand in a slot
_LETTER = lazy_regex(r"\w")


class Templates:
    """The templates among learned lines, by the first word or the last that is no slot."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = [line for line in lines if SLOT in line]

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for line in self._lines:
            own = line.split(" ")
            fixed = [word for word in own if word != SLOT]
            if fixed:
                found.setdefault(max(fixed, key=len), []).append((line, _pattern(own)))
        return found

    def of(self, text: str) -> str:
        """The template that a line fits, or nothing."""
        if not self._lines:
            return ""
        marked = list(_marked(text))
        written = " ".join(marked)
        for word in dict.fromkeys(word.removeprefix(_MARK) for word in marked):
            for line, pattern in self._by_word.get(word, ()):
                if pattern.fullmatch(written):
                    return line
        return ""


def template_of(text: str) -> str:
    """The line's key with a ``*`` for each run of capitals and figures, but for the capital that it begins with."""
    parts = groupby(_marked(text), key=lambda word: word.startswith(_MARK))
    return " ".join(SLOT if is_slot else " ".join(found) for is_slot, found in parts)


def fillings(template: str, texts: Iterable[str]) -> list[set[str]]:
    """What stands in each slot of a template in these lines, in lower case."""
    found: list[set[str]] = [set() for _ in range(template.split(" ").count(SLOT))]
    for text in texts:
        slots = (list(run) for varies, run in groupby(_pieces(text), key=lambda piece: piece[1]) if varies)
        for filling, run in zip(found, slots):
            filling.add(" ".join(" ".join(words(piece)) for piece, _ in run))
    return found


def _marked(text: str) -> Iterator[str]:
    """The words of a line's key, those marked that may be of a name, a date or a figure."""
    for piece, varies in _pieces(text):
        yield from (f"{_MARK}{word}" if varies else word for word in masked(words(piece)).split(" "))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What stands between blanks and has a word, and whether it may be of a name, a date or a figure."""
    pieces = [piece for piece in text.split() if words(piece)]
    for number, piece in enumerate(pieces):
        yield piece, _may_vary(piece) and (number > 0 or len(pieces) > 1 and _may_vary(pieces[1]))


def _may_vary(piece: str) -> bool:
    start = _LETTER.search(piece)
    return any(map(str.isdigit, piece)) or start is not None and start[0].isupper()


def _pattern(own: list[str]) -> re.Pattern[str]:
    slot = rf"{_MARK}\S+(?: {_MARK}\S+){{0,{_LONGEST - 1}}}"
    return re.compile(" ".join(slot if word == SLOT else f"{_MARK}?{re.escape(word)}" for word in own))
