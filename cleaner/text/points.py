"""Does a full stop before a blank end a sentence? The word before it decides, and then the word behind it."""

from __future__ import annotations

from cleaner.text.abbreviations import (
    has_no_vowel,
    is_dotted,
    is_letter,
    is_ordinal,
    joined_abbreviation,
    never_ends,
    without_elision,
)
from cleaner.text.candidate import REACH, Candidate, Following, plain, word_before
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.vocabulary import Vocabulary

_HEAD = 24  # code points: a marker or a label stands within so many of the unit's start
_MARKER = lazy_regex(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,4})\Z")
_LABEL = lazy_regex(r"(\w+)\.?[ \u00a0](?:\d{1,3}(?:[.-]\d{1,3})*|[A-Z]|[IVX]{1,5})\Z")
_BEFORE_MARKER = " \t*-•◦▪‣●⁃>(["
_NAME_PARTICLES = frozenset("al ben bin da de del della dem den der di do du el la le lo ten ter van von zu".split())


def ends_in_point(candidate: Candidate) -> bool:
    """Is the point the end of a sentence, and not of an abbreviation, an initial, a list marker, an ordinal?"""
    words, following = candidate.words, candidate.following
    if not words.point_ends:
        return False
    before = word_before(candidate)
    lower = plain(before).lstrip("'*_.-").rstrip("'*_")
    if not lower:
        return candidate.first > candidate.start
    if is_marker(candidate, before) or _is_label(candidate):
        return False
    if "'" in lower:
        lower = without_elision(lower, words)
    if len(candidate.marks) > 1 and candidate.marks[1] in '”"»“«':
        return True
    word_start = candidate.first - len(before)
    if (lower in words.units or lower in words.times) and _follows_number(candidate.text, word_start):
        return _ends_measured(candidate, lower, word_start)
    if len(lower) <= 3:
        lower = joined_abbreviation(candidate.text, candidate.start, word_start, lower, words)
    if following.word[:1].isdigit():
        return _ends_before_number(before, lower, following, words)
    if never_ends(lower, words) and not (before.islower() and lower in words.plain_words):
        return _ends_in_title(before, lower, following, words)
    return _ends_in_word(candidate, before, lower)


def _ends_in_word(candidate: Candidate, before: str, lower: str) -> bool:
    words, following = candidate.words, candidate.following
    starts_sentence = candidate.first - len(before) == candidate.start
    if lower in words.closers:
        return following.is_starter or not words.capital_nouns
    if "-" in lower and lower.rsplit("-", 1)[-1] in words.titles - words.plain_words:
        return False  # "ex-Gov."
    if words.dotted_ordinals and is_ordinal(before):
        return following.is_starter
    if is_letter(lower):
        return _ends_in_letter(candidate, before)
    if lower in words.plain_words and (before.islower() or starts_sentence):
        return True
    if is_dotted(lower) and starts_sentence and candidate.marks == ".":
        return False  # "P.S. What about…": alone it says nothing
    if lower in words.may_end or is_dotted(lower) or has_no_vowel(before, words):
        return following.is_starter or following.is_quoted or not following.word
    return True


def is_marker(candidate: Candidate, before: str) -> bool:
    """ "1." and "a." at the head of a unit number what follows."""
    if candidate.first - candidate.start > _HEAD or not _MARKER.match(before):
        return False
    return not candidate.text[candidate.start : candidate.first - len(before)].strip(_BEFORE_MARKER)


def _is_label(candidate: Candidate) -> bool:
    """ "Figure 2." at the head of a unit names what follows."""
    if candidate.first - candidate.start > _HEAD:
        return False
    match = _LABEL.match(candidate.text, candidate.start, candidate.first)
    return match is not None and match.group(1).lower() in candidate.words.labels


def _ends_in_title(before: str, lower: str, following: Following, words: Vocabulary) -> bool:
    """Hardly ever: the "St." of a street, and capitals that only look like a title ("the newer IE. Its…")."""
    if not following.is_starter:
        return False
    return lower in words.may_end or (before.isupper() and len(before) > 1 and not following.word.isupper())


def _ends_before_number(before: str, lower: str, following: Following, words: Vocabulary) -> bool:
    if lower in words.before_numbers or never_ends(lower, words) or is_letter(lower):
        return False
    if words.dotted_ordinals and is_ordinal(before):
        return False
    is_plain = before.islower() and lower in words.plain_words
    is_known = lower in words.may_end or is_dotted(lower) or has_no_vowel(before, words)
    return following.is_quoted or is_plain or not is_known


def _ends_in_letter(candidate: Candidate, before: str) -> bool:
    """An initial goes on to a name; a lone letter ends a sentence only before a word that starts one."""
    following = candidate.following
    if before.isupper() and len(following.word) == 1:
        beyond = candidate.text[following.word_end : following.word_end + 2]
        return following.is_starter and beyond[:1].isspace() and beyond[1:].islower()  # "…to B. I knew"
    if before.isupper() and following.word.lower() in _NAME_PARTICLES:
        return False
    return following.is_starter


def _ends_measured(candidate: Candidate, lower: str, word_start: int) -> bool:
    """Behind a number a unit or a mark of time ends a sentence, unless "At 5 a.m." opens one or "EST" follows."""
    words, following = candidate.words, candidate.following
    if following.word[:1].isdigit():
        return False
    if following.is_starter or following.is_quoted:
        return True
    if lower in words.times:
        if _is_lead_in(candidate.text[candidate.start : word_start], words):
            return False
        if following.word.isupper() and 2 <= len(following.word) <= 4:
            return False
    return bool(following.word) and not words.capital_nouns


def _is_lead_in(phrase: str, words: Vocabulary) -> bool:
    """ "At 5" and a few words more, the first of them a preposition: no sentence alone."""
    if len(phrase) > REACH:
        return False
    tokens = phrase.lower().split()
    return 0 < len(tokens) <= 7 and tokens[0] in words.lead_ins


def _follows_number(text: str, start: int) -> bool:
    position = start
    while position and text[position - 1] in " \u00a0":
        position -= 1
    return position > 0 and text[position - 1].isdigit()
