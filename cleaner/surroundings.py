"""Surroundings: what the other files of a run say about this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Surroundings(NamedTuple):
    """Evidence from around.

    ``words``: lower-case words trusted because several files use them, or because they were
    learned. ``lines``: normalised lines that stand in many stories, each with the number of
    stories; they were learned, and could be reviewed. ``run_lines``: the same, from the files of
    this run. Files are never counted twice for one story.
    """

    words: frozenset[str] = frozenset()
    lines: Mapping[str, int] = {}
    run_lines: Mapping[str, int] = {}


ALONE = Surroundings()
