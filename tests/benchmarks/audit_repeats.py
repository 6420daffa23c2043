"""What nothing notices among the facts and vetoes of repeats, for ``audit.py repeats``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from labelled_repeats import Label, labels_of, labels_of_cases

from cleaner.findings import Applicability
from cleaner.rules.repeats import judge
from cleaner.rules.repeats.vetoes import STAYS, WAITS
from cleaner.weighing import share_of, weights_in


def level_of(label: Label, without: str = "") -> str:
    """The level of what might go; without the points of one fact, or without one veto."""
    if set(label.found.vetoes) - {without}:
        return "kept"
    weights, features = weights_in(judge.WEIGHTS), label.found.features
    score = weights.score(features) - weights.points.get(without, 0.0) * features.get(without, 0.0)
    level = weights.level(share_of(score))
    if level is Applicability.SAFE and set(label.found.waits) - {without}:
        return "unsafe"
    return level.value if level else "kept"


def run(folders: Sequence[str]) -> None:
    found = [*labels_of_cases(), *(label for folder in folders for label in labels_of(Path(folder)))]
    before, idle = [level_of(label) for label in found], []
    print("what gets another level without it: of the cases, of the texts, and of these, what nobody would miss")
    vetoes = [("veto", stay.reason) for stay in (*STAYS, *WAITS)]
    for kind, name in [*(("fact", fact) for fact in sorted(weights_in(judge.WEIGHTS).points)), *vetoes]:
        changed = [label for label, level in zip(found, before) if level != level_of(label, name)]
        cases = sum(label.kind == "case" for label in changed)
        right = sum(label.kind != "case" and label.right for label in changed)
        print(f"  {cases:5} {len(changed) - cases:6} {right:6}  {kind}: {name}")
        idle += [] if changed else [f"{kind}: {name}"]
    print("\n  ".join([f"idle: {len(idle)}", *idle]))
