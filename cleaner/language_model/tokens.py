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
_TICKS = re.compile("`+")
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
        ids, known, marks, end, mark, is_code = self.ids, counts.ids.get, _marks, 0, BOUNDARY, False
        for gap, word in zip(words.gaps, words.folded):
            if gap != " " or is_code:
                if end:
                    found = _NONE if gap == " " else marks.get(gap)
                    mark = _remembered(gap) if found is None else found
                    if mark != _NONE and not (is_code and "`" not in gap and mark != BOUNDARY):
                        ids.append(mark)
                was_code, is_code = is_code, _is_code(gap, is_code)
                if is_code:
                    if not was_code or "`" in gap:
                        ids.append(NAME)
                    end += len(gap) + len(word)
                    self.places.append(len(ids) - 1)
                    continue
            else:
                mark = _NONE
            end += len(gap) + len(word)
            self.places.append(len(ids))
            token = known(word)
            ids.append(_unknown(word, words.text[end - len(word) : end], mark in _STARTS) if token is None else token)
        ids.append(BOUNDARY)


def _is_code(gap: str, is_code: bool) -> bool:
    """Does the word behind the gap stand in code, one name to those who count, when the one before it did or not?"""
    if "`" in gap:
        return is_code != (len(_TICKS.findall(gap)) % 2 == 1)
    return is_code and max(gap.count("\n"), gap.count("\r")) < 2


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
