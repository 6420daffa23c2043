"""The family "furniture" of fit.py: points for the words of a line, points for what stands round it, and levels.

    python tests/benchmarks/fit.py furniture FOLDER ... [--write]

Folders as in labelled_lines.py. First the table of wording.py is fitted on the lines of hand-labelled pages, then the
points of features.py on windows of all pages, each line with words' points that have not seen its site; then those of
sentences and titles (furniture_parts.py). The levels are set (furniture_limits.py) on what points that have not seen a
site make of its pages, as in use. Prints the figures of pages left out; ``--write`` writes the four files of weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from furniture_limits import Limits, Row, Ways, giving_way, goes, limits
from furniture_parts import SENTENCES, TITLES, sentence_points, sentences_of, title_of, title_points, titles_of, written
from furniture_sample import Points, Sample, packed, seen_pages, word_tables
from labelled_lines import FOLDS, Page, case_pages, is_usable, pages_of, windows, with_learned
from sklearn.linear_model import LogisticRegression

from cleaner.furniture import sentences, wording
from cleaner.rules.boilerplate import features, levels, titles
from cleaner.rules.boilerplate.asks import ASKS
from cleaner.rules.boilerplate.judge import only_learned_lines
from cleaner.rules.boilerplate.place import Place
from cleaner.rules.boilerplate.vetoes import STAYS

WEIGHTS = wording.TABLE, sentences.WEIGHTS, titles.WEIGHTS
MEASURED = ("two", "twelve", "article alone")
# With points fitted on pages cut at fewer sentences, less furniture went on newspapers that no fit had seen.
ALL_SAID = {"any": -50.0}
HEADER = """\
# Points of each fact about a line and what stands round it, fitted by tests/benchmarks/fit.py on pages labelled by hand
# and by machines: its name, its usual value in furniture, its points in head, body, tail and a text without sentences.
# "level": the least share for it, by zone and by what speaks for the line, on sites left out; "gives way": the share
# from which a veto does, by zone.
"""


class Fit(NamedTuple):
    """What is fitted without each fold, and at last on all: points beside the lines, and those of lines by zone; the
    names of the latter, and what is usual."""

    beside: list[Points]
    lines: list[np.ndarray]
    names: list[str]
    usual: list[float]


def fit_of(folders: Sequence[str]) -> Fit:
    pages = [page for folder in folders for page in pages_of(Path(folder))]
    tables = word_tables(pages)
    cut = [window for page in pages for window in windows(page) if is_usable(window)]
    first = [Points(table, ALL_SAID, {}) for table in tables]
    sample = Sample([*cut, *with_learned(pages), *case_pages()], first)
    fits = [sample.fitted(fold) for fold in range(FOLDS + 1)]
    names = list(sample.names)
    scores = sample.points_of(fits, names)
    factor, more = calibrated(sample, scores)
    for fit in fits:
        fit *= factor
        fit[0, sample.names["any"]] += more
    of_sentences, of_titles = [], []
    for page, shares, _ in seen_pages(sample, scores * factor + more, first):
        of_sentences += sentences_of(page)
        of_titles += titles_of(page, shares)
    beside = map(Points, tables, sentence_points(of_sentences), title_points(of_titles))
    usual = sample.base[sample.truth & sample.counts].mean(axis=0)
    return Fit(list(beside), fits, names, np.asarray(usual)[0].tolist())


def calibrated(sample: Sample, scores: np.ndarray) -> tuple[float, float]:
    """What makes of the points of lines left out the share that was furniture: a factor, and what is added."""
    pages = sample.counts & np.array([page.is_article and page.window in MEASURED for page, _ in sample.place])
    model = LogisticRegression(C=1e6).fit(scores[pages, None], sample.truth[pages])
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def judged(page: Page, shares: dict[int, float], kinds: dict[int, str]) -> Iterator[Row]:
    """The lines of a page."""
    looked, title = features.Page(page.lines), title_of(page)
    for run in looked.runs:
        inside = {index: share for index, share in shares.items() if run.start <= index < run.end}
        kept, of_author = titles.titles_in(looked, run, inside), only_learned_lines(page.lines, run)
        for index, share in inside.items():
            place, line = Place(looked, run, index, kinds[index], kept, of_author, share), page.lines[index]
            stays, asks = (tuple(veto.reason for veto in one if veto.holds(place)) for one in (STAYS, ASKS))
            label, is_title = page.labels[index], index == title
            yield Row(
                *(page.window, run.zone, place.kind, label, line.length, share, stays, asks, is_title, page.domain)
            )


def rows_of(fit: Fit, pages: Sequence[Page], is_known: bool = False) -> list[Row]:
    """Pages as they are judged in use, by the fit that has not seen a page's site, or by that on all."""
    beside, lines = (fit.beside[FOLDS:] * FOLDS, fit.lines[FOLDS:] * FOLDS) if is_known else (fit.beside, fit.lines)
    sample = Sample(pages, beside)
    seen = seen_pages(sample, sample.points_of(lines, fit.names), beside)
    return [row for page, shares, kinds in seen for row in judged(page, shares, kinds)]


