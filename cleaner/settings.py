"""Settings: what a user may choose, as one frozen value. Limits stand here as constants."""

from __future__ import annotations

from typing import NamedTuple

MAX_BYTES = 10_000_000  # larger files are reported as skipped, never as clean
MAX_PASSES = 10  # a text that does not settle in as many passes is kept as it was
MAX_PROSE_REMOVED = 0.5  # share of the words in an article's sentences that may go unasked without a surviving copy


class Settings(NamedTuple):
    """Choices of a run; the ones but ``force`` and ``silent`` may stand in a settings file, with ``-`` for ``_``.

    ``select``, ``ignore`` and ``extend_select`` take rule codes or their beginnings ("DUP", "TYP402"); an
    empty ``select`` means every rule, and the longer of two matching beginnings decides.
    ``per_file_ignores``: pairs of a path pattern and the codes that are ignored in such files.
    ``exclude``: path patterns, as in .gitignore, of what a walk leaves out; ``respect_gitignore``: and what
    git ignores. ``language`` is a two-letter code or "auto". ``words`` are trusted as right.
    ``force`` lifts the limit on how much prose may go. ``silent``: codes that are off whatever else is said,
    which is what ``per_file_ignores`` comes to for a file. ``strict``: all is told, also what the kind of text seems to
    mean so, and what is shown only counts as well. ``journal``: a file is changed only when what it held was kept
    first.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    language: str = "auto"
    words: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES
    force: bool = False
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    silent: tuple[str, ...] = ()
    strict: bool = False
    journal: bool = True

    def selects(self, code: str) -> bool:
        """Is the rule with this code to run?"""
        if code.startswith(self.silent):
            return False
        wanted = self.select + self.extend_select
        chosen = max((len(p) for p in wanted if code.startswith(p)), default=0 if self.select else 1)
        dropped = max((len(p) for p in self.ignore if code.startswith(p)), default=0)
        return chosen > dropped
