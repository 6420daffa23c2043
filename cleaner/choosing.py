"""Which fixes are made in a pass: those that are allowed, keep every promise, and do not want the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Skipped
from cleaner.promises import Fault, fault_of_all, fault_of_fix, prose_in, prose_removed
from cleaner.settings import MAX_PROSE_REMOVED, Settings
from cleaner.spans import Edit, Span, apply
from cleaner.text.layout import close_gaps

SAME_TEXT = "another fix changes the same text"
_REMOVES_COPY = "it would remove the copy that another fix relies on"
_COPY_REMOVED = "the copy it relies on is removed by another fix"
_RESTLESS = "with it the text would go on changing"
_TOO_MANY = "too many changes of its rule would not go together"
_EMPTIES = "nothing would be left of the text"
_MAX_LEFT_OUT = 20  # fixes that are left out one by one for what they would do together


class Choice(NamedTuple):
    """The findings whose fixes are made, their edits with the blanks that are left, and the fixes left out."""

    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    skipped: tuple[Skipped, ...]


class Removed(NamedTuple):
    """The article as it came, and how many words of its prose went in earlier passes without a copy that stays."""

    article: Document
    before: int = 0

    def share_with(self, more: int) -> float:
        """The share of the article's prose that would be gone with so many words more."""
        return (self.before + more) / max(1, prose_in(self.article, Span(0, len(self.article.text))))


def choose(
    document: Document, findings: Sequence[Finding], settings: Settings, removed: Removed, restless: Set[str]
) -> Choice:
    """The fixes of this pass. One that breaks a promise is left out, and the others are made.

    ``restless``: codes of rules under which the text was seen to change for ever; their fixes are left out.
    """
    skipped: list[Skipped] = []
    sound: list[Finding] = []
    for finding in _allowed(findings, settings):
        fault = _RESTLESS if finding.code in restless else fault_of_fix(document, finding)
        if fault:
            skipped.append(Skipped(finding, fault))
        else:
            sound.append(finding)
    if not settings.force:
        sound, waiting = _within_limit(document, sound, removed)
        skipped += waiting
    choice = _that_hold_together(document, _apart(document.text, sound))
    return choice._replace(skipped=(*skipped, *choice.skipped))


def _allowed(findings: Sequence[Finding], settings: Settings) -> Iterator[Finding]:
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if settings.unsafe_fixes else set())
    return (f for f in findings if f.fix is not None and f.fix.edits and f.fix.applicability in allowed)


def _within_limit(document: Document, findings: list[Finding], removed: Removed) -> tuple[list[Finding], list[Skipped]]:
    """Without the removals of prose, when together they would take too much of it."""
    counts = [prose_removed(document, finding) for finding in findings]
    if not any(counts):
        return findings, []
    share = removed.share_with(sum(counts))
    if share <= MAX_PROSE_REMOVED:
        return findings, []
    reason = f"{share:.0%} of the prose would go without a copy that stays; --force allows it"
    waiting = [Skipped(finding, reason) for finding, count in zip(findings, counts) if count]
    return [finding for finding, count in zip(findings, counts) if not count], waiting


def _apart(text: str, findings: Sequence[Finding]) -> Choice:
    """No two fixes on the same text, no copy without its survivor; the earlier finding wins."""
    taken = _Taken(text)
    skipped: list[Skipped] = []
    for finding in findings:
        reason = taken.refuses(finding)
        if reason:
            skipped.append(Skipped(finding, reason))
        else:
            taken.add(finding)
    return Choice(tuple(taken.findings), close_gaps(text, taken.edits), tuple(skipped))


def _that_hold_together(document: Document, choice: Choice) -> Choice:
    """The choice without the fixes that would break something when all are made.

    Whichever is to blame is left out; after a number of them, whole rules are.
    """
    for _ in range(_MAX_LEFT_OUT):
        if not choice.edits:
            return choice
        fault = _fault(document, choice)
        if fault is None:
            return choice
        to_blame = [finding for finding in choice.findings if _reaches(finding, fault.span)]
        choice = _without(document.text, choice, to_blame or list(choice.findings), fault.reason)
    for code in sorted({finding.code for finding in choice.findings}):
        others = [finding for finding in choice.findings if finding.code != code]
        alone = _without(document.text, choice, others, "")
        if _fault(document, alone):
            own = [finding for finding in choice.findings if finding.code == code]
            choice = _without(document.text, choice, own, _TOO_MANY)
    return choice if _fault(document, choice) is None else _without(document.text, choice, choice.findings, _TOO_MANY)


