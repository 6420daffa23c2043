"""Weighed evidence: points add up to a share, the share sets the level, and the facts that weighed most are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.findings import Applicability
from cleaner.weighing import Weights, share_of, weights_in

FILE = """\
# a comment
level safe\t0.9
level display\t0.3
level unsafe\t0.6
it is long\t2.0\t0.5
it is odd\t-3.0\t0.0
"""


@pytest.fixture
def weights(tmp_path: Path) -> Weights:
    path = tmp_path / "weights.txt"
    path.write_text(FILE, encoding="utf-8")
    return weights_in(path)


def test_points_add_up_and_unknown_facts_count_nothing(weights: Weights) -> None:
    assert weights.score({"it is long": 2.0, "it is odd": 0.5, "something else": 9.0}) == 2.5


@pytest.mark.parametrize(
    ("share", "level"),
    [
        (0.95, Applicability.SAFE),
        (0.9, Applicability.SAFE),
        (0.7, Applicability.UNSAFE),
        (0.3, Applicability.DISPLAY),
        (0.29, None),
    ],
)
def test_the_share_alone_sets_the_level(weights: Weights, share: float, level: Applicability | None) -> None:
    assert weights.level(share) is level


def test_what_weighed_most_is_told_beside_the_usual(weights: Weights) -> None:
    facts = {"it is long": 1.0, "it is odd": 1.0}
    assert weights.heaviest(facts, 2, -1) == ["it is odd"]
    assert weights.heaviest(facts, 2, 1) == ["it is long"]
    assert weights.heaviest({"it is long": 0.5}, 1, 1) == []  # as it usually is


def test_a_share_lies_between_none_and_all() -> None:
    assert share_of(-1e9) < 1e-9 < share_of(0.0) == 0.5 < 1 - 1e-9 < share_of(1e9) <= 1


@pytest.mark.parametrize("name", ["misspelling_weights.txt", "choice_weights.txt"])
def test_the_weights_of_the_package_can_be_read(name: str) -> None:
    import cleaner

    weights = weights_in(Path(cleaner.__file__).parent / "rules" / "typos" / name)
    assert weights.points and all(abs(value) < 50 for value in weights.points.values())
