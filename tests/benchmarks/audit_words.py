"""What nothing notices among the facts of real words and of doubled words, for ``audit.py real-words|doubled``."""

from __future__ import annotations

from collections.abc import Sequence

import fit_doubled
import fit_real_words

from cleaner.rules.typos.real_words import facts
from cleaner.weighing import Weights, share_of, weights_in


def real_words(folders: Sequence[str]) -> None:
    _run(fit_real_words.sample_of(folders), facts.weights())


def doubled(folders: Sequence[str]) -> None:
    _run(fit_doubled.sample_of(folders), weights_in(fit_doubled.WEIGHTS))


def _run(sample: fit_real_words.Sample, weights: Weights) -> None:
    scores = [weights.score(row.features) for row in sample.rows]
    before, idle = [weights.level(share_of(score)) for score in scores], []
    print("words that get another level without it, and how many of them are slips")
    for name, points in sorted(weights.points.items()):
        changed = [
            row.truth
            for row, score, level in zip(sample.rows, scores, before)
            if (value := row.features.get(name)) and weights.level(share_of(score - points * value)) != level
        ]
        print(f"  {len(changed):6} {sum(changed):6.0f}  {name}")
        idle += [] if changed else [name]
    print("\n  ".join([f"idle: {len(idle)}", *idle]))
