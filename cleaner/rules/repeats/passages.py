"""Passages and rows: the pieces in which repeats are judged, and which of them never go.

A passage is a sentence on its line. A row is what a reader sees as one line: the passages
between two breaks, or a whole paragraph when its sentences run over the breaks (hard-wrapped
text). Repeats are decided by row.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from cleaner.document import Document
from cleaner.formats import Block, BlockKind
from cleaner.spans import Span
from cleaner.text.folding import Tokens, tokens

_END_MARKS = ".!?…。！？"
_CLOSERS = "\"'”’»)]*_"
_QUOTES = "\"“”„«»‘"
_BREAK = re.compile(r"\r\n|\r|\n")
_MAX_TITLE = 160  # letters
_TITLE_WORDS = 10  # words of four letters or more in a title that does not write all of them with capitals
_NOT_BLANK = re.compile(r"\S")
_LIST_MARK = re.compile(r"(?:[-*•·–—‣▪●]|\d{1,3}[.)]|[a-zA-Z][.)])\s")
_MARKUP = re.compile(r"[<{|$>]|#{1,6}\s|!\[|//|\[[^\]]+\]:\s*\S")
_EMBEDDED = re.compile(r"pic\.twitter\.com|\(@\w+\)")
_ATTRIBUTION = re.compile(r"(?<=[\"”’»“])\s*[-–—―]\s*\S.{0,120}$", re.DOTALL)
_ATTRIBUTION_ALONE = re.compile(r"[-–—―]\s*\S.{0,120}$", re.DOTALL)
_CREDIT = re.compile(
    r"(?:[(\[]?\b(?:photo|image|picture|foto|bild|quelle|fuente|source|credit)s?\b"
    r"\s*(?:[:©]|by\b|courtesy\b|credit\b)?.{0,50}"
    r"|(?<!Ã)©.{2,50}"
    r"|[^.]{0,50}\b(?:getty images|reuters|ap|afp|associated press|via facebook|via twitter)\b[^.]{0,20})[)\]]?\s*$",
    re.IGNORECASE,
)
_SPEAKER_AT_END = re.compile(r"(?<=[.!?,][\"”’»“])\s*[-–—―]\s*[^\W\d_a-zß-öø-ÿ][^.!?]{2,90}$")
_ASIDE = re.compile(r"(?<=[.!?\"”])\s*\([^()]{3,60}\)\s*$")
_LABEL = re.compile(r"[*_]{0,2}[^\W\d_][\w ()./-]{0,40}[*_]{0,2}:")
_SPEAKER_WITH_ROLE = re.compile(r"[\"”’»]\s*[-–—―]\s*[^,]{2,60},\s*\S")


@dataclass(frozen=True, slots=True)
class Passage:
    """``first:last`` are its tokens without the attribution or credit after ``core_end``; ``rides``: it is
    nothing but such an attribution or credit. ``row`` is the index of its row."""

    index: int
    start: int
    end: int
    core_end: int
    row: int
    first: int
    last: int
    all_last: int
    rides: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def length(self) -> int:
        """In words."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Row:
    """``stays``: why it never goes, empty when it may. ``passages`` are indices, in order."""

    index: int
    start: int
    end: int
    block: Block
    passages: range
    stays: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Outline:
    """Tokens, passages and rows of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.tokens: Tokens = tokens(document.text)
        self.passages: list[Passage] = []
        self.rows: list[Row] = []
        for block, pieces in _rows(document):
            self._add(block, pieces)

    def _add(self, block: Block, pieces: list[Span]) -> None:
        first = len(self.passages)
        for piece in pieces:
            self.passages.append(self._passage(piece, is_first=piece is pieces[0]))
        row = Span(pieces[0].start, pieces[-1].end)
        line = self.document.lines[self.document.line_at(row.start)]
        stays = _why_it_stays(self.text[line.start : row.start], self.text[row.start : row.end], block.kind)
        self.rows.append(Row(len(self.rows), *row, block, range(first, len(self.passages)), stays))

    def _passage(self, piece: Span, is_first: bool) -> Passage:
        sentence = self.text[piece.start : piece.end]
        rides = not is_first and self._rides(piece, sentence)
        core_end = piece.end if rides else piece.start + len(_core(sentence))
        starts = self.tokens.starts
        mark = _LIST_MARK.match(sentence) if is_first else None
        first = bisect_left(starts, piece.start + (mark.end() if mark else 0))
        last, all_last = bisect_left(starts, core_end), bisect_left(starts, piece.end)
        row = len(self.rows)
        return Passage(len(self.passages), *piece, core_end, row, first, last, all_last, rides)

    def _rides(self, piece: Span, sentence: str) -> bool:
        before = self.text[max(0, piece.start - 4) : piece.start].rstrip()[-1:]
        return bool(_ATTRIBUTION_ALONE.match(sentence) and before in "\"”’»“") or bool(
            _CREDIT.match(sentence) and len(sentence) <= 90
        )

    def keys(self, passage: Passage) -> list[str]:
        """The comparison keys of a passage, attribution and credit left out."""
        return self.tokens.keys[passage.first : passage.last]

    def written(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def form(self, passage: Passage) -> tuple[str, ...]:
        return tuple(self.keys(passage))

    @cached_property
    def forms(self) -> Counter[tuple[str, ...]]:
        """How often each passage stands in the document, word for word."""
        return Counter(self.form(passage) for passage in self.passages)

    @cached_property
    def row_forms(self) -> Counter[tuple[str, ...]]:
        """How often each row stands in the document, word for word."""
        return Counter(self.row_form(row) for row in self.rows)

    def row_form(self, row: Row) -> tuple[str, ...]:
        first, last = self.passages[row.passages[0]], self.passages[row.passages[-1]]
        return tuple(self.tokens.keys[first.first : last.all_last])

    @cached_property
    def labels(self) -> Counter[str]:
        """The labels that rows start with, and how many do."""
        return Counter(label_of(self.text[row.start : row.start + 48]) for row in self.rows)

    def fill_rows(self, passages: Iterable[Passage]) -> bool:
        """Do the passages stand alone on their rows, attributions and credits aside?"""
        return self.are_filled_by(passages, {passage.index for passage in passages})

    def are_filled_by(self, passages: Iterable[Passage], own: Set[int]) -> bool:
        """Do the passages ``own``, attributions and credits aside, fill the rows of ``passages``?"""
        rows = {passage.row for passage in passages}
        return all(index in own or self.passages[index].rides for row in rows for index in self.rows[row].passages)

    def ends_row(self, passage: Passage) -> bool:
        """Is it the last of several sentences on its row?"""
        row = self.rows[passage.row].passages
        return len(row) > 1 and row[-1] == passage.index

    def place(self, first: int, last: int) -> Span:
        """Where the tokens ``first:last`` stand in the text."""
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def passages_around(self, offset: int) -> Passage:
        """The last passage that starts at or before the offset."""
        return self.passages[max(0, bisect_right(self._starts, offset) - 1)]

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
    def counts(self) -> Counter[str]:
        """How often each key stands in the document."""
        return Counter(self.tokens.keys)


def is_quoted(text: str) -> bool:
    """Does it open or close with a quotation mark?"""
    text = text.strip("*_ ")
    return text[:1] in _QUOTES or text[-1:] in _QUOTES


def has_speaker_with_role(row: str) -> bool:
    """Does it close with an attribution that says who the speaker is, as layouts set pull quotes?"""
    return bool(row) and row[0] in _QUOTES and bool(_SPEAKER_WITH_ROLE.search(row))


def ends_open(text: str) -> bool:
    """Does it stop without an end mark, as a cut-off sentence does?"""
    bare = text.rstrip().rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _END_MARKS + ":"


def label_of(row: str) -> str:
    """The label that a row of a record starts with ("Price: …"), or nothing."""
    found = _LABEL.match(row)
    return found.group() if found else ""


def has_credit(text: str) -> bool:
    """Does it end in a picture credit?"""
    return bool(_CREDIT.search(text, max(0, len(text) - 110)))


def is_embedded(text: str) -> bool:
    """Is it a post of a social network, embedded?"""
    return bool(_EMBEDDED.search(text))


def is_heading(text: str) -> bool:
    """A short line without end mark whose words have capitals, or that shouts."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    if not words or len(text) > _MAX_TITLE:
        return False
    capitals = sum(word[0].isupper() for word in words) / len(words)
    titled = capitals > 0.85 or (capitals > 0.6 and len(words) <= _TITLE_WORDS)
    return all(word.isupper() for word in words) or (titled and (ends_open(text) or text.rstrip().endswith("...")))


