"""Passages and rows: the pieces in which repeats are judged.

A passage is a sentence on its line. A row is what a reader sees as one line. Repeats are decided
by row. Only the blocks that may hold repeats are cut into them: most of a text never is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from cleaner.document import Document
from cleaner.formats import Block
from cleaner.rules.repeats.line_patterns import (
    core_length,
    ends_open,
    is_attribution,
    is_credit,
    list_mark,
)
from cleaner.rules.repeats.rows import rows_of, why_it_stays
from cleaner.rules.repeats.surrounds import Surrounds
from cleaner.spans import Span
from cleaner.text.folding import Tokens, tokens

_END_MARKS = re.compile(r"[^\w\s]+(?=\s|\Z)")
_MAX_NAME = 3  # words of a bare name under a picture


class Passage(NamedTuple):
    """``first:last`` are its tokens without the attribution or credit after ``core_end``; ``is_credit_only``: it is
    nothing but such an attribution or credit. ``row`` is the index of its row."""

    index: int  # type: ignore[assignment]  # not tuple.index, which nobody asks here
    start: int
    end: int
    core_end: int
    row: int
    first: int
    last: int
    all_last: int
    is_credit_only: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def length(self) -> int:
        """In words."""
        return self.last - self.first


class Row(NamedTuple):
    """``stays``: why it never goes, empty when it may. ``passages`` are indices, in order."""

    index: int  # type: ignore[assignment]  # not tuple.index, which nobody asks here
    start: int
    end: int
    block: Block
    passages: range
    stays: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class PassageIndex:
    """Tokens, passages and rows of some blocks of a document."""

    def __init__(self, document: Document, blocks: Sequence[Block]) -> None:
        self.document = document
        self.text = document.text
        pieces = [tokens(document.text, *block.span) for block in blocks]
        self.tokens = Tokens(*(list(chain.from_iterable(parts)) for parts in zip(*pieces)))
        self.passages: list[Passage] = []
        self.rows: list[Row] = []
        for block, sentences in rows_of(document, blocks):
            self._add(block, sentences)

    def _add(self, block: Block, sentences: list[Span]) -> None:
        first = len(self.passages)
        for sentence in sentences:
            self.passages.append(self._passage(sentence, is_first=sentence is sentences[0]))
        row = Span(sentences[0].start, sentences[-1].end)
        line = self.document.lines[self.document.line_at(row.start)]
        stays = why_it_stays(self.text[line.start : row.start], self.text[row.start : row.end], block.kind)
        self.rows.append(Row(len(self.rows), *row, block, range(first, len(self.passages)), stays))

    def _passage(self, span: Span, is_first: bool) -> Passage:
        sentence = self.text[span.start : span.end]
        before = self.text[max(0, span.start - 4) : span.start].rstrip()[-1:]
        is_credit_only = not is_first and (is_credit(sentence) or (before in '"”’»“' and is_attribution(sentence)))
        core_end = span.end if is_credit_only else span.start + core_length(sentence)
        starts = self.tokens.starts
        first = bisect_left(starts, span.start + (list_mark(sentence) if is_first else 0))
        last, all_last = bisect_left(starts, core_end), bisect_left(starts, span.end)
        return Passage(len(self.passages), *span, core_end, len(self.rows), first, last, all_last, is_credit_only)

    def keys(self, passage: Passage) -> list[str]:
        """The comparison keys of a passage, attribution and credit left out."""
        return self.tokens.keys[passage.first : passage.last]

    def written(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def form(self, passage: Passage) -> tuple[str, ...]:
        return tuple(self.keys(passage))

    def times(self, passage: Passage) -> int:
        """How often the passage stands in the document, word for word."""
        return self._forms[self.form(passage)]

    @cached_property
    def _forms(self) -> Counter[tuple[str, ...]]:
        return Counter(map(self.form, self.passages))

    @cached_property
    def around(self) -> Surrounds:
        return Surrounds(self.document)

    def are_filled_by(self, passages: Iterable[Passage], own: Set[int]) -> bool:
        """Do the passages ``own``, attributions and credits aside, fill the rows of ``passages``?"""
        rows = {passage.row for passage in passages}
        return all(index in own or self._is_credit(index) for row in rows for index in self.rows[row].passages)

    def _is_credit(self, index: int) -> bool:
        """Is it a credit, or may it be one, as it is a name or two behind the last end mark of a row?"""
        passage = self.passages[index]
        is_name = 0 < passage.length <= _MAX_NAME and self.ends_row(passage) and ends_open(self.written(passage.span))
        return passage.is_credit_only or is_name

    def repeats_row_above(self, row: int) -> bool:
        """Does the row say word for word what the row right above it says?"""
        return self.follows(row) and self._row_keys(row) == self._row_keys(row - 1)

    def _row_keys(self, row: int) -> list[str]:
        passages = self.rows[row].passages
        return self.tokens.keys[self.passages[passages[0]].first : self.passages[passages[-1]].all_last]

    def repeats_sentence_before(self, passage: int) -> bool:
        """Does the passage say word for word what the one before it on its row says?"""
        row, form = self.rows[self.passages[passage].row], self.form(self.passages[passage])
        return passage > row.passages[0] and form == self.form(self.passages[passage - 1])

    def follows(self, row: int) -> bool:
        """Does the row before stand right before it in the text?"""
        return 0 < row < len(self.rows) and not self.text[self.rows[row - 1].end : self.rows[row].start].strip()

    def ends_row(self, passage: Passage) -> bool:
        """Is it the last of several sentences on its row?"""
        row = self.rows[passage.row].passages
        return len(row) > 1 and row[-1] == passage.index

    def breaks_off(self, passage: Passage) -> bool:
        """Does it close its row without an end mark?"""
        is_last = passage.index == self.rows[passage.row].passages[-1]
        return is_last and ends_open(self.text[passage.start : passage.core_end])

    def place(self, first: int, last: int) -> Span:
        """Where the tokens ``first:last`` stand in the text."""
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def sentence_at(self, first: int, last: int) -> Span:
        """The same with the marks at its end, when a blank follows them."""
        place = self.place(first, last)
        found = _END_MARKS.match(self.text, place.end)
        return Span(place.start, found.end()) if found else place

    def passages_in(self, span: Span) -> list[Passage]:
        """The passages that share a letter with the span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [passage for passage in self.passages[first:last] if passage.span.overlaps(span)]

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passages_at(self, first: int, last: int) -> list[Passage]:
        """The passages that share a token of ``first:last``."""
        found = bisect_left(self._lasts, first + 1)
        shared = []
        while found < len(self.passages) and self.passages[found].first < last:
            shared.append(self.passages[found])
            found += 1
        return shared

    @cached_property
    def _lasts(self) -> list[int]:
        return [passage.all_last for passage in self.passages]

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys that are written with a capital inside a sentence."""
        text, (keys, starts, _) = self.text, self.tokens
        opening = {passage.first for passage in self.passages}
        return frozenset(
            key for index, key in enumerate(keys) if text[starts[index]].isupper() and index not in opening
        )

    @cached_property
    def signs_in_a_word(self) -> int:
        """How many tokens a word has: two in scripts that are compared sign by sign."""
        signs = sum(len(key) == 1 and key >= "\u3040" for key in self.tokens.keys)
        return 2 if 2 * signs > len(self.tokens.keys) else 1

    @cached_property
    def all_counts(self) -> Counter[str]:
        """How often each key of any kind does; a second scan of the text, for the few that ask."""
        return Counter(tokens(self.text).keys)