def measured_pages(folders: Sequence[str]) -> list[Page]:
    """Windows of the articles labelled by hand."""
    pages = [page for folder in folders for page in pages_of(Path(folder)) if page.is_article]
    return [window for page in pages for window in windows(page) if window.window in MEASURED and is_usable(window)]


def figures(pages: Sequence[Page], rows: Sequence[Row], least: Limits, ways: Ways) -> dict[str, float]:
    """What goes unasked of windows of articles labelled by hand: short lines of furniture, words of the article."""
    found: dict[str, float] = {}
    for window in MEASURED:
        of_window = [page for page in pages if page.window == window]
        pairs = [pair for page in of_window for pair in zip(page.lines, page.labels)]
        short = sum(line.length < 12 and label == "B" for line, label in pairs)
        words = sum(line.length for line, label in pairs if label == "C")
        gone = [row for row in rows if row.window == window and goes(row, least, ways)]
        right = sum(row.label == "B" and row.words < 12 for row in gone)
        if short:
            found[f"{window} lines round the article: short furniture lines that go"] = right / short
        lost = sum(row.words for row in gone if row.label == "C")
        found[f"{window}: article words lost, in 10,000"] = 10_000 * lost / max(1, words)
        if count := sum(title_of(page) >= 0 for page in of_window):
            found[f"{window}: titles lost, in 1,000"] = 1_000 * sum(row.is_title for row in gone) / count
    return found


def levels_of(fit: Fit, rows: Sequence[Row]) -> tuple[Limits, Ways]:
    """The levels by lines of pages left out and by the cases, which must hold for what is shipped."""
    least = limits([*rows, *rows_of(fit, list(case_pages()), is_known=True)])
    return least, giving_way(rows, least)


def measured(folders: Sequence[str]) -> list[tuple[str, float, float]]:
    """Each figure by weights that have seen the pages, and by such as have not."""
    fit, pages = fit_of(folders), measured_pages(folders)
    rows = rows_of(fit, pages)
    least, ways = levels_of(fit, rows)
    seen = figures(pages, rows_of(fit, pages, is_known=True), least, ways)
    return [(name, seen[name], value) for name, value in figures(pages, rows, least, ways).items()]


def write(fit: Fit, least: Limits, ways: Ways) -> None:
    table, of_sentences, of_titles = WEIGHTS
    last = fit.beside[-1]
    table.write_bytes(packed(last.words))
    of_sentences.write_text(written(SENTENCES, last.sentences), encoding="utf-8")
    of_titles.write_text(written(TITLES, last.titles), encoding="utf-8")
    lines = [f"level {level}\t{zone}\t{kind}\t{value}\n" for (level, zone, kind), value in least.items()]
    lines += [f"gives way\t{zone}\t{reason}\t{share}\n" for (reason, zone), share in ways.items()]
    everywhere, *more = fit.lines[-1]
    for name, usual, at in sorted(zip(fit.names, fit.usual, range(len(fit.names)))):
        points = [*(everywhere[at] + of_zone[at] for of_zone in more), everywhere[at]]
        lines.append("\t".join([name, *(f"{value:.2f}" for value in (usual, *points))]) + "\n")
    levels.WEIGHTS.write_text(HEADER + "".join(lines), encoding="utf-8")


def run(arguments: Sequence[str]) -> None:
    folders = [argument for argument in arguments if argument != "--write"]
    fit, pages = fit_of(folders), measured_pages(folders)
    rows = rows_of(fit, pages)
    least, ways = levels_of(fit, rows)
    for name, value in figures(pages, rows, least, ways).items():
        print(f"{value:8.3f}  {name}")
    for (level, zone, kind), share in least.items():
        print(f"{level:8} {zone:6} {kind:10} from {share}")
    for (reason, zone), share in ways.items():
        print(f"{reason} gives way in the {zone} from {share}")
    if "--write" in arguments:
        write(fit, least, ways)
