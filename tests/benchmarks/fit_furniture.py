"""The family "furniture" of fit.py: points for the words of a line, points for what stands round it, and levels.

    python tests/benchmarks/fit.py furniture FOLDER ... [--write]

Folders as in labelled_lines.py. First the table of wording.py is fitted on the lines of hand-labelled pages, then the
points of features.py on windows of all pages, each line with words' points that have not seen its site; the levels are
set on what fits without a site make of that site's lines. Prints, at some losses of article words, how much furniture
goes. ``--write`` writes wording_points.bin, sentence_weights.txt (fit_sentences.py), title_weights.txt (fit_titles.py)
and furniture_weights.txt.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import fit_sentences
import fit_titles
import numpy as np
from furniture_limits import ZONES, Limits, Row, Ways, giving_way, goes, limits
from labelled_lines import FOLDS, Page, case_pages, is_usable, pages_of, windows, with_learned
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from cleaner.rules.boilerplate import features, levels, sentences, wording
from cleaner.rules.boilerplate.asks import ASKS
from cleaner.rules.boilerplate.facts import LONG, LineFacts
from cleaner.rules.boilerplate.judge import only_learned_lines
from cleaner.rules.boilerplate.place import Place
from cleaner.rules.boilerplate.titles import titles_in
from cleaner.rules.boilerplate.vetoes import STAYS
from cleaner.weighing import share_of

TABLE, SENTENCES = wording.TABLE, sentences.WEIGHTS
ARTICLE_WEIGHT = 5.0
WORDS_STRENGTH, STRENGTH = 2.0, 0.03
MEASURED = ("two", "twelve", "article alone")
HEADER = """\
# Points of each fact about a line and what stands round it, fitted by tests/benchmarks/fit.py on pages labelled by hand
# and by machines: its name, its usual value in furniture, its points in head, body, tail and a text without sentences.
# "level": the least share for it, by zone and by what speaks for the line, on sites left out; "gives way": the share
# from which a veto does, by zone.
"""
EVERY_PAGE = 30  # lines of a window that count as one page's


def hashed(lines: Sequence[LineFacts]) -> csr_matrix:
    """A row of the places of each line."""
    found = [sorted(set(wording.places_of(line))) for line in lines]
    counts = [len(places) for places in found]
    values = np.concatenate([np.full(count, count**-0.5, dtype=np.float32) for count in counts])
    columns = np.concatenate([np.array(places, dtype=np.int32) for places in found])
    return csr_matrix((values, columns, np.cumsum([0, *counts])), shape=(len(lines), wording.PLACES))


def word_tables(pages: Sequence[Page]) -> list[np.ndarray]:
    """Points by place, fitted without each fold and at last on all; each line of a site once."""
    seen = {
        (page.domain, line, label == "B"): page.fold
        for page in pages
        if page.weight == 1.0
        for line, label in zip(page.lines, page.labels)
        if label in "CBT" and line.key and line.length < LONG
    }
    rows, truth = hashed([line for _, line, _ in seen]), np.array([is_furniture for _, _, is_furniture in seen])
    folds, sites = np.array(list(seen.values())), np.array([site for site, _, _ in seen])
    _, where, counts = np.unique(sites, return_inverse=True, return_counts=True)
    weight = np.where(truth, 1.0, 2.0) / np.sqrt(np.maximum(50, counts[where]) / 50)
    tables = []
    for fold in range(FOLDS + 1):
        model = LogisticRegression(C=WORDS_STRENGTH, solver="liblinear", tol=1e-2, max_iter=50, fit_intercept=False)
        model.fit(rows[folds != fold], truth[folds != fold], sample_weight=weight[folds != fold])
        tables.append(model.coef_[0])
    return tables


def use(table: np.ndarray) -> None:
    """Make the package weigh words with this table, written to a folder, and take all sentences for the article's: with
    points fitted on pages cut at fewer of them, less furniture went on newspapers that no fit had seen."""
    folder = Path(tempfile.mkdtemp())
    wording.TABLE, sentences.WEIGHTS = folder / "points.bin", folder / "sentences.txt"
    wording.TABLE.write_bytes(packed(table))
    sentences.WEIGHTS.write_text(fit_sentences.written({"any": -50.0}), encoding="utf-8")
    for cached in (wording._table, wording.points_of, wording._points_of_word):
        cached.cache_clear()


def packed(table: np.ndarray) -> bytes:
    return np.clip(np.round(table / wording.UNIT), -32767, 32767).astype("<i2").tobytes()


class Sample:
    """Lines that were looked at, as a table of numbers: a column for each feature, and one for it in each zone."""

    def __init__(self, pages: Sequence[Page], tables: Sequence[np.ndarray]) -> None:
        self.names: dict[str, int] = {}
        columns, values, ends = array("i"), array("f"), [0]
        self.place: list[tuple[Page, int]] = []
        self.kinds: list[tuple[str, str]] = []
        self.tables = tables
        for fold in range(FOLDS):
            use(tables[fold])
            for page in (page for page in pages if page.fold == fold):
                looked = features.Page(page.lines)
                for run in looked.runs:
                    for index, found in looked.features(run):
                        for name, value in found.items():
                            if value:
                                columns.append(self.names.setdefault(name, len(self.names)))
                                values.append(value)
                        ends.append(len(columns))
                        self.place.append((page, index))
                        self.kinds.append((run.zone, levels.kind_of(page.lines[index], "title under a head" in found)))
        shape = len(self.place), len(self.names)
        base = csr_matrix((np.frombuffer(values, np.float32), np.frombuffer(columns, np.int32), ends), shape=shape)
        zones = np.array([zone for zone, _ in self.kinds])
        parts = [base.multiply((zones == zone).astype(np.float32)[:, None]).tocsr() for zone in ZONES]
        self.rows = hstack([base, *parts]).tocsr()
        self.labels = np.array([page.labels[index] for page, index in self.place])
        known = np.array([bool(page.known) and page.known[index] for page, index in self.place])
        self.truth, self.counts = self.labels == "B", np.isin(self.labels, ("B", "C", "T")) & ~known
        self.fold = np.array([page.fold for page, _ in self.place])
        each = np.where(self.truth, 1.0, ARTICLE_WEIGHT)
        self.weight = each * [page.weight / max(EVERY_PAGE, len(page.lines)) for page, _ in self.place]
        self.weight /= self.weight[self.counts].mean()

    def fitted(self, chosen: np.ndarray) -> np.ndarray:
        chosen = chosen & self.counts
        model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-2, max_iter=60, fit_intercept=False)
        model.fit(self.rows[chosen], self.truth[chosen], sample_weight=self.weight[chosen])
        return model.coef_[0]  # type: ignore[no-any-return]

    def left_out(self) -> np.ndarray:
        """The points of each line by a fit that has not seen its site."""
        scores = np.zeros(len(self.truth))
        for fold in range(FOLDS):
            scores[self.fold == fold] = self.rows[self.fold == fold] @ self.fitted(self.fold != fold)
        return scores


def sample_of(folders: Sequence[str]) -> Sample:
    pages = [page for folder in folders for page in pages_of(Path(folder))]
    tables = word_tables([*pages])
    cut = [window for page in pages for window in windows(page) if is_usable(window)]
    return Sample([*cut, *with_learned(pages), *case_pages()], tables)


def sentence_rows(sample: Sample) -> Iterator[fit_sentences.SentenceRow]:
    pages = {id(page): page for page, _ in sample.place}.values()
    for fold in range(FOLDS):
        use(sample.tables[fold])
        for page in pages:
            if page.fold == fold:
                yield from fit_sentences.rows_of_page(page)


def calibrated(sample: Sample, scores: np.ndarray) -> tuple[float, float]:
    """What makes of the points of lines left out the share that was furniture: a factor, and what is added."""
    pages = sample.counts & np.array([page.is_article and page.window in MEASURED for page, _ in sample.place])
    model = LogisticRegression(C=1e6).fit(scores[pages, None], sample.truth[pages])
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def judged(page: Page, shares: dict[int, float], kinds: dict[int, str]) -> Iterator[Row]:
    """The lines of a page."""
    looked, title = features.Page(page.lines), fit_titles.title_of(page)
    for run in looked.runs:
        inside = {index: share for index, share in shares.items() if run.start <= index < run.end}
        kept, of_author = titles_in(looked, run, inside), only_learned_lines(page.lines, run)
        for index, share in inside.items():
            place, line = Place(looked, run, index, kinds[index], kept, of_author, share), page.lines[index]
            stays, asks = (tuple(veto.reason for veto in one if veto.holds(place)) for one in (STAYS, ASKS))
            label, is_title = page.labels[index], index == title
            yield Row(
                *(page.window, run.zone, place.kind, label, line.length, share, stays, asks, is_title, page.domain)
            )


class Seen(NamedTuple):
    """A page, and the share and kind of each of its lines that were looked at."""

    page: Page
    shares: dict[int, float]
    kinds: dict[int, str]


def seen_pages(sample: Sample, scores: np.ndarray) -> Iterator[Seen]:
    """The pages, each while the table of its fold is in use."""
    pages: dict[int, Seen] = {}
    for (page, index), score, (_, kind) in zip(sample.place, scores, sample.kinds):
        seen = pages.setdefault(id(page), Seen(page, {}, {}))
        seen.shares[index], seen.kinds[index] = share_of(score), kind
    for fold in range(FOLDS):
        use(sample.tables[fold])
        yield from (seen for seen in pages.values() if seen.page.fold == fold)


def rows_of(sample: Sample, scores: np.ndarray) -> list[Row]:
    """Those of the windows of pages labelled by hand."""
    return [
        row
        for seen in seen_pages(sample, scores)
        if seen.page.is_article and seen.page.window in MEASURED
        for row in judged(seen.page, seen.shares, seen.kinds)
    ]


def figures(sample: Sample, rows: Sequence[Row], least: Limits, ways: Ways) -> dict[str, float]:
    """What goes unasked of windows of articles labelled by hand: short lines of furniture, words of the article."""
    found: dict[str, float] = {}
    for window in MEASURED:
        pages = {id(page): page for page, _ in sample.place if page.is_article and page.window == window}.values()
        short = sum(line.length < 12 and label == "B" for page in pages for line, label in zip(page.lines, page.labels))
        words = sum(line.length for page in pages for line, label in zip(page.lines, page.labels) if label == "C")
        gone = [row for row in rows if row.window == window and goes(row, least, ways)]
        right = sum(row.label == "B" and row.words < 12 for row in gone)
        if short:
            found[f"{window} lines round the article: short furniture lines that go"] = right / short
        lost = sum(row.words for row in gone if row.label == "C")
        found[f"{window}: article words lost, in 10,000"] = 10_000 * lost / max(1, words)
        titles = sum(fit_titles.title_of(page) >= 0 for page in pages)
        if titles:
            found[f"{window}: titles lost, in 1,000"] = 1_000 * sum(row.is_title for row in gone) / titles
    return found


def measured(sample: Sample) -> list[tuple[str, float, float]]:
    """Each figure by weights that have seen the pages, and by such as have not."""
    scores, known = sample.left_out(), sample.rows @ sample.fitted(sample.fold >= 0)
    factor, more = calibrated(sample, scores)
    rows = rows_of(sample, scores * factor + more)
    least = limits(rows)
    ways = giving_way(rows, least)
    seen, new = figures(sample, rows_of(sample, known * factor + more), least, ways), figures(sample, rows, least, ways)
    return [(name, seen[name], value) for name, value in new.items()]


def write(sample: Sample, least: Limits, ways: Ways, calibration: tuple[float, float]) -> None:
    TABLE.write_bytes(packed(sample.tables[-1]))
    fitted = sample.fitted(sample.fold >= 0).reshape(1 + len(ZONES), len(sample.names))
    fitted *= calibration[0]
    fitted[0, sample.names["any"]] += calibration[1]
    usual = np.asarray(sample.rows[sample.truth & sample.counts, : len(sample.names)].mean(axis=0))[0]
    lines = [f"level {level}\t{zone}\t{kind}\t{value}\n" for (level, zone, kind), value in least.items()]
    lines += [f"gives way\t{zone}\t{reason}\t{share}\n" for (reason, zone), share in ways.items()]
    for name, at in sorted(sample.names.items()):
        points = [fitted[0, at] + fitted[zone, at] for zone in (1, 2, 3)] + [fitted[0, at]]
        if max(map(abs, points)) >= 0.01:
            lines.append("\t".join([name, f"{usual[at]:.2f}", *(f"{value:.2f}" for value in points)]) + "\n")
    levels.WEIGHTS.write_text(HEADER + "".join(lines), encoding="utf-8")


def run(arguments: Sequence[str]) -> None:
    sample = sample_of([argument for argument in arguments if argument != "--write"])
    scores = sample.left_out()
    factor, more = calibrated(sample, scores)
    scores = scores * factor + more
    of_titles = [row for seen in seen_pages(sample, scores) for row in fit_titles.rows_of_page(seen.page, seen.shares)]
    fit_titles.report(of_titles)
    of_sentences = fit_sentences.reported(list(sentence_rows(sample)), FOLDS)
    if "--write" in arguments:
        fit_titles.write(of_titles)
        SENTENCES.write_text(fit_sentences.written(of_sentences), encoding="utf-8")
    rows = rows_of(sample, scores)
    least = limits(rows)
    ways = giving_way(rows, least)
    for name, value in figures(sample, rows, least, ways).items():
        print(f"{value:8.3f}  {name}")
    for (level, zone, kind), share in least.items():
        print(f"{level:8} {zone:6} {kind:10} from {share}")
    for (reason, zone), share in ways.items():
        print(f"{reason} gives way in the {zone} from {share}")
    if "--write" in arguments:
        write(sample, least, ways, (factor, more))
