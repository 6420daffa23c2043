"""Does a passage that stays say all that another says, in the same order?

Word by word: names, figures, spelled numbers and negations equal, nothing but little words and broken letters
different, and no more broken than a bad scan breaks. A bag of common words covers nothing.
"""

from __future__ import annotations

from cleaner.document import Document
from cleaner.lexicon.store import open_lexicon
from cleaner.matching.alignment import Step, align, edits, likeness
from cleaner.matching.differences import GAP, RARE, UNKNOWN, reads_as
from cleaner.matching.wording import is_figure, wording_of
from cleaner.text.folding import Tokens, tokens
from cleaner.text.lazy_regex import lazy_regex

MAX_NOISE = 0.4  # share of a copy's words that broken letters may change
MAX_INSIDE = 0.35  # words that the copy that stays may have between those of the other, as a share of them
SURE_PER_SLIP = 2  # words that are surely broken, for each that is another word and may be broken ("fat" for "fact")
_ALIKE = 0.75
_ALIKE_LITTLE = 0.5
_SHORT = 5  # letters
_LEFT_OUT = lazy_regex(r"\[?(?:…|\.\.\.)\]?")


def fault_of_cover(document: Document, gone: str, stays: str) -> str:
    """What of ``gone`` the text that stays does not say in the same order; empty when it says all of it."""
    mine, theirs = tokens(gone), tokens(stays)
    steps = align(mine.keys, theirs.keys)
    cover = _Cover(document, gone, mine, theirs)
    for number, step in enumerate(steps):
        fault = "" if step.equal else cover.fault_of(step, number == 0, number == len(steps) - 1)
        if fault:
            return fault
    if cover.broken > max(1, MAX_NOISE * len(mine.keys)) or SURE_PER_SLIP * cover.slips > cover.broken:
        return "the copy that would stay says it in other words"
    if cover.inside > 3 + MAX_INSIDE * len(mine.keys) and not _LEFT_OUT.search(gone):
        return "the copy that would stay says it in pieces"
    return ""


class _Cover:
    """The differences between a copy that goes and what stays, one after the other.

    ``broken`` and ``slips``: words that surely or perhaps are the others with broken letters; ``inside``: words
    that only the copy that stays has, between those that both have.
    """

    def __init__(self, document: Document, gone: str, mine: Tokens, theirs: Tokens) -> None:
        self.broken = self.slips = self.inside = 0
        self._gone, self._mine, self._theirs = gone, mine, theirs
        self._wording = wording_of(document.language)
        self._lexicon = open_lexicon(document.language)

    def fault_of(self, step: Step, is_first: bool, is_last: bool) -> str:
        """What the copy that stays does not say of one step; empty when nothing."""
        mine = self._mine.keys[step.start : step.end]
        theirs = self._theirs.keys[step.other_start : step.other_end]
        if not mine:
            if is_first or is_last:
                return ""
            self.inside += len(theirs)
            return "the copy that would stay denies it" if self._wording.denies(theirs) else ""
        if is_first:
            theirs = theirs[-len(mine) :]
        elif is_last:
            theirs = theirs[: len(mine)]
        if (is_first or is_last) and len(mine) == 1 and theirs and self._is_stump(mine[0], theirs, is_last):
            return ""
        return "" if self._is_same(mine, theirs, step) else f"the copy that would stay does not say “{_said(mine)}”"

    def _is_stump(self, piece: str, theirs: list[str], is_last: bool) -> bool:
        """Is the first or last word one that was cut off? "six" is no stump of "sixty"."""
        whole = theirs[0] if is_last else theirs[-1]
        if any(map(str.isdigit, piece)) or self._wording.counts([piece]):
            return False
        near = is_last and len(piece) > 3 and edits(piece, whole[: len(piece)]) <= 1
        return (whole.startswith(piece) if is_last else whole.endswith(piece)) or near

    def _is_same(self, mine: list[str], theirs: list[str], step: Step) -> bool:
        if "".join(mine) == "".join(theirs):
            return True
        if self._wording.denies(mine) != self._wording.denies(theirs):
            return len(mine) == len(theirs) and all(a == b or reads_as(a, b) for a, b in zip(mine, theirs))
        if self._wording.means_the_same(mine, theirs) and not self._wording.turns_round(mine, theirs):
            return not self._wording.counts(mine)
        if len(mine) != len(theirs):
            return self._is_broken("".join(mine), "".join(theirs), step.start)
        pairs = enumerate(zip(mine, theirs), start=step.start)
        return all(one == other or self._is_broken(one, other, at) for at, (one, other) in pairs)

    def _is_broken(self, one: str, other: str, at: int) -> bool:
        """Is one of the two the other with broken letters, and no word or name of its own?"""
        self.broken += 1
        if not other or is_figure(other) or reads_as(one, other) or reads_as(other, one):
            return reads_as(one, other) or reads_as(other, one) and not is_figure(other)
        if is_figure(one) or self._wording.counts([one]):
            return False
        if self._wording.counts([other]):
            # "flrst" counts nothing else than "first"; "sixt" may be sixty
            return self._zipf(one) < UNKNOWN and len(one) == len(other) and edits(one, other) <= 1
        if self._wording.is_neutral([other]):
            return not self._wording.is_neutral([one]) and likeness(one, other) >= _ALIKE_LITTLE
        if likeness(one, other) < _ALIKE and edits(one, other) > (1 if min(len(one), len(other)) < _SHORT else 2):
            return False
        known = self._zipf(one), self._zipf(other)
        is_capital = self._gone[self._mine.starts[at] : self._mine.starts[at] + 1].isupper()
        if not any(known):
            return not is_capital
        if not all(known) or min(known) < RARE and abs(known[0] - known[1]) >= GAP:
            return True
        self.broken -= 1
        self.slips += 1
        return not is_capital

    def _zipf(self, word: str) -> float:
        entry = self._lexicon.entry(word)
        return 0.0 if entry.corrections else entry.zipf


def _said(words: list[str]) -> str:
    return " ".join(words[:6])
