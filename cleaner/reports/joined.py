"""Lines of furniture in a row: many findings, one thing to look at."""

from __future__ import annotations

from cleaner.findings import Applicability, Finding
from cleaner.reports.severity import applicability

_FURNITURE = "BLR"


def is_joined(text: str, before: Finding, finding: Finding) -> bool:
    """Is it a line of furniture right below another that the same hands may take away?"""
    if not (before.code.startswith(_FURNITURE) and finding.code.startswith(_FURNITURE)):
        return False
    between = text[before.end : finding.start]
    return applicability(before) is applicability(finding) is not Applicability.DISPLAY and not between.strip()
