"""The reports: ``write(files, out, look)`` for each output format; ``out`` is a text stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO

from cleaner.reports.checked import Checked, Look

__all__ = ["REPORTS", "Checked", "Look", "report_named"]

Write = Callable[[Iterable[Checked], TextIO, Look], None]

REPORTS: dict[str, str] = {}  # name of the output format: module that holds its write(), loaded when asked for


def report_named(name: str) -> Write:
    """The writer of that output format; raises KeyError when there is none."""
    write: Write = import_module(REPORTS[name]).write
    return write
