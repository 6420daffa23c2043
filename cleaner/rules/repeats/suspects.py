"""Which blocks may hold repeats: a quick look over the words of the whole text.

Most articles repeat nothing and end here, before a sentence is split. The look takes the words
that other rules have already scanned; what stands between them is compared later.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from cleaner.document import Document
from cleaner.formats import Block
from cleaner.matching.candidates import Echo, echoes
from cleaner.text.folding import tokens

_MIN_MATCHED = 6  # words that two stretches have in common
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def suspect_blocks(document: Document) -> list[Block]:
    """The prose blocks that share a stretch of words with another, or with themselves, in order."""
    words = document.words
    if not document.text.isascii() and _WITHOUT_BLANKS.search(document.text):
        found = tokens(document.text)
        places = [(found.starts[a], found.ends[b]) for a, b in _stretches(found.keys)]
    else:
        places = [(words.start(a), words.end(b)) for a, b in _stretches(words.folded)]
    if not places:
        return []
    starts = [block.start for block in document.blocks]
    touched: set[int] = set()
    for start, end in places:
        touched.update(range(bisect_right(starts, start) - 1, bisect_right(starts, end)))
    return [document.blocks[index] for index in sorted(touched) if document.blocks[index].prose]


def _stretches(words: list[str]) -> list[tuple[int, int]]:
    """First and last word of both sides of every echo."""
    return [
        (side[0], side[1] - 1)
        for echo in echoes(words)
        if echo.matched >= _MIN_MATCHED
        for side in _sides(echo)
    ]


def _sides(echo: Echo) -> tuple[tuple[int, int], tuple[int, int]]:
    return (echo.runs[0][0], echo.first_end), (echo.runs[0][1], echo.second_end)
