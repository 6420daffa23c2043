"""Is this mark the end of a sentence? Bounded looks to both sides of it, and the language's word sets.

The order of the questions matters: what comes next decides most cases; only then does
the word before a full stop have a say (points.py).
"""

from __future__ import annotations

import re

from cleaner.text.abbreviations import has_no_vowel, is_abbreviation, is_dotted
from cleaner.text.candidate import REACH, Candidate, following_at, has_word, plain, word_before
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.marks import DASHES, EXCLAIMING, FULL_STOPS, QUOTES, SKIPPED
from cleaner.text.points import ends_in_point, is_marker
from cleaner.text.vocabulary import Vocabulary

_CLOSED = "”\"’'»"  # a mark that ends so closes a quotation
_CITED_YEAR = lazy_regex(r"\((?:\w+ )?\d{4}\b")
_NOTE = lazy_regex(r"(\d{1,3})[ \u00a0]+(?=\D)")
_EAST_ASIAN = "\u2e80"  # from here on: scripts written without blanks
_NO_SPEAKER = lazy_regex(r"[\u3041-\u3096]")  # と and the like, behind Japanese speech
_SPEAKER = lazy_regex(r"\w{1,7}(?=[。，：！,:])")
_TITLE_OPEN, _TITLE_CLOSE = "《〈", "》〉"
_SMALL_MARKS = frozenset([".", "!", "?", "!!", "??", "!!!", "???", "?!", "!?"])  # what a small start may follow
_TIGHT = frozenset("@_=\\.&#")  # in addresses, names of files and code


def end_of_sentence(text: str, mark: re.Match[str], start: int, stop: int, words: Vocabulary) -> int:
    """Offset behind the sentence that starts at ``start`` and ends with the mark; 0 when none ends there.

    Nothing at or behind ``stop``, the end of the unit, is looked at.
    """
    first, end = mark.span()
    if end >= stop:
        return end
    skipped = SKIPPED.match(text, end, stop)
    next_start = skipped.end() if skipped else end
    if next_start >= stop:
        return end
    following = following_at(text, next_start, stop, words)
    candidate = Candidate(text, start, first, end, mark.group(), stop, following, words)
    if text[first] in FULL_STOPS:
        return end if _ends_in_full_stop(candidate) else 0
    if candidate.marks[1:2].isspace() and candidate.marks[2:3] == ".":
        return _end_of_spaced_dots(candidate)
    if text[next_start] in ".!?…,;:" and not _opens_with_dots(text, next_start, stop):
        return 0
    if stop - next_start <= REACH and not has_word(text, next_start, stop):
        return 0
    if first - start <= 8 and not has_word(text, start, first):
        return 0  # "“... Tyler": nothing is said yet
    if next_start == end:
        return end if _ends_without_blank(candidate) else 0
    return _end_behind_note(candidate) or (end if _ends_before_blank(candidate) else 0)


def _ends_in_full_stop(candidate: Candidate) -> bool:
    """A full-width or danda mark ends a sentence, but not inside a book title, nor before who speaks."""
    text, start = candidate.text, candidate.following.start
    floor = max(candidate.start, candidate.first - REACH)
    opened = max(text.rfind(sign, floor, candidate.first) for sign in _TITLE_OPEN)
    if opened >= 0 and not any(sign in text[opened : candidate.first] for sign in _TITLE_CLOSE):
        return False
    if text[start] in "、，," or (candidate.marks == "．" and text[start].isdigit()):
        return False
    if candidate.marks[-1] not in "」』）”" or start > candidate.end:
        return True
    if _NO_SPEAKER.match(text[start]):
        return False
    speaker = _SPEAKER.match(text, start, min(candidate.stop, start + 8))
    return not (speaker and any(speaker.group().endswith(verb) for verb in candidate.words.speech_verbs))


def _opens_with_dots(text: str, start: int, stop: int) -> bool:
    """Does the next sentence itself open with an ellipsis, as in "...and then"?"""
    end = start
    while end < stop and text[end] in ".…":
        end += 1
    return (end - start > 1 or text[start] == "…") and end < stop and text[end].isalpha()


