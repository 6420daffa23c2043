"""Words that one file's judgement doubts and other stories of the run vouch for.

A form that looks like a slip, and stands in several stories, is a word of the trade rather than a slip.
How many stories that takes was measured: in a thousand stories, nearly all forms in two of them or more that were
only suggested (unsafe or shown) were words, while those changed unasked were slips all. The latter need a share of
the files too, so that a slip does not become a word merely because a folder is large.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from cleaner.findings import Applicability, Finding
from cleaner.workflow.outcome import Doubt

_MIN_STORIES = 2
_SHARE = 0.02


def doubts_in(text: str, findings: Iterable[Finding]) -> tuple[Doubt, ...]:
    """The forms that these findings about the text doubt, sorted."""
    sure: dict[str, bool] = {}
    for finding in findings:
        word = text[finding.start : finding.end].lower()
        is_safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
        sure[word] = sure.get(word, False) or is_safe
    return tuple(Doubt(*item) for item in sorted(sure.items()))


def vouched_for(doubts: Iterable[Sequence[Doubt]], stories: Sequence[int]) -> frozenset[str]:
    """The doubted forms that enough stories have. ``doubts``: what is doubted in each file; ``stories``: the story
    that each tells."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    sure: set[str] = set()
    for found, story in zip(doubts, stories):
        for doubt in found:
            holders[doubt.word].add(story)
            if doubt.sure:
                sure.add(doubt.word)
    most = max(_MIN_STORIES, math.ceil(len(stories) * _SHARE))
    return frozenset(word for word, held in holders.items() if len(held) >= (most if word in sure else _MIN_STORIES))
