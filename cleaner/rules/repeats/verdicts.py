"""What goes, what stays in its place, and why: the judgement that all repeat rules read.

Decided by row: a row goes only when surviving text covers every sentence in it. Inside a row a
block of sentences goes, or a cut-off copy glued to its end. A lone sentence is shown. Nothing
goes whose cover goes: what has been relied on stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Survivor
from cleaner.matching.differences import Verdict
from cleaner.rules.repeats.certainty import how_sure
from cleaner.rules.repeats.coverage import Cover, Held, covers_of
from cleaner.rules.repeats.fit import Edge
from cleaner.rules.repeats.on_purpose import MAX_SHORT_LINES, is_on_purpose, is_short_line
from cleaner.rules.repeats.passages import Outline, Passage
from cleaner.rules.repeats.riding import survivors_of
from cleaner.rules.repeats.suspects import suspect_blocks
from cleaner.rules.repeats.sides import Sides
from cleaner.rules.repeats.units import Unit, units_of
from cleaner.spans import Span


class Kind(Enum):
    """What a repeat is; each kind has a rule."""

    PARAGRAPH = "repeated paragraph"
    CUT = "cut-off copy"
    SENTENCES = "repeated sentences"
    NEAR = "near copy"
    PULL_QUOTE = "pull quote"


class Repeat(NamedTuple):
    """``survivors``: what goes beside what stays for it. ``why``: what speaks for the copy that stays.
    ``reasons``: in what the two differ. ``ending``: the words after which the copy breaks off, or ""."""

    span: Span
    kind: Kind
    applicability: Applicability
    survivors: tuple[Survivor, ...]
    why: str
    reasons: tuple[str, ...] = ()
    ending: str = ""


class Kept(NamedTuple):
    """A passage that stays although another is like it, and the differences for which it does."""

    passage: Span
    like: Span
    reasons: tuple[str, ...]


class Repeats(NamedTuple):
    """All of one document, in the order of their places."""

    repeats: tuple[Repeat, ...] = ()
    kept: tuple[Kept, ...] = ()


def repeats_in(document: Document) -> Repeats:
    """The judgement of a document. Most repeat nothing, and are asked no more than that."""
    blocks = suspect_blocks(document)
    if not blocks:
        return Repeats()
    outline = Outline(document, blocks)
    covers = covers_of(outline)
    court = _Court(outline, Sides(outline, covers))
    return Repeats(tuple(sorted(court.verdicts(), key=lambda repeat: repeat.span)), tuple(_kept(outline, covers)))


def _kept(outline: Outline, covers: Sequence[Cover]) -> Iterator[Kept]:
    for cover in covers:
        if cover.judgement.verdict is Verdict.DIFFERENT and cover.last > cover.first:
            like = outline.place(cover.first, cover.last)
            yield Kept(outline.passages[cover.passage].span, like, cover.judgement.reasons)


class _Court:
    """One session: hears the units, the most telling first, and remembers what went and what was relied on."""

    def __init__(self, outline: Outline, sides: Sides) -> None:
        self._outline = outline
        self._sides = sides
        self._is_crowd = False
        self._gone: set[int] = set()
        self._relied: set[int] = set()

    def verdicts(self) -> Iterator[Repeat]:
        units = sorted(units_of(self._outline, self._sides), key=lambda u: (not u.whole, -u.words, u.passages[0].index))
        self._is_crowd = sum(is_short_line(self._outline, unit) for unit in units) > MAX_SHORT_LINES
        for unit in units:
            repeat = self._verdict(unit)
            if repeat:
                yield repeat

    def _verdict(self, unit: Unit) -> Repeat | None:
        held = self._standing(unit)
        if not held or is_on_purpose(self._outline, self._sides, unit, held):
            return None
        if self._is_crowd and is_short_line(self._outline, unit):
            return None
        survivors = survivors_of(self._outline, unit, held, self._gone)
        if survivors is None:
            return None
        applicability = how_sure(self._outline, self._sides, unit, held)
        if applicability is None:
            return None
        if applicability is Applicability.SAFE:
            self._gone.update(passage.index for passage in unit.passages)
            for _, cover in held:
                self._relied.update(p.index for p in self._outline.passages_at(cover.first, cover.last))
        return self._told(unit, held, survivors, applicability)

    def _standing(self, unit: Unit) -> list[tuple[Passage, Cover]]:
        """Each passage with the best cover that stays; empty when one has none, or was relied on itself."""
        own = {passage.index for passage in unit.passages}
        if own & (self._relied | self._gone):
            return []
        held: list[tuple[Passage, Cover]] = []
        for passage, covers in zip(unit.passages, unit.covers):
            standing = [cover for cover in covers if self._stands(cover, own)]
            if covers and not standing:
                return []
            if standing:
                held.append((passage, min(standing, key=lambda c: (c.judgement.verdict, c.first))))
        return held

    def _stands(self, cover: Cover, own: set[int]) -> bool:
        return not any(
            passage.index in own or passage.index in self._gone
            for passage in self._outline.passages_at(cover.first, cover.last)
        )

    def _told(
        self, unit: Unit, held: Held, survivors: Sequence[Survivor], applicability: Applicability
    ) -> Repeat:
        outline, sides = self._outline, self._sides
        cut = sides.fits[held[0][1]].is_cut or sides.fits[held[-1][1]].is_cut
        tail = sides.fits[held[-1][1]].tail is Edge.CUT
        why = sides.why(held[0][1])
        is_piece = not sides.fits[held[0][1]].is_copy
        alone = unit.whole and (is_piece or (len(held) == 1 and why == "in the running text"))
        if max(cover.judgement.verdict for _, cover in held) > Verdict.SAME:
            kind = Kind.NEAR
        elif alone:
            kind = Kind.PULL_QUOTE
        else:
            kind = Kind.CUT if cut else Kind.PARAGRAPH if unit.whole else Kind.SENTENCES
        reasons = tuple(reason for _, cover in held for reason in cover.judgement.reasons)
        if kind is Kind.CUT:
            why = "fuller"
        span = Span(unit.passages[0].start, unit.passages[-1].end)
        ending = " ".join(outline.text[max(span.start, span.end - 60) : span.end].split()[-3:]) if tail else ""
        return Repeat(span, kind, applicability, tuple(survivors), why, reasons, ending)
