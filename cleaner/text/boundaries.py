"""Is this mark the end of a sentence? Bounded looks to both sides of it, and the language's word sets.

The order of the questions matters: what comes next decides most cases; only then does
the word before a full stop (an abbreviation, an initial, a number) have a say.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.spans import Span
from cleaner.text.marks import (
    BLANK_NOTE,
    BREAKS_WORD,
    DASHES,
    FULL_STOPS,
    NEXT_WORD,
    QUOTES,
    SKIPPED,
)
from cleaner.text.vocabulary import Vocabulary

_REACH = 40  # code points looked back for the word before a mark
_NAME_PARTICLES = frozenset("al ben bin da de del della dem den der di do du el la le lo ten ter van von zu".split())
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęėįųūāēīōőűıаеёиоуыэюяіїєўαεηιουωάέήίόύώ")
_MARKER_BEFORE = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,4})\Z")
_LABEL = re.compile(r"(\w+)\.?[ \u00a0](?:\d{1,3}(?:[.-]\d{1,3})*|[A-Z]|[IVX]{1,5})\Z")
_CITED_YEAR = re.compile(r"\((?:\w+ )?\d{4}\b")
_ROMAN = frozenset("IVX")
_EAST_ASIAN = "\u2e80"  # from here on: scripts written without blanks, or without capitals
_UP_TO_MARK = re.compile(r"\w{1,7}(?=[。，：！,:])")
_TITLE_OPEN, _TITLE_CLOSE = "《〈", "》〉"


class _Next(NamedTuple):
    """What follows a mark: where it starts, its first word, and what that word looks like."""

    start: int
    word: str
    word_start: int
    word_end: int
    is_lower: bool
    is_starter: bool
    is_quoted: bool


def end_of_sentence(text: str, mark: re.Match[str], start: int, stop: int, words: Vocabulary) -> int:
    """Offset behind the sentence that starts at ``start`` and ends with the mark; 0 when none ends there.

    Nothing at or behind ``stop``, the end of the unit, is looked at.
    """
    end = mark.end()
    if end >= stop:
        return end
    unit = Span(start, stop)
    matched = SKIPPED.match(text, end, unit.end)
    start = matched.end() if matched else end
    if start >= unit.end:
        return end
    if text[mark.start()] in FULL_STOPS:
        return end if _ends_in_full_stop(text, mark, start, unit, words) else 0
    following = _next(text, start, unit.end, words)
    if mark.group().startswith(". .") or mark.group().startswith(".\u00a0."):
        return _end_of_spaced_dots(text, mark, following, unit)
    if text[start] in ".!?…,;:" and not _opens_with_dots(text, start, unit.end):
        return 0
    if not _says_something(text, start, unit.end) or not _has_said_something(text, unit.start, mark.start()):
        return 0
    if start == end:
        return end if _ends_without_blank(text, mark, following, unit, words) else 0
    note = _note_behind(text, mark, following, unit, words)
    if note:
        return note
    return end if _ends_before_blank(text, mark, following, unit, words) else 0


def _next(text: str, start: int, stop: int, words: Vocabulary) -> _Next:
    match = NEXT_WORD.match(text, start, stop)
    if not match:
        return _Next(start, "", start, start, False, False, False)
    word = match.group(1)
    lower = word.lower().replace("’", "'")
    is_lower = word[0].islower() and word[1:].islower() | (len(word) == 1)
    starter = not word[0].islower() and (lower in words.starters or _elided(lower) in words.starters)
    quoted = match.start(1) > start and text[start] in QUOTES
    return _Next(start, word, match.start(1), match.end(1), is_lower, starter, quoted)


def _elided(word: str) -> str:
    """"l'" of "l'homme"; the word itself when nothing is elided."""
    return word[: word.index("'") + 1] if "'" in word else word


def _ends_in_full_stop(text: str, mark: re.Match[str], start: int, unit: Span, words: Vocabulary) -> bool:
    """A full-width or danda mark ends a sentence, but not inside a book title, nor before who speaks."""
    opened = max(text.rfind(sign, max(unit.start, mark.start() - _REACH), mark.start()) for sign in _TITLE_OPEN)
    if opened >= 0 and not any(sign in text[opened : mark.start()] for sign in _TITLE_CLOSE):
        return False
    if text[start] in "、，," or (mark.group() == "．" and text[start].isdigit()):
        return False
    if text[mark.end() - 1] not in "」』）”" or start > mark.end():
        return True
    if "\u3041" <= text[start] <= "\u3096":
        return False  # と and the like, behind Japanese speech
    speaker = _UP_TO_MARK.match(text, start, min(unit.end, start + 8))
    return not (speaker and speaker.group().endswith(tuple(words.speech_verbs) or ("\0",)))


def _opens_with_dots(text: str, start: int, stop: int) -> bool:
    """Does the next sentence itself open with an ellipsis, as in "...and then"?"""
    end = start
    while end < stop and text[end] in ".…":
        end += 1
    return (end - start > 1 or text[start] == "…") and end < stop and text[end].isalpha()


def _says_something(text: str, start: int, stop: int) -> bool:
    """Is there a word or a figure left? Looked for only near the end of the unit."""
    return stop - start > _REACH or any(character.isalnum() for character in text[start:stop])


def _has_said_something(text: str, start: int, stop: int) -> bool:
    """Does a word or a figure stand before the mark? "“... Tyler" opens with dots."""
    return stop - start > 8 or any(character.isalnum() for character in text[start:stop])


def _end_of_spaced_dots(text: str, mark: re.Match[str], following: _Next, unit: Span) -> int:
    """Chicago's ellipsis: three spaced dots go on, or open a sentence behind a full stop; four end one."""
    dots = mark.group().count(".")
    first = mark.start()
    attached = first > unit.start and not text[first - 1].isspace()
    is_start = bool(following.word) and not following.is_lower and not following.word[0].isdigit()
    if not is_start:
        return 0
    if attached and dots == 4:
        return first + 1
    if dots > 3:
        return mark.end()
    return mark.end() if following.is_starter and not _is_first_person(following.word) else 0


