"""Words of a trade: a form that no list knows may be a term of the manual it stands in.

"refcount", "conftest", "stdio", "upserting": cut from pieces of words, or short. Tried with the words
that eighty manuals of programs hold; slips in them are long, and near a common word by one cheap slip.
"""

from __future__ import annotations

from cleaner.lexicon import Lexicon
from cleaner.rules.typos.doubts import Choice
from cleaner.rules.typos.slips import Kind

_MIN_LETTERS = 7
_MAX_COST = 0.51
_COMMON, _COMMON_CHANGED = 3.3, 4.0  # Zipf frequency of what is meant; a changed letter makes other words
_COMMON_SWAPPED, _LONG = 2.8, 9  # swapped letters in a long word hardly do
_BY_HAND, _VERY_COMMON = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.MISSED)), 4.5  # for shorter forms
_MAX_HEAD = 6
_MIN_TAIL, _TAIL_ZIPF = 4, 3.5
_HEAD_ZIPF = 2.5


def may_be_term(word: str, choice: Choice, lexicon: Lexicon) -> bool:
    """May the form be a term, so that the likeliest word is not meant for sure? Not when the article uses that word."""
    if choice.is_used:
        return False
    slip, zipf = choice.best.slip, choice.best.zipf
    least = _COMMON_CHANGED if slip.kind is Kind.CHANGED else _COMMON
    if slip.kind is Kind.SWAPPED and len(word) >= _LONG:
        least = _COMMON_SWAPPED
    if len(word) < _MIN_LETTERS:
        plain = slip.kind in _BY_HAND if len(word) == _MIN_LETTERS - 1 else slip.kind is Kind.SWAPPED
        return not plain or zipf < _VERY_COMMON
    if slip.cost > _MAX_COST or zipf < least:
        return True
    return _is_compound(word, lexicon)


def _is_compound(word: str, lexicon: Lexicon) -> bool:
    """Is it a common word behind the known beginning of another: "conf" and "test", "add" and "option"?"""
    heads = range(2, min(_MAX_HEAD, len(word) - _MIN_TAIL) + 1)
    return any(lexicon.zipf(word[:at]) >= _HEAD_ZIPF and lexicon.zipf(word[at:]) >= _TAIL_ZIPF for at in heads)