def _end_of_spaced_dots(candidate: Candidate) -> int:
    """Chicago's ellipsis: three spaced dots go on, or open a sentence behind a full stop; four end one."""
    following, first = candidate.following, candidate.first
    if not following.word or following.is_lower or following.word[0].isdigit():
        return 0
    dots = candidate.marks.count(".")
    if dots == 4 and first > candidate.start and not candidate.text[first - 1].isspace():
        return first + 1
    if dots > 3:
        return candidate.end
    return candidate.end if following.is_starter and not _is_first_person(following.word) else 0


def _is_first_person(word: str) -> bool:
    """English "I" is written large anywhere: it says nothing of a start."""
    return word == "I" or word[:2] in ("I'", "I’")


def _ends_without_blank(candidate: Candidate) -> bool:
    """A lost blank ("end.Next"), or a point inside a name, a number, an address, a program?"""
    text, first, marks, following = candidate.text, candidate.first, candidate.marks, candidate.following
    if following.word and not following.is_quoted and following.word[0].isalpha() and not _has_case(following.word[0]):
        return _ends_uncased(candidate)
    if not following.word[:1].isupper() or first <= candidate.start or (len(marks) > 1 and marks[-1] in "*_`'"):
        return False
    if text[first - 1].isspace() or text[candidate.end] in "([" or not _is_whole(candidate):
        return False
    before = word_before(candidate)
    if marks[0] in "!?" or marks[-1] in '”"»)':
        return _TIGHT.isdisjoint(before)
    if not before:
        return marks == "." and text[first - 1] in '”"»)'
    return _ends_glued(candidate, before)


def _is_whole(candidate: Candidate) -> bool:
    """Is the word behind the mark one of running text? "I" and "A" are, before a blank and a small letter."""
    following, text = candidate.following, candidate.text
    beyond = text[following.word_end : following.word_end + 2]
    if beyond[:1] in ("(", "_", "=", "@", "&"):
        return False
    return len(following.word) > 1 or (beyond[:1].isspace() and beyond[1:].islower())


def _ends_glued(candidate: Candidate, before: str) -> bool:
    """A point between two words: does the first look like a last word, the second like a first one?"""
    text, following, words = candidate.text, candidate.following, candidate.words
    lower = before.lower()
    if not _TIGHT.isdisjoint(before):
        return is_dotted(lower) and lower not in words.titles and following.is_starter
    after = text[following.word_end : following.word_end + 2]
    if candidate.marks == "." and after[:1] == "." and after[1:].isalnum():
        return following.is_starter and before.islower() and len(before) > 2
    if following.word.lower() in words.domains:
        return False
    if (lower in words.titles or lower in words.may_end) and not (before.islower() and lower in words.plain_words):
        return False
    word_start = candidate.first - len(before)
    if (len(before) < 2 and not before.isdigit()) or (word_start > candidate.start and text[word_start - 1] == "/"):
        return False
    if following.is_starter or following.is_quoted:
        return (before[-1].isalnum() or before[-1] == "%") and not is_marker(candidate, before)
    is_word = (len(before) > 2 and before[1:].islower()) or (len(before) == 4 and before.isdigit())
    return is_word and following.word[1:2].islower() and not has_no_vowel(following.word, words)


def _has_case(letter: str) -> bool:
    return letter.isupper() or letter.islower()


def _ends_uncased(candidate: Candidate) -> bool:
    """A lost blank in a script without capitals."""
    if candidate.marks[0] in "!?" or candidate.marks[0] in candidate.words.terminators:
        return True
    if candidate.marks != ".":
        return False
    if candidate.text[candidate.first - 1] >= _EAST_ASIAN:
        return True
    return len(word_before(candidate)) > 3 and len(candidate.following.word) > 3


