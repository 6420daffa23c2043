"""Which passages may go at all: covered, as a copy, and not the better of two copies of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from cleaner.matching.differences import Verdict
from cleaner.rules.repeats.boundaries import Fit, fits_of
from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.passage_index import PassageIndex
from cleaner.rules.repeats.survivor import choose

_SIMILAR = 0.75  # share of a passage's words that another place has in common with it, if it is like it
_MIN_VERSION = 6  # words of a passage that is a version of another
_VERSION = 0.5  # share of them that both have
_FULLER = "fuller"


class Directions:
    """Reads covers; answers for each passage by what it may go, and why its cover is the one that stays.

    ``usable``: covers as good as the passage; ``loose``: a word that says something is swapped;
    ``pieces``: the passage is a piece from inside a sentence. ``known``: the passages that have any of these.
    """

    def __init__(self, outline: PassageIndex, covers: Sequence[Cover]) -> None:
        self._outline = outline
        similar = [cover for cover in covers if cover.judgement.verdict <= Verdict.LOOSE]
        self.fits: dict[Cover, Fit] = fits_of(outline, similar)
        self.usable: dict[int, list[Cover]] = defaultdict(list)
        self.loose: dict[int, list[Cover]] = defaultdict(list)
        self.pieces: dict[int, list[Cover]] = defaultdict(list)
        self._why: dict[Cover, str] = {}
        self._similar: dict[int, set[int]] = defaultdict(set)
        for cover in covers:
            if cover.judgement.equal >= _SIMILAR * outline.passages[cover.passage].length:
                self._similar[cover.passage].add(cover.first)
        self.versions = self._count_versions(covers)
        self.covered = {cover.passage for cover in similar if cover.holds}
        self.copies: dict[int, list[Cover]] = defaultdict(list)
        for cover in similar:
            if cover.holds and self.fits[cover].is_copy:
                self.copies[cover.passage].append(cover)
        for _, of_echo in groupby(similar, key=lambda cover: cover.echo):
            self._weigh(list(of_echo))
        self.known = {*self.usable, *self.loose, *self.pieces}

    def why(self, cover: Cover) -> str:
        """What speaks for the text that stays."""
        return self._why.get(cover, _FULLER)

    def _count_versions(self, covers: Sequence[Cover]) -> int:
        """How many passages have their like elsewhere, differing in what they say, and no copy."""
        best: dict[int, Verdict] = {}
        for cover in covers:
            length = self._outline.passages[cover.passage].length
            if length >= _MIN_VERSION and cover.judgement.equal >= _VERSION * length:
                best[cover.passage] = min(best.get(cover.passage, Verdict.DIFFERENT), cover.judgement.verdict)
        return sum(verdict >= Verdict.LOOSE for verdict in best.values())

    def likes(self, passage: int) -> int:
        """How many other places are similar to the passage."""
        return len(self._similar.get(passage, ()))

    def _weigh(self, covers: Sequence[Cover]) -> None:
        """Covers of one echo: where both sides cover each other, the side that stays is not to go."""
        back = [{cover.passage for cover in covers if cover.side != side} for side in (0, 1)]
        mutual = [cover for cover in covers if self._answers(cover, back[cover.side])]
        sides = [[cover for cover in mutual if cover.side == side] for side in (0, 1)]
        pieces = {cover.passage for cover in covers if cover.holds}
        choice = choose(self._outline, sides[0], sides[1], pieces, self.covered) if all(sides) else None
        among = set(mutual)
        for cover in covers:
            if choice and cover in among:
                if cover.side != choice.loser:
                    continue
                self._why[cover] = choice.why
            if not self.fits[cover].is_copy:
                self.pieces[cover.passage].append(cover)
            elif cover.holds:
                self.usable[cover.passage].append(cover)
            else:
                self.loose[cover.passage].append(cover)

    def _answers(self, cover: Cover, back: set[int]) -> bool:
        """Is the text that covers covered in turn, by what it covers?"""
        passage = self._outline.passages[cover.passage]
        peers = []
        for peer in self._outline.passages_at(cover.first, cover.last):
            shared = min(cover.last, peer.last) - max(cover.first, peer.first)
            if not peer.is_credit_only and 2 * shared > min(peer.length, passage.length):
                peers.append(peer.index)
        return bool(peers) and back.issuperset(peers)
