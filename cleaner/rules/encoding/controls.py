"""A control or invisible character that means nothing in an article.

What it finds
    Control codes (all but tab and line breaks), escape sequences of terminals, byte order
    marks and object marks inside the text, and zero-width spaces between letters of
    scripts that put blanks between words. A soft hyphen inside a word is an unsafe fix.
Why it is wrong
    Nobody sees it; search, sorting and word rules trip over it; some programs stop at it.
Example
    before: The infor<U+0002>mation stays.
    after: The information stays.
When it stays silent
    Form feeds, vertical tabs, line separators, joiners and direction marks, which carry
    meaning in Arabic, Persian, Hebrew, Indic scripts and emoji; zero-width spaces in Thai,
    Lao, Khmer, Burmese, Tibetan and East Asian text; the mark at the very start; code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.encoding.places import Repair, about_encodings, shown, whole_words
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_HINT = re.compile("[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\xad\u200b\ufeff\ufff9-\ufffc\u206a-\u206f]")
_LEFT_TO_MOJIBAKE = frozenset("\x13\x14\x18\x19\x1c\x1d")  # cut-down quotes and dashes; alone among blanks they go
_LEADS = frozenset("ÂÃÅÄÐÑâäåæçèéà")  # before a soft hyphen: gibberish that another rule mends
_MOST_SOFT = 5
_NAMES = {
    "\x00": "null character",
    "\x1b": "terminal escape sequence",
    "\x7f": "delete character",
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\ufeff": "byte order mark",
    "\ufffc": "object mark",
}


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    text = document.text
    if not _HINT.search(text):
        return
    mentioned = about_encodings(text)
    places = [Span(*match.span()) for match in _stray().finditer(text, text.startswith("\ufeff"))]
    strays = [span for span in places if _is_stray(text, span) and _may_go(document, span)]
    best = Applicability.UNSAFE if mentioned else Applicability.SAFE
    for repair in whole_words(document, (Repair(span, "") for span in strays if not _is_soft(text, span))):
        yield _finding(text, repair, best)
    soft = list(whole_words(document, (Repair(span, "") for span in strays if _is_soft(text, span))))
    if len(soft) <= _MOST_SOFT:
        yield from (_finding(text, repair, Applicability.UNSAFE) for repair in soft)
    else:  # hyphenated throughout, perhaps on purpose: one finding for all of it
        message = f"Soft hyphens stand inside {len(soft)} words, the first in {shown(soft[0].text)}."
        fix = Fix(tuple(Edit(*repair.span, repair.text) for repair in soft), Applicability.UNSAFE)
        yield Finding("ENC102", soft[0].span, message, fix)


def _may_go(document: Document, span: Span) -> bool:
    return document.block_at(span.start).prose and not document.is_protected(span)


def _is_soft(text: str, span: Span) -> bool:
    return not text[span.start : span.end].strip("\xad")


@cache
def _stray() -> re.Pattern[str]:
    escape = r"\x1b(?:\[[0-9;?]{0,30}[ -/]?[@-~]|[()][AB012]|\][^\x07\x1b\r\n]{0,200}\x07)"
    return re.compile(f"(?:{escape}|{_HINT.pattern})+")


def _is_stray(text: str, span: Span) -> bool:
    marks = set(text[span.start : span.end])
    before, after = text[span.start - 1 : span.start].strip("\ufeff"), text[span.end : span.end + 1]
    if marks <= _LEFT_TO_MOJIBAKE:
        is_dash = marks <= {"\x13", "\x14"} and before == after == " "
        return not before.strip() and not after.strip() and not is_dash
    if marks & set("\x81\x8d\x8f\x90\x9d"):
        return (not before or before.isascii()) and (not after or after.isascii())
    if "\xad" in marks:
        return before.isalpha() and after.isalpha() and before not in _LEADS
    if "\u200b" in marks:
        return all(not sign or _puts_blanks_between_words(sign) for sign in (before, after))
    return True


def _puts_blanks_between_words(sign: str) -> bool:
    return sign < "\u0600" or "\u1e00" <= sign <= "\u206f" or not sign.isalpha() and sign < "\u2190"


def _finding(text: str, repair: Repair, applicability: Applicability) -> Finding:
    mark = next(sign for sign in text[repair.span.start : repair.span.end] if _HINT.match(sign))
    name = _NAMES.get(mark, "control character")
    place = f"in {shown(repair.text)}" if repair.text else "here"
    message = f"A stray {name} (U+{ord(mark):04X}) stands {place}."
    return Finding("ENC102", repair.span, message, Fix((Edit(*repair.span, repair.text),), applicability))


RULE = Rule(
    "ENC102",
    "stray-control-character",
    "A control or invisible character that means nothing in an article.",
    Applicability.SAFE,
    check,
)