def _end_behind_note(candidate: Candidate) -> int:
    """End behind the number of a footnote: "…a fee. 8 Yet some…"; 0 when there is none."""
    text, following = candidate.text, candidate.following
    if following.start != following.word_start or not following.word.isdigit() or candidate.marks[0] != ".":
        return 0
    note = _NOTE.match(text, following.start, candidate.stop)
    if not note:
        return 0
    beyond = following_at(text, note.end(), candidate.stop, candidate.words)
    if not beyond.is_starter or beyond.word_start != note.end():
        return 0
    before = word_before(candidate)
    is_word = len(before) > 2 and before.isalpha() and not is_abbreviation(before, candidate.words)
    return note.end(1) if is_word or text[candidate.first - 1] == ")" else 0


def _ends_before_blank(candidate: Candidate) -> bool:
    text, marks, following = candidate.text, candidate.marks, candidate.following
    if _is_attribution(candidate):
        return False
    if text[following.start] == "(" and _CITED_YEAR.match(text, following.start):
        return False
    if following.is_lower:
        return _starts_small(candidate)
    if marks[0] in EXCLAIMING:
        return _ends_in_exclamation(candidate)
    if marks[0] == "…" or marks[:2] == "..":
        return _ends_in_ellipsis(candidate)
    if marks[0] != "." or marks[1:2] in ("!", "?"):
        return True
    return ends_in_point(candidate)


def _is_attribution(candidate: Candidate) -> bool:
    """A dash and a name, or a dash and small letters: they belong to what stands before."""
    text, following = candidate.text, candidate.following
    hyphen = text[following.start] == "-" and text[following.start + 1 : following.start + 2].isspace()
    if not hyphen and (text[following.start] not in DASHES or not following.word):
        return False
    if following.is_lower:
        return True
    if len(candidate.marks) < 2 or candidate.stop - following.start > 2 * REACH:
        return False
    rest = text[following.start : candidate.stop].strip(DASHES + "- \u00a0\r\n")
    names = rest.split()
    is_name = 0 < len(names) <= 5 and all(name[0].isupper() for name in names)
    return is_name and not rest.endswith((".", "!", "?"))


def _starts_small(candidate: Candidate) -> bool:
    """A sentence whose author writes everything small, or a word in parentheses behind a full stop."""
    text, marks, following, words = candidate.text, candidate.marks, candidate.following, candidate.words
    before = word_before(candidate)
    is_word = len(before) > 2 and before.isalpha() and not is_abbreviation(before, words)
    is_long = is_word and len(before) > 3 and before.islower()
    if marks == "." and text[following.start] == "(":
        return is_long
    if not is_word or marks not in _SMALL_MARKS or following.word_start != following.start:
        return False
    if plain(following.word) in words.lower_starters:
        return True
    wrote_small = text[candidate.start].islower() or (marks == "." and is_long and words.small_starts)
    return wrote_small and len(following.word) > 1


def _ends_in_exclamation(candidate: Candidate) -> bool:
    if candidate.marks[-1] in _CLOSED and _is_spoken(candidate):
        return False
    if word_before(candidate).lower() in candidate.words.exclaimed_names:
        return candidate.following.is_starter
    return True


def _ends_in_ellipsis(candidate: Candidate) -> bool:
    following, before = candidate.following, candidate.text[candidate.first - 1]
    if before in QUOTES or (before.isspace() and _is_first_person(following.word)):
        return False
    if candidate.marks[-1] in _CLOSED and _is_spoken(candidate):
        return False
    return bool(following.word) and candidate.text[following.start] != "("


def _is_spoken(candidate: Candidate) -> bool:
    """A name and a verb of speech behind a quotation: “Why?” Mary asked."""
    following, verbs = candidate.following, candidate.words.speech_verbs
    if following.is_quoted or not verbs:
        return False
    tokens = candidate.text[following.start : min(candidate.stop, following.start + 2 * REACH)].split()
    for index, token in enumerate(tokens[:5]):
        bare = token.rstrip(".,;:!?")
        if index and bare in verbs:
            beyond = tokens[index + 1] if index + 1 < len(tokens) else ""
            return token != bare or not beyond or beyond.endswith("ly")
        if token != bare:
            return False
    return False
