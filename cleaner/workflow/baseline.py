"""Findings that are not for today: accepted by the baseline, or in paragraphs that nobody touched.

The baseline knows a finding by its words and the line they stand in, never by a line number or a
path, so that edits elsewhere do not wake it and a renamed file keeps it. Touched paragraphs are
those that the older text does not have; their copies are looked for in the whole file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from cleaner.document import Document
from cleaner.files.own import parsed_json
from cleaner.findings import Finding, Rule
from cleaner.reports.file_result import FileResult
from cleaner.reports.fingerprint import passage_key, short_keys
from cleaner.settings import Settings
from cleaner.spans import Span
from cleaner.surroundings import Surroundings

FORMAT = 1
_ALWAYS = 1_000_000  # as often as it likes
_EXCERPT = 80  # code points of the finding's words that a baseline shows to whoever reviews it


class Filter(NamedTuple):
    """``accepted``: how often each key may stand in a text; ``before``: the older text, None when every
    paragraph counts; ``only``: just the findings with these names, when there are any."""

    accepted: Mapping[str, int] = {}
    before: str | None = None
    only: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.accepted or self.only) or self.before is not None

    def kept(self, document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that are for today."""
        if self.only:
            found = sorted(findings, key=lambda finding: (finding.start, finding.end, finding.code))
            names = short_keys(document.text, found)
            findings = [finding for finding, name in zip(found, names) if name in self.only]
        seen: Counter[str] = Counter()
        touched = None if self.before is None else touched_blocks(self.before, document)
        for finding in findings:
            if touched is not None and not _stands_in(finding, touched):
                continue
            key = passage_key(document.text, finding) if self.accepted else ""
            if seen[key] < self.accepted.get(key, 0):
                seen[key] += 1
                continue
            yield finding

    def over(self, rules: Sequence[Rule], text: str) -> tuple[Rule, ...]:
        """The same rules, silent about what is not for today. ``text``: the input; names are of its findings, and
        what later passes find in another text has none of them."""
        return tuple(rule._replace(check=partial(_filtered, rule, self, text)) for rule in rules)


def _filtered(
    rule: Rule, filter: Filter, text: str, document: Document, settings: Settings, surroundings: Surroundings
) -> Iterator[Finding]:
    if filter.only and document.text != text:
        return iter(())
    return filter.kept(document, rule.check(document, settings, surroundings))


def touched_blocks(before: str, document: Document) -> list[Span]:
    """The blocks that the older text of the same format does not have, in order."""
    from difflib import SequenceMatcher

    older = [_words(before, block.span) for block in Document(before, document.format).blocks]
    blocks = [block.span for block in document.blocks]
    newer = [_words(document.text, span) for span in blocks]
    matcher = SequenceMatcher(None, older, newer, autojunk=False)
    kept = {index for match in matcher.get_matching_blocks() for index in range(match.b, match.b + match.size)}
    return [span for index, span in enumerate(blocks) if index not in kept]


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _stands_in(finding: Finding, touched: Sequence[Span]) -> bool:
    """Does the finding, or the copy it names, stand in one of these blocks?"""
    places = [finding.span, *(span for survivor in finding.survivors for span in survivor)]
    if isinstance(finding.evidence, Span):
        places.append(finding.evidence)
    return any(block.start <= place.start < block.end or block.overlaps(place) for place in places for block in touched)


def baseline_of(files: Iterable[FileResult]) -> dict[str, Any]:
    """The findings of these files as a baseline, in a form that can be reviewed."""
    entries: dict[str, dict[str, Any]] = {}
    for checked in files:
        counts: Counter[str] = Counter()
        for finding in checked.findings:
            key = passage_key(checked.text, finding)
            counts[key] += 1
            excerpt = " ".join(checked.text[finding.start : finding.end].split())[:_EXCERPT]
            new = {"key": key, "code": finding.code, "path": checked.path, "text": excerpt, "count": 0}
            entry = entries.setdefault(key, new)
            entry["count"] = max(entry["count"], counts[key])
    ordered = sorted(entries.values(), key=lambda entry: (entry["path"], entry["code"], entry["key"]))
    return {"format": FORMAT, "findings": ordered}


def with_accepted(content: bytes, text: str, findings: Iterable[Finding], path: str) -> bytes:
    """A baseline file with these findings of a text accepted, however often they stand in one. Raises ValueError."""
    accepted_by(content)
    baseline = parsed_json(content)
    known = {entry["key"]: entry for entry in baseline["findings"]}
    for finding in findings:
        key = passage_key(text, finding)
        excerpt = " ".join(text[finding.start : finding.end].split())[:_EXCERPT]
        known[key] = {"key": key, "code": finding.code, "path": path, "text": excerpt, "count": _ALWAYS}
    ordered = sorted(known.values(), key=lambda entry: (entry["path"], entry["code"], entry["key"]))
    return to_json({"format": FORMAT, "findings": ordered})


def to_json(baseline: dict[str, Any]) -> bytes:
    """The baseline as its file holds it."""
    return json.dumps(baseline, indent=1, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def accepted_by(content: bytes) -> dict[str, int]:
    """How often each key is accepted, from a baseline file. Raises ValueError with what is wrong."""
    try:
        baseline = parsed_json(content)
        if baseline["format"] != FORMAT:
            raise ValueError(f"format {str(baseline['format'])[:20]} is not known to this version")
        return {str(entry["key"]): int(entry["count"]) for entry in baseline["findings"]}
    except (KeyError, TypeError, OverflowError, json.JSONDecodeError, UnicodeDecodeError):
        raise ValueError("no baseline that can be read; `cleaner baseline` writes a new one") from None
