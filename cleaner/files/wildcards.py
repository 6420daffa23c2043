"""Path patterns as git writes them (gitignore(5)), as regular expressions over the bytes of a path.

``*``, ``?`` and ``[…]`` stay inside a folder's name, ``**`` between slashes stands for any folders. Each star takes
the first place where what follows it fits and never another (an atomic group), which is right since all but the stars
has a fixed length: the time grows with the path, whatever the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

_STAR = b"*"
_ANY = b"[^/]"
_END = rb"(?=/|\Z)"  # of a name
_CLASS = re.compile(rb"\[:([^\]]*):\]")
_CLASSES = {
    b"alnum": b"0-9A-Za-z",
    b"alpha": b"A-Za-z",
    b"blank": b" \\t",
    b"cntrl": b"\\x00-\\x1f\\x7f",
    b"digit": b"0-9",
    b"graph": b"!-~",
    b"lower": b"a-z",
    b"print": b" -~",
    b"punct": b"!-/:-@\\[-`{-~",
    b"space": b" \\t-\\r",
    b"upper": b"A-Z",
    b"xdigit": b"0-9A-Fa-f",
}


class Wildcard(NamedTuple):
    """A pattern. ``takes_back``: it begins with ``!``. ``regex`` matches the whole path from the pattern's folder, a
    folder's path ending in a slash."""

    regex: bytes
    takes_back: bool


class _Unending(ValueError):
    """A bracket or an escape that does not end: such a pattern matches nothing."""


def wildcard(pattern: bytes) -> Wildcard | None:
    """The pattern of one line, its blanks at the end taken off; None when it can match nothing."""
    takes_back = pattern.startswith(b"!")
    pattern = pattern.removeprefix(b"!")
    is_for_folders = pattern.endswith(b"/")
    pattern = pattern.removesuffix(b"/")
    if not pattern:
        return None
    is_path = b"/" in pattern
    try:
        names = list(_names(pattern.removeprefix(b"/") if is_path else pattern))
    except _Unending:
        return None
    regex = _path_regex(names) if is_path else b"(?:.*/)?" + _name_regex(names[0])
    end = b"/\\Z" if is_for_folders else b"/?\\Z"
    return Wildcard(b"(?s:" + regex + end + b")", takes_back)


def trimmed(line: bytes) -> bytes:
    """The line without the blanks at its end, unless they are escaped. Tabs are no blanks to git."""
    end = len(line.rstrip(b" "))
    if end == len(line):
        return line
    escapes = end - len(line[:end].rstrip(b"\\"))
    return line[: end + escapes % 2]


def _names(pattern: bytes) -> Iterator[list[bytes]]:
    """What stands between the slashes: names, as stars and expressions for one byte each."""
    name: list[bytes] = []
    place = 0
    while place < len(pattern):
        sign = pattern[place : place + 1]
        place += 1
        if sign == b"/":
            yield name
            name = []
        elif sign == b"\\":
            if place == len(pattern):
                raise _Unending
            name.append(re.escape(pattern[place : place + 1]))
            place += 1
        elif sign == b"[":
            bracket, place = _bracket(pattern, place)
            name.append(bracket)
        else:
            name.append(_STAR if sign == b"*" else _ANY if sign == b"?" else re.escape(sign))
    yield name


def _path_regex(names: list[list[bytes]]) -> bytes:
    """Names in their order; ``**`` between them takes the first folders after which what follows it fits."""
    runs: list[list[bytes]] = [[]]
    for name in names:
        if len(name) > 1 and set(name) == {_STAR}:
            if runs[-1] or len(runs) == 1:
                runs.append([])
        else:
            runs[-1].append(_name_regex(name))
    first, *others = runs
    regex = b"/".join(first)
    if not others:
        return regex
    regex += b"/" * bool(first)
    for run in others[:-1]:
        regex += b"(?>(?:[^/]+/)*?" + b"/".join(run) + b"/)"
    return regex + (b"(?:[^/]+/)*?" + b"/".join(others[-1]) if others[-1] else b"[^/].*")


def _name_regex(name: list[bytes]) -> bytes:
    """One name whole, which is never empty."""
    if set(name) == {_STAR}:
        return _ANY + b"+"
    parts = [b"".join(part) for is_star, part in groupby(name, _STAR.__eq__) if not is_star]
    if _STAR not in name:
        return b"".join(parts)
    first = b"" if name[0] == _STAR else parts.pop(0)
    last = b"" if name[-1] == _STAR else parts.pop()
    middle = b"".join(b"(?>[^/]*?" + part + b")" for part in parts)
    return first + middle + b"(?>[^/]*" + last + _END + b")"


def _bracket(pattern: bytes, place: int) -> tuple[bytes, int]:
    """The expression for ``[…]``, whose inside begins at the place, and the place behind it."""
    negated = pattern[place : place + 1] in (b"!", b"^")
    place += negated
    start, inside, before = place, b"", b""
    while place == start or pattern[place : place + 1] != b"]":
        if named := _CLASS.match(pattern, place):
            if named[1] not in _CLASSES:
                raise _Unending
            inside, before, place = inside + _CLASSES[named[1]], b"", named.end()
            continue
        is_range = before and pattern[place : place + 1] == b"-" and pattern[place + 1 : place + 2] not in (b"", b"]")
        member, place = _member(pattern, place + bool(is_range))
        if not is_range:
            inside += re.escape(member)
        elif before <= member:
            inside += re.escape(before) + b"-" + re.escape(member)
        before = b"" if is_range else member
    if not inside:
        return _ANY if negated else b"(?!)", place + 1
    return b"(?!/)[" + b"^" * negated + inside + b"]", place + 1


def _member(pattern: bytes, place: int) -> tuple[bytes, int]:
    """The byte at the place inside a bracket, an escape taken off, and the place behind it."""
    if pattern[place : place + 1] == b"\\":
        place += 1
    if place >= len(pattern):
        raise _Unending
    return pattern[place : place + 1], place + 1
