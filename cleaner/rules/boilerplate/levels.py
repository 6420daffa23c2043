"""The share of lines like one that were furniture, by its features and zone, and what may be done at that share.

furniture_weights.txt, written by tests/benchmarks/fit.py: a row for each feature: its name, its usual value, its points
in the head, the body and the tail of a page and in a text without sentences; rows "level safe" and "level unsafe" with
the least share for each, by zone and by what speaks for a line; rows "gives way" with the share from which a veto does,
by zone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleaner.findings import Applicability
from cleaner.furniture.line_facts import LineFacts
from cleaner.furniture.phrases import FROM_ELSEWHERE, HEADS, LEADS, ROWS, WEAK, Match
from cleaner.languages import entry_set
from cleaner.weighing import Weights

WEIGHTS = Path(__file__).parent / "furniture_weights.txt"
ZONES = ("head", "body", "tail", "none")
NEVER = 2.0  # no share reaches it
# What speaks for a line besides its place.
SURE, HEAD, LEAD, PHRASE, WEAK_PHRASE, TITLE, SAID, UNLISTED = KINDS = (
    *("sure", "head", "lead", "phrase", "weak", "title", "said", "unlisted"),
)
_SURE_SECTIONS = frozenset(
    {"advertising", "share", "subscribe", "copyright", "stamps", "comments", "cookies", "authors"}
)
_SURE_ALONE = frozenset({"advertising", "share"})  # also of one word


class _Read(NamedTuple):
    """The points by zone; the least share for a level, by its name, zone and kind; where vetoes give way."""

    weights: dict[str, Weights]
    least: dict[tuple[str, str, str], float]
    ways: dict[tuple[str, str], float]


@cache
def _read() -> _Read:
    found = _Read({zone: Weights({}, {}) for zone in ZONES}, {}, {})
    for line in WEIGHTS.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        name, *values = line.split("\t")
        if name.startswith("level "):
            found.least[name.removeprefix("level "), values[0], values[1]] = float(values[2])
        elif name == "gives way":
            found.ways[values[1], values[0]] = float(values[2])
        else:
            for zone, value in zip(ZONES, values[1:]):
                found.weights[zone].usual[name], found.weights[zone].points[name] = float(values[0]), float(value)
    return found


def weights_of(zone: str) -> Weights:
    """The points of the features in a zone."""
    return _read().weights[zone]


def level_of(kind: str, zone: str, share: float) -> Applicability | None:
    """What may be done with a line of that kind at that share; None: nothing is reported."""
    levels = (Applicability.SAFE, Applicability.UNSAFE)
    return next((level for level in levels if share >= _read().least[level.value, zone, kind]), None)


def gives_way_at(reason: str, zone: str) -> float:
    """The share from which a veto gives way in a zone."""
    return _read().ways.get((reason, zone), NEVER)


def kind_of(line: LineFacts, is_title: bool) -> str:
    """A phrase that only pages have, a head over links, such a head with a title beside it, a phrase that may also head
    a part of an article, one that articles have too, a title under a head, something said, or none of these."""
    match = line.match
    if match is None:
        return TITLE if is_title else SAID if line.ends else UNLISTED
    if match.section in WEAK or match.section == ROWS:
        return WEAK_PHRASE
    if match.section in FROM_ELSEWHERE:
        return SURE
    if match.section == LEADS or "phrase and colon" in line.shape and match.section == HEADS:
        return LEAD
    if "phrase and colon" in line.shape and match.section == "filing":
        return SURE
    if match.section == HEADS and match.whole and line.length > 1 and not may_head(match):
        return HEAD
    return SURE if _is_sure(line, match) else PHRASE


def may_head(match: Match) -> bool:
    """Do articles have parts with such a head?"""
    return match.entry in entry_set("en", "furniture_headings")


def _is_sure(line: LineFacts, match: Match) -> bool:
    """Does no article say it? No head of a part of one, no question, and but for some no single word."""
    if may_head(match) or match.section == "comments" and line.ends:
        return False
    is_known = match.section in _SURE_SECTIONS or match.section == "page" and match.whole
    return is_known and (line.length > 1 or match.section in _SURE_ALONE)
