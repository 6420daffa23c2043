"""clean(): run the rules, choose the fixes, apply them, repeat until nothing moves, hand on a Result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Result, Rule, Skipped, Survivor
from cleaner.formats import format_named
from cleaner.promises import Step, broken_promises, fault_of_markup, furniture_share, what_it_loses
from cleaner.restraint import restrained
from cleaner.rules import RULES
from cleaner.rules.suppressions.unused_suppression import unused_findings
from cleaner.settings import MAX_FURNITURE_SHARE, MAX_PASSES, Settings
from cleaner.spans import Edit, SourceMap, Span, apply, compose
from cleaner.suppressions import silence
from cleaner.surroundings import ALONE, Surroundings
from cleaner.text.layout import close_gaps

_DEFAULTS = Settings()
_MAX_LEFT_OUT = 20  # fixes that the structure of a text forbids, in one pass; with more, none is made
_LOSES = "the copy that would stay does not say all of it"
_RENDERS_OTHERWISE = "without it the rest of the text would render differently"


def inspect(
    text: str,
    *,
    format: str = "plain",
    settings: Settings | None = None,
    surroundings: Surroundings | None = None,
    rules: Sequence[Rule] = RULES,
) -> tuple[Finding, ...]:
    """What the rules say of the text as it stands, sorted by place. Raises ValueError on an unknown format."""
    settings = settings or _DEFAULTS
    format_named(format)
    return inspect_document(Document(text, format, settings.language), settings, surroundings or ALONE, rules=rules)


def inspect_document(
    document: Document, settings: Settings, surroundings: Surroundings, *, rules: Sequence[Rule] = RULES
) -> tuple[Finding, ...]:
    """The same of a document that its maker wants to ask more."""
    return _sorted(_findings(document, settings, surroundings, rules))


def clean(
    text: str,
    *,
    format: str = "plain",
    settings: Settings | None = None,
    surroundings: Surroundings | None = None,
    rules: Sequence[Rule] = RULES,
) -> Result:
    """The article its editor meant: every fix that may be made unasked (or as ``settings`` allow) is made.

    Rules run again on what they made until a pass changes nothing, ``MAX_PASSES`` times at most.
    When a promise does not hold, ``Result.text`` is the input and ``Result.broken`` says which.
    Raises ValueError on an unknown format.
    """
    settings, surroundings = settings or _DEFAULTS, surroundings or ALONE
    format_named(format)
    current, edits = text, ()  # type: tuple[str, tuple[Edit, ...]]
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    removed = 0.0
    for number in range(MAX_PASSES):
        document = Document(current, format, settings.language)
        found = _findings(document, settings, surroundings, rules)
        choice = _that_renders_alike(document, _choose_without_loss(document, found, settings))
        places = SourceMap(edits)
        if number == 0:
            findings, skipped = list(found), list(choice.skipped)
        else:
            findings += [_moved(finding, places) for finding in choice.findings]
        if not choice.edits:
            return Result(current, _sorted(findings), edits, tuple(skipped))
        after = apply(current, choice.edits)
        step = Step(document, choice.findings, choice.edits, after)
        broken = broken_promises(step)
        if broken:
            return Result(text, _sorted(findings), (), tuple(skipped), broken)
        if not after.strip():
            return _kept(text, findings, "nothing would be left of the text")
        removed += furniture_share(step, text)
        if removed > MAX_FURNITURE_SHARE and not settings.force:
            reason = f"{removed:.0%} of the text would go without a copy that stays; --force allows it"
            return _kept(text, findings, reason)
        edits = compose(current, edits, choice.edits)
        current = after
        if apply(text, edits) != current:
            return Result(text, _sorted(findings), (), tuple(skipped), ("replay: the edits do not make the output",))
    return Result(text, _sorted(findings), (), tuple(skipped), (f"settles: still changing after {MAX_PASSES} passes",))


def _findings(
    document: Document, settings: Settings, surroundings: Surroundings, rules: Sequence[Rule]
) -> list[Finding]:
    if not document.text.strip():
        return []
    chosen = [rule for rule in rules if settings.selects(rule.code)]
    found = [finding for rule in chosen for finding in rule.check(document, settings, surroundings)]
    told, unused = silence(document, restrained(document, found))
    return told + unused_findings(unused, [rule.code for rule in chosen])


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.code)))


class _Choice(NamedTuple):
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    skipped: tuple[Skipped, ...]


def _choose(text: str, findings: Sequence[Finding], settings: Settings) -> _Choice:
    """The fixes that are made in this pass: no two on the same text, no copy without its survivor."""
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if settings.unsafe_fixes else set())
    taken = _Taken()
    skipped: list[Skipped] = []
    for finding in findings:
        if finding.fix is None or finding.fix.applicability not in allowed or not finding.fix.edits:
            continue
        reason = taken.refuses(finding)
        if reason:
            skipped.append(Skipped(finding, reason))
        else:
            taken.add(finding)
    return _Choice(tuple(taken.findings), close_gaps(text, taken.edits), tuple(skipped))


def _choose_without_loss(document: Document, findings: Sequence[Finding], settings: Settings) -> _Choice:
    """The choice without the repeats whose copy does not say all that would go: the others need not wait for them."""
    skipped: tuple[Skipped, ...] = ()
    while True:
        choice = _choose(document.text, findings, settings)
        losing = _losing(document, choice)
        if not losing:
            return choice._replace(skipped=choice.skipped + skipped)
        findings = [finding for finding in findings if finding not in losing]
        skipped += tuple(Skipped(finding, _LOSES) for finding in losing)


def _losing(document: Document, choice: _Choice) -> list[Finding]:
    repeats = [finding for finding in choice.findings if finding.code.startswith("DUP")]
    if not repeats:
        return []
    after = apply(document.text, choice.edits)
    deletions = [edit for edit in choice.edits if not edit.text]
    return [finding for finding in repeats if what_it_loses(finding, document, deletions, after)]


def _that_renders_alike(document: Document, choice: _Choice) -> _Choice:
    """The choice without the fixes after which the rest of a text with markup would render differently."""
    if not choice.edits:
        return choice
    for _ in range(_MAX_LEFT_OUT):
        fault = fault_of_markup(document.format, document.text, apply(document.text, choice.edits), choice.edits)
        if fault is None:
            return choice
        choice = _without(document.text, choice, _nearest(choice.edits, fault.offset))
        if not choice.edits:
            return choice
    return _Choice((), (), choice.skipped + tuple(Skipped(f, _RENDERS_OTHERWISE) for f in choice.findings))


def _nearest(edits: Sequence[Edit], offset: int) -> Edit:
    """The edit that stands last before the offset, or the first behind it; a removal before a replacement."""
    removals = [edit for edit in edits if not edit.text] or list(edits)
    before = [edit for edit in removals if edit.start <= offset]
    return before[-1] if before else removals[0]


def _without(text: str, choice: _Choice, edit: Edit) -> _Choice:
    left_out = [f for f in choice.findings if f.fix and any(_clash(e, edit) for e in f.fix.edits)] or choice.findings
    kept = tuple(finding for finding in choice.findings if finding not in left_out)
    edits = [e for finding in kept if finding.fix for e in finding.fix.edits]
    skipped = choice.skipped + tuple(Skipped(finding, _RENDERS_OTHERWISE) for finding in left_out)
    return _Choice(kept, close_gaps(text, edits), skipped)


class _Taken:
    """The edits chosen so far, and the passages that must stay because a chosen fix relies on them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.edits: list[Edit] = []
        self._changed: dict[int, list[Edit]] = {}
        self._relied_on: dict[int, list[Span]] = {}

    def add(self, finding: Finding) -> None:
        assert finding.fix is not None
        self.findings.append(finding)
        for edit in finding.fix.edits:
            self.edits.append(edit)
            for shelf in _shelves(edit.start, edit.end):
                self._changed.setdefault(shelf, []).append(edit)
        for span in _evidence(finding):
            for shelf in _shelves(*span):
                self._relied_on.setdefault(shelf, []).append(span)

    def refuses(self, finding: Finding) -> str:
        """Why the fix cannot join those chosen; empty when it can."""
        assert finding.fix is not None
        for edit in finding.fix.edits:
            for other in self._near(self._changed, edit):
                if _clash(edit, other):
                    return "another fix changes the same text"
            if not edit.text and any(edit.span.overlaps(span) for span in self._near(self._relied_on, edit)):
                return "it would remove the copy that another fix relies on"
        for span in _evidence(finding):
            if any(not e.text and e.span.overlaps(span) for e in self._near(self._changed, Edit(*span, ""))):
                return "the copy it relies on is removed by another fix"
        return ""

    @staticmethod
    def _near(shelves: dict[int, list], edit: Edit) -> list:  # type: ignore[type-arg]
        return [item for shelf in _shelves(edit.start, edit.end) for item in shelves.get(shelf, ())]


