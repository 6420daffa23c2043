"""Word lists by language: cleaner/languages/CODE/NAME.txt, one entry a line, ``#`` starts a comment."""

from __future__ import annotations

import os
from functools import cache

_HERE = os.path.dirname(__file__)


def path_of(code: str, name: str) -> str:
    """Where the list lies when the language has it."""
    return f"{_HERE}/{code}/{name}.txt"


@cache
def entries(code: str, name: str) -> tuple[str, ...]:
    """The entries of a list in the order of its file; empty when the language has none."""
    try:
        with open(path_of(code, name), "rb") as file:
            content = file.read().decode()
    except FileNotFoundError:
        return ()
    if "#" in content:
        content = "\n".join(line.partition("#")[0] for line in content.split("\n"))
    return tuple(filter(None, map(str.strip, content.split("\n"))))


@cache
def entry_set(code: str, name: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(entries(code, name))


@cache
def _content(code: str, name: str) -> bytes:
    try:
        with open(path_of(code, name), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def is_in_sorted(code: str, name: str, entry: str) -> bool:
    """Has a long list, whose lines are sorted by code point, that entry? Nothing of it is held but the file's bytes."""
    content, wanted = _content(code, name), entry.encode()
    low, high = 0, len(content)
    while low < high:
        start = content.rfind(b"\n", 0, (low + high) // 2) + 1
        end = content.index(b"\n", start)
        line = content[start:end]
        if line == wanted:
            return True
        low, high = (end + 1, high) if line < wanted else (low, start)
    return False


@cache
def languages_with(name: str) -> tuple[str, ...]:
    """Codes of the languages that have this list, sorted."""
    codes = sorted(entry.name for entry in os.scandir(_HERE) if entry.is_dir())
    return tuple(code for code in codes if os.path.exists(path_of(code, name)))
