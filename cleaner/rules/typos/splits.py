"""A form that may be two words: a little word of grammar that has grown together with a common word."""

from __future__ import annotations

from cleaner.languages import entry_set
from cleaner.lexicon import Lexicon

_MIN_LETTERS = 5
_UNKNOWN = 1.3  # Zipf up to which a form is none: lists have many run-together words as rare ones
_COMMON = 3.3  # Zipf of a half
_SHORT, _SHORT_COMMON = 3, 5.0  # ... of so few letters: most such are syllables
_MOST = 2


def two_words(lexicon: Lexicon, form: str) -> list[str]:
    """The pairs of words that a lower-case form may be, those of the commonest words first; none when it is known."""
    little = entry_set(lexicon.language, "grammar_words")
    if not little or len(form) < _MIN_LETTERS or lexicon.zipf(form) > _UNKNOWN:
        return []
    cuts = [(form[:place], form[place:]) for place in range(1, len(form) - 1)]
    pairs = (cut for cut in cuts if not little.isdisjoint(cut) and all(_is_word(lexicon, half) for half in cut))
    rarer = {" ".join(pair): min(map(lexicon.zipf, pair)) for pair in pairs}
    return sorted(rarer, key=lambda pair: -rarer[pair])[:_MOST]


def _is_word(lexicon: Lexicon, half: str) -> bool:
    """Is it a common word, and no syllable of many words?"""
    if len(half) < _SHORT and half not in entry_set(lexicon.language, "grammar_words"):
        return False
    return lexicon.zipf(half) >= (_COMMON if len(half) > _SHORT else _SHORT_COMMON)
