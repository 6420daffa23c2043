"""What nothing notices: neutralise each veto and each fact in turn; list those that change no case and no real word.

    python tests/benchmarks/audit.py misspellings|furniture|repeats|real-words|doubled [FOLDER ...]

Folders as for fit.py. For a fact: how many words of the cases and of the folders get another level without its points.
For a veto: how many words it alone keeps from a level, and how many of those are slips. What stands under "idle" earns
its place nowhere: delete it, or write the case that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import audit_furniture
import audit_repeats
import audit_words
from labelled_words import Label, labels_of, labels_of_cases

from cleaner.rules.typos import judge, vetoes
from cleaner.weighing import share_of


def level_of(label: Label, without: str = "") -> str:
    """The level of a word; without the points of one fact."""
    if isinstance(label.found, str):
        return "kept"
    weights, features = judge.weights(), label.found.features
    score = weights.score(features) - weights.points.get(without, 0.0) * features.get(without, 0.0)
    return str(weights.level(share_of(score) * label.found.choice.share))


def changed_by_fact(fact: str, labels: Sequence[Label]) -> tuple[int, int]:
    """Words of cases and of real texts whose level the fact changes."""
    changed = [
        label.kind == "case"
        for label in labels
        if not isinstance(label.found, str)
        and label.found.features.get(fact)
        and level_of(label) != level_of(label, fact)
    ]
    return sum(changed), len(changed) - sum(changed)


def labels(folders: Sequence[str]) -> list[Label]:
    return [*labels_of_cases(), *(label for folder in folders for label in labels_of(Path(folder)))]


def changed_by_veto(number: int, before: Sequence[Label], folders: Sequence[str]) -> tuple[int, int]:
    """Words of cases and of real texts that get a level without the veto."""
    whole = vetoes.STAYS
    vetoes.STAYS = whole[:number] + whole[number + 1 :]
    try:
        after = labels(folders)
    finally:
        vetoes.STAYS = whole
    changed = [old.kind == "case" for old, new in zip(before, after) if level_of(new) not in (level_of(old), "None")]
    return sum(changed), len(changed) - sum(changed)


def audit_misspellings(folders: Sequence[str]) -> None:
    found, idle = labels(folders), []
    print("words that get another level without it: of cases, of texts")
    for fact in sorted(judge.weights().points):
        cases, texts = changed_by_fact(fact, found)
        print(f"  {cases:5} {texts:6}  fact: {fact}")
        idle += [] if cases or texts else [f"fact: {fact}"]
    for number, stay in enumerate(vetoes.STAYS):
        cases, texts = changed_by_veto(number, found, folders)
        print(f"  {cases:5} {texts:6}  veto: {stay.reason}")
        idle += [] if cases or texts else [f"veto: {stay.reason}"]
    print(f"idle: {len(idle)}")
    for name in idle:
        print(f"  {name}")


def main(arguments: Sequence[str]) -> None:
    family, *folders = arguments
    families = {
        "misspellings": audit_misspellings,
        "furniture": audit_furniture.run,
        "repeats": audit_repeats.run,
        "real-words": audit_words.real_words,
        "doubled": audit_words.doubled,
    }
    if family not in families:
        raise SystemExit(f"no family {family}: {', '.join(families)}")
    families[family](folders)


if __name__ == "__main__":
    main(sys.argv[1:])
