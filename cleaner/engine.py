"""clean(): run the rules, choose the fixes, apply them, repeat until nothing moves, hand on a Result."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from cleaner.applicability_limits import limited
from cleaner.choosing import Choice, Removed, choose, prose_gone
from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Remaining, Result, Rule, Skipped, Survivor
from cleaner.formats import format_named
from cleaner.promises import fault_of_fix
from cleaner.rules import RULES
from cleaner.rules.suppressions.unused_suppression import unused_findings
from cleaner.settings import MAX_PASSES, Settings
from cleaner.spans import Edit, SourceMap, Span, apply, compose
from cleaner.suppressions import silence
from cleaner.surroundings import ALONE, Surroundings
from cleaner.text.line_numbers import renumbered
from cleaner.text.lines import lines
from cleaner.untold import worth_telling

_DEFAULTS = Settings()


def inspect(
    text: str,
    *,
    format: str = "plain",
    settings: Settings | None = None,
    surroundings: Surroundings | None = None,
    rules: Sequence[Rule] = RULES,
) -> tuple[Finding, ...]:
    """What the rules say of the text as it stands, sorted by place; nobody has asked yet whether a fix can be made.

    Raises ValueError on an unknown format.
    """
    settings = settings or _DEFAULTS
    format_named(format)
    document = Document(text, format, settings.language)
    return _sorted(_findings(document, settings, surroundings or ALONE, rules)[0])


def clean(
    text: str,
    *,
    format: str = "plain",
    settings: Settings | None = None,
    surroundings: Surroundings | None = None,
    rules: Sequence[Rule] = RULES,
) -> Result:
    """The article its editor meant: every fix that may be made unasked (or as ``settings`` allow) is made.

    Rules run again on what they made until a pass changes nothing, ``MAX_PASSES`` times at most. A fix
    that breaks a promise is left out and told in ``Result.skipped``; the others are made. Rules that
    would change the text for ever make nothing; when it does not settle without them either, ``Result.text``
    is the input and ``Result.broken`` says so.
    Raises ValueError on an unknown format.
    """
    settings, surroundings = settings or _DEFAULTS, surroundings or ALONE
    format_named(format)
    restless: frozenset[str] = frozenset()
    while True:
        run = _Run(text, format, settings, surroundings, rules, restless)
        result, moving = run.result()
        if not moving or moving <= restless:
            return result
        restless |= moving


class _Run:
    """The passes over one text. ``restless``: codes of rules that are told and make nothing."""

    def __init__(
        self,
        text: str,
        format: str,
        settings: Settings,
        surroundings: Surroundings,
        rules: Sequence[Rule],
        restless: frozenset[str],
    ) -> None:
        self._text, self._format, self._settings = text, format, settings
        self._surroundings, self._rules, self._restless = surroundings, rules, restless
        self._edits: tuple[Edit, ...] = ()
        self._first: list[Finding] = []
        self._untold: list[Finding] = []
        self._made: list[Finding] = []

    def result(self) -> tuple[Result, frozenset[str]]:
        """What comes of the text, and the codes of the rules that still changed it in the last pass there may be."""
        current, removed, moving = self._text, None, frozenset[str]()
        for number in range(MAX_PASSES):
            document = Document(current, self._format, self._settings.language)
            found, left = _findings(document, self._settings, self._surroundings, self._rules)
            removed = removed or Removed(document)
            choice = choose(document, found, self._settings, removed, self._restless)
            if number == 0:
                self._first, self._untold = found, left
            if not choice.edits:
                return self._settled(document, found, choice), frozenset()
            moved = self._mover(document)
            self._made += choice.findings if number == 0 else map(moved, choice.findings)
            removed = removed._replace(before=removed.before + prose_gone(document, choice))
            self._edits = compose(current, self._edits, choice.edits)
            current = apply(current, choice.edits)
            moving = frozenset(finding.code for finding in choice.findings)
            if apply(self._text, self._edits) != current:
                return self._kept("replay: the edits do not make the output"), frozenset()
        return self._kept(f"settles: still changing after {MAX_PASSES} passes"), moving

    def _mover(self, later: Document) -> Callable[[Finding], Finding]:
        """Tells a finding of a later pass in places and lines of the input."""
        places = SourceMap(self._edits)
        starts = [line.start for line in lines(self._text)]

        def number_in_input(number: int) -> int:
            at = later.lines[min(number, len(later.lines)) - 1].start
            return bisect_right(starts, places.span(Span(at, at)).start)

        return lambda finding: _moved(finding, places)._replace(message=renumbered(finding.message, number_in_input))

    def _kept(self, fault: str) -> Result:
        return Result(self._text, _sorted(self._first), broken=(fault,))

    def _settled(self, last: Document, found: list[Finding], choice: Choice) -> Result:
        """Findings are those made and those that the last pass still has, as the first pass told them where it did."""
        reasons = {id(skipped.finding): skipped.reason for skipped in choice.skipped}
        in_input = self._mover(last)
        told = {(finding.code, finding.span): finding for finding in self._first}
        findings, remaining = list(self._made), []  # type: list[Finding], list[Finding]
        skipped, left_out = [], []  # type: list[Skipped], list[Skipped]
        for finding in found:
            reason = reasons.get(id(finding)) or _fault_when_asked(last, finding)
            moved = in_input(finding) if self._edits else finding
            earlier = told.get((moved.code, moved.span))
            moved = moved._replace(message=earlier.message) if earlier else moved
            if reason:
                finding, moved = _shown_only(finding), _shown_only(moved)
                skipped.append(Skipped(moved, reason))
                left_out.append(Skipped(finding, reason))
            remaining.append(finding)
            findings.append(moved)
        return Result(
            last.text,
            _sorted(findings),
            self._edits,
            tuple(skipped),
            remaining=Remaining(_sorted(remaining), tuple(left_out)),
            untold=_sorted(self._untold),
        )


def _findings(
    document: Document, settings: Settings, surroundings: Surroundings, rules: Sequence[Rule]
) -> tuple[list[Finding], list[Finding]]:
    """What is told, and what is left untold."""
    if not document.text.strip():
        return [], []
    chosen = [rule for rule in rules if settings.selects(rule.code)]
    found = [finding for rule in chosen for finding in rule.check(document, settings, surroundings)]
    heard, unused = silence(document, limited(document, found))
    told, left = (heard, []) if settings.strict else worth_telling(document, heard, surroundings)
    return told + unused_findings(unused, [rule.code for rule in chosen]), left


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.code)))


def _fault_when_asked(document: Document, finding: Finding) -> str:
    """Why a fix that nobody asked for could not be made when somebody does."""
    is_unsafe = finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE
    return fault_of_fix(document, finding) if is_unsafe else ""


def _shown_only(finding: Finding) -> Finding:
    """A fix that no pass makes is told as one that only a person can make."""
    return finding._replace(fix=finding.fix and finding.fix._replace(applicability=Applicability.DISPLAY))


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
