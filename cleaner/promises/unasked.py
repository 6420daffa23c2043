"""A word that becomes another unasked stands whole among words of its language, and becomes one that is known.

Somebody who asked for the change sees it; here nobody does.
"""

from __future__ import annotations

from functools import cache

from cleaner.document import Document
from cleaner.languages import entry_set, languages_with
from cleaner.lexicon.store import open_lexicon
from cleaner.promises.changes import Change
from cleaner.text.folding import tokens
from cleaner.text.lazy_regex import lazy_regex

_OWN = 4.9  # Zipf from which a word of another language is as well one of this ("die" in English)
_CUT = lazy_regex(r"[\"'”’)\]]?(?:\.{2,}|…)")
_BEFORE = lazy_regex(r"(?<![\w'’])([^\W\d_]+)[ \u00a0]+[\"'“‘(]?$")


def fault_unless_asked(document: Document, change: Change, new: list[str]) -> str:
    """Why words may not change while nobody looks; empty when they may. ``new``: the words that come."""
    text = document.text
    if _CUT.match(text, change.end):
        return "it may be cut off"
    before = _BEFORE.search(text, max(0, change.start - 40), change.start)
    if before and before[1].casefold() in _little_words_of_others(document.language_at(change.start)):
        return f"“{before[1]}” before it is of another language"
    lexicon = open_lexicon(document.language_at(change.start))
    unknown = [word for word in new if word.isalpha() and not lexicon.zipf(word.casefold())]
    if unknown and not lexicon.is_empty and not _says_the_same(change):
        return f"nobody knows the word “{unknown[0]}”"
    return ""


def _says_the_same(change: Change) -> bool:
    """Do only blanks, marks and apostrophes differ?"""
    return "".join(tokens(change.old).keys) == "".join(tokens(change.new).keys)


@cache
def _little_words_of_others(language: str) -> frozenset[str]:
    """Small words of other languages that are none of this one: "el", "della", "des"."""
    own = frozenset().union(*(entry_set(language, name) for name in ("common_words", "grammar_words", "plain_words")))
    lexicon = open_lexicon(language)
    codes = [code for code in languages_with("common_words") if code != language]
    others = frozenset().union(*(entry_set(code, "common_words") for code in codes))
    return frozenset(word for word in others - own if lexicon.zipf(word) < _OWN)
