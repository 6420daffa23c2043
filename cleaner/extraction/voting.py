"""Which lines are the article's: those of the first reading, but for such as their facts speak against (features.py),
and those that it missed and for which they speak.

page_weights.txt, written by tests/benchmarks/fit.py, gives each fact its points. Items of a list and quotations are
believed, unless they are links: pages of news, of which the points are, have few. So are lines that are none of the
page's own, as rows of a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cleaner.extraction.features import HALF_LINKED, features
from cleaner.extraction.readings import Readings
from cleaner.extraction.words import key, length
from cleaner.weighing import share_of, weights_in

WEIGHTS = Path(__file__).parent / "page_weights.txt"
LEAST = 0.5  # share of such lines that were the article's from which one is taken
_MIN_ADDED_WORDS = 5  # shorter lines that the first reading lacks are rarely of the article
_BELIEVED = ("li", "blockquote")


def elected(readings: Readings) -> list[str]:
    """The lines of the article. A page of which less than half is left is of another make than those weighed."""
    shares, lines = _shares_of(readings), readings.plain.lines
    added = _added(readings, shares)
    made = added.get(-1, [])[:]
    for number, line in enumerate(lines):
        if shares.get(key(line), 1.0) >= LEAST:
            made.append(line)
        made += added.get(number, [])
    return made if 2 * length(made) >= length(lines) else lines


def _shares_of(readings: Readings) -> dict[str, float]:
    """By its key, the share of lines like each of the page's that were the article's; the highest of its kind."""
    page, weights, shares = readings.page, weights_in(WEIGHTS), dict[str, float]()
    for number, facts in features(page, readings.plain, readings.readable):
        line = page.lines[number]
        is_believed = line.kind in _BELIEVED and line.linked < HALF_LINKED and readings.plain.holds(line.text)
        shares[line.key] = 1.0 if is_believed else max(share_of(weights.score(facts)), shares.get(line.key, 0.0))
    return shares


def _added(readings: Readings, shares: Mapping[str, float]) -> dict[int, list[str]]:
    """The lines that the first reading lacks, by the number of its line that they stand below."""
    places = {key(line): number for number, line in reversed(list(enumerate(readings.plain.lines)))}
    added: dict[int, list[str]] = {}
    place = -1
    for line in readings.readable.lines:
        wanted = key(line)
        if readings.plain.holds(line):
            place = places.get(wanted, place)
        elif shares.get(wanted, 0.0) >= LEAST and length([line]) >= _MIN_ADDED_WORDS:
            added.setdefault(place, []).append(line)
    return added
