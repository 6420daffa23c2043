"""What one line looks like by itself: its words, its phrase, its shape. Nothing here looks at other lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from cleaner.furniture.keys import key, masked, words
from cleaner.furniture.phrases import HEADINGS, RETURNING, ROWS, WEAK, Match, phrases
from cleaner.furniture.wildcards import is_bounded
from cleaner.text.lazy_regex import lazy_regex

LONG = 25  # words from which on a line is a paragraph, whatever it begins with
_ENDLESS = 400  # characters from which on a line is a paragraph and its words need no folding
_ANSWER = 3  # words up to which a phrase with an end mark is said: "No, thanks." and "Learn more!"
SENTENCE = 12  # words from which on a line with an end mark is a sentence of the article

_END_MARK = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")
_SAYS = lazy_regex(r"(?<!\.)[.!?。！？؟][\"'”’»)\]]*$")
_GLUED = re.compile(r"[a-zà-ÿ][A-Z][a-z]")  # "ShareTweetSave": entries of a menu without blanks between them
_GLUE = lazy_regex(r"([a-zà-ÿ])([A-Z])")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d",
    re.IGNORECASE,
)
_CODE = lazy_regex(r"\w[.(\[]\w?")
_BYLINE = lazy_regex(r"(?:by|von|par|por|di|door|av|af|autor|автор|بقلم|كتب)[ :]", re.IGNORECASE)
_BAR = re.compile(r"[|»›•·]")
_PROSE_SIGN = re.compile(r"[,:;()]|\b(?:the|a|an|of|to|in|and|or|for|with|your)\b", re.IGNORECASE)
_MARKED_ITEM = re.compile(r"(?:[-–•*+]|#?\d{1,3}[.):]?)\s+(?=\D)")
_CREDIT = re.compile(
    r"getty|shutterstock|\bistock|(?-i:\bAF?P\b)|reuters|associated press|alamy|unsplash|courtesy|via AP"
    r"|^\W?(?:photo|image|credit|picture|foto|bild|image|photograph)s?\b.{0,20}(?::|/| by )|/\s?\w+$",
    re.IGNORECASE,
)
_NOT_LEARNED = frozenset({"date", "byline", "credit", "colon", "item", "question"})
_NEVER_SAID = frozenset({"advertising", "cookies"})
_NAME_WORDS = 4
_SHORT_PART = 8  # words of a line of which a part is enough
_SOME, _MOST = 0.3, 0.7  # shares of words that lists have


class _Facts(NamedTuple):
    text: str
    key: str = ""
    length: int = 0  # words
    match: Match | None = None
    ends: bool = False  # closes with an end mark
    sentence: bool = False
    is_sure: bool = False
    part_name: bool = False


class LineFacts(_Facts):
    """A line by itself. ``sentence``: an article's sentence by its looks; ``is_sure``: its phrase makes it furniture,
    and those beside it; ``part_name``: it names a part of an article, as "Conclusion" does."""

    @cached_property
    def shape(self) -> tuple[str, ...]:
        """Names of what its look says, in a steady order."""
        return tuple(_shape(self)) if self.key and not self.part_name else ()


def line_facts(text: str) -> LineFacts:
    """The facts of a line without blanks at its ends. The lines of a menu stand on all pages of a site."""
    return _short_line_facts(text) if len(text) < _ENDLESS else _line_facts(text)


@lru_cache(maxsize=20_000)
def _short_line_facts(text: str) -> LineFacts:
    return _line_facts(text)


def _line_facts(text: str) -> LineFacts:
    found = words(text) if len(text) < _ENDLESS else text.split()
    count = len(found)
    ends = bool(_END_MARK.search(text[-8:]))
    if count >= LONG and not text.startswith(("©", "Copyright")):
        return LineFacts(text, length=count, ends=ends, sentence=ends)
    line_key = masked(found)
    match = phrases().match(line_key) if count else None
    if match and match.section == HEADINGS:
        return LineFacts(text, line_key, count, ends=ends, part_name=True)
    if match and not _holds(match, text, found):
        match = None
    if not (match and match.whole) and count and not ends:
        match = _menu_row(text, line_key, count) or _lead(text) or match
    sentence = ends and count >= SENTENCE and not match
    return LineFacts(text, line_key, count, match, ends, sentence, _is_sure(match, count))


def _holds(match: Match, text: str, found: list[str]) -> bool:
    """Does the line say no more than its phrase? What ends in a comma goes on: "Stay in touch," above a name."""
    if text.endswith(","):
        return False
    if match.whole:
        return len(found) > _ANSWER or match.section in _NEVER_SAID or not _SAYS.search(text)
    return "\t" not in text and is_bounded(match, text, found)


def may_be_learned(line: LineFacts) -> bool:
    """May other stories tell that a line is the page's? Not that of a name, a date, byline or credit, a part of the
    article, and not that of a number, a question, a list item or what announces something."""
    says_something = line.part_name or may_be_name(line) or not _NOT_LEARNED.isdisjoint(line.shape)
    return any(map(str.isalpha, line.text)) and not says_something


def may_be_template(line: LineFacts) -> bool:
    """May lines like it but for a name or a date be the page's? Not a part of the article, a byline or credit, a
    question, a list item or what announces something."""
    return bool(line.key) and not line.part_name and _NOT_LEARNED.isdisjoint(set(line.shape) - {"date"})


def may_be_name(line: LineFacts) -> bool:
    """Up to four words with capitals of which no list has one: a person, a place, a house."""
    may_be = 1 < line.length <= _NAME_WORDS and "0" not in line.key and "some-menu-words" not in line.shape
    return may_be and "title-case" in line.shape


def announces_name(line: LineFacts) -> bool:
    """Does it end in what stands before an author's name: "By", "Posted by", "Von"?"""
    return bool(_BYLINE.fullmatch(f"{line.text.split(' ')[-1]} "))


