"""What one line looks like by itself: its words, its phrase, its shape. Nothing here looks at other lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from cleaner.rules.boilerplate.furniture_lexicon import HEADINGS, RETURNING, WEAK, Match, Row, phrases
from cleaner.rules.boilerplate.keys import key, masked, words
from cleaner.rules.boilerplate.wildcards import is_bounded
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
_SEPARATOR = re.compile(r"[|»›→•·©]|\s/\s")
_BAR = re.compile(r"[|»›•·]")
_PROSE_SIGN = re.compile(r"[,:;()]|\b(?:the|a|an|of|to|in|and|or|for|with|your)\b", re.IGNORECASE)
_MARKED_ITEM = re.compile(r"(?:[-–•*+]|#?\d{1,3}[.):]?)\s+(?=\D)")
_ADDRESS = re.compile(r"https?://|www\.|@\w")
_CREDIT = re.compile(
    r"getty|shutterstock|\bistock|(?-i:\bAF?P\b)|reuters|associated press|alamy|unsplash|courtesy|via AP"
    r"|^\W?(?:photo|image|credit|picture|foto|bild|image|photograph)s?\b.{0,20}(?::|/| by )|/\s?\w+$",
    re.IGNORECASE,
)
_AGENCIES = frozenset({"ap", "afp"})  # these two or one of the next stand in whatever it finds
_CREDITED = (
    *("getty", "shutterstock", "istock", "reuters", "associated press", "alamy", "unsplash", "courtesy"),
    *("photo", "image", "credit", "picture", "foto", "bild"),
)
_NOT_LEARNED = frozenset({"date", "byline", "credit", "colon", "item", "question"})
_NEVER_SAID = frozenset({"advertising", "cookies"})
_NAME_WORDS = 4
_FUNCTION_WORDS = frozenset(
    "a an the of to in on at for with by from and or but is are was were be as it its this that your you we our".split()
)


class _Facts(NamedTuple):
    text: str
    key: str = ""
    length: int = 0  # words
    match: Match | None = None
    ends: bool = False  # closes with an end mark
    sentence: bool = False
    strength: float = 0.0
    part_name: bool = False


class LineFacts(_Facts):
    """A line by itself. ``sentence``: an article's sentence by its looks; ``strength``: how sure its phrase is;
    ``part_name``: it names a part of an article, as "Conclusion" does."""

    @cached_property
    def shape(self) -> tuple[str, ...]:
        """Names of what its look says, in a steady order."""
        if not self.key or self.part_name:
            return ()
        looks = _shape(self.text, words(self.text), self.ends)
        return (*looks, *_after_phrase(self.text, self.match, self.length))


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
    if match and match.whole and count <= _ANSWER and match.section not in _NEVER_SAID and _SAYS.search(text):
        match = None
    if match and not match.whole and not ("\t" not in text and is_bounded(match, text, found)):
        match = None
    if match and text.endswith(","):
        match = None  # it goes on: "Stay in touch," above a name ends a letter
    if not (match and match.whole) and count and not ends:
        match = _menu_row(text, line_key, count) or _lead(text) or match
    sentence = ends and count >= SENTENCE and not match
    return LineFacts(text, line_key, count, match, ends, sentence, _strength(match, count))


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
    return may_be and ("title-case" in line.shape or line.text.upper() == line.text.lower())


def announces_name(line: LineFacts) -> bool:
    """Does it end in what stands before an author's name: "By", "Posted by", "Von"?"""
    return bool(_BYLINE.fullmatch(f"{line.text.split(' ')[-1]} "))


def with_match(line: LineFacts, match: Match) -> LineFacts:
    """The same line, known for furniture from elsewhere. What nobody reviewed speaks for no line beside it."""
    return line._replace(match=match, strength=0.5 if match.section == RETURNING else 1.0, sentence=False)


