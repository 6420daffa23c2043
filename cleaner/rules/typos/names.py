"""Does a word with a capital stand where names stand?

A capital at the start of a sentence says nothing, so what stands beside the word must tell: a
name does and says things, has an age, a bracket or a possession, stands in a row of names or
between commas, and follows a title or an initial.
"""

from __future__ import annotations

from functools import cache

from cleaner.languages import entries, entry_set
from cleaner.rules.typos.context import Context
from cleaner.rules.typos.forms import Candidate
from cleaner.rules.typos.pattern_lines import word_class
from cleaner.rules.typos.slips import Kind
from cleaner.rules.typos.words import (
    Word,
    at_sentence_start,
    is_after_capital,
    is_after_title,
    is_before_capital,
    is_before_particle,
    is_capitalised,
    is_presented,
    words_between,
)
from cleaner.text.lazy_regex import lazy_regex

_LANGUAGE = "en"  # the only one in which words are changed unasked
_LONG = 8  # letters of a word that no name looks like by chance
# How words end that are no names: surely, and hardly ever ("Boarding" may stand for "Chris Bording").
NEVER_NAMES = ("ion", "ions", "ment", "ments", "ness", "ity", "ance", "ence", "ology", "ical", "ually")
NO_NAME_ENDS = (
    *NEVER_NAMES,
    *("ing", "ed", "ly", "able", "ible", "ous", "ive", "ful", "less", "ies", "ough", "ward", "wards", "ary", "ual"),
)
_BY_HAND = frozenset((Kind.SWAPPED, Kind.DOUBLED, Kind.SINGLED, Kind.MISSED))
_BEFORE, _AFTER = 40, 30  # characters looked at
_INITIAL = lazy_regex(r"(?<!\w)[A-Z]\.[ \u00a0-]?$")
_IN_ROW = lazy_regex(r"(?:[,(:;&/–—]|\b[A-Z][\w'’-]* (?:and|or|und|et|y|vs?\.?))[ \u00a0]*$")
_OWNS_OR_NUMBERS = lazy_regex(r"['’]s\b|[ \u00a0]?\(|[ \u00a0]?[&/;:+]|,?[ \u00a0]\d|-[A-Z]")
_IN_PAIR = lazy_regex(r"[ \u00a0](?:and|or|vs?\.?)[ \u00a0][A-Z]|[ \u00a0]?[–—]|[ \u00a0]-[ \u00a0]")
_ROW_GOES_ON = lazy_regex(r"[,.;:)!?\r\n]|$|[ \u00a0](?:and|or|&|[–—-])[ \u00a0]")
_TOLD_MORE = lazy_regex(r",[ \u00a0](?:\d|who\b|whose\b|whom\b|which\b|aged\b|from\b|then\b|and[ \u00a0][A-Z]|[A-Z])")
_PLACES = frozenset("of in at from to near on against for".split())  # after a name: "Waring of Hull", "Waring to leave"
_BETWEEN = frozenset("never also then still now always not already once only just".split())  # ... and its verb
_PERSONS = frozenset("people someone somebody everyone everybody anyone anybody children men women police".split())
_NO_SUBJECTS = frozenset("the a an my your his its our their and but or if of in to with for by from at as".split())


def is_presented_as_name(word: Word, context: Context) -> bool:
    """Do a title, an initial, an age, a bracket or a particle make a name of a word with a capital?"""
    text, language = context.document.text, context.document.language
    return is_capitalised(word) and (
        is_after_title(text, word, entry_set(language, "titles"))
        or follows_initial(text, word)
        or is_presented(text, word)
        or is_before_particle(text, word, entry_set(language, "name_particles"))
    )


def is_among_names(word: Word, meant: str, context: Context) -> bool:
    """May a word with a capital be a name where it stands: beside a capital, in a row, or by what it does?

    Not when it is in small letters elsewhere, nor when what is meant can hardly be a name.
    """
    text, small = context.document.text, meant.lower()
    if context.writes_small(word.lower) or small.endswith(NEVER_NAMES) or "'" in small:
        return False
    if at_sentence_start(text, word):
        return is_before_capital(text, word) or begins_as_name(text, word, small)
    if is_no_name(meant) and context.writes_small(small):
        return False
    return is_before_capital(text, word) or is_after_capital(text, word) or stands_in_row(text, word)


def may_be_any_name(word: Word, best: Candidate, context: Context) -> bool:
    """May a word with a capital that no list has be a name nobody knows: inside a sentence that is no title?

    Not when hands slip so for a word that the article writes small.
    """
    if not is_capitalised(word) or at_sentence_start(context.document.text, word) or context.is_in_title(word):
        return False
    is_meant = best.slip.kind in _BY_HAND and context.writes_small(best.word)
    return not (is_meant or context.writes_small(word.lower))