def _fault(document: Document, choice: Choice) -> Fault | None:
    """What would break when the choice is made."""
    after = apply(document.text, choice.edits)
    if not after.strip():
        return Fault(_EMPTIES, Span(0, len(document.text)))
    return fault_of_all(document, choice.findings, choice.edits, after) if choice.edits else None


def _reaches(finding: Finding, span: Span) -> bool:
    return finding.fix is not None and any(_clash(edit, Edit(*span, "")) for edit in finding.fix.edits)


def _without(text: str, choice: Choice, findings: Sequence[Finding], reason: str) -> Choice:
    kept = tuple(finding for finding in choice.findings if finding not in findings)
    edits = [edit for finding in kept if finding.fix for edit in finding.fix.edits]
    skipped = choice.skipped + tuple(Skipped(finding, reason) for finding in findings)
    return Choice(kept, close_gaps(text, edits), skipped)


class _Taken:
    """The edits chosen so far, and the passages that must stay because a chosen fix relies on them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.findings: list[Finding] = []
        self.edits: list[Edit] = []
        self._changed: dict[int, list[Edit]] = {}
        self._relied_on: dict[int, list[Span]] = {}

    def add(self, finding: Finding) -> None:
        assert finding.fix is not None
        self.findings.append(finding)
        for edit in finding.fix.edits:
            self.edits.append(edit)
            for bucket in _buckets(edit.start, edit.end):
                self._changed.setdefault(bucket, []).append(edit)
        for span in _relied_on(finding):
            for bucket in _buckets(*span):
                self._relied_on.setdefault(bucket, []).append(span)

    def refuses(self, finding: Finding) -> str:
        """Why the fix cannot join those chosen; empty when it can."""
        assert finding.fix is not None
        for edit in finding.fix.edits:
            for other in self._near(self._changed, edit):
                if _clash(edit, other) or self._is_beside(edit, other):
                    return SAME_TEXT
            if not edit.text and any(edit.span.overlaps(span) for span in self._near(self._relied_on, edit)):
                return _REMOVES_COPY
        for span in _relied_on(finding):
            if any(not e.text and e.span.overlaps(span) for e in self._near(self._changed, Edit(*span, ""))):
                return _COPY_REMOVED
        return ""

    def _is_beside(self, edit: Edit, other: Edit) -> bool:
        """Does one take words away and the other change what stands right beside them, its copy perhaps?"""
        if bool(edit.text) == bool(other.text) or edit.end != other.start and other.end != edit.start:
            return False
        gone = other if edit.text else edit
        return any(sign.isalnum() for sign in self._text[gone.start : gone.end])

    @staticmethod
    def _near(buckets: dict[int, list], edit: Edit) -> list:  # type: ignore[type-arg]
        return [item for bucket in _buckets(edit.start, edit.end) for item in buckets.get(bucket, ())]


_BUCKET = 1024  # code points


def _buckets(start: int, end: int) -> range:
    return range(start // _BUCKET, max(start, end) // _BUCKET + 1)


def _clash(edit: Edit, other: Edit) -> bool:
    if edit.start == edit.end or other.start == other.end:
        return edit.start <= other.end and other.start <= edit.end
    return edit.span.overlaps(other.span)


def _relied_on(finding: Finding) -> list[Span]:
    spans = [survivor.stays for survivor in finding.survivors]
    if isinstance(finding.evidence, Span) and finding.fix and all(not e.text for e in finding.fix.edits):
        spans.append(finding.evidence)
    return spans


def prose_gone(document: Document, choice: Choice) -> int:
    """Words of prose that the choice removes and no copy says."""
    return sum(prose_removed(document, finding) for finding in choice.findings)