def with_match(line: LineFacts, match: Match) -> LineFacts:
    """The same line, known for furniture from elsewhere. What nobody reviewed speaks for no line beside it."""
    return line._replace(match=match, is_sure=match.section != RETURNING, sentence=False)


def _menu_row(text: str, line_key: str, count: int) -> Match | None:
    """A row of menu entries on one line, with blanks, bars or nothing at all between them."""
    glued = _GLUED.search(text)
    if glued:
        line_key = key(_GLUE.sub(r"\1 \2", text))
        count = line_key.count(" ") + 1
    bars = _BAR.search(text)
    apart = bool(glued or bars)
    if count < (2 if apart and not glued else 3) or (_CODE if apart else _PROSE_SIGN).search(text) and not bars:
        return None
    row = phrases().row(line_key)
    is_short = row.held >= 3 and row.share == 1 and row.networks >= 2  # "Facebook Twitter Email"
    if row.share < 0.75 or row.held < (2 if apart else 5) and not is_short:
        return None
    section = row.sure.section if row.sure else "share" if row.networks >= 3 else ROWS
    return Match("page" if section == "house" else section, line_key, True)


def _lead(text: str) -> Match | None:
    """What stands before a colon and the title of another article: "Related: Ferry dues rise"."""
    before, colon, after = text.partition(":")
    if not colon or len(before) >= 40 or len(after) <= 8 or "@" in after:
        return None
    if sum(map(str.isdigit, after)) > sum(map(str.isalpha, after)):
        return None  # a number to call
    return phrases().lead(key(before))


def _is_sure(match: Match | None, count: int) -> bool:
    return match is not None and match.section not in WEAK and (match.whole or count <= _SHORT_PART)


def _shape(line: LineFacts) -> Iterator[str]:
    text, found = line.text, words(line.text)
    firsts = [piece[0] for piece in text.split() if piece[0].isalnum()]
    if sum(not sign.islower() for sign in firsts) > 0.75 * len(firsts):
        yield "title-case"
    if "0" in line.key:
        if 2 * sum(map(str.isdigit, text)) > len(text) - text.count(" "):
            yield "digits"
        if _DATE.search(text):
            yield "date"
    if text.endswith((":", "：")):
        yield "colon"
    if text.endswith(("?", "？", "؟")):
        yield "question"
    if _MARKED_ITEM.match(text):
        yield "item"
    if _BYLINE.match(text):
        yield "byline"
    if _CREDIT.search(text):
        yield "credit"
    share = sum(map(phrases().words.__contains__, found)) / max(1, len(found))
    if share > _SOME:
        yield "some-menu-words"
    if share > _MOST:
        yield "menu-words"
    if line.match and not line.match.whole and ":" in text and key(text.partition(":")[0]) == key(line.match.entry):
        yield "phrase and colon"  # "Tags: harbour"
