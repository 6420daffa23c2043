"""A cheap look: may this text hold damage at all? Most texts do not, and nothing heavier is loaded for them."""

from __future__ import annotations

import re

CUT_SIGNS = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}  # one byte is left
_SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what Windows-1252 makes of the bytes 80 to 9F
_CONTINUING = f"{_SIGNS}\x80-\xbf"
_HINT = re.compile(
    rf"[\x13\x14\x18\x19\x1c\x1d\x80-\x9f\ufffd]|[Â-ß][{_CONTINUING}]|[ÂÃ](?![A-Za-zÀ-ÿ])"
    rf"|[à-ï](?![\xa0»«”’“…–—!?]{{2}})[{_CONTINUING}]{{2}}|ð[{_CONTINUING}]{{2}}"
    r"|[ĂÄĹ][\u02c7\u02d8\u02db\u02d9\u02dd\u00a0-\u00bf\u0104-\u017e€‚„…†‡‰‹‘’“”•–—™›]"  # Windows-1250
    r"|вЂ|(?:[РС][\u00a0-\u00bf\u0402-\u040f\u0452-\u045f‚„…†‡€‰‹‘’“”•–—™›№ґҐ]){2}"
    r"|[ÐÑ]|β€|ā€|‚Ä|√[±∂†≠®™´≤≥¥µø∏º°]|[├╬]"
)


def looks_damaged(text: str, start: int = 0, end: int | None = None) -> bool:
    """Does a sequence stand there that broken encodings make and good text hardly ever holds?"""
    return bool(_HINT.search(text, start, len(text) if end is None else end))
