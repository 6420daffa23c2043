"""How far a run over many articles is: a bar on a terminal, and nothing elsewhere."""

from __future__ import annotations

from time import monotonic

from cleaner.cli.streams import ERASE, tells_a_person, write_now

_SECONDS = 0.1  # between two signs of life
_BAR = 24  # columns


class Bar:
    """Shows what is done, and how far it is. Call ``end`` before anything else is written."""

    def __init__(self, quiet: bool) -> None:
        self._shows = not quiet and tells_a_person()
        self._last = 0.0
        self._drawn = False

    def __call__(self, doing: str, done: int, of: int) -> None:
        """``of`` is 0 where nobody knows how many there are."""
        if not self._shows or (monotonic() - self._last < _SECONDS and done != of):
            return
        self._last = monotonic()
        filled = _BAR * done // of if of else 0
        bar = f"[{'█' * filled}{'·' * (_BAR - filled)}] " if of else ""
        far = f" {done:,} of {of:,}" if of else f" {done:,}" * (done > 0)
        write_now(f"{ERASE}{bar}{doing}{far}")
        self._drawn = True

    def end(self) -> None:
        """Take the bar away."""
        if self._drawn:
            write_now(ERASE)
            self._drawn = False
