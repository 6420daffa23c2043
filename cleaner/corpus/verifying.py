"""Two articles compared word by word: how much each has of the other, in which passages.

A passage is a stretch of words whose short runs stand in the other article too. Few changed words inside it do
not end it, so that a copy with every eighth word replaced is still one passage, and words that any two texts
of one language share ("one of the most") make none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.samples import LONG, SHORT, runs
from cleaner.corpus.words import CAPITAL, COMPARED, FIGURE, U32, U64, sorted_once

_GAP = 6  # words between two shared runs that do not end a passage
_LEAST_PASSAGE = 8  # words
_QUOTED = 0.5  # share of the longer article below which what stands in it is a quotation
_OPENING = 2  # paragraphs at the start of an article, a headline among them, of which a short copy may be cut

Numbers = NDArray[np.int64]


class Prepared(NamedTuple):
    """An article made ready to be compared with several others: its words, its long runs sorted, and its short
    runs sorted with the place in them of the run that begins at each word."""

    tokens: U32
    long_runs: U64
    short_runs: U64
    run_of: Numbers
    paragraphs: Numbers  # the word that each begins with


class Passage(NamedTuple):
    """Words ``start:end`` of an article's own words."""

    start: int
    end: int


class Match(NamedTuple):
    """What two articles have in common. ``jaccard``: runs in both, of runs in either; ``containment``: of the runs
    of the one with fewer; ``covered`` and ``covered_kept``: which share of the words of the other and of the one
    that would be kept stands in shared passages. Of the shorter of them ``facts``: which share of its figures and
    names the longer has; ``quoted``: is all that is shared one paragraph of it, which stands further down in
    the longer one, as a quotation does; ``shorter``: its words. ``passages``: of the other, ``in_kept``: of the one
    kept."""

    jaccard: float
    containment: float
    covered: float
    covered_kept: float
    facts: float
    quoted: bool
    shorter: int
    passages: tuple[Passage, ...]
    in_kept: tuple[Passage, ...]


def prepare(tokens: U32, paragraphs: Numbers) -> Prepared:
    """The article made ready."""
    short, run_of = np.unique(runs(tokens, SHORT), return_inverse=True)
    return Prepared(tokens, sorted_once(runs(tokens, LONG)), short, run_of, paragraphs)


def compare(kept: Prepared, other: Prepared) -> Match:
    """What the two have in common."""
    both = len(_common(kept.long_runs, other.long_runs))
    either = len(kept.long_runs) + len(other.long_runs) - both
    common = _common(kept.short_runs, other.short_runs)
    passages, in_kept = _passages(other, common), _passages(kept, common)
    longer, shorter = kept, other
    in_longer, in_shorter = in_kept, passages
    if len(kept.tokens) < len(other.tokens):
        longer, shorter, in_longer, in_shorter = other, kept, passages, in_kept
    return Match(
        _share(both, either),
        _share(both, min(len(kept.long_runs), len(other.long_runs))),
        _share(sum(p.end - p.start for p in passages), len(other.tokens)),
        _share(sum(p.end - p.start for p in in_kept), len(kept.tokens)),
        _facts(longer.tokens, shorter.tokens),
        _is_quoted(longer, in_longer, shorter, in_shorter),
        len(shorter.tokens),
        passages,
        in_kept,
    )


def same_in(kept: Prepared, other: Prepared, passage: Passage, in_kept: Sequence[Passage]) -> Passage | None:
    """Where a passage of the other article stands in the one kept: in the passage there that shares most with it."""
    runs_ = np.sort(other.short_runs[other.run_of[passage.start : passage.end]])
    there = kept.short_runs[kept.run_of]
    shared = np.flatnonzero(runs_[np.minimum(np.searchsorted(runs_, there), len(runs_) - 1)] == there)
    best, most = None, 0
    for candidate in in_kept:
        first, last = np.searchsorted(shared, (candidate.start, candidate.end))
        if last - first > most:
            end = min(int(shared[last - 1]) + SHORT.words, len(kept.tokens))
            most, best = int(last - first), Passage(int(shared[first]), end)
    return best


def _is_quoted(
    longer: Prepared, in_longer: tuple[Passage, ...], shorter: Prepared, in_shorter: tuple[Passage, ...]
) -> bool:
    if not in_longer or not in_shorter:
        return False
    first, last = np.searchsorted(shorter.paragraphs, (in_shorter[0].start, in_shorter[-1].end - 1), "right")
    opens = np.searchsorted(longer.paragraphs, in_longer[0].start, "right") <= _OPENING
    in_both = sum(passage.end - passage.start for passage in in_longer)
    return bool(first == last and not opens and in_both < _QUOTED * len(longer.tokens))


def _common(left: U64, right: U64) -> U64:
    """Numbers that stand in both sorted arrays."""
    both = np.concatenate((left, right))
    both.sort()
    found: U64 = both[1:][both[1:] == both[:-1]]
    return found


def _passages(article: Prepared, common: U64) -> tuple[Passage, ...]:
    shared = np.zeros(len(article.short_runs), bool)
    shared[np.searchsorted(article.short_runs, common)] = True
    places = np.flatnonzero(shared[article.run_of])
    if not len(places):
        return ()
    width = min(SHORT.words, len(article.tokens))
    breaks = np.flatnonzero(np.diff(places) > _GAP + width)
    starts = places[np.concatenate(([0], breaks + 1))]
    ends = places[np.concatenate((breaks, [len(places) - 1]))] + width
    long = ends - starts >= min(_LEAST_PASSAGE, len(article.tokens))
    return tuple(map(Passage, starts[long].tolist(), ends[long].tolist()))


def _facts(longer: U32, shorter: U32) -> float:
    """Share of the different figures and capitalised words of the shorter article that the longer has as well."""
    said = sorted_once((shorter[(shorter & np.uint32(FIGURE | CAPITAL)) != 0] & COMPARED).astype(np.uint64))
    if not len(said):
        return 1.0
    known = np.sort(longer & COMPARED)
    places = np.minimum(np.searchsorted(known, said), len(known) - 1)
    return _share(int(np.count_nonzero(known[places] == said)), len(said))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
