"""The family "furniture" of audit.py: what each feature and each veto changes, on cases and on pages labelled by hand.

For a feature: how many lines get another level without its points. For a veto: how many lines it alone keeps from a
level, and how many of those are the article's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from labelled_lines import Page, case_pages, pages_of, windows

from cleaner.findings import Applicability
from cleaner.rules.boilerplate import features, levels
from cleaner.rules.boilerplate.asks import ASKS
from cleaner.rules.boilerplate.judge import only_learned_lines
from cleaner.rules.boilerplate.place import Place
from cleaner.rules.boilerplate.titles import titles_in
from cleaner.rules.boilerplate.vetoes import STAYS
from cleaner.weighing import Features, share_of


def looked_at(folders: Sequence[str]) -> Iterator[tuple[Page, Place, Features]]:
    """The lines of the cases, and of windows of two and of twelve lines round the articles of the folders."""
    pages = [page for folder in folders for page in pages_of(Path(folder)) if page.is_article]
    cut = (window for page in pages for window in windows(page) if window.window in ("two", "twelve"))
    for page in (*case_pages(), *cut):
        looked = features.Page(page.lines)
        for run in looked.runs:
            seen = dict(looked.features(run))
            shares = {index: share_of(levels.weights_of(run.zone).score(found)) for index, found in seen.items()}
            kept, of_author = titles_in(looked, run, shares), only_learned_lines(page.lines, run)
            for index, found in seen.items():
                kind = levels.kind_of(page.lines[index], "title under a head" in found)
                yield page, Place(looked, run, index, kind, kept, of_author, shares[index]), found


def level_of(place: Place, points: float) -> Applicability | None:
    return levels.level_of(place.kind, place.run.zone, share_of(points))


def run(folders: Sequence[str]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    names = {f"fact: {name}" for zone in levels.ZONES for name in levels.weights_of(zone).points}
    names |= {f"veto: {veto.reason}" for veto in (*STAYS, *ASKS)}
    for page, place, found in looked_at(folders):
        where = "cases" if page.source == "case" else "texts"
        weights = levels.weights_of(place.run.zone)
        points = weights.score(found)
        level = level_of(place, points)
        for name, value in found.items():
            if level_of(place, points - weights.points.get(name, 0.0) * value) is not level:
                counts[f"fact: {name}", where] += 1
        if level is None:
            continue
        held = [veto for veto in (*STAYS, *ASKS) if veto.keeps(place)]
        if len(held) == 1 and (level is Applicability.SAFE or held[0] in STAYS):
            counts[f"veto: {held[0].reason}", where] += 1
            counts[f"veto: {held[0].reason}", "article"] += page.labels[place.index] in "CT"
    print("lines that get another level without it: of cases, of texts; the article's among those a veto keeps")
    for name in sorted(names):
        of_article = f" {counts[name, 'article']:5}" if name.startswith("veto") else " " * 6
        print(f"  {counts[name, 'cases']:5} {counts[name, 'texts']:6}{of_article}  {name}")
    idle = sorted(name for name in names if not counts[name, "cases"] and not counts[name, "texts"])
    print("\n  ".join([f"idle: {len(idle)}", *idle]))