def may_be_strange_name(word: Word, best: Candidate, context: Context) -> bool:
    """May a word with a capital that no list has be a name: a short one, or one that stands as names do?

    Not when hands slip so for a long word that the article writes small.
    """
    is_long = len(word.text) >= _LONG
    if not is_capitalised(word) or is_long and best.slip.kind in _BY_HAND and context.writes_small(best.word):
        return False
    return not is_long or is_among_names(word, best.word, context)


def may_be_known_name(word: Word, best: Candidate, context: Context) -> bool:
    """Is it a surname, first name or place that looks like a slip, and no contraction that begins a sentence?"""
    if not is_capitalised(word) or word.lower not in entry_set(_LANGUAGE, "names_like_slips"):
        return False
    is_cut = "'" in best.word and at_sentence_start(context.document.text, word)
    return not (is_cut or context.writes_small(word.lower))


def is_no_name(meant: str) -> bool:
    """Can what is meant hardly stand for a name inside a sentence: by its end, or as a name that it is itself?"""
    return meant[:1].isupper() or meant.endswith(NEVER_NAMES) or meant.endswith(NO_NAME_ENDS) and len(meant) >= _LONG


def follows_initial(text: str, word: Word) -> bool:
    """Does an initial stand before it, as in "P. Wierd"?"""
    return bool(_INITIAL.search(text[max(0, word.start - 4) : word.start]))


def stands_in_row(text: str, word: Word) -> bool:
    """Does it stand between commas or brackets, or in a row of names: "his wife, Waring, and", "Smith and Waring."?"""
    before = text[max(0, word.start - _BEFORE) : word.start]
    return bool(_IN_ROW.search(before)) and bool(_ROW_GOES_ON.match(text, word.end))


def begins_as_name(text: str, word: Word, meant: str) -> bool:
    """Does what follows make a name of the first word of a sentence, unless what is meant can be none?"""
    if meant.endswith(NEVER_NAMES) or " " in meant or "'" in meant:
        return False
    if _OWNS_OR_NUMBERS.match(text, word.end) or _IN_PAIR.match(text, word.end):
        return True
    if text[word.end : word.end + 1] in ("", ".", "!", "?", "\n", "\r"):
        return True
    if text[word.end : word.end + 1] == ",":
        opens = meant.endswith("ly") or meant in entry_set(_LANGUAGE, "starters")
        return not opens or bool(_TOLD_MORE.match(text, word.end))
    after = words_between(text, word.end, min(len(text), word.end + _AFTER))[:2]
    if not after or text[word.end : after[0].start].strip(" \u00a0") or not after[0].text[0].islower():
        return True
    if meant.endswith(NO_NAME_ENDS) and len(meant) >= _LONG:
        return False
    following = [near.lower for near in after]
    if following[0] in _PLACES:
        is_little = meant in entry_set(_LANGUAGE, "grammar_words") or meant in entry_set(_LANGUAGE, "starters")
        return not is_little and len(word.text) < _LONG and not meant.endswith(NO_NAME_ENDS)
    return _acts(following) and not _may_act(meant)


def _acts(following: list[str]) -> bool:
    """Does a verb follow that tells what somebody does, did or is?"""
    verb = following[1] if following[0] in _BETWEEN and len(following) > 1 else following[0]
    if verb in _finite_verbs() or verb == "who":
        return True
    return verb.endswith("ed") and len(verb) > 4 and following[1:] != ["by"]


def _may_act(meant: str) -> bool:
    """Is what is meant itself a little word that verbs follow: "there", "what", "this", "everyone"?"""
    little = entry_set(_LANGUAGE, "grammar_words") | entry_set(_LANGUAGE, "starters")
    return meant in _PERSONS or meant in little and meant not in _NO_SUBJECTS


@cache
def _finite_verbs() -> frozenset[str]:
    """Helping verbs, verbs of saying, and forms of irregular verbs with a subject before them."""
    irregular = [line.split() for line in entries(_LANGUAGE, "irregular_verbs")]
    past = frozenset(forms[1] for forms in irregular)
    thirds = {verb + "s" for verb, *_ in irregular} | {verb + "s" for verb in entry_set(_LANGUAGE, "plain_verbs")}
    return past | thirds | word_class(_LANGUAGE, "aux") | entry_set(_LANGUAGE, "speech_verbs") | {"goes", "does"}
