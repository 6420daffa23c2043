"""May a word with a capital be a name? By what presents it, by a list, and by what else it might be.

All of it is asked of words with a capital only.
"""

from __future__ import annotations

from cleaner.languages import entry_set, is_in_sorted
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Candidate
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import Word, at_sentence_start, is_capitalised
from cleaner.text.lazy_regex import lazy_regex

_LANGUAGE = "en"  # the only one in which words are changed unasked
_LONG = 8  # letters of a word that no name looks like by chance
_NO_NAME_ENDS = (
    *("ion", "ions", "ment", "ments", "ness", "ity", "ance", "ence", "ology", "ical", "ually", "ing", "ed", "ly"),
    *("able", "ible", "ous", "ive", "ful", "less", "ies", "ough", "ward", "wards", "ary", "ual"),
)
_BY_HAND = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
_BEFORE = 40  # characters looked at
_INITIAL = lazy_regex(r"(?<!\w)[A-Z]\.[ \u00a0-]?$")
_TITLE = lazy_regex(r"([^\W\d_]+)[ .\u00a0]*$")
_PARTICLE = lazy_regex(r"[ \r\n]([^\W\d_]+(?:['’][^\W\d_]+)*)")
_AGE_OR_PLACE = lazy_regex(r",? \((?:[A-Z]|\d)|, \d")  # "Recieve, 41, of Quarry Lane" and "Wierd (Hull)"
# A capital right before it or after it; or it stands between commas or brackets, or in a row of names: "his wife,
# Waring, and", "Smith and Waring."
_AFTER_CAPITAL = lazy_regex(r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w'’]*[ .]*$")
_BEFORE_CAPITAL = lazy_regex(r" [A-ZÀ-ÖØ-Þ]")
_IN_ROW = lazy_regex(r"(?:[,(:;&/–—]|\b[A-Z][\w'’-]* (?:and|or|und|et|y|vs?\.?))[ \u00a0]*$")
_ROW_GOES_ON = lazy_regex(r"[,.;:)!?\r\n]|$|[ \u00a0](?:and|or|&|[–—-])[ \u00a0]")
# What follows a name at the start of a sentence: a possession, a pair, a figure, another capital, an end, who it is.
_NAME_GOES_ON = lazy_regex(
    r"['’]s\b|[ \u00a0]?[(&/;:+–—]|[ \u00a0]-[ \u00a0]|-[A-Z]|,?[ \u00a0](?:\d|[A-Z])|[.!?\r\n]|$"
    r"|[ \u00a0](?:and|or|vs?\.?)[ \u00a0][A-Z]|,[ \u00a0](?:who(?:se|m)?|which|aged|from|then)\b"
)


def is_presented_as_name(word: Word, context: Context) -> bool:
    """Do a title, an initial, an age, a bracket or a particle make a name of the word, here or elsewhere?"""
    return any(_is_presented(near, context) for near in context.places_of(word.lower))


def _is_presented(word: Word, context: Context) -> bool:
    if not is_capitalised(word):
        return False
    text, language, start = context.document.text, context.document.language, max(0, word.start - 12)
    title, particle = _TITLE.search(text, start, word.start), _PARTICLE.match(text, word.end)
    if title and title[1].lower() in entry_set(language, "titles"):
        return True
    if particle and particle[1] in entry_set(language, "name_particles"):
        return True
    return bool(_INITIAL.search(text, start, word.start) or _AGE_OR_PLACE.match(text, word.end))


def is_among_names(word: Word, meant: str, context: Context) -> bool:
    """Does a word with a capital stand as names do: beside a capital, in a row, or with what follows names?

    Not when it is in small letters elsewhere, nor when what is meant can hardly be a name.
    """
    text, start = context.document.text, max(0, word.start - _BEFORE)
    if context.writes_small(word.lower) or meant.endswith(_NO_NAME_ENDS) or "'" in meant:
        return False
    if at_sentence_start(text, word):
        return bool(_NAME_GOES_ON.match(text, word.end))
    if _BEFORE_CAPITAL.match(text, word.end) or _AFTER_CAPITAL.search(text, start, word.start):
        return True
    return bool(_IN_ROW.search(text, start, word.start) and _ROW_GOES_ON.match(text, word.end))


def may_be_any_name(word: Word, best: Candidate, context: Context) -> bool:
    """May a word with a capital that no list has be a name nobody knows: inside a sentence that is no title?

    Not when hands slip so for a word that the article writes small.
    """
    if at_sentence_start(context.document.text, word) or context.is_in_title(word):
        return False
    is_meant = best.slip.kind in _BY_HAND and context.writes_small(best.word)
    return not (is_meant or context.writes_small(word.lower))


def may_be_strange_name(word: Word, best: Candidate, context: Context) -> bool:
    """May a word with a capital that no list has be a name? Not when hands slip so for a long word that is none.

    It is none when the article writes it small or by its end: names end otherwise.
    """
    is_none = context.writes_small(best.word) or best.word.endswith(_NO_NAME_ENDS)
    return not (is_none and len(word.text) >= _LONG and best.slip.kind in _BY_HAND)


def may_be_name_of_two_words(word: Word, best: Candidate, context: Context) -> bool:
    """Names are often made of two words: "Buzz Lightyear"."""
    return best.slip.kind is Kind.BLANK and not at_sentence_start(context.document.text, word)


def is_known_name(word: Word) -> bool:
    """Is it a surname, first name or place that looks like a slip?"""
    return word.lower in entry_set(_LANGUAGE, "names_like_slips") or is_of_people(word)


def is_of_people(word: Word) -> bool:
    """Does a census have the word as a name?"""
    return is_in_sorted(_LANGUAGE, "census_names", word.lower)
