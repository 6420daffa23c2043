"""Lines that stand in many stories: what sites put round their articles, in all of the corpus or in one folder or
domain of it. Stories are counted, not files, since a story that was republished often would look like one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.words import U64

LEAST_STORIES, ENOUGH_STORIES = 5, 20  # stories a line must stand in: from the one to the other as articles grow many
_SHARE = 0.002  # of all articles
_SCOPE_SHARE = 0.05  # of the articles of one folder or domain

Numbers = NDArray[np.int64]


class Holders(NamedTuple):
    """What is known of the articles that hold lines, a value for each: which ``story`` each tells, and in which
    ``scope`` it stands. Articles are numbered as their names are sorted."""

    story: Numbers
    scope: Numbers


class Counted(NamedTuple):
    """Lines by their keys, sorted: in how many files and stories each stands, the scope that most of the files
    stand in, with how many, and the first article that holds it."""

    keys: U64
    files: Numbers
    stories: Numbers
    scope: Numbers
    in_scope: Numbers
    example: Numbers

    def where(self, wanted: NDArray[np.bool_] | Numbers) -> Counted:
        """Some of the lines, or all in another order."""
        return Counted(self.keys[wanted], *(column[wanted] for column in self[1:]))


def least_stories(articles: int, share: float = _SHARE) -> int:
    """In how many stories a line must stand to be no story's own."""
    return max(LEAST_STORIES, min(ENOUGH_STORIES, round(articles * share)))


def counted(keys: U64, articles: NDArray[np.uint32], holders: Holders) -> Counted:
    """The lines that stand in many stories. One row of ``keys`` and ``articles`` for each line of each article."""
    keys, line, held = _often(keys, articles)
    files = np.bincount(line, minlength=len(keys))
    stories = _different(line, holders.story[held], len(keys))
    scope, in_scope = _widest(line, holders.scope[held], len(keys))
    inside = holders.scope[held] == scope[line]
    scope_stories = _different(line[inside], holders.story[held][inside], len(keys))
    sizes = np.bincount(holders.scope, minlength=1)
    enough = np.array([least_stories(int(sizes[number]), _SCOPE_SHARE) for number in scope], np.int64)
    wanted = (stories >= least_stories(len(holders.story))) | (scope_stories >= enough)
    starts = np.searchsorted(line, np.arange(len(keys)))
    example = np.minimum.reduceat(held, starts) if len(keys) else starts
    return Counted(keys, files, stories, scope, in_scope, example).where(wanted)


def _often(keys: U64, articles: NDArray[np.uint32]) -> tuple[U64, Numbers, Numbers]:
    """The keys that enough articles hold, sorted; and the rows of them: number of the key, article."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, np.int64)
    sizes = np.diff(starts, append=len(keys))
    often = sizes >= LEAST_STORIES
    rows = order[np.repeat(often, sizes)]
    return keys[starts[often]], np.repeat(np.arange(int(often.sum())), sizes[often]), articles[rows].astype(np.int64)


def _different(line: Numbers, values: Numbers, lines: int) -> Numbers:
    """How many different values each line has."""
    pairs = np.unique(line << 32 | values)
    return np.bincount(pairs >> 32, minlength=lines)


def _widest(line: Numbers, scopes: Numbers, lines: int) -> tuple[Numbers, Numbers]:
    """For each line the scope that most of its rows stand in, the first of equals, and how many rows do."""
    pairs, counts = np.unique(line << 32 | scopes, return_counts=True)
    order = np.lexsort((pairs, -counts, pairs >> 32))
    first = order[np.searchsorted((pairs >> 32)[order], np.arange(lines))]
    return pairs[first] & 0xFFFFFFFF, counts[first]
