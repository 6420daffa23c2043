"""Which of several copies is kept: an order over all articles, and why the first of a cluster is the first."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.corpus.relations import Terms

_ALIKE = 1.05  # articles whose lengths differ by less are as full as each other
_NO_DATE = "99999999"

Numbers = NDArray[np.int64]


class Table(NamedTuple):
    """What the order goes by, a value for each article; articles are numbered as their names are sorted."""

    names: Sequence[str]
    words: Numbers
    damage: Numbers
    dates: Sequence[str]


def order(table: Table, terms: Terms) -> Numbers:
    """The numbers of all articles, the one to keep first."""
    columns = [column for _, column in merits(table, terms)]
    return np.lexsort([np.arange(len(table.names)), -table.words, *reversed(columns)])


def reason(table: Table, terms: Terms) -> str:
    """What the first article of the table has before all others of it."""
    rivals = np.arange(1, len(table.names))
    for name, column in merits(table, terms):
        best = column[rivals].min()
        if column[0] < best:
            return name
        rivals = rivals[column[rivals] == best]
    return "a little longer" if table.words[0] > table.words[rivals].max() else "first by name"


def merits(table: Table, terms: Terms) -> list[tuple[str, NDArray[Any]]]:
    """What each article has less of, the better it is to keep, by name."""
    found: list[tuple[str, NDArray[Any]]] = []
    if terms.before:
        found.append(("there before", np.array([name not in terms.before for name in table.names])))
    if terms.prefer:
        liked = [not any(fnmatchcase(name, pattern) for pattern in terms.prefer) for name in table.names]
        found.append(("preferred", np.array(liked)))
    for name in terms.keep:
        if name == "fullest":
            steps = np.log(np.maximum(table.words, 1)) / np.log(_ALIKE)
            found.append((name, -np.floor(steps).astype(np.int64)))
        elif name == "undamaged":
            found.append((name, table.damage))
        elif name == "earliest":
            found.append((name, np.array([int(date.replace("-", "") or _NO_DATE) for date in table.dates])))
    return found
