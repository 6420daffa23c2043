"""What one article is to another: the same, a near copy, contained in it, a revision of it, or nothing."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.corpus.verifying import Match

SAME, NEAR, CONTAINED, REVISION = "same", "near", "contained", "revision"
KEEP = ("fullest", "undamaged", "earliest")

_COVERED = 0.7  # share of the shorter one's words in passages that the longer has too
_UNCHANGED = 0.8  # share of the shorter one's runs that stand in the longer one as they are
_LEAST_UNCHANGED = 1 / 3  # of a revision
_FACTS = 0.6  # share of its figures and names; below it, two texts of one form tell of different things
_SHORT = 60  # words; so short a text that reads otherwise is a form filled in anew, not a revision
_NOTHING_LOST = 0.98  # share of its words in shared passages, and of runs as they are, of an article without own news


class Terms(NamedTuple):
    """What a person may set. ``threshold``: Jaccard of word runs from which on two articles are near copies;
    ``keep``: what decides which one is kept, in this order; ``prefer``: patterns of paths that are kept first;
    ``before``: names of articles that were there before, and are kept before all others."""

    threshold: float = 0.7
    keep: tuple[str, ...] = KEEP
    prefer: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()


def relation(match: Match, terms: Terms) -> str:
    """What the other article is to the one that would be kept; empty when they tell two stories."""
    if match.jaccard >= terms.threshold:
        return NEAR
    if match.quoted or max(match.covered, match.covered_kept) < _COVERED or match.facts < _FACTS:
        return ""
    if match.containment >= _UNCHANGED and match.covered >= _COVERED:
        return CONTAINED
    return REVISION if match.containment >= _LEAST_UNCHANGED and match.shorter >= _SHORT else ""


def is_redundant(match: Match, relation: str) -> bool:
    """Does the kept article have all that the other one says, figures and names too?"""
    unchanged = min(match.covered, match.containment) >= _NOTHING_LOST
    return relation in (NEAR, CONTAINED) and unchanged and match.facts == 1.0
