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
from cleaner.rules.repeats import on_purpose
from cleaner.rules.repeats.coverage import Cover, covers_of
from cleaner.rules.repeats.fit import Edge
from cleaner.rules.repeats.looks import has_speaker_with_role, is_question
from cleaner.rules.repeats.passages import Outline, Passage
from cleaner.rules.repeats.riding import survivors_of
from cleaner.rules.repeats.suspects import suspect_blocks
from cleaner.rules.repeats.sides import Sides
from cleaner.rules.repeats.survivor import MIN_RARER
from cleaner.rules.repeats.units import Unit, units_of
from cleaner.spans import Span

MIN_LINE_WORDS = 8  # of a lone line that goes
SHORT_LINE_WORDS = 14
MAX_SHORT_LINES = 4  # lone short lines that stand twice in one text; more are a record
MIN_KEPT_WORDS = 0.75  # share of a block that leaves no word of the original out
MIN_BLOCK_WORDS = 16  # of two sentences or more that go
MIN_GLUED_WORDS = 11  # of a lone sentence that was glued to the end of another paragraph
MIN_MARKUP_WORDS = 20  # of a lone line in Markdown
MIN_NEIGHBOUR_WORDS = 4  # of a line that repeats the line before it


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
    return Repeats(tuple(sorted(court.verdicts())), tuple(_kept(outline, covers)))


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
        self._is_crowd = sum(map(self._is_short_line, units)) > MAX_SHORT_LINES
        for unit in units:
            repeat = self._verdict(unit)
            if repeat:
                yield repeat

    def _verdict(self, unit: Unit) -> Repeat | None:
        held = self._standing(unit)
        if not held or self._is_on_purpose(unit, held):
            return None
        survivors = survivors_of(self._outline, unit, held, self._gone)
        if survivors is None:
            return None
        applicability = self._applicability(unit, held)
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

    def _is_on_purpose(self, unit: Unit, held: Sequence[tuple[Passage, Cover]]) -> bool:
        outline = self._outline
        texts = [outline.written(passage.span) for passage, _ in held]
        if on_purpose.is_template(outline, self._sides, held) or on_purpose.is_asked(texts):
            return True
        is_title = on_purpose.is_title(texts) and not self._repeats_neighbour(unit)
        if is_title or on_purpose.is_post(outline, held) or on_purpose.is_record(outline, held):
            return True
        is_stump = self._sides.fits[held[-1][1]].tail is Edge.CUT
        if not is_stump and on_purpose.is_under_its_own_head(outline, unit.passages, held):
            return True
        if unit.whole:
            if self._repeats_neighbour(unit):
                return False
            if self._is_crowd and self._is_short_line(unit):
                return True
            return on_purpose.is_asked_and_answered(outline, held) or on_purpose.is_list_of_titles(outline, held)
        if on_purpose.is_asked_and_answered(outline, held):
            return True
        if len(held) > 3:
            return False
        if any(map(is_question, texts)) or on_purpose.is_parallel(outline, self._sides, held):
            return True
        stays = outline.place(min(c.first for _, c in held), max(c.last for _, c in held))
        return on_purpose.is_quoted_again(outline, unit.passages[0], unit.passages[-1], stays)

    @staticmethod
    def _is_short_line(unit: Unit) -> bool:
        """Is it a lone short line? Many of them in one text are the lines of a timetable, a dialogue, a record."""
        return unit.whole and unit.passages[0].row == unit.passages[-1].row and unit.words < SHORT_LINE_WORDS

    def _applicability(self, unit: Unit, held: Sequence[tuple[Passage, Cover]]) -> Applicability | None:
        """How sure it is; nothing when there is too little to go by."""
        words, worst = unit.words, max(cover.judgement.verdict for _, cover in held)
        block = len(held) >= 2 and words >= MIN_BLOCK_WORDS and words >= 7 * len(held)
        if unit.whole:
            block = block or (len(held) >= 2 and words >= 1.5 * MIN_BLOCK_WORDS)
            if not block and words < (MIN_NEIGHBOUR_WORDS if self._repeats_neighbour(unit) else MIN_LINE_WORDS):
                return None
        elif not block:
            return self._of_lone_sentence(unit, held)
        if self._outline.document.format == "markdown" and not self._is_sure(held, words):
            return Applicability.UNSAFE
        if self._is_better(held) or (len(held) == 1 and self._is_doubtful_piece(*held[0])):
            return Applicability.UNSAFE
        whole_words = sum(passage.length for passage, cover in held if cover.judgement.is_swap)
        if worst >= Verdict.LOOSE or whole_words < (MIN_KEPT_WORDS if block else 1) * words:
            return Applicability.UNSAFE
        return Applicability.SAFE

    def _is_sure(self, held: Sequence[tuple[Passage, Cover]], words: int) -> bool:
        """Is the evidence strong enough for Markdown, where repeats are mostly meant?"""
        exact = all(cover.judgement.verdict <= Verdict.NOISE for _, cover in held)
        return exact and words >= (MIN_BLOCK_WORDS if len(held) > 1 else MIN_MARKUP_WORDS)

    def _of_lone_sentence(self, unit: Unit, held: Sequence[tuple[Passage, Cover]]) -> Applicability | None:
        passage, cover = held[0]
        if len(held) > 1 or passage.length < MIN_LINE_WORDS:
            return None
        if cover.judgement.verdict > Verdict.NOISE:
            return Applicability.DISPLAY
        if self._sides.fits[cover].tail is Edge.CUT:
            return Applicability.SAFE
        if abs(self._outline.passages_at(cover.first, cover.last)[0].index - passage.index) == 1:
            return Applicability.SAFE  # the sentence stands twice in a row
        glued = self._outline.ends_row(passage) and passage.length >= MIN_GLUED_WORDS and not self._sides.goes_on(cover)
        return Applicability.SAFE if glued else Applicability.DISPLAY

    def _is_doubtful_piece(self, passage: Passage, cover: Cover) -> bool:
        """Is it the beginning of a sentence, with nothing but its quotation marks to tell that it is a pull quote?"""
        if self._sides.fits[cover].is_copy:
            return False
        row = self._outline.rows[passage.row]
        is_credited = passage.core_end < passage.end or any(self._outline.passages[p].rides for p in row.passages)
        return not (is_credited and has_speaker_with_role(self._outline.written(row.span)))

    def _is_better(self, held: Sequence[tuple[Passage, Cover]]) -> bool:
        """Is what would go in better shape than what would stay for it?"""
        broken = sum(cover.judgement.broken for _, cover in held)
        return broken < 0 or (not broken and sum(cover.judgement.rarer for _, cover in held) <= -MIN_RARER)

    def _repeats_neighbour(self, unit: Unit) -> bool:
        row = unit.passages[0].row
        rows = self._outline.rows
        forms = [self._outline.row_form(each) for each in rows[max(0, row - 1) : row + 1]]
        return self._outline.follows(row) and forms[0] == forms[1]

    def _told(
        self,
        unit: Unit,
        held: Sequence[tuple[Passage, Cover]],
        survivors: Sequence[Survivor],
        applicability: Applicability,
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
