"""Word lists by language: cleaner/languages/CODE/NAME.txt, one entry a line, ``#`` starts a comment."""

from __future__ import annotations

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
    return tuple(entry for line in content.split("\n") if (entry := line.split("#", 1)[0].strip()))


@cache
def entry_set(code: str, name: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(entries(code, name))


def languages_with(name: str) -> tuple[str, ...]:
    """Codes of the languages that have this list, sorted."""
    return tuple(sorted(path.parent.name for path in _HERE.glob(f"*/{name}.txt")))
