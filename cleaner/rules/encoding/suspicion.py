"""A cheap look: may this text hold damage at all? Most texts do not, and nothing heavier is loaded for them."""

from __future__ import annotations

import re
from functools import cache

CUT_SIGNS = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}  # one byte is left
_SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what Windows-1252 makes of the bytes 80 to 9F
_CONTINUING = f"{_SIGNS}\x80-\xbf"
_CYRILLIC = "\u00a0-\u00bf\u0402-\u040f\u0452-\u045f‚„…†‡€‰‹‘’“”•–—™›№ґҐ"  # what Windows-1251 makes of them
_MACINTOSH = "áéíóúàâäåæçèêëìîïñòôöõùûüãÄÅÇÉÑÖÜ±∂†≠®©™´¨≤≥¥µøæØÆ∏∑πΩªº°¢£§•¶ß∞∫"  # of the bytes 80 to BF
_HINT = (  # each alternative begins with a plain sign or set, so that the search skips fast
    rf"[\x13\x14\x18\x19\x1c\x1d\x80-\x9f\ufffd]|[Â-ß][{_CONTINUING}]|[ÂÃ](?![A-Za-zÀ-ÿ])"
    rf"|[à-ï](?![\xa0»«”’“…–—!?]{{2}})[{_CONTINUING}]{{2}}|ð[{_CONTINUING}]{{2}}"
    r"|[ĂÄĹ][\u02c7\u02d8\u02db\u02d9\u02dd\u00a0-\u00bf\u0104-\u017e€‚„…†‡‰‹‘’“”•–—™›]"  # Windows-1250
    rf"|п¬|ß[║╗]|Г[‚ѓ]В|[ŘŮ][\u00a0-\u00bf\u0104-\u017e€‚„…†‡‰][ŘŮ]"  # of ligatures, Vietnamese, twice, Arabic
    rf"|вЂ|[РС][{_CYRILLIC}][РС][{_CYRILLIC}]"
    rf"|[ÐÑ]|β€|ā€|‚Ä|[√ƒ≈◊][{_MACINTOSH}]|[├╬]|[─┼╨╤][áéíóúàâäåæçèêëìîïñòôöùûüÿÄÅÆÇÉÑÖÜªº¿⌐¬½¼¡«»]"
)
PAGES = ("cp1250", "cp1251", "cp1257", "mac_roman", "cp437", "cp850", "cp1252", "cp1254")
_LEADS, _FOLLOWS = bytes((0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xE2)), bytes(range(0x80, 0xC0))
_INSIDE = "‚ƒ„†‡ˆ‰‹›•˜™¡-©«-¸»-¿×÷∂∑∏πΩ≈◊"  # signs that stand for letters when one page is read as another
_CAPITALS = "À-ÞŠŽŸ"
_APOSTROPHE = re.compile(r"[â?\ufffdÕí](?:s|t|re|ve|ll|d|m)(?![^\W\d_])")

_TYPOGRAPHIC = "‘’“”–—…•\xa0"  # begin no such sequence


def looks_damaged(text: str, start: int = 0, end: int | None = None) -> bool:
    """Does a sequence stand there that broken encodings make and good text hardly ever holds?"""
    part = plain = text[start:end]
    for sign in _TYPOGRAPHIC:
        plain = plain.replace(sign, "")
    if plain.isascii():
        return any(map(plain.__contains__, CUT_SIGNS))
    return bool(_hint().search(part))


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(_HINT)


def may_be_of_a_page(text: str) -> bool:
    """Does a sequence stand there that one of the pages makes of UTF-8, or of another page?"""
    return not text.isascii() and bool(_of_pages().search(text))


@cache
def _of_pages() -> re.Pattern[str]:
    """Begins with one set, so that the search skips fast. What is no pair: accents in a row, signs inside a word."""
    pairs = [(re.escape(_LEADS.decode(p, "ignore")), re.escape(_FOLLOWS.decode(p, "ignore"))) for p in PAGES]
    ends = [f"(?<=[{lead}])[{follow}]" for lead, follow in pairs]
    ends += [f"(?<=[a-z][{_INSIDE}])(?=[a-z])", f"(?<=[a-z][{_CAPITALS}])(?![A-ZÀ-Þ])", "(?<=[À-ÿ])[À-ÿ]{3}"]
    ends += ["(?<=[а-яё][А-ЯЁ])[А-ЯЁ]{2}"]
    firsts = "".join(lead for lead, _ in pairs)
    return re.compile(f"[{firsts}{_INSIDE}{_CAPITALS}À-ÿА-ЯЁ](?:{'|'.join(ends)})")


def may_lack_apostrophes(text: str) -> bool:
    """Does a sign stand where "it's" and "don't" have an apostrophe?"""
    return bool(_APOSTROPHE.search(text))
