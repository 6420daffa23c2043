"""Word lists by language: cleaner/languages/CODE/NAME.txt, one entry a line, ``#`` starts a comment."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def entries(code: str, name: str) -> tuple[str, ...]:
    """The entries of a list in the order of its file; empty when the language has none."""
    path = _HERE / code / f"{name}.txt"
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    if "#" in content:
        content = "\n".join(line.partition("#")[0] for line in content.split("\n"))
    return tuple(filter(None, map(str.strip, content.split("\n"))))


@cache
def entry_set(code: str, name: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(entries(code, name))


def languages_with(name: str) -> tuple[str, ...]:
    """Codes of the languages that have this list, sorted."""
    codes = sorted(entry.name for entry in os.scandir(_HERE) if entry.is_dir())
    return tuple(code for code in codes if os.path.exists(f"{_HERE}/{code}/{name}.txt"))
