"""What a run found, whichever engine ran: articles by number, and what they are to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.engines.steps import Edge
from cleaner.corpus.frames import Counted
from cleaner.corpus.keeping import Table
from cleaner.corpus.relations import SAME
from cleaner.corpus.words import U64

Numbers = NDArray[np.int64]


class Member(NamedTuple):
    """An article that is a copy of the one kept, both by number, and how alike they are."""

    kept: int
    other: int
    relation: str
    jaccard: float
    containment: float
    redundant: bool


class Lines(NamedTuple):
    """Lines that stand in many stories, and how often each stands above, between and below what articles have for
    themselves."""

    counted: Counted
    places: Numbers


class Shared(NamedTuple):
    """A long line that stands in several stories, too few for a site's: by its key, and the articles that hold it."""

    key: int
    articles: tuple[int, ...]


class Found(NamedTuple):
    """Articles are numbered as their names are sorted. ``table``: their own words, damage and dates; ``cut``: was
    only their beginning compared; ``kept``: the article that is kept of each one's story; ``frames``: keys of the
    lines that are no article's own, sorted; ``scopes``: what the scopes of lines are called."""

    table: Table
    cut: Sequence[bool]
    kept: Numbers
    members: Sequence[Member]
    lines: Lines
    frames: U64
    scopes: Sequence[str]
    quoted: Sequence[Shared]

    def touching(self, before: frozenset[str]) -> Found:
        """What has to do with other articles than these."""
        if not before:
            return self
        is_new = [name not in before for name in self.table.names]
        members = [member for member in self.members if is_new[member.other] or is_new[member.kept]]
        return self._replace(
            members=members, quoted=[shared for shared in self.quoted if any(is_new[at] for at in shared.articles)]
        )


def members_of(
    edges: Iterable[Edge], first: Mapping[int, int], articles: Numbers, equal: Numbers, words: Numbers
) -> list[Member]:
    """The copies of every story. ``first``: by rank, the article that is kept; ``words``: of each article."""
    found: dict[int, Member] = {}
    for edge in edges:
        if first.get(edge.other) == edge.kept:
            kept, other = int(articles[edge.kept]), int(articles[edge.other])
            found[other] = Member(kept, other, *edge[2:])
    for number, leader in enumerate(equal.tolist()):
        if number != leader and words[number]:
            like = found.get(leader)
            if like is None:
                found[number] = Member(leader, number, SAME, 1.0, 1.0, True)
            else:
                found[number] = like._replace(other=number)
    return [found[number] for number in sorted(found)]


def shared_lines(keys: U64, articles: Numbers, kept: Numbers, frames: U64) -> Iterator[Shared]:
    """The lines that stand in several stories and are no frames."""
    order = np.lexsort((articles, keys))
    keys, articles = keys[order], articles[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, np.int64)
    sizes = np.diff(starts, append=len(keys))
    known = set(frames.tolist())
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist()):
        holders = articles[start : start + size]
        if int(keys[start]) not in known and len(set(kept[holders].tolist())) > 1:
            yield Shared(int(keys[start]), tuple(holders.tolist()))
