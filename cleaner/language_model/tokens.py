"""The tokens of a text: known words by their numbers, unknown ones by their look, and the marks between them."""

from __future__ import annotations

import re
from functools import cached_property

from cleaner.language_model.counts import FIRST, UNCOUNTED, Counts
from cleaner.text.words import Words

(
    BOUNDARY,
    COMMA,
    HYPHEN,
    MARK,
    NUMBER,
    UNKNOWN,
    UNKNOWN_S,
    UNKNOWN_ED,
    UNKNOWN_ING,
    UNKNOWN_LY,
    UNKNOWN_OWNER,
    NAME,
    ABBREVIATION,
) = range(FIRST)
_NONE = UNCOUNTED
_SENTENCE_END = re.compile(r"[.!?…]([\"'”’)\]*_]*)(?:\s|$)")
_TICKS = re.compile("`+")
_STARTS = (BOUNDARY, MARK)
_LONG_ENDINGS = ("ing", "ed", "ly")
_BY_LONG_ENDING = {"ng": UNKNOWN_ING, "ed": UNKNOWN_ED, "ly": UNKNOWN_LY}
_BY_ENDING = {"s": UNKNOWN_S}
_MAX_GAPS = 20_000  # gaps remembered
_REACH = 6  # words on each side of which the tokens around a word are


class Tokens:
    """The tokens of the words and of the gaps between them: those of a gap that says nothing are nothing.

    The words of code are one name. ``ids`` has all in a row; ``window`` those around some words, when no more is asked.
    """

    def __init__(self, words: Words, counts: Counts) -> None:
        self.counts = counts
        self._words = words
        self._code = _code_of(words.gaps) if "`" in words.text else {}

    @property
    def ids(self) -> list[int]:
        """All tokens between two boundaries."""
        return [*self._between(0, len(self._words)), BOUNDARY]

    def token(self, index: int) -> int:
        """The token of a word; nothing for one of code behind its first."""
        if index in self._code:
            return self._code[index]
        words = self._words
        word = words.folded[index]
        token = self.counts.ids[word]
        return token if token != UNCOUNTED else _unknown(word, words.written(index), self.mark(index) in _STARTS)

    def mark(self, index: int) -> int:
        """The token of the gap before a word, and after the last; nothing where it says nothing."""
        if index == 0 or index == len(self._words):
            return BOUNDARY
        gap = self._words.gaps[index]
        found = _MARKS[gap]
        is_within = index - 1 in self._code and "`" not in gap and found != BOUNDARY
        return _NONE if is_within else found

    def window(self, first: int, last: int) -> tuple[list[int], int, int]:
        """Tokens around the words from ``first`` to ``last`` (left out), and where those of the words begin and end."""
        end = min(len(self._words), last + _REACH)
        before, mark = self._between(max(0, first - _REACH), first), self.mark(first)
        if mark != _NONE:
            before.append(mark)
        inside = [token for token in (self.token(first), *self._between(first + 1, last)) if token != _NONE]
        after = self._between(last, end)
        if end == len(self._words):
            after.append(BOUNDARY)
        before, inside, after = before or [NAME], inside or [NAME], after or [NAME]  # a long piece of code
        return [*before, *inside, *after], len(before), len(before) + len(inside)

    def _between(self, first: int, last: int) -> list[int]:
        """The tokens of so many words, with the gap before each."""
        words, ids, row = self._words, self.counts.ids, list[int]()
        for index, gap, word in zip(range(first, last), words.gaps[first:last], words.folded[first:last]):
            if gap != " " or not index:
                row.append(self.mark(index))
            token = ids[word]
            row.append(self.token(index) if token == UNCOUNTED or self._code else token)
        return [token for token in row if token != _NONE] if _NONE in row else row

    @cached_property
    def kinds(self) -> tuple[list[int], list[int], list[int]]:
        """The class of each word, of what stands before it and of what stands behind it; unknown words are one."""
        kinds = list(map(self.counts.kinds.__getitem__, self._words.folded))
        for index in self._code:
            kinds[index] = NAME
        before, after, gaps = [BOUNDARY, *kinds], [*kinds, BOUNDARY], self._words.gaps
        for index in [index for index, gap in enumerate(gaps) if gap != " "]:
            if (mark := _MARKS[gaps[index]]) != _NONE:
                before[index] = after[index] = mark  # each is a class of its own
        return kinds, before, after[1:]


def _code_of(gaps: list[str]) -> dict[int, int]:
    """The words of pieces of code: a name for each piece, nothing for its other words."""
    found, is_code = {}, False
    for index, gap in enumerate(gaps[:-1]):
        if is_code or "`" in gap:
            was_code, is_code = is_code, _is_code(gap, is_code)
            if is_code:
                found[index] = _NONE if was_code and "`" not in gap else NAME
    return found


def _is_code(gap: str, is_code: bool) -> bool:
    """Does the word behind the gap stand in code, one name to those who count, when the one before it did or not?"""
    if "`" in gap:
        return is_code != (len(_TICKS.findall(gap)) % 2 == 1)
    return is_code and max(gap.count("\n"), gap.count("\r")) < 2


class _Marks(dict[str, int]):
    """The token of a gap; of short ones it is remembered."""

    def __missing__(self, gap: str) -> int:
        found = _mark(gap)
        if len(self) < _MAX_GAPS and len(gap) < 8:
            self[gap] = found
        return found


_MARKS = _Marks({" ": _NONE})


def _mark(gap: str) -> int:
    """The token of what stands between two words; none for blanks, emphasis and one line's end."""
    if any(char.isdigit() for char in gap):
        return NUMBER
    breaks = gap.count("\n") or gap.count("\r")
    bare = gap.strip(" \t\xa0\r\n`*_>" if breaks == 1 else " \t\xa0\r\n`*_")
    if not bare:
        return _NONE if breaks < 2 else BOUNDARY
    if breaks > 1 or _SENTENCE_END.search(gap):
        return BOUNDARY
    if bare == ",":
        return COMMA
    if gap in ("-", "‑"):
        return HYPHEN
    if not {".", "!", "?"}.isdisjoint(gap):
        return BOUNDARY if " " in gap else MARK
    return COMMA if "," in gap else MARK


def _unknown(word: str, written: str, starts: bool) -> int:
    if word.endswith("'s"):
        return UNKNOWN_OWNER
    if len(written) > 1 and written.isupper():
        return ABBREVIATION
    if written[0].isupper() and not starts:
        return NAME
    return _BY_ENDING.get(word[-1:], UNKNOWN) if not word.endswith(_LONG_ENDINGS) else _BY_LONG_ENDING[word[-2:]]
