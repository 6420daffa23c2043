"""A line that breaks off and tells, in other words, what another line tells.

What it finds
    A line without an end, many of whose names and rare words stand together in one other line.
Why it is wrong
    Teasers of older versions and agency copies of the same event stay behind between paragraphs.
    Whether they do, only a person can tell: it is shown and never changed.
Example
    before: The visit follows a phone call last Thursday between President Ada Brandt and Premier Tomas Liu, which
        Brandt described as friendly. Liu asked for patience in the relations of the two islands.
        / Fishermen on both coasts have heard such words before, and they went out as usual.
        / Amid stalled talks over the herring grounds, Ada Brandt and Tomas Liu spoke by phone Thursday. Liu called
        for a fresh start in relations, / Nobody expects a treaty before the autumn.
    after: (unchanged; shown only)
When it stays silent
    Lines that are whole, lines without two names in common, long lines, embedded posts, captions,
    lines that another repeat rule names or has judged to say something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from math import log
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.formats import BlockKind
from cleaner.matching.wording import wording_of
from cleaner.rules.repeats.breaking_off import breaking_off
from cleaner.rules.repeats.judge import repeats_in
from cleaner.rules.repeats.line_patterns import has_credit, is_embedded
from cleaner.rules.repeats.messages import excerpt, lines_of
from cleaner.rules.repeats.places import Places
from cleaner.settings import Settings
from cleaner.spans import Span
from cleaner.surroundings import Surroundings

_NAMED = 4  # common words that the message names
_MIN_LINE = 10  # words
_MAX_LINES = 5  # a word that more lines have leads nowhere
_MIN_COMMON = 5  # words that say something and that both lines have
_MIN_NAMES = 2  # of them
_MIN_SHARE = 0.42  # of what the line says, each word weighed by how few lines have it
_STEM = 5  # letters by which words are compared: "called" meets "call"
_NAME = 1.5  # times the weight of another word


class Line(NamedTuple):
    """``said``: the beginnings of its words that say something, and the words as written."""

    span: Span
    said: dict[str, str]


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    stumps = {document.line_at(span.start) for span in document.fact(breaking_off)}
    if not stumps:
        return
    judged = document.fact(repeats_in)
    copies = Places(span for r in judged.repeats for s in r.survivors for span in (r.span, s.stays))
    told = {frozenset(map(document.line_at, (kept.passage.start, kept.like.start))) for kept in judged.kept}
    for line, other, common in _restated(list(_lines(document)), {document.lines[at].start for at in stumps}):
        pair = frozenset(map(document.line_at, (line.start, other.start)))
        if pair in told or (copies.touch(line) and copies.touch(other)):
            continue  # alike word by word, and judged already; or told the other way round
        told.add(pair)
        said = (
            f"{lines_of(document, line)} tells again what {lines_of(document, other).lower()} tells, "
            f"“{excerpt(document.text, other)}”: both name {', '.join(common[:_NAMED])}."
        )
        yield Finding(RULE.code, line, said, None, evidence=other)


def _restated(lines: list[Line], stumps: set[int]) -> Iterator[tuple[Span, Span, list[str]]]:
    """Lines that break off, each with the other line that says most of it, and the words that both have."""
    spread = Counter(chain.from_iterable(line.said for line in lines))
    holders: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for stem in line.said:
            if 1 < spread[stem] <= _MAX_LINES:
                holders[stem].append(number)
    for number, line in enumerate(lines):
        if line.span.start not in stumps or len(line.said) < _MIN_COMMON:
            continue
        names = {stem for stem, word in line.said.items() if word[0].isupper()}
        weights = {s: log(1 + len(lines) / max(1, spread[s] - 1)) * (_NAME if s in names else 1) for s in line.said}
        shared = Counter(chain.from_iterable(holders[stem] for stem in line.said if stem in holders))
        del shared[number]
        if not shared:
            continue
        other = lines[min(shared, key=lambda each: (-shared[each], each))]
        common = sorted(weights.keys() & other.said.keys(), key=lambda stem: (-weights[stem], stem))
        share = sum(map(weights.__getitem__, common)) / sum(weights.values())
        if share >= _MIN_SHARE and len(common) >= _MIN_COMMON and len(names.intersection(common)) >= _MIN_NAMES:
            yield line.span, other.span, [line.said[stem] for stem in common]


def _lines(document: Document) -> Iterator[Line]:
    """The lines of prose that are long enough to tell something; posts and captions tell what the text tells, and are
    meant to."""
    words, small = document.words, wording_of(document.language).neutral
    for line in document.lines:
        first, last = words.index_at(line.start), words.index_at(line.end)
        span = Span(line.start, line.end)
        if last - first < _MIN_LINE or document.block_at(line.start).kind is not BlockKind.PARAGRAPH:
            continue
        if is_embedded(written := document.text[slice(*span)]) or has_credit(written):
            continue
        told = (index for index in range(last - 1, first - 1, -1) if words.folded[index] not in small)
        said = {words.folded[index][:_STEM]: words.written(index) for index in told if len(words.folded[index]) > 1}
        opening = words.folded[first]
        yield Line(span, said | ({opening[:_STEM]: opening} if opening[:_STEM] in said else {}))


RULE = Rule("DUP205", "restated-passage", "A line tells again what another tells", Applicability.DISPLAY, check)
