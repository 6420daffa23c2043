"""The phrase lists: which lines are furniture by their words alone, and of which kind.

The lists are data (cleaner/languages/CODE/furniture.txt): sections in brackets, an entry a line. An entry is
a whole line, or, with a ``*``, the beginning, the end or the inside of a longer one.
"""

from __future__ import annotations

from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from cleaner.languages import entries, languages_with
from cleaner.rules.boilerplate.keys import keys

_LIST = "furniture"
_LONGEST = 12  # words of an entry with a star that are compared; a character is a word where no blanks are written

WEAK = frozenset({"labels", "networks"})  # sections whose words also stand in articles
HEADINGS = "headings"  # of parts of an article: never furniture, and no sign of it
HEADS = "heads"
LEADS = "leads"
LEARNED = "learned"  # no list has it: the line stands round other stories
_WEAK_IN_ROW = WEAK | {HEADS, HEADINGS, "authors"}  # sections that do not speak for a row of entries


class Match(NamedTuple):
    """An entry that a line fits: its section, the entry itself, and whether the line says nothing else."""

    section: str
    entry: str
    whole: bool


class Row(NamedTuple):
    """Entries in a row on one line: how many, the share of the words they cover, a sure one among them, and how
    many are names of networks."""

    held: int
    share: float
    sure: Match | None
    networks: int


class Phrases:
    """The lists made ready: ``match(key)`` finds the entry that a line's key fits in near-constant time."""

    def __init__(self, listed: list[str]) -> None:
        self._whole: dict[str, Match] = {}
        self._beginnings: dict[str, Match] = {}
        self._ends: dict[str, Match] = {}
        self._insides: dict[str, Match] = {}
        self._leads: dict[str, Match] = {}
        section = ""
        whole = self._whole
        for entry, entry_key in zip(listed, keys(listed), strict=True):
            if entry.startswith("["):
                section = entry.strip("[]")
            elif section != LEADS and "*" not in entry:
                if entry_key not in whole:
                    whole[entry_key] = Match(section, entry, True)
            else:
                table = self._leads if section == LEADS else self._table(entry)
                table.setdefault(entry_key, Match(section, entry, table is whole))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of more than three letters that stand in any entry."""
        tables = (self._whole, self._beginnings, self._ends, self._insides, self._leads)
        return frozenset(word for word in " ".join(chain(*tables)).split(" ") if len(word) > 3)

    def _table(self, entry: str) -> dict[str, Match]:
        begins, ends = entry.endswith("*"), entry.startswith("*")
        if begins and ends:
            return self._insides
        return self._beginnings if begins else self._ends if ends else self._whole

    def match(self, line_key: str) -> Match | None:
        """The entry that says what the line says, else the longest one that it begins with, ends with or holds."""
        return self._whole.get(line_key) or self._part(line_key)

    def lead(self, before: str) -> Match | None:
        """The entry for what stands before a colon and the title of another article."""
        return self._leads.get(before)

    def row(self, line_key: str) -> Row:
        """The whole entries that stand one after the other in a line.

        Each time the longest entry that fits is taken: "home news electric cars contact" holds four.
        """
        parts = line_key.split(" ")
        held: list[Match] = []
        words = start = 0
        while start < len(parts):
            for size in range(min(_LONGEST, len(parts) - start), 0, -1):
                if found := self._whole.get(" ".join(parts[start : start + size])):
                    held.append(found)
                    words += size
                    start += size
                    break
            else:
                start += 1
        sure = next((match for match in held if match.section not in _WEAK_IN_ROW), None)
        return Row(len(held), words / len(parts), sure, sum(match.section == "networks" for match in held))

    def _part(self, line_key: str) -> Match | None:
        parts = line_key.split(" ")
        count = len(parts)
        for size in range(min(_LONGEST, count - 1), 0, -1):
            found = self._beginnings.get(" ".join(parts[:size])) or self._ends.get(" ".join(parts[-size:]))
            if found:
                return found
        for start in range(1, count - 1) if self._insides else ():
            for size in range(min(_LONGEST, count - 1 - start), 0, -1):
                if found := self._insides.get(" ".join(parts[start : start + size])):
                    return found
        return None


@cache
def phrases() -> Phrases:
    """The lists of all languages together: a sure phrase of one says nothing else in another."""
    return Phrases([entry for code in languages_with(_LIST) for entry in entries(code, _LIST)])
