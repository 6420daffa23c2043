"""Words that one file's judgement doubts and other stories of the run vouch for.

A form that looks like a slip, and stands in several stories, is a word of the trade rather than a slip.
How many stories that takes was measured: in a thousand stories, nearly all forms in two of them or more that were
only suggested (unsafe or shown) were words, while those changed unasked were slips all. The latter need a share of
the files too, so that a slip does not become a word merely because a folder is large.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.corpus.stories import Paragraphs, stories_of
from cleaner.files.source import Binary, Unreadable, read
from cleaner.findings import Applicability, Finding

_MIN_STORIES = 2
_SHARE = 0.02
_MIN_WORDS = 12  # words of a line by which a story is known


class Doubt(NamedTuple):
    """A form in lower case; ``sure``: would it be changed unasked?"""

    word: str
    sure: bool


def doubts_in(text: str, findings: Iterable[Finding]) -> tuple[Doubt, ...]:
    """The forms that these findings about the text doubt, sorted."""
    sure: dict[str, bool] = {}
    for finding in findings:
        word = text[finding.start : finding.end].lower()
        is_safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
        sure[word] = sure.get(word, False) or is_safe
    return tuple(Doubt(*item) for item in sorted(sure.items()))


def vouched_for(doubts: Iterable[tuple[str, Sequence[Doubt]]], files: int) -> frozenset[str]:
    """The doubted forms that enough stories have. ``doubts``: paths with what is doubted there; ``files``: how
    many files the run has. Only files that share a form are read again, to tell stories from copies."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    sure: set[str] = set()
    for path, found in doubts:
        for doubt in found:
            holders[doubt.word].append(path)
            if doubt.sure:
                sure.add(doubt.word)
    least = {word: _least(files) if word in sure else _MIN_STORIES for word in holders}
    shared = {word: paths for word, paths in holders.items() if len(paths) >= least[word]}
    concerned = sorted({path for paths in shared.values() for path in paths})
    stories = dict(zip(concerned, stories_of([_paragraphs(path) for path in concerned])))
    return frozenset(word for word, paths in shared.items() if len({stories[path] for path in paths}) >= least[word])


def _least(files: int) -> int:
    return max(_MIN_STORIES, math.ceil(files * _SHARE))


def _paragraphs(path: str) -> Paragraphs:
    """The lines of a file that may tell its story, or all its words when it has only short ones."""
    try:
        text = read(path, sys.maxsize).text  # it was not too large to be judged
    except (Binary, Unreadable):
        return {}
    lines = [line.casefold().split() for line in text.replace("\r", "\n").split("\n")]
    long = {" ".join(words): len(words) for words in lines if len(words) >= _MIN_WORDS}
    return long or {" ".join(word for words in lines for word in words): _MIN_WORDS}
