"""A finding's name for tools that compare runs: it follows the text, not the line.

The same passage found by the same rule in the same file keeps its fingerprint when lines move;
equal passages in one file are numbered in order.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from cleaner.reports.checked import Checked

_DIGITS = 32


def fingerprints(file: Checked) -> list[str]:
    """One for each finding, in order, all different within the file."""
    seen: Counter[str] = Counter()
    made: list[str] = []
    for finding in file.findings:
        passage = " ".join(file.text[finding.start : finding.end].split())
        key = "\0".join((file.path, finding.code, passage))
        made.append(_digest(f"{key}\0{seen[key]}"))
        seen[key] += 1
    return made


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
