"""The facts that weighed most for a line, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.rules.boilerplate.place import Place
from cleaner.rules.boilerplate.sentences import SURE
from cleaner.weighing import Features, Weights

_MOST = 3  # facts that are told
_REACH = 8  # lines to each side that are counted, and among which a sure one is named
_LIKELY = 0.5  # share from which a line counts as one of the page
_AMONG = ("line ", "all ", "above ", "below ", "both ", "others ", "sure ", "between ", "share sure ", "listed ")
_USES = ("article ", "opening ", "share used ")
_PLACE = ("from ", "to ", "first ", "last ", "longest ", "titles ")
_GROUPS = {"among": _AMONG, "uses": _USES, "place": _PLACE, "words": ("its words",), "repeated": ("repeated",)}


def reasons(place: Place, features: Features, shares: Mapping[int, float], weights: Weights) -> str:
    """Two or three facts: "it stands among 7 lines of the page after the last paragraph, …"."""
    heavy: dict[str, float] = dict.fromkeys(_GROUPS, 0.0)
    for name, value in features.items():
        group = next((group for group, starts in _GROUPS.items() if name.startswith(starts)), None)
        if group:
            heavy[group] += weights.points.get(name, 0.0) * (value - weights.usual.get(name, 0.0))
    told = {"among": _among(place, shares), "uses": _uses(features), "place": "", "words": "", "repeated": ""}
    if features.get("its words", 0.0) > 0:
        told["words"] = "such words stand on pages, not in articles"
    if "repeated" in features:
        told["repeated"] = "it stands in the text more than once"
    ranked = sorted((-weight, group) for group, weight in heavy.items() if told[group] and group != "among")
    first = told["among"] or f"it stands {_where(place.run.zone)}"
    return ", ".join([first, *(told[group] for _, group in ranked[: _MOST - 1])])


def _among(place: Place, shares: Mapping[int, float]) -> str:
    """How many lines near by are the page's too, and where."""
    near = range(max(place.run.start, place.index - _REACH), min(place.run.end, place.index + _REACH + 1))
    count = sum(shares.get(index, 0.0) >= _LIKELY for index in near if index != place.index)
    lines = f"among {count} lines of the page" if count > 1 else "beside a line of the page" if count else ""
    return f"it stands {lines} {_where(place.run.zone)}" if lines else ""


def _where(zone: str) -> str:
    return {
        "head": "above the article",
        "body": "between two paragraphs",
        "tail": "after the last paragraph",
        "none": "in a text without sentences",
    }[zone]


def _uses(features: Features) -> str:
    if "article uses none" in features:
        return "the article uses none of its words"
    return "the article uses few of its words" if "article uses some" in features else ""


def line_beside(place: Place) -> str:
    """The nearest line of the run that is furniture by its own words."""
    for distance in range(1, _REACH + 1):
        for other in (place.index - distance, place.index + distance):
            if place.run.start <= other < place.run.end and place.page.lines[other].strength >= SURE:
                return place.page.lines[other].text
    return ""