def _after_phrase(text: str, match: Match | None, count: int) -> Iterator[str]:
    """How the phrase stands to the rest of its line: "Tags: harbour", "Follow us on Facebook"."""
    if match and not match.whole:
        entry = key(match.entry)
        before, colon, _ = text.partition(":")
        if colon and key(before) == entry:
            yield "phrase and colon"
        if 2 * count <= 3 * (entry.count(" ") + 1):
            yield "little but the phrase"


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
    if row.share < 0.75 or row.held < (2 if apart else 5) and not _is_short_row(row):
        return None
    section = row.sure.section if row.sure else "share" if row.networks >= 3 else "rows"
    return Match("page" if section == "house" else section, line_key, True)


def _is_short_row(row: Row) -> bool:
    """Nothing but three entries or four, two networks among them: "Facebook Twitter Email"."""
    return row.held >= 3 and row.share == 1 and row.networks >= 2


def _lead(text: str) -> Match | None:
    """What stands before a colon and the title of another article: "Related: Ferry dues rise"."""
    before, colon, after = text.partition(":")
    if not colon or len(before) >= 40 or len(after) <= 8 or "@" in after:
        return None
    if sum(map(str.isdigit, after)) > sum(map(str.isalpha, after)):
        return None  # a number to call
    return phrases().lead(key(before))


def _strength(match: Match | None, count: int) -> float:
    """How far a phrase alone makes a line furniture: 1 for a whole line, less for a part of a longer one."""
    if match is None:
        return 0.0
    if match.section in WEAK:
        return 0.5
    if match.whole:
        return 1.0
    return 0.8 if count <= 8 else 0.6 if count <= 16 else 0.3


def _shape(text: str, found: list[str], ends: bool) -> Iterator[str]:
    outline = text.translate(_OUTLINES)
    small = sum(map(_FUNCTION_WORDS.__contains__, found))
    if outline.count("A") > 0.8 * (outline.count("A") + outline.count("a")):
        yield "capitals"
    if _is_title_case(f" {outline}"):
        yield "title-case"
    if small:
        yield "function-word"
    if small > 1:
        yield "function-words"
    if "0" in outline:
        if outline.count("0") > 0.5 * (len(text) - text.count(" ")):
            yield "digits"
        if _DATE.search(text):
            yield "date"
    if "aAa" in outline and _GLUED.search(text):
        yield "glued"
    if ("|" in text or "/" in text or not text.isascii()) and _SEPARATOR.search(text):
        yield "separator"
    if text.endswith((":", "：")):
        yield "colon"
    if text.endswith(("?", "？", "؟")):
        yield "question"
    if ends and len(found) < SENTENCE:
        yield "short-with-end-mark"
    if text[:1] in "\"'“‘«„":
        yield "quotation"
    if _MARKED_ITEM.match(text):
        yield "item"
    if ("/" in text or "." in text or "@" in text) and _ADDRESS.search(text):
        yield "address"
    if text[:1].islower():
        yield "lower-case"
    if _BYLINE.match(text):
        yield "byline"
    if _may_credit(text, found) and _CREDIT.search(text):
        yield "credit"
    share = sum(map(phrases().words.__contains__, found)) / max(1, len(found))
    if share > 0.3:
        yield "some-menu-words"
    if share > 0.7:
        yield "menu-words"
    if "$" in text or "€" in text or "£" in text:
        yield "price"


class _Outlines(dict[int, str]):
    """For ``str.translate``: letters become A or a, digits 0, other numbers N or n, the rest of a line blank."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign.isdigit():
            kind = "0"
        elif sign.isalnum():
            kind = ("A" if sign.isupper() else "a") if sign.isalpha() else "N" if sign.isupper() else "n"
        else:
            kind = "_" if sign == "_" else " "
        self[code] = kind
        return kind


_OUTLINES = _Outlines()


def _is_title_case(outline: str) -> bool:
    """Do more than three in four of the words, each behind a blank, start with a capital or a digit?"""
    large = outline.count(" A") + outline.count(" 0") + outline.count(" N")
    return large > 0.75 * (large + outline.count(" a") + outline.count(" n"))


def _may_credit(text: str, found: list[str]) -> bool:
    """Is a sign there that every credit holds? The pattern takes ten times as long, and few lines hold one."""
    if "/" in text or not _AGENCIES.isdisjoint(found):
        return True
    small = text.lower()
    return any(map(small.__contains__, _CREDITED))
