"""What comes of one file: Outcome; how bad it is: Status; under which rules it was judged: Context."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.source import Source
from cleaner.reports.checked import Checked
from cleaner.settings import Settings
from cleaner.surroundings import ALONE, Surroundings

if TYPE_CHECKING:
    from cleaner.workflow.accepting import Filter
    from cleaner.workflow.doubting import Doubt


class Status(IntEnum):
    """Exit status of the command; the worst of a run wins."""

    NOTHING = 0
    FINDINGS = 1  # or something was, or would be, changed
    UNREADABLE = 2  # a file could not be read or written, a setting is wrong
    INTERNAL = 3  # a fault of ours; the file was left as it was


class Context(NamedTuple):
    """What a file is judged by. ``filter``: which findings are for today; ``evidence`` changes whenever
    ``surroundings`` or the filter do. ``studied``: what the other files say was learned before, so that the files
    of this run are not asked."""

    settings: Settings = Settings()
    surroundings: Surroundings = ALONE
    evidence: str = ""
    filter: Filter | None = None
    studied: bool = False


class Rewrite(NamedTuple):
    """New bytes for the file that was read as ``source``, not yet written."""

    source: Source
    data: bytes


class Outcome(NamedTuple):
    """``checked`` is what reports show; ``notice`` a word for people that is no error; ``fixed`` counts the
    changes made; ``details`` is a traceback for whoever mends an internal error. ``doubts``: forms for which other
    files of the run may vouch. ``rewrite``: what is to be written, when nothing vouches for them."""

    checked: Checked
    status: Status = Status.NOTHING
    notice: str = ""
    fixed: int = 0
    details: str = ""
    doubts: tuple[Doubt, ...] = ()
    rewrite: Rewrite | None = None
