"""The facts that weighed most for a line, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.rules.boilerplate.place import Place
from cleaner.weighing import Features, Weights

_MOST = 2  # facts that are told beside what stands round it
_REACH = 8  # lines to each side that are counted, and among which a sure one is named
_LIKELY = 0.5  # share from which a line counts as one of the page
_SAYS = {
    "article uses none": "the article uses none of its words",
    "article uses some": "the article uses few of its words",
    "its words": "such words stand on pages, not in articles",
    "repeated": "it stands in the text more than once",
}


def reasons(place: Place, features: Features, shares: Mapping[int, float], weights: Weights) -> str:
    """Two or three facts: "it stands among 7 lines of the page after the last paragraph, …"."""
    true = [name for name in _SAYS if features.get(name, 0.0) > 0]
    heavy = {name: weights.points.get(name, 0.0) * (features[name] - weights.usual.get(name, 0.0)) for name in true}
    ranked = sorted(true, key=lambda name: -heavy[name])
    return ", ".join([_among(place, shares), *(_SAYS[name] for name in ranked[:_MOST])])


def _among(place: Place, shares: Mapping[int, float]) -> str:
    """How many lines near by are the page's too, and where."""
    near = range(max(place.run.start, place.index - _REACH), min(place.run.end, place.index + _REACH + 1))
    count = sum(shares.get(index, 0.0) >= _LIKELY for index in near if index != place.index)
    lines = f"among {count} lines of the page" if count > 1 else "beside a line of the page" if count else ""
    where = {
        "head": "above the article",
        "body": "between two paragraphs",
        "tail": "after the last paragraph",
        "none": "in a text without sentences",
    }[place.run.zone]
    return f"it stands {lines} {where}" if lines else f"it stands {where}"


def line_beside(place: Place) -> str:
    """The nearest line of the run that is furniture by its own words."""
    for distance in range(1, _REACH + 1):
        for other in (place.index - distance, place.index + distance):
            if place.run.start <= other < place.run.end and place.page.lines[other].is_sure:
                return place.page.lines[other].text
    return ""
