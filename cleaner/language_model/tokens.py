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
_STARTS = (BOUNDARY, MARK)
_LONG_ENDINGS = ("ing", "ed", "ly")
_BY_LONG_ENDING = {"ng": UNKNOWN_ING, "ed": UNKNOWN_ED, "ly": UNKNOWN_LY}
_BY_ENDING = {"s": UNKNOWN_S}
_MAX_GAPS = 20_000  # gaps remembered


class Tokens:
    """``ids``: the tokens of the text between two boundaries. ``places``: where each word stands among them."""

    def __init__(self, words: Words, counts: Counts) -> None:
        self.counts = counts
        self.ids = [BOUNDARY]
        self.places: list[int] = []
        ids, known, marks, end, mark = self.ids, counts.ids.get, _marks, 0, BOUNDARY
        for gap, word in zip(words.gaps, words.folded):
            if end:
                found = _NONE if gap == " " else marks.get(gap)
                mark = _remembered(gap) if found is None else found
                if mark != _NONE:
                    ids.append(mark)
            end += len(gap) + len(word)
            self.places.append(len(ids))
            token = known(word)
            ids.append(_unknown(word, words.text[end - len(word) : end], mark in _STARTS) if token is None else token)
        ids.append(BOUNDARY)


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
    return _BY_ENDING.get(word[-1:], UNKNOWN) if not word.endswith(_LONG_ENDINGS) else _BY_LONG_ENDING[word[-2:]]
