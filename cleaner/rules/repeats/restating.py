"""Lines that break off and tell what another line of the article tells, in other words.

Two lines tell the same when most of what one of them says, weighed by how rarely the article
says it, is said by the other: names above all, then words that few lines share. Words are
compared by their beginnings, so that "called" meets "call". Near-linear: a line is held against
those it shares rare words with, and a word that many lines have leads nowhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from itertools import chain
from math import log
from typing import NamedTuple

from cleaner.document import Document
from cleaner.formats import BlockKind
from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.breaking_off import breaking_off
from cleaner.spans import Span

MIN_SHARE = 0.42  # of what a line says
MIN_NAMES = 2
MIN_WORDS = 5  # that both lines have in common, names included
_MIN_LINE = 10  # words
_MAX_LINE = 80  # words of a line that tells one thing
_MAX_LINES = 5  # a word that more lines have leads nowhere
_MIN_RARE = 4  # words of so few lines that two lines share
_RARE_SHARE = 0.22  # of the line's words, that they are at least
_RIVALS = 3  # lines that are looked at more closely
_STEM = 5  # letters by which words are compared
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_NAME_WEIGHT = 1.5


class Restated(NamedTuple):
    """``share``: of what the line at ``span`` says, what the line at ``told`` says too. ``common``: the
    words they share, as written, rarest first."""

    span: Span
    told: Span
    share: float
    common: tuple[str, ...]


class _Line(NamedTuple):
    """Words ``first:last`` of the document. What they say is found anew when asked for: a long text has
    many lines, and few of them are ever compared."""

    first: int
    last: int


class _Reader:
    """Reads the lines of a document as sets of words that say something."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._words = document.words
        self._small = wording_of(document.language).neutral | _LETTERS

    def words(self, line: _Line) -> frozenset[str]:
        return frozenset(self._words.folded[line.first : line.last]) - self._small

    def stems(self, line: _Line) -> set[str]:
        return {word[:_STEM] for word in self.words(line)}


def restated(document: Document) -> Iterator[Restated]:
    """Lines that break off, each with the other line that says most of it."""
    stumps = {document.line_at(span.start) for span in document.fact(breaking_off)}
    if not stumps:
        return
    reader, lines = _Reader(document), list(_lines(document))
    cut = {at: line for at, line in enumerate(lines) if document.line_at(document.words.start(line.first)) in stumps}
    wanted = frozenset().union(*map(reader.words, cut.values()))
    held = [wanted.intersection(document.words.folded[line.first : line.last]) for line in lines]
    spread = Counter(chain.from_iterable(held))
    holders: dict[str, list[int]] = defaultdict(list)
    for index, some in enumerate(held):
        for word in some:
            if 1 < spread[word] <= _MAX_LINES:
                holders[word].append(index)
    for index, line in cut.items():
        words = reader.words(line)
        if MIN_WORDS <= len(words) <= _MAX_LINE:
            rivals = [lines[other] for other in _sharing(index, words, holders)]
            yield from _best(reader, line, rivals, _weights(words, spread, len(lines)))


def _sharing(index: int, words: Set[str], holders: Mapping[str, list[int]]) -> list[int]:
    """The lines that share most of the line's rare words, when they share enough of them."""
    shared = Counter(chain.from_iterable(holders.get(word, ()) for word in words))
    del shared[index]
    best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_RIVALS]
    return [other for other, count in best if count >= max(_MIN_RARE, _RARE_SHARE * len(words))]


def _weights(words: Set[str], spread: Mapping[str, int], lines: int) -> dict[str, float]:
    """How much each beginning of a word says: the more, the fewer other lines have the word."""
    return {word[:_STEM]: log(1 + lines / max(1, spread[word] - 1)) for word in sorted(words)}


def _best(reader: _Reader, line: _Line, rivals: list[_Line], weights: dict[str, float]) -> Iterator[Restated]:
    """The rival that tells most of the line, when it tells enough."""
    written = _as_written(reader.document, line)
    names = {stem for stem, word in written.items() if word[0].isupper()}
    weights = {stem: weight * (_NAME_WEIGHT if stem in names else 1.0) for stem, weight in weights.items()}
    span = _span(reader.document, line)
    stems = [reader.stems(rival) for rival in rivals]
    said = [(sum(weight for stem, weight in weights.items() if stem in s), rival) for s, rival in zip(stems, rivals)]
    for weight, rival in sorted(said, key=lambda each: (-each[0], each[1].first)):
        common = sorted(weights.keys() & reader.stems(rival), key=lambda stem: (-weights[stem], stem))
        share = weight / sum(weights.values())
        if share >= MIN_SHARE and len(common) >= MIN_WORDS and len(names & set(common)) >= MIN_NAMES:
            yield Restated(span, _span(reader.document, rival), share, tuple(written[stem] for stem in common))
            return


def _as_written(document: Document, line: _Line) -> dict[str, str]:
    """Stems to words as the line has them; its first word, which has a capital anyway, in small letters."""
    words = document.words
    written = {words.folded[index][:_STEM]: words.written(index) for index in range(line.last - 1, line.first, -1)}
    opening = words.folded[line.first]
    return {opening[:_STEM]: opening} | written


def _span(document: Document, line: _Line) -> Span:
    """The whole line, blanks and marks at its ends included."""
    found = document.lines[document.line_at(document.words.start(line.first))]
    return Span(found.start, found.end)


def _lines(document: Document) -> Iterator[_Line]:
    """The lines of prose that are long enough to tell something."""
    words = document.words
    ends = [index for index, gap in enumerate(words.gaps[:-1]) if "\n" in gap or "\r" in gap]
    first = 0
    for end in [*ends, len(words)]:
        if end - first >= _MIN_LINE and document.block_at(words.start(first)).kind is BlockKind.PARAGRAPH:
            yield _Line(first, end)
        first = end
