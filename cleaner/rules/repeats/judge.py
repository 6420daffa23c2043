"""What goes, what stays in its place, and why: the judgement that all repeat rules read.

Decided by row: a row goes only when surviving text covers every sentence in it. Inside a row sentences go alone.
Vetoes first; then the facts are weighed, and the calibrated share alone sets the level. Nothing goes whose cover
goes: what has been relied on stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Survivor
from cleaner.matching.differences import Verdict
from cleaner.promises.covering import fault_of_cover
from cleaner.rules.repeats.boundaries import Edge
from cleaner.rules.repeats.coverage import Cover, Matches, covers_of
from cleaner.rules.repeats.credits import survivors_of
from cleaner.rules.repeats.direction import Directions
from cleaner.rules.repeats.facts import Pair
from cleaner.rules.repeats.features import features_of
from cleaner.rules.repeats.passage_index import Passage, PassageIndex
from cleaner.rules.repeats.suspects import suspect_blocks
from cleaner.rules.repeats.units import Unit, units_of, without
from cleaner.rules.repeats.vetoes import STAYS, WAITS, reasons
from cleaner.spans import Span
from cleaner.weighing import Features, share_of, weights_in

_SKIPPED = 2  # words between two sentences that stand for neighbours

WEIGHTS = Path(__file__).parent / "repeat_weights.txt"


class Kind(Enum):
    """What a repeat is; each kind has a rule."""

    PARAGRAPH = "repeated paragraph"
    CUT = "cut-off copy"
    SENTENCES = "repeated sentences"
    NEAR = "near copy"
    PULL_QUOTE = "pull quote"


class Repeat(NamedTuple):
    """``survivors``: what goes beside what stays for it. ``why``: what speaks for the copy that stays.
    ``reasons``: in what the two differ. ``ending``: the words after which the copy breaks off, or "".
    ``share``: of such repeats, how many nobody will miss."""

    span: Span
    kind: Kind
    applicability: Applicability
    survivors: tuple[Survivor, ...]
    why: str
    reasons: tuple[str, ...] = ()
    ending: str = ""
    share: float = 0.0


class Case(NamedTuple):
    """What might go, what would stay for it, the vetoes that keep it or have it wait, and the facts. ``is_piece``: it
    is, or holds, a piece of a longer sentence."""

    span: Span
    stays: Span
    vetoes: tuple[str, ...]
    waits: tuple[str, ...]
    features: Features
    is_piece: bool


def repeats_in(document: Document) -> tuple[Repeat, ...]:
    """The repeats of a document, in the order of their places. Most repeat nothing, and are asked no more than that."""
    selection = _selection(document)
    return tuple(sorted(selection.verdicts(), key=lambda repeat: repeat.span)) if selection else ()


def examined(document: Document) -> Iterator[Case]:
    """All that might go in a document, each with its facts, for those who fit the weights."""
    selection = _selection(document)
    return selection.cases() if selection else iter(())


def _selection(document: Document) -> _Selection | None:
    blocks = suspect_blocks(document)
    if not blocks:
        return None
    outline = PassageIndex(document, blocks)
    return _Selection(outline, Directions(outline, covers_of(outline)))


class _Selection:
    """Looks at the units, the longest first, and remembers what went and what was relied on."""

    def __init__(self, outline: PassageIndex, sides: Directions) -> None:
        self._outline = outline
        self._sides = sides
        self._gone: set[int] = set()
        self._relied: set[int] = set()

    def verdicts(self) -> Iterator[Repeat]:
        units = sorted(units_of(self._outline, self._sides), key=lambda u: (not u.whole, -u.words, u.passages[0].index))
        for unit in units:
            for pair, survivors, is_other in self._parts(unit):
                if any(reasons(STAYS, pair)):
                    continue
                score = weights_in(WEIGHTS).score(features_of(pair))
                level = self._level(pair, score, is_other)
                if level is Applicability.SAFE:
                    self._remember(pair)
                if level is not None:
                    yield _repeat(pair, survivors, level, share_of(score))

    def cases(self) -> Iterator[Case]:
        for unit in units_of(self._outline, self._sides):
            for pair, _, is_other in self._parts(unit):
                vetoes = ("it says something else",) * is_other + tuple(reasons(STAYS, pair))
                waits = tuple(reasons(WAITS, pair))
                yield Case(pair.here, pair.there, vetoes, waits, features_of(pair), pair.is_piece)

    def _parts(self, unit: Unit) -> Iterator[tuple[Pair, Sequence[Survivor], bool]]:
        """The unit, or the parts of it that copies cover well and those (``True``) that none covers so."""
        held = self._standing(unit)
        if not held:
            return
        told = list(self._told(held))
        others = {passage.index for run in told for passage, _ in run if self._says_other(run)}
        parts = list(without(unit, others)) if others else [unit]
        if len(parts) > 1:
            for part in parts:
                yield from self._parts(part)
            return
        survivors = survivors_of(self._outline, unit, told, self._gone)
        if survivors is not None:
            yield Pair(self._outline, self._sides, unit, held), survivors, bool(others)

    def _told(self, held: Matches) -> Iterator[Matches]:
        """The matches one by one; together, if that helps, where sentences stand one behind the other at both places:
        one of them may hold most of the letters that are broken."""
        for run in _runs_of(held):
            yield from (
                [run]
                if any(self._says_other([match]) for match in run) and not self._says_other(run)
                else ([match] for match in run)
            )

    def _says_other(self, run: Matches) -> bool:
        """Does the copy that would stay not say all of it?"""
        worst = max(cover.judgement.verdict for _, cover in run)
        if worst is Verdict.SAME or worst >= Verdict.LOOSE:
            return worst >= Verdict.LOOSE
        gone = self._outline.text[run[0][0].start : run[-1][0].core_end]
        stays = self._outline.written(self._outline.place(run[0][1].first, run[-1][1].last))
        return bool(fault_of_cover(self._outline.document, gone, stays))

    def _level(self, pair: Pair, score: float, is_other: bool) -> Applicability | None:
        if is_other:  # likelier a copy than not
            return Applicability.DISPLAY if score > -1 and self._outline.document.format == "plain" else None
        level = weights_in(WEIGHTS).level(share_of(score))
        if level is Applicability.SAFE and any(reasons(WAITS, pair)):
            return Applicability.UNSAFE
        is_same_sentence = not pair.unit.whole and pair.verdict is Verdict.SAME
        return Applicability.DISPLAY if level is None and is_same_sentence else level

    def _remember(self, pair: Pair) -> None:
        self._gone.update(passage.index for passage in pair.unit.passages)
        for _, cover in pair.held:
            self._relied.update(self._under(cover))

    def _under(self, cover: Cover) -> set[int]:
        return {passage.index for passage in self._outline.passages_at(cover.first, cover.last)}

    def _standing(self, unit: Unit) -> list[tuple[Passage, Cover]]:
        """Each passage with the best cover that stays; empty when one has none, or was relied on itself."""
        own = {passage.index for passage in unit.passages}
        if own & (self._relied | self._gone):
            return []
        held: list[tuple[Passage, Cover]] = []
        for passage, covers in zip(unit.passages, unit.covers):
            under = map(self._under, covers)
            standing = [cover for cover, held in zip(covers, under) if not (held & own or held & self._gone)]
            if covers and not standing:
                return []
            if standing:
                held.append((passage, min(standing, key=lambda c: (c.judgement.verdict, c.first))))
        return held


def _runs_of(held: Matches) -> Iterator[Matches]:
    """The matches, those together that stand one behind the other on a row and where they stand again."""
    start = 0
    for at in range(1, len(held) + 1):
        (passage, cover), (below, after) = held[at - 1], held[min(at, len(held) - 1)]
        is_next = (below.index, below.row) == (passage.index + 1, passage.row) and passage.core_end == passage.end
        if not is_next or not 0 <= after.first - cover.last <= _SKIPPED:
            yield held[start:at]
            start = at


def _repeat(pair: Pair, survivors: Sequence[Survivor], applicability: Applicability, share: float) -> Repeat:
    text, span, kind = pair.outline.text, pair.here, _kind(pair)
    why = "fuller" if kind is Kind.CUT else pair.sides.why(pair.cover)
    reasons = tuple(reason for _, cover in pair.held for reason in cover.judgement.reasons)
    ending = " ".join(text[max(span.start, span.end - 60) : span.end].split()[-3:]) if pair.is_stump else ""
    return Repeat(span, kind, applicability, tuple(survivors), why, reasons, ending, share)


def _kind(pair: Pair) -> Kind:
    if pair.verdict > Verdict.SAME:
        return Kind.NEAR
    is_alone = len(pair.held) == 1 and pair.sides.why(pair.cover) == "in the running text" and not pair.begins_the_next
    if pair.unit.whole and (not pair.fits[0].is_copy or is_alone):
        return Kind.PULL_QUOTE
    if Edge.CUT in pair.fits[0] or pair.is_stump:
        return Kind.CUT
    return Kind.PARAGRAPH if pair.unit.whole else Kind.SENTENCES