def _is_first_person(word: str) -> bool:
    """English "I" is written large anywhere: it says nothing of a start."""
    return word == "I" or word[:2] in ("I'", "I’")


def _ends_without_blank(text: str, mark: re.Match[str], following: _Next, unit: Span, words: Vocabulary) -> bool:
    """A lost blank ("end.Next"), or a point inside a name, a number, an address?"""
    marks, first = mark.group(), mark.start()
    if following.word[:1] >= _EAST_ASIAN and following.start == following.word_start:
        return marks[0] in "!?" or (marks == "." and text[first - 1] >= _EAST_ASIAN)
    if not following.word[:1].isupper() or first <= unit.start or (len(marks) > 1 and marks[-1] in "*_`'"):
        return False
    if marks[0] in "!?" or marks[-1] in "”\"»)":
        return len(following.word) > 1 or following.word in ("I", "A")
    before = _word_before(text, unit.start, first)
    lower = before.lower()
    if not before:
        return marks[0] == "." and text[first - 1] in "”\"»)"
    if set(before) & set("@_=\\.&#"):
        return _is_dotted(lower) and lower not in words.titles and following.is_starter and len(following.word) > 1
    after = text[following.word_end : following.word_end + 2]
    if marks == "." and (after[:1] in ("(", "_", "=", "@") or (after[:1] == "." and after[1:].isalnum())):
        return following.is_starter and before.islower() and after[:1] == "." and len(before) > 2
    if lower in words.titles or lower in words.may_end or len(before) < 2 and not before.isdigit():
        return False
    if following.word.lower() in words.domains:
        return False
    if following.is_starter or following.is_quoted:
        return (before[-1].isalnum() or before[-1] == "%") and not _is_marker(text, before, first, unit)
    return following.word[1:2].islower() and (
        (len(before) > 2 and before[1:].islower()) or (len(before) == 4 and before.isdigit())
    )


