"""Verse: short lines that end where the line ends, not where the page does. Its refrains are meant."""

from __future__ import annotations

from cleaner.rules.repeats.line_patterns import ends_open
from cleaner.rules.repeats.passage_index import PassageIndex
from cleaner.rules.repeats.units import Unit
from cleaner.text.lines import lines

_LONGEST = 90  # letters of a line of verse
_LONGEST_STANZA = 4000  # letters; longer blocks are no verse, and are not looked at
_STANZA = 4  # lines
_LONGEST_IN_STANZA = 60  # letters


def is_verse(outline: PassageIndex, unit: Unit) -> bool:
    """Do all its rows stand in blocks of verse?"""
    blocks = {outline.rows[passage.row].block for passage in unit.passages}
    return all(reads_as_verse(outline.text[slice(*block.span)]) for block in blocks)


def reads_as_verse(block: str) -> bool:
    """Are its lines short, and do half of them end without an end mark, though at a pause or before they are full?

    Text that was wrapped breaks where the next word would not fit, seldom at a comma. Four short lines are a stanza.
    """
    if len(block) > _LONGEST_STANZA:
        return False
    written = [block[line.start : line.end].strip() for line in lines(block.strip())]
    width, breaks = max(map(len, written)), len(written) - 1
    if breaks < 2 or width > _LONGEST:
        return False
    if breaks >= _STANZA - 1 and width <= _LONGEST_IN_STANZA:
        return True
    early = sum(len(line) + 1 + len(below.split(" ", 1)[0]) <= width for line, below in zip(written, written[1:]))
    pauses = sum(not line[-1:].isalnum() for line in written)
    if 2 * sum(map(ends_open, written[:-1])) < breaks:
        return False
    return 2 * early >= breaks or 3 * pauses >= 2 * len(written)
