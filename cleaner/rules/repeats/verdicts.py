"""What goes, what stays in its place, and why: the judgement that all repeat rules read.

Decided by row: a row goes only when surviving text covers every sentence in it. Inside a row a
block of sentences goes, or a cut-off copy glued to its end. A lone sentence is shown. Nothing
goes whose cover goes: what has been relied on stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from cleaner.document import Document
from cleaner.findings import Applicability, Survivor
from cleaner.matching.candidates import recurs
from cleaner.matching.differences import Verdict
from cleaner.rules.repeats.coverage import Cover, covers_of
from cleaner.rules.repeats.passages import Outline, Passage, Row, ends_open, is_embedded, is_heading, is_quoted
from cleaner.rules.repeats.survivor import Choice, choose
from cleaner.spans import Span

TEMPLATE_FORMS = 4  # a form that stands so often is a template or a refrain
MIN_ROW_WORDS = 8
MIN_BLOCK_WORDS = 16
MIN_NEIGHBOUR_WORDS = 4  # of two identical neighbouring rows


class Kind(Enum):
    """What a repeat is; each kind has a rule."""

    PARAGRAPH = "repeated paragraph"
    CUT = "cut-off copy"
    SENTENCES = "repeated sentences"
    NEAR = "near copy"
    PULL_QUOTE = "pull quote"


@dataclass(frozen=True, slots=True)
class Repeat:
    """``gone``: the passages that would go, in order, neighbours; ``covers``: one for each that is no mere credit."""

    kind: Kind
    applicability: Applicability
    span: Span
    survivors: tuple[Survivor, ...]
    why: str
    reasons: tuple[str, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    passages: tuple[Passage, ...]
    covers: tuple[tuple[Cover, ...], ...]  # for each passage those that may stand for it; empty for a credit
    whole_rows: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A similar pair that stays, and the differences for which it does."""

    passage: Span
    like: Span
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeats:
    repeats: tuple[Repeat, ...] = ()
    kept: tuple[Kept, ...] = ()


def repeats_in(document: Document) -> Repeats:
    """All repeats of a document, in the order of their places."""
    if not recurs(document.words.folded):
        return Repeats()
    return _Court(Outline(document)).judged()


