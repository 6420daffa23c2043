"""Which passage is covered by which stretch of the text, and in what the rest differ.

Echoes say where to look; every passage that takes part in one is then held, word by word,
against the stretch that the echo sets beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cleaner.lexicon import open_lexicon
from cleaner.matching.candidates import SharedRun, echoes
from cleaner.matching.differences import DiffCriteria, Judgement, judge
from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.passage_index import Passage, PassageIndex

_MIN_LENGTH = 3  # words of a passage that is compared
_MIN_SHARE = 0.3  # of a passage's words that an echo must hold before the passage is compared
_DAMAGED = 2  # broken words by which one side of an echo is known to be damaged
_SLACK = 6  # words by which a stretch is taken longer than the passage at either end


class Cover:
    """The tokens ``first:last`` stand for the passage, as far as ``judgement`` says. ``echo`` is the
    index of the echo, ``side`` 0 when the passage is on its first side."""

    __slots__ = ("echo", "first", "judgement", "last", "passage", "side")

    def __init__(self, passage: int, first: int, last: int, judgement: Judgement, echo: int, side: int) -> None:
        self.passage = passage
        self.first = first
        self.last = last
        self.judgement = judgement
        self.echo = echo
        self.side = side

    @property
    def holds(self) -> bool:
        return self.judgement.covers


Matches = Sequence[tuple[Passage, Cover]]  # passages that may go, each with the cover that stays for it


def covers_of(outline: PassageIndex) -> list[Cover]:
    """Every comparison that echoes of the text led to, also those that found a difference."""
    language = outline.document.language
    yardstick = DiffCriteria(wording_of(language), commonness_in(outline), outline.names)
    covers: list[Cover] = []
    for number, echo in enumerate(echoes(outline.tokens.keys)):
        found = list(_compared_by(outline, echo, number, yardstick))
        broken = abs(sum(cover.judgement.broken for cover in found if cover.side == 0))
        if broken >= _DAMAGED and not all(cover.holds for cover in found):
            found = list(_compared_by(outline, echo, number, yardstick._replace(damaged=broken)))
        covers += found
    return covers


def _compared_by(outline: PassageIndex, echo: SharedRun, number: int, yardstick: DiffCriteria) -> Iterator[Cover]:
    """All passages that take part in an echo, against the other side of it."""
    for side in (0, 1):
        for passage in outline.passages_at(*echo.sides[side]):
            if not passage.is_credit_only and passage.length >= _MIN_LENGTH:
                cover = _compared(outline, passage, echo, number, side, yardstick)
                if cover:
                    yield cover


def commonness_in(outline: PassageIndex) -> Callable[[str], float]:
    """How common a word is: by the lexicon of the language, or by the article itself where it is the better
    witness (a name that the article uses three times is no broken word)."""
    lexicon = open_lexicon(outline.document.language)
    counts = outline.document.words.counts

    def commonness(word: str) -> float:
        here = counts[word]
        trusted = 3.0 if here >= 3 else 0.0
        return max(trusted, lexicon.zipf(word)) if not lexicon.is_empty else trusted

    return commonness


def _compared(
    outline: PassageIndex, passage: Passage, echo: SharedRun, number: int, side: int, yardstick: DiffCriteria
) -> Cover | None:
    """The passage against the stretch that the echo sets beside it; nothing when they share too little."""
    inside = echo.within(side, passage.first, passage.last)
    shared = sum(length for _, _, length in inside)
    if shared < max(_MIN_LENGTH, _MIN_SHARE * passage.length):
        return None
    here, there = inside[0][side], inside[0][1 - side]
    end_here, end_there = inside[-1][side] + inside[-1][2], inside[-1][1 - side] + inside[-1][2]
    before, after = here - passage.first, passage.last - end_here
    first = max(0, there - (before + _SLACK if before else 0))
    last = min(len(outline.tokens.keys), end_there + (after + _SLACK if after else 0))
    if there < passage.first:
        last = min(last, passage.first)
    else:
        first = max(first, passage.all_last)
    window = outline.tokens.keys[first:last]
    ending = outline.text[passage.core_end - 2 : passage.core_end].rstrip('"”’»')
    is_whole = ending.endswith((".", "!", "?")) and ending != ".."
    judgement = judge(outline.keys(passage), window, yardstick._replace(is_whole=is_whole))
    return Cover(passage.index, first + judgement.start, first + judgement.end, judgement, number, side)
