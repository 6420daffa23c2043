"""How far a long run is, for a person who waits: on a terminal only, and gone when the run ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic

from cleaner.cli.streams import ERASE, is_terminal, tells_a_person, write_now
from cleaner.workflow.outcome import Outcome

_MIN_FILES = 30
_SECONDS = 0.2  # between two signs of life


def shown_progress(outcomes: Iterable[Outcome], files: int, quiet: bool) -> Iterator[Outcome]:
    """The outcomes as they come. While they do, ``120 of 508 files`` stands on standard error, if that is a
    terminal; it makes way for whatever is told of a file."""
    if quiet or files < _MIN_FILES or not tells_a_person():
        yield from outcomes
        return
    last = monotonic()
    shares = is_terminal()
    try:
        for number, outcome in enumerate(outcomes, start=1):
            if outcome.checked.problem or outcome.notice or shares and _is_told(outcome):
                write_now(ERASE)  # a message or a part of the report follows
            elif monotonic() - last > _SECONDS:
                last = monotonic()
                write_now(f"{ERASE}{number} of {files} files")
            yield outcome
    finally:
        write_now(ERASE)


def _is_told(outcome: Outcome) -> bool:
    return bool(outcome.checked.findings or outcome.checked.edits or outcome.checked.piece)
