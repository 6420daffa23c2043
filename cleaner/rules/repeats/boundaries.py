"""How a passage sits on the text that covers it: as whole sentences, cut off, or as a piece from inside one.

A whole sentence, or one that is cut off at an end of its line, is a copy. A piece from inside
another sentence, with its own capital and end mark, is a heading, a summary or a quotation, and
mostly meant to be there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.coverage import Cover
from cleaner.rules.repeats.line_patterns import ends_open
from cleaner.rules.repeats.passage_index import PassageIndex

_QUOTES = "\"“”„«»‘’'*_([ "


class Edge(Enum):
    """What stands at one end of the passage."""

    WHOLE = "a sentence begins or ends there in the original too"
    CUT = "the sentence goes on in the original"
    INSIDE = "it is a piece from inside a sentence"


class Fit(NamedTuple):
    head: Edge
    tail: Edge

    @property
    def is_copy(self) -> bool:
        return Edge.INSIDE not in self


def fits_of(outline: PassageIndex, covers: Iterable[Cover]) -> dict[Cover, Fit]:
    """The fit of every cover."""
    known: dict[tuple[int, int], list[Cover]] = defaultdict(list)
    covers = list(covers)
    for cover in covers:
        known[cover.passage, cover.echo].append(cover)
    return {cover: Fit(_head(outline, cover, known), _tail(outline, cover, known)) for cover in covers}


def _head(outline: PassageIndex, cover: Cover, known: dict[tuple[int, int], list[Cover]]) -> Edge:
    passage = outline.passages[cover.passage]
    for peer in outline.passages_at(cover.first, cover.first + 1):
        if cover.first <= peer.first:
            return Edge.WHOLE
        before = outline.tokens.keys[peer.first : peer.first + 1]  # "But" and the like, which a pull quote leaves out
        if cover.first == peer.first + 1 and wording_of(outline.document.language).is_neutral(before):
            return Edge.WHOLE
    is_first = passage.index == outline.rows[passage.row].passages[0]
    sentence_before = () if is_first else known.get((passage.index - 1, cover.echo), ())
    if any(abs(cover.first - other.last) <= 2 for other in sentence_before):
        return Edge.WHOLE  # the original runs on where the copy, for its noise, is split
    return Edge.CUT if is_first and _starts_inside(outline, cover) else Edge.INSIDE


def _starts_inside(outline: PassageIndex, cover: Cover) -> bool:
    """Does the passage start in mid-sentence: with a small letter, or a capital that the original has there,
    without a mark before it that might open a quotation?"""
    text, passage = outline.text, outline.passages[cover.passage]
    opening = text[passage.start : passage.start + 4].lstrip(_QUOTES)[:1]
    if opening.islower():
        return True
    start = outline.tokens.starts[cover.first]
    same_letter = text[start : start + 1] == text[passage.start : passage.start + 1]
    is_title = ends_open(text[passage.start : passage.core_end])
    return same_letter and not is_title and text[max(0, start - 2) : start - 1].isalnum()


def _tail(outline: PassageIndex, cover: Cover, known: dict[tuple[int, int], list[Cover]]) -> Edge:
    passage = outline.passages[cover.passage]
    written = outline.text[passage.start : passage.core_end].rstrip()
    peers = outline.passages_at(cover.last - 1, cover.last)
    ends = [peer for peer in peers if cover.last in (peer.last, peer.all_last)]
    is_last = passage.index == outline.rows[passage.row].passages[-1]
    stops = is_last and _stops(written)
    if ends:
        return Edge.CUT if stops and not _stops(outline.text[ends[0].start : ends[0].core_end]) else Edge.WHOLE
    after = () if is_last else known.get((passage.index + 1, cover.echo), ())
    if any(abs(other.first - cover.last) <= 2 for other in after):
        return Edge.WHOLE
    return Edge.CUT if stops else Edge.INSIDE


def _stops(written: str) -> bool:
    """Does it end in mid-sentence, with dots or without a mark, and not with a closing quotation mark?"""
    written = written.rstrip()
    bare = written.rstrip('"”’»')
    return bare.endswith((",", "…", "...")) or (written[-1:] not in '"”’»)' and ends_open(written))
