"""What the files of one run tell each other: words that are no slips, lines that belong to no story.

Each file is judged alone first and says what it saw. What follows for a file from what all others said is told
to it, and it is judged again. Where ``cleaner learn`` was run, its file speaks alone, so that one file in a hook is
judged as it is in the full run.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cleaner.corpus.outlines import Digest, edge_lines, paragraphs_of
from cleaner.corpus.stories import stories_of
from cleaner.workflow.disputed_words import vouched_for
from cleaner.workflow.outcome import NOTHING, FileEvidence, SharedEvidence

_COUNTS = (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)  # so that one more file changes no answer


def told_to_each(said: Sequence[FileEvidence | None]) -> list[SharedEvidence]:
    """What each file is told, in order; nothing for one that said nothing."""
    speakers = [one for one in said if one is not None]
    outlines = [one.outline for one in speakers]
    stories = stories_of([paragraphs_of(outline) for outline in outlines])
    words = vouched_for([one.doubts for one in speakers], stories)
    lines = {digest: _at_least(count) for digest, count in edge_lines(outlines, stories).items()}
    return [_told(one, words, lines) if one is not None else NOTHING for one in said]


def _told(said: FileEvidence, words: frozenset[str], lines: dict[Digest, int]) -> SharedEvidence:
    own = tuple(sorted(doubt.word for doubt in said.doubts if doubt.word in words))
    if said.outline.open_lines().isdisjoint(lines):
        return SharedEvidence(own)
    return SharedEvidence(
        own, tuple(sorted((digest, lines[digest]) for digest in set(said.outline.lines()) & lines.keys()))
    )


def _at_least(count: int) -> int:
    return _COUNTS[max(0, bisect_right(_COUNTS, count) - 1)]
