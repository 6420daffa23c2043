"""A place where a sentence may end: the mark that stands there and what follows it."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.text.marks import BREAKS_WORD, NEXT_WORD, QUOTES
from cleaner.text.vocabulary import Vocabulary

REACH = 40  # code points looked back or ahead
_GEORGIAN = ("\u10d0", "\u10ff")  # letters that count as small, although no capitals are in use


class Following(NamedTuple):
    """What stands behind a mark: its first word and how that word looks."""

    start: int  # first code point that is no blank
    word: str  # "" when none is near
    word_start: int
    word_end: int
    is_lower: bool  # all of it small: "iPhone" is not
    is_starter: bool  # a capitalised word that often starts a sentence
    is_quoted: bool


class Candidate(NamedTuple):
    """``text[first:end]`` is the mark with what clings to it, in a unit that stops at ``stop``."""

    text: str
    start: int  # where the sentence would start
    first: int
    end: int
    marks: str
    stop: int
    following: Following
    words: Vocabulary


def following_at(text: str, start: int, stop: int, words: Vocabulary) -> Following:
    """What starts at the offset, a code point that is no blank."""
    match = NEXT_WORD.match(text, start, stop)
    if not match:
        return Following(start, "", start, start, False, False, False)
    word = match.group(1)
    word_start, word_end = match.span(1)
    is_quoted = word_start > start and text[start] in QUOTES
    if word[0].islower() and not _GEORGIAN[0] <= word[0] <= _GEORGIAN[1]:
        return Following(start, word, word_start, word_end, word.islower(), False, is_quoted)
    lower = plain(word)
    is_starter = lower in words.starters or ("'" in lower and lower[: lower.index("'") + 1] in words.starters)
    return Following(start, word, word_start, word_end, False, is_starter, is_quoted)


def plain(word: str) -> str:
    """In lower case, with plain apostrophes: as the word lists have it."""
    return word.lower().replace("’", "'")


def word_before(candidate: Candidate) -> str:
    """The word that ends at the mark."""
    return word_up_to(candidate.text, candidate.start, candidate.first)


def word_up_to(text: str, floor: int, offset: int) -> str:
    """The word that ends at the offset, looked for in the last 40 code points."""
    return BREAKS_WORD.split(text[max(floor, offset - REACH) : offset])[-1]


def has_word(text: str, start: int, stop: int) -> bool:
    """Does a letter or a figure stand there?"""
    return any(character.isalnum() for character in text[start:stop])
