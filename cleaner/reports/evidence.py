"""The word or phrase that a finding rests on, as a person can read it."""

from __future__ import annotations

import re

from cleaner.findings import Finding

_WILDCARD = re.compile(r"(?<!\S)\*|(?<=\w)\*(?=\s|$)")


def evidence_words(finding: Finding) -> str:
    """The words; nothing when the finding rests on a passage or on nothing."""
    if not isinstance(finding.evidence, str):
        return ""
    return _WILDCARD.sub("…", finding.evidence)
