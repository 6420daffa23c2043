"""What judges of a suspect form hand on: the choice among candidates, and the doubt about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.findings import Applicability
from cleaner.rules.typos.forms import Candidate
from cleaner.rules.typos.trust import Trust

_IN_ARTICLE, _IN_ARTICLE_AGAIN = 0.5, 0.15  # decades a candidate gains when the article uses it, once and again

_ALONE = 9.0  # the margin of a candidate without a rival
_OWN_SPELLING = 1.2  # decades by which the spelling that the article uses leads
CHEAP = 0.41  # cost of the slips that make up most misspellings
LIKELY = 0.51  # ... of likely slips
CLEAR_MARGIN = 0.55  # decades between the first and the second candidate
GARBLED = 4.5  # decades by which a word must be commoner than a form that is next to nothing
# How words end that are no names: surely, and hardly ever ("Boarding" may stand for "Chris Bording").
NEVER_NAMES = ("ion", "ions", "ment", "ments", "ness", "ity", "ance", "ence", "ology", "ical", "ually")
NO_NAME_ENDS = (
    *NEVER_NAMES,
    *("ing", "ed", "ly", "able", "ible", "ous", "ive", "ful", "less", "ies", "ough", "ward", "wards", "ary", "ual"),
)


class Choice(NamedTuple):
    """The likeliest candidate and its lead over the next, in decades."""

    best: Candidate
    margin: float


class Doubt(NamedTuple):
    """Why a change is not made unasked, and who may make it; nobody: the form stays."""

    reason: str
    may_change: Applicability | None = None


NO_DOUBT = Doubt("", Applicability.SAFE)


def choice_among(candidates: Sequence[Candidate], trust: Trust) -> Choice:
    """Candidates that the article itself uses gain; the likeliest is chosen."""
    found = []
    for candidate in candidates:
        times = trust.counts[candidate.word.lower()]
        bonus = _IN_ARTICLE + _IN_ARTICLE_AGAIN * min(4, times) if times else 0.0
        found.append(candidate._replace(score=candidate.score + bonus))
    found.sort(key=lambda candidate: (-candidate.score, candidate.word))
    if len(found) == 1:
        return Choice(found[0], _ALONE)
    margin = found[0].score - found[1].score
    is_same_word = found[0].word.replace("z", "s") == found[1].word.replace("z", "s")  # British and American
    return Choice(found[0], 0.0 if is_same_word and margin < _OWN_SPELLING else margin)
