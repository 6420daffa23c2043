"""Words where they stand in a text: what a word is a part of, and what stands beside it.

The guards that the typo rules ask. Each looks a bounded way around a word, so that a text of
any size stays linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category

from cleaner.lexicon import Lexicon
from cleaner.spans import Span

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STRAIGHT = str.maketrans("’‘ʼ", "'''")
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("\"'“‘«‹„‚»›"), frozenset("\"'”’»›“‘«‹")
_OPENING_MARKS, _CLOSING_MARKS = frozenset("*_`([{<"), frozenset("*_`)]}>")
_SENTENCE_ENDS = frozenset(".!?…•·|\n\r\u2028\u2029")
_BEFORE_SENTENCE = frozenset("\ufeff \t\u00a0\"'“‘«„(*_[#>-–—+")
_CODE_BEFORE, _CODE_AFTER = frozenset("/\\@#$%&=~^+<`´|{}"), frozenset("/\\@=~^`´<|{}+&")
_BEFORE_OPTION = frozenset((" -", "\n-", "(-", "-"))  # a second hyphen: an option of a command
_JOINTS = frozenset("_.:'’")  # these make one of two when letters or digits stand on both sides
_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = frozenset("'’")
_POSSESSIVES = ("'s", "’s")
_SIC = re.compile(r"[\[(]sic\b", re.IGNORECASE)
_LOOK_BACK = 40
_UNKNOWN = 2.0  # Zipf below which a neighbour counts as unknown


class Word(NamedTuple):
    """A run of letters, with apostrophes inside it."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """The form the lexicon knows: lower case, straight apostrophes."""
        return lower_case(self.text)


def lower_case(text: str) -> str:
    """A word in lower case, with straight apostrophes."""
    small = text.lower()
    return small if small.isascii() else small.translate(_STRAIGHT)


def stem(word: Word) -> Word:
    """The word without its possessive ending."""
    return Word(word.start, word.end - 2, word.text[:-2]) if word.text.endswith(_POSSESSIVES) else word


def words_between(text: str, start: int, end: int) -> list[Word]:
    """The words that begin and end in ``text[start:end]``."""
    return [Word(match.start(), match.end(), match.group()) for match in WORD.finditer(text, start, end)]


def is_capitalised(word: Word) -> bool:
    """First letter upper case, the rest lower case."""
    return word.text[:1].isupper() and word.text[1:].islower()


def match_capital(correction: str, word: Word) -> str:
    """The correction with the capital of the word in the text."""
    return correction[:1].upper() + correction[1:] if is_capitalised(word) else correction


def at_sentence_start(text: str, word: Word) -> bool:
    """Does a sentence, line, list item or quotation begin with the word?"""
    place = word.start
    floor = max(0, place - _LOOK_BACK)
    while place > floor and text[place - 1] in _BEFORE_SENTENCE:
        place -= 1
    if place and text[place - 1] == "." and _is_initial(text, place - 1):
        return False
    return place == 0 or text[place - 1] in _SENTENCE_ENDS


def _is_initial(text: str, place: int) -> bool:
    """Does the full stop at that place follow a single capital, as in "P. Wierd"? It ends no sentence."""
    return text[max(0, place - 1) : place].isupper() and not text[max(0, place - 2) : max(0, place - 1)].isalnum()


def is_hyphenated(text: str, word: Word) -> bool:
    """Is it a part of a hyphenated word?"""
    before, after = _beside(text, word)
    return before in _HYPHENS or after in _HYPHENS


def is_part_of_code(text: str, word: Word) -> bool:
    """Is it a part of a path, address, file name, handle, code, number with unit, or cut by an apostrophe?"""
    before, after = _beside(text, word)
    if before in _CODE_BEFORE or after in _CODE_AFTER or _joins(before) or _joins(after):
        return True
    if before in _JOINTS and text[word.start - 2 : word.start - 1].isalnum() or _is_cut_by_emphasis(text, word):
        return True
    if before in ("]", ")") or after == "[" and text[word.end + 1 : word.end + 2].islower():
        return True  # "[P]rimary", "serie[s]"
    if before == "[" and text[word.start - 2 : word.start - 1].isalnum():
        return True  # "lan[guage]"
    if before == "-" and _is_option(text[max(0, word.start - 3) : word.start - 1]):
        return True  # "--recieve"
    beyond = text[word.end + 1 : word.end + 2]
    if after in _JOINTS and beyond.isalnum():
        return text[word.end : word.end + 2] not in _POSSESSIVES or text[word.end + 2 : word.end + 3].isalnum()
    if after == "(":
        return beyond == ")" or beyond.isalnum()
    return after in _APOSTROPHES and word.text.endswith("in")  # "nothin'"


def _is_option(before_hyphen: str) -> bool:
    """Do these two characters before a hyphen make an option of what follows: "--recieve", "use -recieve"?"""
    return before_hyphen in _BEFORE_OPTION or before_hyphen[1:] == " " and not before_hyphen[0].isspace()


def _joins(sign: str) -> bool:
    """Letters, digits, accents on their own, soft hyphens and joiners make one word of what they stand between."""
    return sign.isalnum() or bool(sign) and category(sign) in ("Mn", "Mc", "Cf") and sign != "\ufeff"


def _is_cut_by_emphasis(text: str, word: Word) -> bool:
    """Do asterisks part it from other letters, as in "**H**yper"?"""
    left, right = text[max(0, word.start - 4) : word.start], text[word.end : word.end + 4]
    before, after = left.rstrip("*"), right.lstrip("*")
    return before != left and before[-1:].isalnum() or after != right and after[:1].isalnum()


def is_marked_sic(text: str, word: Word) -> bool:
    """Does "[sic]" or "(sic)" follow within a word or two? Then the spelling is somebody's, and kept on purpose."""
    return bool(_SIC.search(text, word.end, word.end + 40))


def is_quoted_alone(text: str, word: Word) -> bool:
    """Is it the only word inside quotation marks? Then the word itself is meant, or somebody's spelling."""
    before, after = _beside(text, word)
    if after in (",", ".", ";", "?", "!"):
        after = text[word.end + 1 : word.end + 2]
    return before in _OPENING_QUOTES and after in _CLOSING_QUOTES


def is_marked_alone(text: str, word: Word) -> bool:
    """Is it the only word inside brackets or emphasis?"""
    before, after = _beside(text, word)
    return before in _OPENING_MARKS and after in _CLOSING_MARKS


def is_known(lexicon: Lexicon, word: str) -> bool:
    """Is a word in lower case common enough to be taken for one of the language?"""
    entry = lexicon.entry(word.removesuffix("'s"))
    return entry.zipf >= _UNKNOWN and not entry.corrections


def lower_case_neighbours(text: str, word: Word, reach: int) -> list[Word]:
    """The words in lower case among the ``reach`` words on either side, in order."""
    window = 20 * reach
    before = words_between(text, max(0, word.start - window), word.start)[-reach:]
    after = words_between(text, word.end, min(len(text), word.end + window))[:reach]
    return [near for near in (*before, *after) if near.text.islower() and not _is_cut(text, near, word, window)]


def _is_cut(text: str, near: Word, word: Word, window: int) -> bool:
    """Does the window end inside the word?"""
    return near.start == max(0, word.start - window) and near.start > 0 or near.end == word.end + window


def _beside(text: str, word: Word) -> tuple[str, str]:
    """The characters before and after; "" at an end of the text."""
    return text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]
