"""What judges of a suspect form hand on: the choice among candidates, and the doubt about it."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from cleaner.findings import Applicability
from cleaner.rules.typos.forms import Candidate, Form
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.trust import Trust, root

_OF_ARTICLE = 0.2  # share of its words that an article takes from what it has said before
_FIRST_USE = 0.6  # a first use says less than the next ones: words used once are mostly used no more
_OTHER_WORDS = 1_000  # added to the words of an article, so that a short one does not prove too much
_OTHER_FORM = 0.2  # decades by which another form of the same word, which may follow the same words, is nearer
_ALONE = 9.0  # the margin of a candidate without a rival
_OWN_SPELLING = 1.2  # decades by which the spelling that the article uses leads
CHEAP = 0.41  # cost of the slips that make up most misspellings
LIKELY = 0.51  # ... of likely slips
_NO_NAME_LETTERS = 8  # of a form that no surname has: tried with 88,000 of them
_PLAIN, _ALONE_NEAR = 3.2, 1.5  # Zipf and margin of the common word that such a form must be near
CLEAR_MARGIN = 0.55  # decades between the first and the second candidate
GARBLED = 4.5  # decades by which a word must be commoner than a form that is next to nothing
_BY_HAND = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
# How words end that are no names: surely, and hardly ever ("Boarding" may stand for "Chris Bording").
NEVER_NAMES = ("ion", "ions", "ment", "ments", "ness", "ity", "ance", "ence", "ology", "ical", "ually")
NO_NAME_ENDS = (
    *NEVER_NAMES,
    *("ing", "ed", "ly", "able", "ible", "ous", "ive", "ful", "less", "ies", "ough", "ward", "wards", "ary", "ual"),
)


class Choice(NamedTuple):
    """The likeliest candidate, its lead over the next, in decades, and whether the article uses it."""

    best: Candidate
    margin: float
    is_used: bool = False


class Doubt(NamedTuple):
    """Why a change is not made unasked, and who may make it; nobody: the form stays."""

    reason: str
    may_change: Applicability | None = None


NO_DOUBT = Doubt("", Applicability.SAFE)


def is_slip_of_small_word(form: Form, choice: Choice, trust: Trust) -> bool:
    """Is a form with a capital no name: a slip of the hand, in a long word, for one that the article writes small?"""
    slip, meant = choice.best.slip, choice.best
    by_hand = slip.kind in _BY_HAND and slip.cost <= CHEAP and slip.place > 0
    long = not form.zipf and len(form.word) >= _NO_NAME_LETTERS - (form.sure and 1)
    near = meant.zipf >= _PLAIN and choice.margin >= _ALONE_NEAR
    return by_hand and long and near and trust.writes_small(meant.word)


def choice_among(candidates: Sequence[Candidate], trust: Trust) -> Choice:
    """Candidates that the article itself uses gain; the likeliest is chosen."""
    found = [_in_article(candidate, trust) for candidate in candidates]
    found.sort(key=lambda candidate: (-candidate.score, candidate.word))
    is_used = trust.uses(found[0].word.lower())
    if len(found) == 1:
        return Choice(found[0], _ALONE, is_used)
    margin = found[0].score - found[1].score
    if root(found[0].word) == root(found[1].word):  # that "concerned" was used says nothing against "concerns"
        scores = {candidate.word: candidate.score for candidate in candidates}
        margin = min(margin, scores[found[0].word] - scores[found[1].word]) - _OTHER_FORM
    is_same_word = found[0].word.replace("z", "s") == found[1].word.replace("z", "s")  # British and American
    return Choice(found[0], 0.0 if is_same_word and margin < _OWN_SPELLING else margin, is_used)


def _in_article(candidate: Candidate, trust: Trust) -> Candidate:
    """The candidate with its frequency in this article: what was said before is likely to be said again.

    The frequency is a mixture of that in the language and that in the article, as in a cache language model.
    """
    times = trust.counts[candidate.word.lower()]
    if not times:
        return candidate
    size = trust.counts.total() + _OTHER_WORDS
    share = (1 - _OF_ARTICLE) * 10 ** (candidate.zipf - 9) + _OF_ARTICLE * (times - _FIRST_USE) / size
    return candidate._replace(score=candidate.score + max(0.0, log10(share) + 9 - candidate.zipf))
