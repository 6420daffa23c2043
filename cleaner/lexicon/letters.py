"""Three letters in a row, and how many fairly common words have them: a garbled form has a run that few words have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log10

NAME = "*runs"  # of the record; no word begins so
_MIN_HUNDREDTHS = 200  # Zipf 2: rarer words are often names and slips
_NONE = 0.3  # words that a run is taken to have when none has it


def runs(hundredths: Mapping[str, int]) -> dict[str, str]:
    """The record of a language: runs with the number of words that have them, parted by blanks."""
    counts = Counter(
        run for word, value in hundredths.items() if value >= _MIN_HUNDREDTHS and word.isalpha() for run in _of(word)
    )
    return {NAME: " ".join(f"{run}{count}" for run, count in sorted(counts.items()))}


def opened(record: str) -> dict[str, float]:
    """What a record holds: log10 of the number of words by run."""
    return {part[:3]: log10(int(part[3:]) + _NONE) for part in record.split(" ")}


def rarest(word: str, known: Mapping[str, float]) -> float:
    """log10 of the number of words that have the rarest run of the word."""
    return min(known.get(run, log10(_NONE)) for run in _of(word))


def _of(word: str) -> list[str]:
    whole = f"^{word}$"
    return [whole[place : place + 3] for place in range(len(whole) - 2)]
