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
    """A value for each row of a line and an article that holds it: the article, the story it tells, the scope it
    stands in, and how many articles that scope has. Articles are numbered as their names are sorted."""

    article: Numbers
    story: Numbers
    scope: Numbers
    scope_size: Numbers


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


def least_stories(articles: int) -> int:
    """In how many stories a line must stand to be no story's own."""
    return max(LEAST_STORIES, min(ENOUGH_STORIES, round(articles * _SHARE)))


def counted(keys: U64, holders: Holders, articles: int) -> Counted:
    """The lines that stand in many stories: all rows of some lines, out of so many articles in all."""
    keys, line, rows = _often(keys)
    article, story, scope, scope_size = (column[rows] for column in holders)
    files = np.bincount(line, minlength=len(keys))
    stories = _different(line, story, len(keys))
    widest, in_scope = _widest(line, scope, len(keys))
    inside = scope == widest[line]
    scope_stories = _different(line[inside], story[inside], len(keys))
    enough = np.zeros(len(keys), np.int64)
    enough[line[inside]] = np.clip(np.rint(scope_size[inside] * _SCOPE_SHARE), LEAST_STORIES, ENOUGH_STORIES)
    wanted = (stories >= least_stories(articles)) | (scope_stories >= enough)
    starts = np.searchsorted(line, np.arange(len(keys)))
    example = np.minimum.reduceat(article, starts) if len(keys) else starts
    return Counted(keys, files, stories, widest, in_scope, example).where(wanted)


def _often(keys: U64) -> tuple[U64, Numbers, Numbers]:
    """The keys that have enough rows, sorted; and those rows: number of the key, and place of the row."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, np.int64)
    sizes = np.diff(starts, append=len(keys))
    often = sizes >= LEAST_STORIES
    rows = order[np.repeat(often, sizes)]
    return keys[starts[often]], np.repeat(np.arange(int(often.sum())), sizes[often]), rows


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
