"""The phrase lists: which lines are furniture by their words alone, and of which kind.

The lists are data (cleaner/languages/CODE/furniture.txt): sections in brackets, an entry a line. An entry is
a whole line, or, with a ``*``, the beginning, the end or the inside of a longer one.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from cleaner.furniture.keys import __file__ as keys_module
from cleaner.furniture.keys import key
from cleaner.languages import entries, languages_with, path_of
from cleaner.lexicon.compiled_cache import kept

_LIST = "furniture"
_LONGEST = 12  # words of an entry with a star that are compared; a character is a word where no blanks are written

WEAK = frozenset({"labels", "networks"})  # sections whose words also stand in articles
HEADINGS = "headings"  # of parts of an article: never furniture, and no sign of it
HEADS = "heads"
LEADS = "leads"
LEARNED = "learned"  # no list has it: the line stands round other stories
RETURNING = "returning"  # the same, by the files of this run alone
ROWS = "rows"  # of entries on one line
FROM_ELSEWHERE = frozenset({LEARNED, RETURNING})  # what is known from other stories
_OPEN = WEAK | {HEADINGS}
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


# Entries and headings in order, the places of the headings, and the words of more than three letters. Between
# them, by where an entry stands in its line (whole, at its beginning, at its end, inside, before a colon), the
# place of each in that order, by its key. At last the first words of beginnings, the last words of ends, and the
# first words of insides: a line without them needs no closer look.
_Tables = tuple[list[str], list[int], tuple[dict[str, int], ...], frozenset[str], tuple[frozenset[str], ...]]


class Phrases:
    """The lists made ready: ``match(key)`` finds the entry that a line's key fits in near-constant time.

    ``words``: those of more than three letters that stand in any entry.
    """

    def __init__(self, tables: _Tables) -> None:
        self._listed, self._heads, by_place, self.words, edges = tables
        self._whole, self._beginnings, self._ends, self._insides, self._leads = by_place
        self._first, self._last, self._first_inside = edges

    def _match(self, number: int) -> Match:
        """What is told of an entry; few of them are ever met."""
        entry = self._listed[number]
        section = self._listed[self._heads[bisect(self._heads, number) - 1]].strip("[]")
        return Match(section, entry, section != LEADS and "*" not in entry)

    @cached_property
    def sure_words(self) -> frozenset[str]:
        """The words of more than three letters in the sections whose words do not stand in articles as well."""
        bounds = zip(self._heads, [*self._heads[1:], len(self._listed)])
        parts = (self._listed[start + 1 : end] for start, end in bounds if self._listed[start].strip("[]") not in _OPEN)
        return frozenset(word for line in map(key, chain.from_iterable(parts)) for word in line.split() if word[3:])

    def match(self, line_key: str) -> Match | None:
        """The entry that says what the line says, else the longest one that it begins with, ends with or holds."""
        number = self._whole.get(line_key)
        if number is None:
            number = self._part(line_key)
        return None if number is None else self._match(number)

    def lead(self, before: str) -> Match | None:
        """The entry for what stands before a colon and the title of another article."""
        number = self._leads.get(before)
        return None if number is None else self._match(number)

    def row(self, line_key: str) -> Row:
        """The whole entries that stand one after the other in a line.

        Each time the longest entry that fits is taken: "home news electric cars contact" holds four.
        """
        parts = line_key.split(" ")
        held: list[Match] = []
        words = start = 0
        while start < len(parts):
            for size in range(min(_LONGEST, len(parts) - start), 0, -1):
                if (found := self._whole.get(" ".join(parts[start : start + size]))) is not None:
                    held.append(self._match(found))
                    words += size
                    start += size
                    break
            else:
                start += 1
        sure = next((match for match in held if match.section not in _WEAK_IN_ROW), None)
        return Row(len(held), words / len(parts), sure, sum(match.section == "networks" for match in held))

    def _part(self, line_key: str) -> int | None:
        parts = line_key.split(" ")
        count = len(parts)
        may_fit = parts[0] in self._first or parts[-1] in self._last
        for size in range(min(_LONGEST, count - 1) if may_fit else 0, 0, -1):
            for table, part in ((self._beginnings, parts[:size]), (self._ends, parts[-size:])):
                if (found := table.get(" ".join(part))) is not None:
                    return found
        for start in range(1, count - 1):
            if parts[start] not in self._first_inside:
                continue
            for size in range(min(_LONGEST, count - 1 - start), 0, -1):
                if (found := self._insides.get(" ".join(parts[start : start + size]))) is not None:
                    return found
        return None


@cache
def phrases() -> Phrases:
    """The lists of all languages together: a sure phrase of one says nothing else in another."""
    lists = [path_of(code, _LIST) for code in languages_with(_LIST)]
    return Phrases(kept(_LIST, [*lists, keys_module, __file__], _tables))


def _tables() -> _Tables:
    listed = [entry for code in languages_with(_LIST) for entry in entries(code, _LIST)]
    heads = [number for number, entry in enumerate(listed) if entry.startswith("[")]
    tables: tuple[dict[str, int], ...] = ({}, {}, {}, {}, {})
    whole, beginnings, ends, insides, leads = tables
    found = list(map(key, listed))
    for head, end in zip(heads, [*heads[1:], len(listed)], strict=True):
        is_lead = listed[head] == f"[{LEADS}]"
        for number in range(head + 1, end):
            entry = listed[number]
            if "*" not in entry or is_lead:
                table = leads if is_lead else whole
            else:
                table = (insides if entry.startswith("*") else beginnings) if entry.endswith("*") else ends
            table.setdefault(found[number], number)
    words = {word for word in set(" ".join(chain(*tables)).split(" ")) if len(word) > 3}
    first, last, first_inside = ([key.split(" ") for key in table] for table in (beginnings, ends, insides))
    edges = {key[0] for key in first}, {key[-1] for key in last}, {key[0] for key in first_inside}
    return listed, heads, tables, frozenset(words), tuple(map(frozenset, edges))
