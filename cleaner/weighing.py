"""Weighed evidence: facts as numbers, fitted points, a calibrated share, and the facts that weighed most.

A family of rules keeps its points in a file that ``tests/benchmarks/fit.py`` writes: a line holds a feature's name,
its points, and the value that it usually has. ``level`` lines give the least share for each level. The points of
all features through the logistic function are the share of such cases, in texts left out, that were what they seem.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from cleaner.findings import Applicability

Features = Mapping[str, float]


class Weights(NamedTuple):
    """``points`` and ``usual`` by feature; ``levels``: the least share for each, the highest first.

    ``rest``: the most that what is asked last ever had to add to what is asked first.
    """

    points: dict[str, float]
    usual: dict[str, float]
    levels: tuple[tuple[Applicability, float], ...] = ()
    rest: float = 0.0

    def score(self, features: Features) -> float:
        """The points of the features, added up; a feature without points counts nothing."""
        points = self.points
        return sum(points.get(name, 0.0) * value for name, value in features.items())

    def may_reach(self, score: float) -> bool:
        """May what is still to be asked lift these points to a level?"""
        return share_of(score + self.rest) >= self.levels[-1][1]

    def level(self, share: float) -> Applicability | None:
        """What may be done at that share; None: nothing is reported."""
        return next((level for level, least in self.levels if share >= least), None)

    def heaviest(self, features: Features, count: int, sign: int) -> list[str]:
        """The names of the features that speak most for it (``sign`` 1) or against it (-1), beside the usual."""
        said = [
            (points * (value - self.usual.get(name, 0.0)), name)
            for name, value in features.items()
            if (points := sign * self.points.get(name, 0.0)) * value > 0
        ]
        return [name for weight, name in sorted(said, key=lambda one: (-one[0], one[1]))[:count] if weight > 0]


def share_of(score: float) -> float:
    """The share of such cases that were what they seem, of points added up."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, score))))


@cache
def weights_in(path: Path) -> Weights:
    """The weights that a file holds."""
    points: dict[str, float] = {}
    usual: dict[str, float] = {}
    levels: list[tuple[Applicability, float]] = []
    most = 0.0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        name, value, *rest = line.split("\t")
        if name == "rest":
            most = float(value)
        elif name.startswith("level "):
            levels.append((Applicability(name.removeprefix("level ")), float(value)))
        else:
            points[name] = float(value)
            usual[name] = float(rest[0]) if rest else 0.0
    return Weights(points, usual, tuple(sorted(levels, key=lambda level: -level[1])), most)
