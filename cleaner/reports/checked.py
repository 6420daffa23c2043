"""What reports are made of: Checked, one file and what was found in it; Look, how a terminal wants it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cleaner.findings import Finding
from cleaner.spans import Edit


@dataclass(frozen=True, slots=True)
class Checked:
    """One file of a run.

    ``path`` as shown to people: relative where it can be, not yet escaped. ``text``: the
    decoded input that all spans speak of. ``edits``: what ``fix`` would change or has changed
    (empty for a plain check). ``problem``: why the file could not be read, judged or written.
    """

    path: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    problem: str = ""


class Look(NamedTuple):
    """How to draw on a terminal; ``width`` in columns."""

    color: bool = False
    width: int = 80
