"""The tokens of a text: known words by their numbers, unknown ones by their look, and the marks between them."""

from __future__ import annotations

import re

from cleaner.language_model.counts import FIRST, Counts
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
_NONE = -1
_SENTENCE_END = re.compile(r"[.!?…]([\"'”’)\]*_]*)(?:\s|$)")
_ENDINGS = (("'s", UNKNOWN_OWNER), ("ing", UNKNOWN_ING), ("ed", UNKNOWN_ED), ("ly", UNKNOWN_LY), ("s", UNKNOWN_S))
_MAX_GAPS = 20_000  # gaps remembered


class Tokens:
    """``ids``: the tokens of the text between two boundaries. ``places``: where each word stands among them."""

    def __init__(self, words: Words, counts: Counts) -> None:
        self.counts = counts
        self.ids = [BOUNDARY]
        self.places: list[int] = []
        known, marks = counts.ids.get, _marks
        for index, (gap, word) in enumerate(zip(words.gaps, words.folded)):
            mark = _NONE if gap == " " else marks.get(gap)
            if mark is None:
                mark = _remembered(gap)
            if mark != _NONE and index:
                self.ids.append(mark)
            self.places.append(len(self.ids))
            token = known(word)
            if token is None:
                starts = not index or mark in (BOUNDARY, MARK)
                token = _unknown(word, words.written(index), starts)
            self.ids.append(token)
        self.ids.append(BOUNDARY)


_marks: dict[str, int] = {}


def _remembered(gap: str) -> int:
    found = _mark(gap)
    if len(_marks) < _MAX_GAPS and len(gap) < 8:
        _marks[gap] = found
    return found


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
    return next((token for ending, token in _ENDINGS if word.endswith(ending)), UNKNOWN)
