"""A finding's name for tools that compare runs: it follows the text, not the line.

The same passage found by the same rule in the same file keeps its fingerprint when lines move;
equal passages in one file are numbered in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b, sha256

from cleaner.findings import Finding
from cleaner.reports.file_result import FileResult

_DIGITS = 32
_SHORT = 12  # digits of a name that people paste


def fingerprints(file: FileResult) -> list[str]:
    """One for each finding, in order, all different within the file."""
    seen: Counter[str] = Counter()
    made: list[str] = []
    for finding in file.findings:
        passage = " ".join(file.text[finding.start : finding.end].split())
        key = "\0".join((file.path, finding.code, passage))
        made.append(_digest(f"{key}\0{seen[key]}"))
        seen[key] += 1
    return made


def passage_key(text: str, finding: Finding) -> str:
    """What a finding is known by in any file: its code, its words and the line round them, blanks aside."""
    start = max(text.rfind("\n", 0, finding.start), text.rfind("\r", 0, finding.start)) + 1
    ends = [end for sign in "\r\n" if (end := text.find(sign, max(finding.start, finding.end - 1))) >= 0]
    line = text[start : min(ends, default=len(text))]
    words = text[finding.start : finding.end]
    parts = (finding.code, " ".join(words.split()), " ".join(line.split()))
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def short_keys(text: str, findings: Sequence[Finding]) -> list[str]:
    """A name for each finding of a text, in order, to ask for just that one: `cleaner fix --only NAME`."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for finding in findings:
        name = passage_key(text, finding)[:_SHORT]
        names.append(f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return names


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
