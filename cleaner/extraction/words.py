"""Words and runs of words, by which lines of different extractors are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
_SHINGLE = 4  # words; a line counts as present when most of its runs of as many words are
_MIN_SHARE = 0.6
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def key(line: str) -> str:
    """The line by its words alone; lines with one key say the same."""
    return " ".join(words(line))


def length(lines: Iterable[str]) -> int:
    """Number of words."""
    return sum(len(words(line)) for line in lines)


def ends_a_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


class Reading:
    """One extractor's text: its lines, and a quick look-up of what it holds."""

    def __init__(self, text: str) -> None:
        self.lines = [line.strip() for line in text.split("\n") if line.strip()]
        self._keys = {key(line) for line in self.lines}
        self._shingles = set(_shingles(words(text)))

    def __bool__(self) -> bool:
        return bool(self.lines)

    def holds(self, line: str) -> bool:
        found = words(line)
        if len(found) < _SHINGLE:
            return not found or " ".join(found) in self._keys
        runs = list(_shingles(found))
        return sum(run in self._shingles for run in runs) >= _MIN_SHARE * len(runs)


def _shingles(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(found[at : at + _SHINGLE]) for at in range(max(0, len(found) - _SHINGLE + 1)))
