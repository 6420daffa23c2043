"""The least share of a line for each level, and the share from which a veto gives way, by what a line more is worth.

Both are set on lines of labelled pages whose sites the weights have not seen, for the family "furniture" of fit.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cleaner.rules.boilerplate import levels
from cleaner.rules.boilerplate.asks import ASKS
from cleaner.rules.boilerplate.vetoes import STAYS

ZONES = ("head", "body", "tail")
COSTS = {"safe": 6.0, "unsafe": 3.0}  # lines of furniture that must go for one of the article
CASE, CASE_WEIGHT = "case", 1000.0  # the window of lines of cases, and what each counts: they must hold
FLOORS = {"safe": 0.7, "unsafe": 0.5}  # shares below which nothing is done
# The same where a list has the line.
LISTED_FLOORS = {levels.HEAD: 0.0, levels.LEAD: 0.0, levels.PHRASE: 0.5, levels.WEAK_PHRASE: 0.6}
# The same where none has it, before it goes unasked: lines of letters, speeches and credits went at .7 to .8.
UNLISTED_FLOORS = {levels.SAID: 0.9, levels.UNLISTED: 0.8}
ENOUGH = 40  # lines of furniture of a kind in a zone from which it has a limit of its own
# A veto gives way where of the lines that it alone keeps ten are the page's for one that is not, and ten are at all.
VETO_COST, VETO_FLOOR, VETO_LINES = 10.0, 0.9, 10
Limits = dict[tuple[str, str, str], float]  # the least share by level, zone and kind
Ways = dict[tuple[str, str], float]  # the share from which a veto gives way, by reason and zone


class Row(NamedTuple):
    """A line that may go: where it stands, what it counts, and its share."""

    window: str
    zone: str
    kind: str
    label: str
    words: int
    share: float
    stays: tuple[str, ...]  # the vetoes that hold
    asks: tuple[str, ...]  # those for which it goes only when asked for
    is_title: bool  # the title nearest above the article
    site: str


def limits(rows: Sequence[Row]) -> Limits:
    """The least share for each level, by zone and kind: where a line more is worth what it costs when it is wrong."""
    found = {}
    for level, cost in COSTS.items():
        for kind in levels.KINDS:
            of_kind = [row for row in rows if row.kind == kind and not (row.stays or level == "safe" and row.asks)]
            floor = LISTED_FLOORS.get(kind, FLOORS[level])
            for zone in ZONES:
                chosen = [row for row in of_kind if row.zone == zone]
                is_enough = sum(row.label == "B" for row in chosen) >= ENOUGH
                least = UNLISTED_FLOORS.get(kind, floor) if level == "safe" else floor
                found[level, zone, kind] = _limit(chosen if is_enough else of_kind, cost, least)
            knows = kind == levels.PHRASE
            found[level, "none", kind] = max(found[level, zone, kind] for zone in ZONES) if knows else levels.NEVER
        found[level, "body", levels.SAID] = levels.NEVER
        found |= {(level, zone, levels.SURE): 0.0 for zone in levels.ZONES}
        found |= {(level, zone, kind): 0.0 for zone in ("head", "tail", "none") for kind in (levels.HEAD, levels.LEAD)}
    return {place: min(least, found["safe", place[1], place[2]]) for place, least in found.items()}


def giving_way(rows: Sequence[Row], least: Limits) -> Ways:
    """The share from which each veto gives way, by zone, by the lines at the level that it alone keeps. What the
    labelled pages cannot show never does."""
    alone: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        held = row.stays + row.asks
        if len(held) == 1 and row.share >= least["safe", row.zone, row.kind]:
            alone[held[0], row.zone].append(row._replace(label="C") if row.label == "M" else row)
    found = {}
    for veto in (veto for veto in (*STAYS, *ASKS) if not veto.is_absolute):
        for zone in ZONES:
            chosen = alone[veto.reason, zone]
            furniture = [row.site for row in chosen if row.label == "B"]
            if len(furniture) >= VETO_LINES and len(set(furniture)) >= VETO_LINES / 2:
                found[veto.reason, zone] = _limit(chosen, VETO_COST, VETO_FLOOR)
    return {place: share for place, share in found.items() if share < levels.NEVER}


def _limit(chosen: list[Row], cost: float, floor: float) -> float:
    chosen = sorted(chosen, key=lambda row: -row.share)
    gain = np.cumsum([_gain(row, cost) for row in chosen])
    best = int(np.argmax(gain)) if len(gain) and gain.max() > 0 else -1
    return max(floor, round(chosen[best].share, 4)) if best >= 0 else levels.NEVER


def _gain(row: Row, cost: float) -> float:
    weight = CASE_WEIGHT if row.window == CASE else 1.0
    if row.label in "CT":
        return -weight * cost * max(1.0, row.words / 4)
    return weight * (row.label == "B")


def goes(row: Row, least: Limits, ways: Ways) -> bool:
    held = row.stays + row.asks
    gives_way = all(row.share >= ways.get((reason, row.zone), levels.NEVER) for reason in held)
    return gives_way and row.share >= least["safe", row.zone, row.kind]
