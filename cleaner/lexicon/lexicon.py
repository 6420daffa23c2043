"""Lexicon: what is known of the words of one language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from cleaner.lexicon import letters
from cleaner.lexicon.buckets import Bucket, opened, shelf_names, words_near
from cleaner.lexicon.deletions import Deletions
from cleaner.lexicon.index import Index

_MEMO_WORDS = 50_000  # remembered words, about 10 MB; then the memory starts afresh


class Neighbour(NamedTuple):
    """A known word one edit away, and its Zipf frequency."""

    word: str
    zipf: float


class Entry(NamedTuple):
    """What the index says of a word.

    ``zipf``: log10 of its occurrences in a thousand million words, 0.0 when unknown.
    ``corrections``: when it is a known misspelling, in the order of the list. ``doubtful``:
    the list gives a reason against changing it unasked. ``meant``: for a real but rare word,
    the common words that are often meant.
    """

    zipf: float = 0.0
    corrections: tuple[str, ...] = ()
    doubtful: bool = False
    meant: tuple[str, ...] = ()


UNKNOWN = Entry()


class Lexicon:
    """Words in lower case to facts. Facts never change; what is remembered between calls is only speed."""

    def __init__(self, language: str, index: Index | None, open_near: Callable[[], Deletions | None]) -> None:
        """``index`` None: a language without data, of which nothing is known. ``open_near``: is called when it is
        first asked what is near a word; most texts never ask."""
        self.language = language
        self._index = index
        self._open_near = open_near
        self._seen: dict[str, Entry] = {}
        self._buckets: dict[str, Bucket] = {}  # those that were looked at, some megabytes if all were

    @property
    def is_empty(self) -> bool:
        """Is nothing known of this language?"""
        return self._index is None

    def entry(self, word: str) -> Entry:
        """All that is known of a word in lower case."""
        known = self._seen.get(word)
        if known is None:
            known = self._read(word)
            if len(self._seen) >= _MEMO_WORDS:
                self._seen.clear()
            self._seen[word] = known
        return known

    def zipf(self, word: str) -> float:
        """log10 of a word's occurrences in a thousand million words; 0.0 when unknown."""
        return self.entry(word).zipf

    def known_misspelling(self, word: str) -> tuple[str, ...]:
        """The corrections of a known misspelling, likeliest first as the list has them; () when it is none."""
        return self.entry(word).corrections

    def neighbours(self, word: str) -> tuple[Neighbour, ...]:
        """Right words one letter missing, added, changed or swapped with the next away, most common first; rare ones
        are left out."""
        if self._deletions is None:
            return ()
        near = [Neighbour(other, hundredths / 100) for other, hundredths in self._deletions.near(word)]
        return tuple(sorted(near, key=lambda neighbour: (-neighbour.zipf, neighbour.word)))

    def two_edits_away(self, word: str) -> tuple[Neighbour, ...]:
        """Fairly common words two edits away that begin with the same letter, most common first."""
        if self._index is None:
            return ()
        near = [other for name in shelf_names(word) for other in words_near(word, self._shelf(name))]
        return tuple(sorted((Neighbour(other, self.zipf(other)) for other in near), key=lambda n: (-n.zipf, n.word)))

    def oddness(self, word: str) -> float:
        """How few of the common words have the three letters in a row of this one that fewest have: -log10."""
        return -letters.rarest(word, self._runs) if word and self._runs else 0.0

    @cached_property
    def _runs(self) -> dict[str, float]:
        record = self._index.find(letters.NAME) if self._index else None
        return letters.opened(record.decode()) if record else {}

    @cached_property
    def _deletions(self) -> Deletions | None:
        return self._open_near()

    def _shelf(self, name: str) -> Bucket:
        if name not in self._buckets:
            record = self._index.find(name) if self._index else None
            self._buckets[name] = Bucket([], []) if record is None else opened(record.decode())
        return self._buckets[name]

    def _read(self, word: str) -> Entry:
        if "ß" in word:  # the frequency lists fold it
            return self.entry(word.replace("ß", "ss"))
        record = self._index.find(word) if self._index else None
        return UNKNOWN if record is None else _parsed(record)


def _parsed(record: bytes) -> Entry:
    """A record is ``hundredths``, then perhaps ``|corrections``, ``|mark``, ``|meant``; commas part words."""
    if b"|" not in record:
        return Entry(int(record) / 100)
    hundredths, corrections, doubtful, meant = record.decode().split("|")
    return Entry(int(hundredths) / 100, _parts(corrections), bool(doubtful), _parts(meant))


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()