def _core(sentence: str) -> str:
    """The sentence without the attribution or the picture credit at its end."""
    if sentence[:1] in _QUOTES:
        spoken = _ATTRIBUTION.search(sentence)
    else:
        spoken = _SPEAKER_AT_END.search(sentence, max(0, len(sentence) - 110))
    if spoken:
        return sentence[: spoken.start()]
    tail = max(40, len(sentence) - 110)
    credit = (_CREDIT.search(sentence, tail) or _ASIDE.search(sentence, tail)) if len(sentence) > 48 else None
    return sentence[: credit.start()].rstrip() if credit else sentence


def _rows(document: Document) -> Iterator[tuple[Block, list[Span]]]:
    """Blocks and the passages of each of their rows."""
    row: list[Span] = []
    block = document.blocks[0] if document.blocks else None
    wrapped = False
    for sentence in document.sentences:
        if block is None or sentence.block.start != block.start:
            if row and block:
                yield block, row
                row = []
            block = sentence.block
            wrapped = is_wrapped(document.text[block.start : block.end])
        for piece in _by_line(document.text, sentence.span):
            if row and not wrapped and _BREAK.search(document.text, row[-1].end, piece.start):
                yield block, row
                row = []
            row.append(piece)
    if row and block:
        yield block, row


def _by_line(text: str, span: Span) -> Iterator[Span]:
    """The sentence, cut at breaks before which it had already ended."""
    start = span.start
    for found in _BREAK.finditer(text, span.start, span.end):
        before = text[start : found.start()].rstrip()
        if before and not ends_open(before):
            yield Span(start, start + len(before))
            start = _NOT_BLANK.search(text, found.end()).start()  # type: ignore[union-attr]
    yield Span(start, span.end)


def is_wrapped(block: str) -> bool:
    """Do the sentences of the block run over its line breaks?"""
    inside = _BREAK.split(block.strip())
    if len(inside) < 2:
        return False
    broken = [line.rstrip() for line in inside[:-1]]
    return all(40 <= len(line) <= 120 for line in broken) and any(ends_open(line) for line in broken)


def _why_it_stays(indent: str, written: str, kind: BlockKind) -> str:
    """The kind of row that is repeated on purpose, or is no prose; empty for all others."""
    marked = indent.lstrip() + written
    if kind is BlockKind.ITEM or _LIST_MARK.match(marked):
        return "list item"
    if kind is not BlockKind.PARAGRAPH:
        return kind.value
    if _MARKUP.match(marked) or written.rstrip()[-1:] in ("{", ";", "}", "|") or "\t" in written:
        return "markup or table"
    if len(indent) >= 4 and not written[:1].isupper():
        return "indented"
    return ""
