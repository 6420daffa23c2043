"""cleaner turns a messy article into the article its editor meant, and loses nothing on the way.

The names are loaded when they are asked for, so that a command that needs few of them starts soon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.engine import clean
    from cleaner.extraction import extract
    from cleaner.findings import Applicability, Finding, Fix, Result, Rule, Skipped
    from cleaner.settings import Settings
    from cleaner.spans import Edit, Span
    from cleaner.surroundings import Surroundings
    from cleaner.text.sentences import sentence_spans, split_sentences

__all__ = [
    "Applicability",
    "Edit",
    "Finding",
    "Fix",
    "Result",
    "Rule",
    "Settings",
    "Skipped",
    "Span",
    "Surroundings",
    "clean",
    "extract",
    "sentence_spans",
    "split_sentences",
]
_HOMES = {
    "engine": ("clean",),
    "extraction": ("extract",),
    "findings": ("Applicability", "Finding", "Fix", "Result", "Rule", "Skipped"),
    "settings": ("Settings",),
    "spans": ("Edit", "Span"),
    "surroundings": ("Surroundings",),
    "text.sentences": ("sentence_spans", "split_sentences"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"cleaner.{home}"), name)
    raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
