"""Which blocks may hold repeats: a quick look over the words of the whole text.

Most articles repeat nothing and end here, before a sentence is split. The look takes the words
that other rules have already scanned; what stands between them is compared later.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from cleaner.document import Document
from cleaner.formats import Block, BlockKind
from cleaner.matching.candidates import echoes
from cleaner.rules.repeats.line_patterns import is_prose_line
from cleaner.spans import Span
from cleaner.text.folding import tokens
from cleaner.text.scripts import reaches

_MIN_MATCHED = 6  # words that two stretches have in common
_MIN_DOUBLED = 5  # words of a line that stands twice in a row
_MIN_LETTERS = 60  # of a line that tells something


def suspect_blocks(document: Document) -> list[Block]:
    """The prose blocks that share a stretch of words with another, or with themselves, in order."""
    words = document.words
    if reaches(document.text, "\u3040") and _written_without_blanks().search(document.text):
        found = tokens(document.text)
        places = [(found.starts[first], found.ends[last - 1]) for first, last in _shared(found.keys)]
    else:
        places = [(words.start(first), words.end(last - 1)) for first, last in _shared(words.folded)]
    places += [span for spans in document.fact(equal_lines) for span in spans]  # also where echoes reach their bound
    places += _doubled_lines(document)
    if not places:
        return []
    starts = [block.start for block in document.blocks]
    touched: set[int] = set()
    for start, end in places:
        touched.update(range(bisect_right(starts, start) - 1, bisect_right(starts, end)))
    return [document.blocks[index] for index in sorted(touched) if document.blocks[index].prose]


def _shared(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of words that stand twice."""
    return (side for run in echoes(words) if run.matched >= _MIN_MATCHED for side in run.sides)


def _doubled_lines(document: Document) -> Iterator[tuple[int, int]]:
    """The lines that say letter for letter what the line right above says, as a title that is given again: they are
    too short for the look over words."""
    above, start = "", 0
    for line in document.lines:
        if written := document.text[line.start : line.end].strip():
            if written == above and written.count(" ") + 1 >= _MIN_DOUBLED:
                yield start, line.end
            above, start = written, line.start


def equal_lines(document: Document) -> list[tuple[Span, ...]]:
    """The places of every long line of prose that stands more than once, letter for letter, first lines first."""
    places: dict[str, list[Span]] = defaultdict(list)
    for line in document.lines:
        if line.end - line.start >= _MIN_LETTERS:
            places[document.text[line.start : line.end].strip()].append(Span(line.start, line.end))
    forms = [tuple(spans) for form, spans in places.items() if len(spans) > 1 and is_prose_line(form)]
    return [spans for spans in forms if document.block_at(spans[0].start).kind is BlockKind.PARAGRAPH]


@cache
def _written_without_blanks() -> re.Pattern[str]:
    return re.compile("[\u3040-\u30ff\u3400-\u9fff]")
