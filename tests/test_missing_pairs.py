"""The table of the first look at missing words goes with the counts it was made from."""

from __future__ import annotations

import pytest

from cleaner.language_model.counts import CLASSES_3, FIRST, STEPS, open_counts
from cleaner.rules.typos.missing_facts import LITTLE, pairs


def test_the_table_has_all_classes() -> None:
    size = open_counts().class_count
    assert [len(row) for row in pairs()] == [size] * size


@pytest.mark.parametrize(
    ("before", "missing", "after"),
    [
        ("able", "to", "do"),
        ("one", "of", "the"),
        ("order", "to", "make"),
        ("will", "be", "sent"),
        ("is", "the", "same"),
    ],
)
def test_a_word_that_usually_stands_between_two_is_asked_after(before: str, missing: str, after: str) -> None:
    kinds = open_counts().kinds
    assert pairs()[kinds[before]][kinds[after]] >> LITTLE.index(missing) & 1


def test_what_is_asked_after_was_counted() -> None:
    counts, rows = open_counts(), pairs()
    kinds = [counts.classes[counts.ids[word]] for word in LITTLE]
    for before in range(FIRST, counts.class_count, 7):
        for after in range(FIRST, counts.class_count, 7):
            for bit, kind in enumerate(kinds):
                if rows[before][after] >> bit & 1:
                    assert counts.log(CLASSES_3, (before << 9 | kind) << 9 | after) > STEPS
