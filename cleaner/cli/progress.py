"""How far a long run is, for a person who waits: on a terminal only, and gone when the run ends."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

from cleaner.workflow.outcome import Outcome

_MIN_FILES = 30
_SECONDS = 0.2  # between two signs of life
_ERASE = "\r\x1b[K"


def shown_progress(outcomes: Iterable[Outcome], files: int, quiet: bool) -> Iterator[Outcome]:
    """The outcomes as they come. While they do, ``120 of 508 files`` stands on standard error, if that is a
    terminal; it makes way for whatever is told of a file."""
    if quiet or files < _MIN_FILES or not _is_watched():
        yield from outcomes
        return
    last = monotonic()
    shares = sys.stdout is not None and sys.stdout.isatty()
    try:
        for number, outcome in enumerate(outcomes, start=1):
            if outcome.checked.problem or outcome.notice or shares and _is_told(outcome):
                _write(_ERASE)  # a message or a part of the report follows
            elif monotonic() - last > _SECONDS:
                last = monotonic()
                _write(f"{_ERASE}{number} of {files} files")
            yield outcome
    finally:
        _write(_ERASE)


def _is_told(outcome: Outcome) -> bool:
    return bool(outcome.checked.findings or outcome.checked.edits or outcome.checked.piece)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _write(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()
