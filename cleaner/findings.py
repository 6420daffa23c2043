"""What a rule says: Finding, Fix, Applicability; what a run hands on: Result; what a rule is: Rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from cleaner.spans import Edit, Span

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.settings import Settings
    from cleaner.surroundings import Surroundings


class Applicability(str, Enum):
    """Who may make a change: SAFE unasked, UNSAFE when asked for, DISPLAY only a person."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"

    def __str__(self) -> str:
        return self.value


class Fix(NamedTuple):
    """Edits that belong together: all of them are made, or none."""

    edits: tuple[Edit, ...]
    applicability: Applicability


class Survivor(NamedTuple):
    """A passage that goes, and the place where what it says still stands."""

    gone: Span
    stays: Span


class Finding(NamedTuple):
    """One thing to tell an editor.

    ``span``: the place, in code points of the input. ``evidence``: the copy that stays,
    or the word or phrase the finding rests on. ``confidence``: the share of such findings that
    were right where it was measured, None where it was not. ``survivors``: for a repeat, each
    passage that goes beside the passage that covers it.
    """

    code: str
    span: Span
    message: str
    fix: Fix | None = None
    evidence: Span | str | None = None
    confidence: float | None = None
    survivors: tuple[Survivor, ...] = ()

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end

    def as_asked_for(self) -> Finding:
        """The finding with what is shown only made as well: a person pointed at it."""
        if self.fix is None or self.fix.applicability is not Applicability.DISPLAY:
            return self
        return self._replace(fix=self.fix._replace(applicability=Applicability.UNSAFE))


class Skipped(NamedTuple):
    """A fix that was due and was not made, and why."""

    finding: Finding
    reason: str


class Remaining(NamedTuple):
    """What stays to tell of a cleaned text, in its places, and which fixes of it are due but not made."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class Result(NamedTuple):
    """The cleaned text and how it came about; ``apply(input, edits) == text``, always.

    ``findings`` and ``edits`` speak of the input, sorted by place: the findings are those whose fixes
    were made, in whatever pass, and those that stay. ``skipped`` holds the fixes that were due but not
    made, and why; they are shown only. ``remaining``: what stays to tell, in places of ``text``. ``untold``: what was
    found in the input and is only told when all is asked for (``strict``).
    ``broken`` names a fault of the program: then ``text`` is the input.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    broken: tuple[str, ...] = ()
    remaining: Remaining = Remaining()
    untold: tuple[Finding, ...] = ()


Check = Callable[["Document", "Settings", "Surroundings"], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule: ``check(document, settings, surroundings)`` yields findings and keeps no state.

    ``applicability`` is the best its fixes can be; a finding may ask for less.
    """

    code: str
    name: str
    summary: str
    applicability: Applicability
    check: Check
