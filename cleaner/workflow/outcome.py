"""What comes of one file: Outcome; how bad it is: Status; under which rules it was judged: Context.

And what it says to the other files of its run, Said, and is told by them, Told.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.source import Source
from cleaner.reports.file_result import FileResult
from cleaner.settings import Settings
from cleaner.surroundings import ALONE, Surroundings

if TYPE_CHECKING:
    from cleaner.corpus.outlines import Digest, Outline
    from cleaner.workflow.baseline import Filter


class Status(IntEnum):
    """Exit status of the command; the worst of a run wins."""

    NOTHING = 0
    FINDINGS = 1  # or something was, or would be, changed
    UNREADABLE = 2  # a file could not be read or written, a setting is wrong
    INTERNAL = 3  # a fault of ours; the file was left as it was


class Context(NamedTuple):
    """What a file is judged by. ``filter``: which findings are for today; ``evidence`` changes whenever
    ``surroundings`` or the filter do. ``studied``: what the other files say was learned before, so that the files
    of this run are not asked. ``asks``: what the file says to the others is wanted."""

    settings: Settings = Settings()
    surroundings: Surroundings = ALONE
    evidence: str = ""
    filter: Filter | None = None
    studied: bool = False
    asks: bool = False


class Doubt(NamedTuple):
    """A form that looks like a slip, in lower case; ``sure``: would it be changed unasked?"""

    word: str
    sure: bool


class FileEvidence(NamedTuple):
    """What one file says to the others: the words that it doubts, and its lines."""

    doubts: tuple[Doubt, ...]
    outline: Outline


class SharedEvidence(NamedTuple):
    """What the others tell a file: those of its doubted ``words`` that are none, and those of its ``lines`` that
    stand round other stories, each with a number of stories that it stands in at least."""

    words: tuple[str, ...] = ()
    lines: tuple[tuple[Digest, int], ...] = ()


NOTHING = SharedEvidence()


class Rewrite(NamedTuple):
    """New bytes for the file that was read as ``source``, not yet written."""

    source: Source
    data: bytes


class Basis(NamedTuple):
    """The file as it was read, and what it was judged by."""

    source: Source
    context: Context


class Outcome(NamedTuple):
    """``checked`` is what reports show; ``notice`` a word for people that is no error; ``fixed`` counts the
    changes made; ``details`` is a traceback for whoever mends an internal error. ``said``: what the file says to the
    others of the run, when it was asked. ``rewrite``: what is to be written, unless they say more. ``made``: the text
    as it was, and the findings whose fixes were made. ``basis``: for a review of what was found."""

    checked: FileResult
    status: Status = Status.NOTHING
    notice: str = ""
    fixed: int = 0
    details: str = ""
    said: FileEvidence | None = None
    rewrite: Rewrite | None = None
    made: FileResult | None = None
    basis: Basis | None = None
