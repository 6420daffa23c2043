"""Lines that stand round many stories of one run, found from what is kept of each text: its outline.

A line of the page around the articles returns at their edge, above or below all that each of them has for
itself, and it returns in the same place: in most stories that have the line beside it. Words that the articles of
one trade begin or end with ("2 eggs", "Present: the mayor") stand at edges too, but beside this line here and
that line there. Stories are counted, not files. Nobody has reviewed what is found here, so it asks for more
stories than learning does, and what a reader could miss is only proposed.
"""

from __future__ import annotations

import hashlib
import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from cleaner.corpus.stories import Paragraphs
from cleaner.document import Document
from cleaner.formats import BlockKind
from cleaner.furniture.keys import key
from cleaner.furniture.line_facts import SENTENCE
from cleaner.text.lines import lines as lines_of

_MIN_STORIES = 5
_SHARE = 0.01  # of all stories
_IN_PLACE = 0.5  # share of the stories with the line beside it that have this line there
_LONG = 200  # characters
_EDGE = -1  # stands for the line beside the first and the last one

Digest = int  # stands for a line, letter case, punctuation and counters set aside


class Outline(NamedTuple):
    """The lines of a text that hold a letter or digit: the ``digests`` of their keys, eight bytes each; their
    ``words``, a byte each and at most 255; and whether each is ``told`` already, a byte of 0 or 1."""

    digests: bytes
    words: bytes
    told: bytes

    def lines(self) -> Sequence[Digest]:
        return array("Q", self.digests)

    def open_lines(self) -> set[Digest]:
        """The lines that are not told."""
        return {digest for digest, told in zip(self.lines(), self.told) if not told}


def outline_of(document: Document, told: Container[int]) -> Outline:
    """The outline of a text. ``told``: offsets of lines for which no more evidence is needed. Headings, code and
    front matter are no lines of it."""
    lines = list(_prose_lines(document))
    found = [(name, start in told) for name, (start, _) in zip(_names([line for _, line in lines]), lines) if name]
    digests = array("Q", [_digest(name) for name, _ in found])
    return Outline(
        digests.tobytes(),
        bytes([min(255, name.count(" ") + 1) for name, _ in found]),
        bytes([is_told for _, is_told in found]),
    )


def _prose_lines(document: Document) -> Iterator[tuple[int, str]]:
    """Offset and words of each line, without blanks at its ends."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for line in document.lines:
        while block is not None and line.start >= block.end:
            block = next(blocks, None)
        if block is not None and block.prose and block.kind is not BlockKind.HEADING:
            said = document.text[line.start : line.end].lstrip()
            yield line.end - len(said), said.rstrip()


def paragraphs_of(outline: Outline) -> Paragraphs:
    """The long lines of a text, by which its story is known, or all it has when it has only short ones."""
    long = {digest: words for digest, words in zip(outline.lines(), outline.words) if words >= SENTENCE}
    return long or {outline.digests: SENTENCE}


def known_lines(text: str, lines: Mapping[Digest, int]) -> dict[str, int]:
    """Those of the lines that the text has, by their keys."""
    if not lines:
        return {}
    found = [text[line.start : line.end].strip() for line in lines_of(text)]
    counts = {line: lines.get(_digest(name), 0) for name, line in zip(_names(found), found)}
    return {key(line): count for line, count in counts.items() if count}


def edge_lines(outlines: Sequence[Outline], stories: Sequence[int]) -> dict[Digest, int]:
    """Lines that stand at the same place round many stories, each with the number of stories. ``stories``: which
    one each outline tells.

    The lines that are told, and those found here, are then set aside and the rest is looked at again, until
    nothing more is found: a second run, over the texts without them, shall have nothing to add.
    """
    texts = [_Lines(outline.lines(), outline.words) for outline in outlines]
    found = more = _in_place(texts, stories)
    texts = [_without(lines, [bool(told) for told in outline.told]) for lines, outline in zip(texts, outlines)]
    while True:
        texts = [_without(lines, [digest in more for digest in lines.digests]) for lines in texts]
        more = _in_place(texts, stories)
        if not more:
            return found
        found = {**more, **found}


class _Lines(NamedTuple):
    digests: Sequence[Digest]
    words: Sequence[int]


def _without(lines: _Lines, hidden: Sequence[bool]) -> _Lines:
    if not any(hidden):
        return lines
    kept = [index for index, is_hidden in enumerate(hidden) if not is_hidden]
    return _Lines([lines.digests[index] for index in kept], [lines.words[index] for index in kept])


def _in_place(texts: Sequence[_Lines], stories: Sequence[int]) -> dict[Digest, int]:
    """Lines at the edge of many stories that most stories with the line beside them have there."""
    held = _held(texts, stories)
    count = len(set(stories))
    least = max(_MIN_STORIES, math.ceil(count * _SHARE))
    shared = {digest for digest, number in held.items() if number >= least}
    held[_EDGE] = count
    at_edge: defaultdict[tuple[Digest, bool], set[int]] = defaultdict(set)
    beside: defaultdict[tuple[Digest, bool, Digest], set[int]] = defaultdict(set)
    for text, story in zip(texts, stories):
        for digest, at_foot, before, after in _edges(text, shared):
            at_edge[digest, at_foot].add(story)
            beside[digest, False, before].add(story)
            beside[digest, True, after].add(story)
    placed = {
        digest for (digest, _, neighbour), at in beside.items() if len(at) >= max(least, _IN_PLACE * held[neighbour])
    }
    found: dict[Digest, int] = {}
    for (digest, _), at in at_edge.items():
        if digest in placed and len(at) >= least:
            found[digest] = max(len(at), found.get(digest, 0))
    return found


def _held(texts: Sequence[_Lines], stories: Sequence[int]) -> Counter[Digest]:
    """How many stories hold each line."""
    by_story: defaultdict[int, set[Digest]] = defaultdict(set)
    for text, story in zip(texts, stories):
        by_story[story].update(text.digests)
    held: Counter[Digest] = Counter()
    for digests in by_story.values():
        held.update(digests)
    return held


def _edges(text: _Lines, shared: Set[Digest]) -> Iterator[tuple[Digest, bool, Digest, Digest]]:
    """The shared lines above the first long line that the text has for itself, and below the last (True), each
    with the lines before and after it."""
    lines = text.digests
    if shared.isdisjoint(lines):
        return
    own = [i for i, (digest, words) in enumerate(zip(lines, text.words)) if words >= SENTENCE and digest not in shared]
    first, last = (own[0], own[-1]) if own else (0, -1)
    for index, digest in enumerate(lines):
        if digest in shared and not first < index < last:
            before = lines[index - 1] if index else _EDGE
            after = lines[index + 1] if index + 1 < len(lines) else _EDGE
            yield digest, index > last, before, after


def _names(lines: Sequence[str]) -> list[str]:
    """What a line is known by: its key, or itself when it is long, which is found sooner; "" when it says nothing."""
    return [key(line) if len(line) < _LONG else line for line in lines]


def _digest(name: str) -> Digest:
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, sys.byteorder)
