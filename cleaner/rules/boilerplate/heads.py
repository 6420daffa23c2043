"""Heads over links to other articles ("Related stories") or over tags, and the titles or tags that follow them."""

from __future__ import annotations

from cleaner.furniture.line_facts import LONG, LineFacts
from cleaner.furniture.page import Run
from cleaner.furniture.phrases import HEADS, Match

_BLOCK = 14  # lines under a head that may belong to it
_TITLES = 8  # titles in a row under a head
_TITLE = 3  # words from which a line may be a title, and up to which it may be a tag
_SINGULAR = frozenset(  # heads over a single title
    {"related story", "related article", "related post", "related video", "read next", "read this next"}
)


def under_heads(lines: list[LineFacts], run: Run) -> list[int]:
    """For each line of a run how many lines above it a head over links stands; 0 when none is near."""
    distances: list[int] = []
    distance = 0
    for index in range(run.start, run.end):
        distances.append(distance if distance <= _BLOCK else 0)
        distance = 1 if _is_head(lines[index], run) else distance + 1 if distance else 0
    return distances


def titles_under_heads(lines: list[LineFacts], run: Run) -> set[int]:
    """The lines that follow a head over links without a break and read like titles, one line under "Related story"; and
    those of a word or three under "Tags:"."""
    found: set[int] = set()
    left, least, most = 0, 0, 0
    for index in range(run.start, run.end):
        line = lines[index]
        if line.match:
            left, least, most = _follow(line, line.match, run)
        elif left and least <= line.length <= most and (not line.ends or "question" in line.shape):
            found.add(index)
            left -= 1
        else:
            left = 0
    return found


def _follow(line: LineFacts, match: Match, run: Run) -> tuple[int, int, int]:
    """How many titles or tags may follow a line with a phrase, the fewest words of each, and the most."""
    if _is_head(line, run) and match.whole:
        return 1 if match.entry in _SINGULAR else _TITLES, _TITLE, LONG
    return (_TITLES, 1, _TITLE) if match.section == "filing" and match.whole else (0, 0, 0)


def _is_head(line: LineFacts, run: Run) -> bool:
    """A head over links to other articles; one with a colon may be the article's own, but for the tail, or has its
    title beside it."""
    if line.match is None or line.match.section != HEADS:
        return False
    return not ("colon" in line.shape and run.zone != "tail" or "phrase and colon" in line.shape)