def _note_behind(text: str, mark: re.Match[str], following: _Next, unit: Span, words: Vocabulary) -> int:
    """End behind the number of a footnote: "…a fee. 8 Yet some…"; 0 when there is none."""
    if following.start != following.word_start or not following.word.isdigit() or mark.group()[0] != ".":
        return 0
    note = BLANK_NOTE.match(text, following.start, unit.end)
    if not note:
        return 0
    beyond = _next(text, note.end(), unit.end, words)
    if not beyond.is_starter or beyond.word_start != note.end():
        return 0
    before = _word_before(text, unit.start, mark.start())
    is_word = len(before) > 2 and before.isalpha() and not _is_abbreviation(before, words)
    return note.end(1) if is_word or text[mark.start() - 1] == ")" else 0


def _ends_before_blank(text: str, mark: re.Match[str], following: _Next, unit: Span, words: Vocabulary) -> bool:
    marks = mark.group()
    if _is_attribution(text, mark, following, unit):
        return False
    if text[following.start] == "(" and _CITED_YEAR.match(text, following.start):
        return False
    if following.is_lower:
        return _starts_small(text, mark, following, unit, words)
    if marks[0] in "!?‼⁇⁈⁉⸮":
        return _ends_in_exclamation(text, mark, following, unit, words)
    if marks.startswith("…") or marks.startswith(".."):
        return _ends_in_ellipsis(text, mark, following, unit, words)
    if marks[0] != "." or marks[1:2] in ("!", "?"):
        return True
    return _ends_in_point(text, mark, following, unit, words)


def _is_attribution(text: str, mark: re.Match[str], following: _Next, unit: Span) -> bool:
    """A dash and a name, or a dash and small letters: they belong to what stands before."""
    hyphen = text[following.start] == "-" and text[following.start + 1 : following.start + 2].isspace()
    if not hyphen and (text[following.start] not in DASHES or not following.word):
        return False
    if following.is_lower:
        return True
    rest = text[following.start : min(unit.end, following.start + 2 * _REACH)]
    names = rest.strip(DASHES + "- \u00a0").split()
    return (
        following.start + len(rest) == unit.end
        and 0 < len(names) <= 5
        and len(mark.group()) > 1
        and all(name[0].isupper() for name in names)
        and not rest.rstrip().endswith((".", "!", "?"))
    )


def _starts_small(text: str, mark: re.Match[str], following: _Next, unit: Span, words: Vocabulary) -> bool:
    """A sentence whose author writes everything small, or a word in parentheses behind a full stop."""
    marks = mark.group()
    before = _word_before(text, unit.start, mark.start())
    if marks == "." and text[following.start] == "(":
        return before.islower() and len(before) > 3 and not _is_abbreviation(before, words)
    if marks not in (".", "!", "?", "!!", "??", "!!!", "???", "?!") or following.word_start != following.start:
        return False
    if following.word.lower().replace("’", "'") not in words.lower_starters and not text[unit.start].islower():
        return False
    return len(before) > 2 and before.isalpha() and not _is_abbreviation(before, words)


def _ends_in_exclamation(text: str, mark: re.Match[str], following: _Next, unit: Span, words: Vocabulary) -> bool:
    marks = mark.group()
    if marks[-1] in "”\"’'»" and _is_spoken(text, following, unit, words):
        return False
    if _word_before(text, unit.start, mark.start()).lower() in words.exclaimed_names:
        return following.is_starter
    return True


def _is_spoken(text: str, following: _Next, unit: Span, words: Vocabulary) -> bool:
    """A name and a verb of speech behind a quotation: “Why?” Mary asked."""
    if following.is_quoted or not words.speech_verbs:
        return False
    tokens = text[following.start : min(unit.end, following.start + 2 * _REACH)].split()
    for index, token in enumerate(tokens[:5]):
        bare = token.rstrip(".,;:!?")
        if index and bare in words.speech_verbs:
            beyond = tokens[index + 1] if index + 1 < len(tokens) else ""
            return token != bare or not beyond or beyond.endswith("ly")
        if token != bare:
            return False
    return False