_SHELF = 1024


def _shelves(start: int, end: int) -> range:
    return range(start // _SHELF, max(start, end) // _SHELF + 1)


def _clash(edit: Edit, other: Edit) -> bool:
    if edit.start == edit.end or other.start == other.end:
        return edit.start <= other.end and other.start <= edit.end
    return edit.span.overlaps(other.span)


def _evidence(finding: Finding) -> list[Span]:
    spans = [survivor.stays for survivor in finding.survivors]
    if isinstance(finding.evidence, Span) and finding.fix and all(not e.text for e in finding.fix.edits):
        spans.append(finding.evidence)
    return spans


def _moved(finding: Finding, places: SourceMap) -> Finding:
    """A finding of a later pass, told in places of the input."""
    fix = finding.fix and Fix(
        tuple(Edit(*places.span(edit.span), edit.text) for edit in finding.fix.edits), finding.fix.applicability
    )
    return finding._replace(
        span=places.span(finding.span),
        fix=fix,
        evidence=places.span(finding.evidence) if isinstance(finding.evidence, Span) else finding.evidence,
        survivors=tuple(Survivor(places.span(s.gone), places.span(s.stays)) for s in finding.survivors),
    )


def _kept(text: str, findings: Sequence[Finding], reason: str) -> Result:
    """The text as it was: the fixes that were due are told as skipped."""
    due = [f for f in findings if f.fix and f.fix.applicability is Applicability.SAFE]
    return Result(text, _sorted(findings), (), tuple(Skipped(finding, reason) for finding in due))
