"""What was learned, and the file it is kept in: .cleaner/learned.json, sorted, for people to review.

Whoever disagrees with an entry deletes it from the file; nothing in it is run.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from cleaner.files.own import parsed_json

FORMAT = 1


class LearnedLine(NamedTuple):
    """A line by its key: letter case, punctuation and counters set aside. ``example``: one as it stands."""

    line: str
    stories: int
    files: int
    example: str


class LearnedWord(NamedTuple):
    """A word in lower case that no lexicon knows and several stories use."""

    word: str
    stories: int


class Learned(NamedTuple):
    """Lines and words, sorted, and how many stories they come from."""

    lines: tuple[LearnedLine, ...] = ()
    words: tuple[LearnedWord, ...] = ()
    stories: int = 0


def to_json(learned: Learned) -> bytes:
    """The file: one entry a line, so that a review shows what came and went."""
    parts = [f'{{\n "format": {FORMAT},\n "stories": {learned.stories},\n "lines": [']
    parts.append(",".join("\n  " + _entry(line) for line in learned.lines))
    parts.append('\n ],\n "words": [')
    parts.append(",".join("\n  " + _entry(word) for word in learned.words))
    parts.append("\n ]\n}\n")
    return "".join(parts).encode("utf-8", "replace")


def from_json(content: bytes) -> Learned:
    """What a file says. Raises ValueError with a sentence when it is none of ours."""
    try:
        read = parsed_json(content)
    except ValueError as error:
        raise ValueError(f"is no JSON ({error})") from None
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise ValueError(f"is not of format {FORMAT}; run `cleaner learn` again")
    try:
        lines = tuple(
            LearnedLine(str(line["line"]), int(line["stories"]), int(line["files"]), str(line["example"]))
            for line in read["lines"]
        )
        words = tuple(LearnedWord(str(word["word"]), int(word["stories"])) for word in read["words"])
        return Learned(lines, words, int(read["stories"]))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"holds an entry that cannot be read ({error!r})") from None


def _entry(entry: Any) -> str:
    return json.dumps(entry._asdict(), ensure_ascii=False)