def _ends_in_ellipsis(text: str, mark: re.Match[str], following: _Next, unit: Span, words: Vocabulary) -> bool:
    before = text[mark.start() - 1]
    if before in QUOTES or (before.isspace() and _is_first_person(following.word)):
        return False
    if mark.group()[-1] in "”\"’'»" and _is_spoken(text, following, unit, words):
        return False
    return bool(following.word or following.is_quoted) and text[following.start] != "("


def _ends_in_point(text: str, mark: re.Match[str], following: _Next, unit: Span, words: Vocabulary) -> bool:
    first, marks = mark.start(), mark.group()
    before = _word_before(text, unit.start, first)
    lower = before.lower().replace("’", "'").lstrip("'*_.-").rstrip("'*_")
    if not lower:
        return first > unit.start
    if _is_marker(text, before, first, unit) or _is_label(text, first, unit, words):
        return False
    if "'" in lower:
        lower = _without_elision(lower, words)
    if len(marks) > 1 and marks[1] in "”\"»“«":
        return True
    if (lower in words.units or lower in words.times) and _follows_number(text, first - len(before)):
        return _ends_measured(text, lower, first - len(before), following, unit, words)
    if len(lower) <= 3:
        lower = _spaced_abbreviation(text, unit.start, first - len(before), lower, words)
    if following.word[:1].isdigit():
        return _ends_before_number(before, lower, following, words)
    if lower in words.closers:
        return following.is_starter or not words.capital_nouns
    if _never_ends(lower, words) and not (before.islower() and lower in words.plain_words):
        if lower in words.may_end:  # "St." of a saint or of a street
            return following.is_starter
        return before.isupper() and following.is_starter and len(before) > 1 and not following.word.isupper()
    if "-" in lower and lower.rsplit("-", 1)[-1] in words.titles and lower.rsplit("-", 1)[-1] not in words.plain_words:
        return False
    if words.dotted_ordinals and (_is_ordinal(lower) or _ROMAN.issuperset(before)):
        return following.is_starter
    if _is_letter(lower):
        return _ends_in_letter(text, before, following)
    if lower in words.plain_words and (before.islower() or first - len(before) == unit.start):
        return True
    if _is_dotted(lower) and first - len(before) == unit.start and len(marks) == 1:
        return False  # "P.S. What about…": alone it says nothing
    if lower in words.may_end or _is_dotted(lower) or _has_no_vowel(before, words):
        return following.is_starter or following.is_quoted or not following.word
    return True


def _without_elision(lower: str, words: Vocabulary) -> str:
    """"ing" of "l'ing", where that is an abbreviation; "can't" stays whole."""
    tail = lower[lower.rindex("'") + 1 :]
    return tail if tail in words.titles or tail in words.before_numbers or tail in words.may_end else lower


def _never_ends(lower: str, words: Vocabulary) -> bool:
    return lower in words.titles or (bool(words.title_suffixes) and lower.endswith(words.title_suffixes))


def _spaced_abbreviation(text: str, floor: int, start: int, lower: str, words: Vocabulary) -> str:
    """"т.д" for the "д" of "т. д.": short parts with blanks between, joined, when the whole is known."""
    joined = lower
    for _ in range(3):
        if start - 3 < floor or text[start - 1] not in " \u00a0" or text[start - 2] != ".":
            break
        part = _word_before(text, floor, start - 2)
        if not 0 < len(part) <= 3:
            break
        joined = f"{part.lower()}.{joined}"
        if joined in words.closers or joined in words.titles or joined in words.may_end:
            return joined
        start -= len(part) + 2
    return lower


def _is_marker(text: str, before: str, first: int, unit: Span) -> bool:
    """"1." and "a." at the head of a unit number what follows."""
    if first - unit.start > 24 or not _MARKER_BEFORE.match(before):
        return False
    return not text[unit.start : first - len(before)].strip(" \t*-•◦▪‣●⁃>([")


