"""Pieces of text that are names for machines: URLs, e-mail, handles, tags, paths, versions, hashes.

They stand in prose of every format and are never edited in part. Found by their rare
signs (``@ # / \\ _`` and a full stop inside a word), so that ordinary words cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.spans import Span
from cleaner.text.lazy_regex import lazy_regex

_SIGN = re.compile(r"[@#/\\_]|\.(?=\w)|\d(?:(?=[a-f])|(?<=[a-f]\d))|\(\)")
_ENDS = re.compile(r"[^\s<>\"“”«»„`|，。、；：！？（）「」『』【】]*")
_STOPS = frozenset(' \t\r\n\x0b\x0c\u00a0\u3000\u2028<>"“”«»„`|，。、；：！？（）「」『』【】')
_MAX_TOKEN = 4000
_OPENERS = "([{'‘*_~"
_CLOSERS = ".,;:!?…'’*~"
_PAIRS = {")": "(", "]": "[", "}": "{"}

_WEB = re.compile(r"(?:[a-z][a-z0-9+-]{1,20}:)?//[^\s]+|www\.\S+|(?:mailto|tel|data|urn|magnet|javascript):\S+", re.I)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_HANDLE = re.compile(r"[@#][\w][\w/-]*(?:@[\w.-]+)?")
_TOP_LEVEL = frozenset(
    "com org net edu gov mil int info biz dev app blog news tech online site shop xyz cloud wiki page io ai uk de fr es"
    " pt nl pl ru ch eu ca au nz jp cn kr br mx ar cl cz sk hu ro bg gr tr ua il za ie dk se fi lu tv fm".split()
)
_FILE_TYPES = frozenset(
    "md mdx markdown rst adoc txt csv tsv json jsonl yml yaml toml ini cfg conf env lock log xml htm html xhtml css"
    " scss sass less js jsx ts tsx mjs cjs vue svelte py pyi ipynb rb php java kt swift go rs c cc cpp h hh hpp cs"
    " sh bash zsh ps1 bat exe dll so sql db sqlite pdf doc docx xls xlsx ppt pptx odt epub png jpg jpeg gif svg webp"
    " avif ico bmp tif tiff mp3 mp4 mov avi mkv wav ogg webm zip tar gz tgz bz2 xz 7z rar jar apk dmg iso deb rpm"
    " whl woff woff2 ttf otf tmpl tpl njk liquid tf gradle proto graphql".split()
)
_DOMAIN = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,6}([A-Za-z]{2,6})(?::\d+)?(?:[/?#]\S*)?")
_GLUED = lazy_regex(r"[a-z]+\.[A-Z][a-z]+")  # the end of a sentence and the start of the next: "an advantage.Online we"
_FILE = re.compile(r"(?:[\w.@+-]*[\w@+-])?\.(\w{1,8})(?::\d+)*")
_VERSION = re.compile(r"v\d+(?:\.\w+)+(?:[-+][\w.]+)?|\d+(?:\.\d+){2,}(?:[-+.]?[\w.]+)?", re.I)
_HASH = re.compile(r"(?:sha\d+:)?[0-9a-f]{7,128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
_CALL = re.compile(r"[\w.:]+\(\)")
_DOTTED_NAME = re.compile(r"[a-z_]\w*(?:\.[a-z_]\w*){2,}")
_SNAKE = lazy_regex(r"\w*[^\W_]_\w+|__?\w+__?")


def addresses(text: str, start: int, end: int) -> Iterator[Span]:
    """Their spans inside ``text[start:end]``, in order and apart."""
    position = start
    while sign := _SIGN.search(text, position, end):
        left = sign.start()
        while left > position and text[left - 1] not in _STOPS and sign.start() - left < _MAX_TOKEN:
            left -= 1
        found = _ENDS.match(text, sign.start(), min(end, sign.start() + _MAX_TOKEN))
        right = max(sign.end(), found.end() if found else 0)
        span = _address(text, left, right)
        if span:
            yield span
        position = max(right, sign.end())


def _address(text: str, left: int, right: int) -> Span | None:
    web = _WEB.search(text, left, right)
    if web and web.group().strip("/:"):
        return _without_outer_marks(text, web.start(), right)
    core = _without_outer_marks(text, left, right)
    if core is None:
        return None
    email = _EMAIL.search(text, *core)
    if email:
        return Span(email.start(), email.end())
    token = text[core.start : core.end]
    return core if _is_for_machines(token) else _tag_in(text, core)


def _is_for_machines(token: str) -> bool:
    if _is_domain(token) or _is_file(token):
        return True
    if any(pattern.fullmatch(token) for pattern in (_HANDLE, _VERSION, _CALL, _DOTTED_NAME)):
        return True
    if _HASH.fullmatch(token):
        return any(c.isdigit() for c in token) and any(c.isalpha() for c in token)
    if "/" in token or "\\" in token:
        return _is_path(token)
    return "_" in token and bool(_SNAKE.fullmatch(token.strip("*")))


def _is_domain(token: str) -> bool:
    found = _DOMAIN.fullmatch(token)
    return bool(found and found[1].lower() in _TOP_LEVEL) and not _GLUED.fullmatch(token)


def _is_file(token: str) -> bool:
    found = _FILE.fullmatch(token)
    return bool(found and found[1] in _FILE_TYPES)


def _is_path(token: str) -> bool:
    """ "and/or", "km/h" and "he/she/they" are words, "src/lib/a.js" and "~/notes" are paths."""
    if token.startswith(("/", "./", "../", "~/")) or "\\" in token or token[1:3] in (":/", ":\\"):
        return len(token) > 1
    last = token.rsplit("/", 1)[-1]
    if _is_file(last) or token.endswith("/") or "_" in token:
        return True
    if last.count("-") > 1:
        return True  # a branch: "jk/mend-the-gate"
    return token.count("/") > 1 and any(sign in ".-0123456789" for sign in token)


def _tag_in(text: str, core: Span) -> Span | None:
    """A handle or hashtag with something glued to it."""
    if text[core.start] in "@#":
        tag = _HANDLE.match(text, *core)
        return Span(*tag.span()) if tag else None
    return None


def _without_outer_marks(text: str, left: int, right: int) -> Span | None:
    while left < right and text[left] in _OPENERS and not text.startswith(("__", "~/"), left):
        left += 1
    while right > left:
        last = text[right - 1]
        if last in _CLOSERS or (last == "_" and not text.startswith("__", right - 2)):
            right -= 1
        elif last in _PAIRS and text.count(last, left, right) > text.count(_PAIRS[last], left, right):
            right -= 1
        else:
            break
    return Span(left, right) if right > left else None
