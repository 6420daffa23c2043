"""Is what a fix puts in place of a stretch another reading of the same bytes? Then it may differ in every letter.

The new text is broken again, as programs break it, and must give the old: UTF-8 read as an eight-bit code page,
once or several times over, or a character written as an HTML entity. Nothing is taken on the word of a rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.matching.alignment import likeness
from cleaner.text.folding import tokens
from cleaner.text.lazy_regex import lazy_regex

_CODE_PAGES = (
    *("cp1252", "latin-1", "cp1250", "cp1251", "cp1254", "cp1257", "mac_roman", "cp437", "cp850", "iso8859-2"),
    "koi8-r",
)
_TIMES = 3  # how often the same text was read wrongly, at most
_ALIKE = 0.8  # signs lost on the way (no-break spaces, control characters) make the two differ a little
_ENTITY = lazy_regex(r"&[#\w]{1,40};")
_NOT_ASCII = lazy_regex(r"[^\x00-\x7f]+")
_LOST_APOSTROPHE = lazy_regex(r"(?<=[A-Za-z])[^\x00-\x7f?]{1,3}(?=[A-Za-z])|(?<=[A-Za-z])\?(?=[a-z])")


def reads_back(old: str, new: str) -> bool:
    """Does ``old`` come of ``new`` when it is read in a wrong encoding, or written with entities?"""
    if "&" in old and _ENTITY.search(old):
        return _unescaped(old).split() == _unescaped(new).split()
    if len(old) == len(new) and all(one == other or ord(other) % 256 == ord(one) < 32 for one, other in zip(old, new)):
        return True  # of two bytes the first was lost
    if old.isascii() and "?" not in old:
        return False
    if tokens(old).keys == tokens(new).keys or _is_apostrophe(old, new):
        return True
    if _plain(old) != _plain(new):
        return False
    return any(_same(old, broken) for broken in _broken(new))


def _unescaped(text: str) -> str:
    import html

    for _ in range(_TIMES + 1):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def _is_apostrophe(old: str, new: str) -> bool:
    """Is nothing changed but signs between letters that became apostrophes ("donât")?"""
    return old != new and _LOST_APOSTROPHE.sub("'", old) == new.replace("’", "'").replace("‘", "'")


def _plain(text: str) -> str:
    """The ASCII letters and digits, which no such accident changes."""
    return "".join(sign for sign in text if sign.isascii() and sign.isalnum())


def _broken(text: str) -> Iterator[str]:
    for page in _CODE_PAGES:
        said = text
        for _ in range(_TIMES):
            said = _read(said.encode("utf-8", "surrogatepass"), page)
            yield said
        yield _read(_in_surrogates(text).encode("utf-8", "surrogatepass"), page)
        yield _read(text.encode(page, "ignore"), "latin-1")  # signs of a code page left as control characters
    for written in ("cp1252", "latin-1", "mac_roman", "cp1250", "cp1251", "koi8-r", "cp437", "cp850"):
        for page in _CODE_PAGES:
            yield _read(text.encode(written, "ignore"), page)


def _in_surrogates(text: str) -> str:
    """Signs beyond 16 bits as two surrogates, as some programs write them in UTF-8."""
    return "".join(
        sign if sign <= "\uffff" else chr(0xD7C0 + (ord(sign) >> 10)) + chr(0xDC00 + (ord(sign) & 0x3FF))
        for sign in text
    )


def _read(data: bytes, page: str) -> str:
    """The bytes in the code page; those that mean nothing there as they are in Latin-1."""
    return "".join(said if (said := bytes([byte]).decode(page, "ignore")) else chr(byte) for byte in data)


def _same(old: str, broken: str) -> bool:
    one, other = _signs(old), _signs(broken)
    return one == other or bool(one) and bool(other) and likeness(one, other) >= _ALIKE


def _signs(text: str) -> str:
    """What the accident made: the signs that are not ASCII, blanks and lost characters aside."""
    return "".join(sign for part in _NOT_ASCII.findall(text) for sign in part if sign not in "\xa0\ufffd\xad")