def _is_label(text: str, first: int, unit: Span, words: Vocabulary) -> bool:
    """"Figure 2." at the head of a unit names what follows."""
    if first - unit.start > 24:
        return False
    match = _LABEL.match(text, unit.start, first)
    return match is not None and match.group(1).lower() in words.labels


def _ends_before_number(before: str, lower: str, following: _Next, words: Vocabulary) -> bool:
    if lower in words.before_numbers or _never_ends(lower, words) or _is_letter(lower):
        return False
    if words.dotted_ordinals and _is_ordinal(lower):
        return False
    is_plain = before.islower() and lower in words.plain_words
    return following.is_quoted or is_plain or not (lower in words.may_end or _is_dotted(lower))


def _ends_in_letter(text: str, before: str, following: _Next) -> bool:
    """An initial goes on to a name; a lone letter ends a sentence only before a word that starts one."""
    if before.isupper() and len(following.word) == 1:
        beyond = text[following.word_end : following.word_end + 2]
        return following.is_starter and beyond[:1].isspace() and beyond[1:].islower()  # "…to B. I knew"
    if before.isupper() and following.word.lower() in _NAME_PARTICLES:
        return False
    return following.is_starter


def _ends_measured(text: str, lower: str, start: int, following: _Next, unit: Span, words: Vocabulary) -> bool:
    """Behind a number a unit or a mark of time ends a sentence, unless "At 5 a.m." opens one or "EST" follows."""
    if following.word[:1].isdigit():
        return False
    if lower in words.times:
        if not following.is_starter and _is_lead_in(text, unit.start, start, words):
            return False
        if following.word.isupper() and 2 <= len(following.word) <= 4 and not following.is_starter:
            return False
    return following.is_starter or following.is_quoted or not words.capital_nouns and bool(following.word)


def _is_lead_in(text: str, start: int, stop: int, words: Vocabulary) -> bool:
    """"At 5" and a few words more, the first of them a preposition: no sentence alone."""
    if stop - start > _REACH:
        return False
    tokens = text[start:stop].lower().split()
    return 0 < len(tokens) <= 7 and tokens[0] in words.lead_ins


def _follows_number(text: str, start: int) -> bool:
    position = start
    while position and text[position - 1] in " \u00a0":
        position -= 1
    return position > 0 and text[position - 1].isdigit()


def _is_letter(lower: str) -> bool:
    """One letter, or in Indian scripts a consonant with its vowel sign."""
    if len(lower) == 1:
        return lower.isalpha()
    return len(lower) <= 3 and "\u0900" <= lower[0] <= "\u0dff" and not any(sign.isalpha() for sign in lower[1:])


def _is_ordinal(lower: str) -> bool:
    return lower.isdigit() and len(lower) <= 2


def _is_dotted(lower: str) -> bool:
    """Letters with points between them: "u.s", "j.-c"."""
    return "." in lower and all(len(part) <= 2 and part.strip("-").isalpha() for part in lower.split(".") if part)


def _is_abbreviation(before: str, words: Vocabulary) -> bool:
    lower = before.lower()
    if before.islower() and lower in words.plain_words:
        return False
    known = lower in words.titles or lower in words.may_end or lower in words.before_numbers
    return known or "." in lower or _has_no_vowel(before, words)


def _has_no_vowel(before: str, words: Vocabulary) -> bool:
    """"Std", "bspw": a short word of consonants alone, in a script where that says something."""
    if words.consonant_words or not 2 <= len(before) <= 4 or not before[1:].islower() or not before.isalpha():
        return False
    lower = before.lower()
    return not _VOWELS.intersection(lower) and before[0] < "\u0590" and lower not in words.interjections


def _word_before(text: str, floor: int, mark: int) -> str:
    """The word that ends at the mark, looked for in the last 40 code points."""
    return BREAKS_WORD.split(text[max(floor, mark - _REACH) : mark])[-1]
