"""How loud a finding is, in the three words that machine formats share, and who may mend it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from cleaner.findings import Applicability, Finding
from cleaner.reports.file_result import FileResult, RenderOptions

INTERNAL = "internal"  # the code of findings that tell of a fault of the program

Held = Mapping[Finding, str]  # why a fix that was due is not made


class Severity(Enum):
    """ERROR: a file that could not be judged; WARNING: there is a fix; NOTICE: for a person's eye."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


def severity(finding: Finding) -> Severity:
    """A finding is no error, since the article can be read all the same; a fault of the program is one."""
    if finding.code == INTERNAL:
        return Severity.ERROR
    return Severity.NOTICE if applicability(finding) is Applicability.DISPLAY else Severity.WARNING


def applicability(finding: Finding) -> Applicability:
    """That of its fix; DISPLAY when there is none."""
    return finding.fix.applicability if finding.fix and finding.fix.edits else Applicability.DISPLAY


def is_fixable(finding: Finding, look: RenderOptions, held: Held) -> bool:
    """Would `cleaner fix`, asked as now, mend it?"""
    allowed = (Applicability.SAFE, Applicability.UNSAFE) if look.unsafe_fixes else (Applicability.SAFE,)
    return applicability(finding) in allowed and finding not in held


def star(finding: Finding, look: RenderOptions, held: Held) -> str:
    """The mark of what is fixable, with a blank before it."""
    return " [*]" if is_fixable(finding, look, held) else ""


def held_back(file: FileResult) -> Held:
    """The findings whose fixes are due and not made."""
    return dict(file.skipped)
