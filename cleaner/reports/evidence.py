"""The word or phrase that a finding rests on, as a person can read it."""

from __future__ import annotations

import re

from cleaner.findings import Finding

_PATTERN = re.compile(r"@\w|\w\|\w|\[[^\]]*>[^\]]*\]")  # signs of our lists of contexts, which say nothing to a reader
_WILDCARD = re.compile(r"(?<!\S)\*|(?<=\w)\*(?=\s|$)")


def evidence_words(finding: Finding) -> str:
    """The words; nothing when the finding rests on a passage, on nothing, or on a pattern of ours."""
    if not isinstance(finding.evidence, str) or _PATTERN.search(finding.evidence):
        return ""
    return _WILDCARD.sub("…", finding.evidence)
