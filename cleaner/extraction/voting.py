"""Four readings of a page vote line by line on what its article is.

A line of the first reading stays when one of the careful readings has it too; a line it missed is put
in when two others agree on it.
"""

from __future__ import annotations

from collections.abc import Collection

from cleaner.extraction.readings import Readings
from cleaner.extraction.words import Reading, ends_a_sentence, key, length, words

_MIN_ADDED_WORDS = 5  # shorter lines that the first reading lacks are rarely of the article
_MIN_SENTENCE_WORDS = 15


def elected(readings: Readings, furniture: Collection[str]) -> list[str]:
    """The lines of the article; ``furniture`` are keys of lines that the tags show to be none of it."""
    return _inserted(_confirmed(readings, furniture), readings)


def _confirmed(readings: Readings, furniture: Collection[str]) -> list[str]:
    """The lines of the first reading that a careful one has too.

    When that is less than half of it, the careful ones must agree with each other.
    """
    lines, careful = readings.plain.lines, (readings.precise, readings.readable)
    kept = [line for line in lines if any(reading.holds(line) for reading in careful)]
    agreed = [line for line in kept if all(reading.holds(line) for reading in careful)]
    if 2 * length(kept) < length(lines) and 2 * length(agreed) < length(kept):
        return lines
    return _with_sentences(kept, readings, furniture) if kept else lines


def _with_sentences(kept: list[str], readings: Readings, furniture: Collection[str]) -> list[str]:
    """With the long sentences before and between them that both the plain and the generous reading have."""
    lines, confirmed = readings.plain.lines, set(kept)
    last = max(number for number, line in enumerate(lines) if line in confirmed)
    return [
        line
        for number, line in enumerate(lines)
        if line in confirmed
        or number < last
        and len(words(line)) >= _MIN_SENTENCE_WORDS
        and ends_a_sentence(line)
        and readings.generous.holds(line)
        and key(line) not in furniture
    ]


def _inserted(lines: list[str], readings: Readings) -> list[str]:
    """The lines, and at their places those that the first reading lacks and two others have."""
    present = Reading("\n".join(lines))
    places: dict[str, int] = {}
    for number, line in enumerate(lines):
        places.setdefault(key(line), number)
    added: dict[int, list[str]] = {}
    place = -1
    for line in readings.readable.lines:
        found = words(line)
        if present.holds(line):
            place = places.get(" ".join(found), place)
        elif len(found) >= _MIN_ADDED_WORDS and readings.generous.holds(line) and not readings.plain.holds(line):
            added.setdefault(place, []).append(line)
    made = added.get(-1, [])[:]
    for number, line in enumerate(lines):
        made += [line, *added.get(number, ())]
    return made
