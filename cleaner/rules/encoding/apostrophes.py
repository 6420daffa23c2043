"""Apostrophes that one wrong sign replaces throughout a text: "donât", "it?s", "theyÕre".

The sign is a remnant: "â" is left of "â€™" when control characters were stripped, "?" stands for
what an encoding lacked, "Õ" and "í" for the Macintosh's and Windows' apostrophe read as each
other. Only contractions that are no word otherwise prove it; once proven, the same sign before
a final s counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.rules.encoding.places import Repair
from cleaner.spans import Span

_SIGN = re.compile(r"[â?\ufffdÕí](s|t|re|ve|ll|d|m)(?![^\W\d_])", re.IGNORECASE)
_STEM = re.compile(r"[^\W\d_]{1,24}$")
_NEGATED = frozenset(
    "don doesn didn isn wasn weren can couldn won wouldn shouldn hasn haven hadn aren ain mustn needn".split()
)
_PRONOUNS = frozenset("i you we they he she it that there who what".split())
_WITH_S = _PRONOUNS - {"i", "you", "we", "they"} | {"let", "here", "where", "how"}


def lost_apostrophes(text: str) -> Iterator[Repair]:
    """The signs to replace, in order; the apostrophe is the one that the rest of the text uses."""
    places = [(match, _stem(text, match.start())) for match in _SIGN.finditer(text)]
    proven = {match.group()[0] for match, stem in places if _is_contraction(stem, match.group(1).lower())}
    if not proven:
        return
    apostrophe = "’" if "’" in text else "'"
    for match, stem in places:
        ending = match.group(1).lower()
        if match.group()[0] in proven and (_is_contraction(stem, ending) or (ending == "s" and len(stem) > 1)):
            yield Repair(Span(match.start(), match.start() + 1), apostrophe)


def _stem(text: str, offset: int) -> str:
    found = _STEM.search(text[max(0, offset - 25) : offset])
    return found.group() if found else ""


def _is_contraction(stem: str, ending: str) -> bool:
    stem = stem.lower()
    if ending == "t":
        return stem in _NEGATED
    if ending == "s":
        return stem in _WITH_S
    return stem == "i" if ending == "m" else stem in _PRONOUNS