class _Court:
    """The state of one judgement: what may go, what has gone, what has been relied on."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.echoes, self.covers = covers_of(outline)
        self.usable: dict[int, list[Cover]] = defaultdict(list)
        self.loose: dict[int, list[Cover]] = defaultdict(list)
        self.choices: dict[int, Choice] = {}
        self.gone: set[int] = set()
        self.relied: set[int] = set()
        self._weigh_sides()

    def judged(self) -> Repeats:
        found: list[Repeat] = []
        for candidate in sorted(self._candidates(), key=self._order):
            repeat = self._granted(candidate)
            if repeat:
                found.append(repeat)
        return Repeats(tuple(sorted(found, key=lambda repeat: repeat.span)), tuple(self._kept()))

    def _kept(self) -> Iterator[Kept]:
        for cover in self.covers:
            if cover.judgement.verdict is Verdict.DIFFERENT and cover.last > cover.first:
                yield Kept(self.outline.passages[cover.passage].span, self._place(cover), cover.judgement.reasons)

    # ---- which side of an echo may go

    def _weigh_sides(self) -> None:
        by_echo: dict[int, list[Cover]] = defaultdict(list)
        for cover in self.covers:
            if cover.judgement.verdict <= Verdict.LOOSE:
                by_echo[cover.echo].append(cover)
        for echo, covers in by_echo.items():
            mutual = [cover for cover in covers if self._answers(cover, covers)]
            choice = None
            sides = [[cover for cover in mutual if cover.side == side] for side in (0, 1)]
            if all(sides):
                choice = choose(self.outline, *sides)
                self.choices[echo] = choice
            for cover in covers:
                if choice and cover in mutual and cover.side != choice.loser:
                    continue
                (self.usable if cover.holds else self.loose)[cover.passage].append(cover)

    def _answers(self, cover: Cover, covers: Sequence[Cover]) -> bool:
        """Is the text that covers it covered by it in turn?"""
        passage = self.outline.passages[cover.passage]
        peers = [
            peer
            for peer in self.outline.passages_at(cover.first, cover.last)
            if not peer.rides and 2 * (min(cover.last, peer.last) - max(cover.first, peer.first)) > min(peer.length, passage.length)
        ]
        back = {other.passage for other in covers if other.side != cover.side}
        return bool(peers) and all(peer.index in back for peer in peers)

    # ---- candidates

    def _candidates(self) -> Iterator[_Candidate]:
        block: list[_Candidate] = []
        for row in self.outline.rows:
            candidate = self._whole_row(row)
            if candidate:
                if block and block[-1].passages[-1].row == row.index - 1 and self._same_echo(block[-1], candidate):
                    block.append(candidate)
                    continue
                yield from self._joined(block)
                block = [candidate]
            else:
                yield from self._joined(block)
                block = []
                yield from self._parts(row)
        yield from self._joined(block)

    @staticmethod
    def _joined(block: Sequence[_Candidate]) -> Iterator[_Candidate]:
        if block:
            passages = tuple(passage for candidate in block for passage in candidate.passages)
            covers = tuple(cover for candidate in block for cover in candidate.covers)
            yield _Candidate(passages, covers, True)

    @staticmethod
    def _same_echo(one: _Candidate, other: _Candidate) -> bool:
        echoes = {cover.echo for covers in one.covers for cover in covers}
        return any(cover.echo in echoes for covers in other.covers for cover in covers)

    def _whole_row(self, row: Row) -> _Candidate | None:
        """The row, when every sentence of it may go."""
        if row.stays:
            return None
        passages = [self.outline.passages[index] for index in row.passages]
        covers: list[tuple[Cover, ...]] = []
        for passage in passages:
            found = tuple(self.usable.get(passage.index, ()))
            if not (found or passage.rides or self._between(passage, passages)):
                return None
            covers.append(found)
        if not any(covers):
            return None
        return _Candidate(tuple(passages), tuple(covers), True)

    def _between(self, passage: Passage, row: Sequence[Passage]) -> bool:
        """A word or two between covered sentences, which stand beside their covers too."""
        if passage.length > 4 or not passage.length:
            return not passage.length
        keys = self.outline.keys(passage)
        all_keys = self.outline.tokens.keys
        position = passage.index - row[0].index
        if position and any(
            all_keys[cover.last : cover.last + len(keys)] == keys for cover in self.usable.get(passage.index - 1, ())
        ):
            return True
        return position + 1 < len(row) and any(
            all_keys[max(0, cover.first - len(keys)) : cover.first] == keys
            for cover in self.usable.get(passage.index + 1, ())
        )

    def _parts(self, row: Row) -> Iterator[_Candidate]:
        """Runs of covered sentences inside a row."""
        if row.stays:
            return
        run: list[Passage] = []
        for index in [*row.passages, -1]:
            passage = self.outline.passages[index]
            if index >= 0 and self.usable.get(index):
                run.append(passage)
                continue
            if run:
                yield _Candidate(tuple(run), tuple(tuple(self.usable[p.index]) for p in run), False)
            run = []

    def _order(self, candidate: _Candidate) -> tuple[bool, int, int]:
        return not candidate.whole_rows, -sum(p.length for p in candidate.passages), candidate.passages[0].index

    # ---- the decision

    def _granted(self, candidate: _Candidate) -> Repeat | None:
        covers = self._standing(candidate)
        if covers is None:
            return None
        repeat = self._described(candidate, covers)
        if repeat and repeat.applicability is not Applicability.DISPLAY:
            self.gone.update(passage.index for passage in candidate.passages)
            for cover in covers:
                if cover:
                    self.relied.update(p.index for p in self.outline.passages_at(cover.first, cover.last))
        return repeat

    def _standing(self, candidate: _Candidate) -> list[Cover | None] | None:
        """For each passage the best cover that stays; nothing when one has none, or is relied on itself."""
        own = {passage.index for passage in candidate.passages}
        if own & (self.relied | self.gone):
            return None
        chosen: list[Cover | None] = []
        for covers in candidate.covers:
            standing = [
                cover
                for cover in covers
                if not any(p.index in own or p.index in self.gone for p in self.outline.passages_at(cover.first, cover.last))
            ]
            if covers and not standing:
                return None
            chosen.append(min(standing, key=lambda c: (c.judgement.verdict, c.first)) if standing else None)
        return chosen

    def _described(self, candidate: _Candidate, covers: Sequence[Cover | None]) -> Repeat | None:
        held = [(p, c) for p, c in zip(candidate.passages, covers) if c]
        words = sum(passage.length for passage, _ in held)
        first, last = candidate.passages[0], candidate.passages[-1]
        span = Span(first.start, last.end)
        worst = max(c.judgement.verdict for _, c in held)
        cut = self._is_cut(*held[-1]) or self._head_is_cut(*held[0])
        block = len(held) >= 2 and words >= MIN_BLOCK_WORDS
        if not self._may_go(candidate, held, words, block):
            return None
        survivors = tuple(Survivor(passage.span, self._place(cover)) for passage, cover in held)
        choice = self.choices.get(held[0][1].echo)
        why = choice.why if choice and self._is_mutual(held[0][1]) else "fuller"
        kind = Kind.PARAGRAPH if candidate.whole_rows else Kind.SENTENCES
        if worst > Verdict.SAME:
            kind = Kind.NEAR
        elif cut:
            kind = Kind.CUT
        elif candidate.whole_rows and len(held) == 1 and why == "in the running text":
            kind = Kind.PULL_QUOTE
        applicability = Applicability.SAFE
        if not candidate.whole_rows and not block and not (cut and kind is not Kind.SENTENCES):
            applicability = Applicability.DISPLAY
        reasons = tuple(reason for _, cover in held for reason in cover.judgement.reasons)
        return Repeat(kind, applicability, span, survivors, why, reasons, cut)

    def _is_mutual(self, cover: Cover) -> bool:
        same = [c for c in self.covers if c.echo == cover.echo and c.judgement.verdict <= Verdict.LOOSE]
        return self._answers(cover, same)

    def _may_go(
        self, candidate: _Candidate, held: Sequence[tuple[Passage, Cover]], words: int, block: bool
    ) -> bool:
        outline = self.outline
        texts = [outline.written(passage.span) for passage, _ in held]
        if min(outline.forms[outline.form(passage)] for passage, _ in held) >= TEMPLATE_FORMS:
            return False
        if any(map(is_embedded, texts)) and not block:
            return False
        if 2 * sum(text.rstrip()[-1:] == "?" for text in texts) >= len(texts):
            return False
        if block:
            return words >= min(24, 7 * len(held))
        passage, cover = held[0]
        if candidate.whole_rows and self._repeats_neighbour(passage):
            return words >= MIN_NEIGHBOUR_WORDS
        if words < MIN_ROW_WORDS or is_heading(texts[0]):
            return False
        if ends_open(texts[0]) and not is_quoted(texts[0]) and not self._starts_alike(passage, cover):
            return False
        return True

    def _repeats_neighbour(self, passage: Passage) -> bool:
        rows = self.outline.rows
        return passage.row > 0 and self.outline.row_form(rows[passage.row - 1]) == self.outline.row_form(rows[passage.row])

    def _starts_alike(self, passage: Passage, cover: Cover) -> bool:
        """Does the cover start where a passage starts?"""
        return any(p.first == cover.first for p in self.outline.passages_at(cover.first, cover.first + 1))

    def _is_cut(self, passage: Passage, cover: Cover) -> bool:
        """Does the passage stop before the sentence that covers it, or just short of its end mark?"""
        if not ends_open(self.outline.written(passage.span)) or is_quoted(self.outline.written(passage.span)):
            return False
        ending = [p for p in self.outline.passages_at(cover.last - 1, cover.last) if p.last == cover.last]
        return not ending or not ends_open(self.outline.written(ending[0].span))

    def _head_is_cut(self, passage: Passage, cover: Cover) -> bool:
        return not self._starts_alike(passage, cover)

    def _place(self, cover: Cover) -> Span:
        tokens = self.outline.tokens
        return Span(tokens.starts[cover.first], tokens.ends[cover.last - 1])
