"""What reports are made of: Checked, one file and what was found in it; Look, how it is to be shown."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.findings import Finding, Rule, Skipped
from cleaner.spans import Edit


class Piece(NamedTuple):
    """What a report for people says of one file, and how many of its findings who may mend. ``held``: how many of
    those that could be mended are not, ``faults``: tell of a fault of the program, ``untold``: are left out."""

    rows: str
    safe: int
    unsafe: int
    display: int
    held: int = 0
    faults: int = 0
    untold: int = 0


class FileResult(NamedTuple):
    """One file of a run.

    ``path`` as shown to people: relative where it can be, not yet escaped. ``text``: the
    decoded input that all spans speak of. ``edits``: what ``fix`` would change or has changed
    (empty for a plain check). ``problem``: why the file could not be read, judged or written.
    ``codec`` and ``bom`` (a byte order mark): how ``text`` stands in the file, for reports that quote its bytes.
    ``piece``: the report's own words, made before; then ``text`` and ``findings`` are left out. ``skipped``: findings
    whose fix was due and is not made, and why. ``untold``: how many findings are left out, since few such are of use.
    """

    path: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    problem: str = ""
    codec: str = "utf-8"
    bom: bool = False
    piece: Piece | None = None
    skipped: tuple[Skipped, ...] = ()
    untold: int = 0


class RenderOptions(NamedTuple):
    """How to draw, and what to call things.

    ``width`` in columns. ``terminal``: a person's terminal reads this, so that hostile characters
    are shown as marks even where a format would hand them on. ``unsafe_fixes``: they count as
    fixable. ``rules``: where names and summaries come from, None for all rules. ``root``: absolute folder that paths
    are relative to; with ``hyperlinks``, a terminal gets links to the files. ``summary``: reports
    for people end with the counts. ``about``: lines on version and settings, for a report that is kept.
    """

    color: bool = False
    width: int = 80
    terminal: bool = False
    hyperlinks: bool = False
    unsafe_fixes: bool = False
    root: str = ""
    rules: tuple[Rule, ...] | None = None
    summary: bool = True
    about: tuple[str, ...] = ()

    def name_of(self, code: str) -> str:
        """The kebab name of the rule, or nothing when it is not known."""
        return next((rule.name for rule in self.known_rules() if rule.code == code), "")

    def known_rules(self) -> tuple[Rule, ...]:
        """``rules``, or all there are; those are loaded only when a report needs to know them."""
        if self.rules is not None:
            return self.rules
        from cleaner.rules import RULES

        return RULES
