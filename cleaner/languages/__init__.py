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
def languages_with(name: str) -> tuple[str, ...]:
    """Codes of the languages that have this list, sorted."""
    codes = sorted(entry.name for entry in os.scandir(_HERE) if entry.is_dir())
    return tuple(code for code in codes if os.path.exists(path_of(code, name)))
