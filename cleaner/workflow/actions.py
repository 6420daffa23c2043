"""One text: check it, fix it, or show what a fix would change. Each takes a Source and gives an Outcome.

Whatever goes wrong in the rules is caught here and becomes a finding ``internal``; the file stays as it was.
The engine and its rules are loaded when the first text is judged, so that a run that remembers all needs none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple

from cleaner.files.source import Source
from cleaner.findings import Applicability, Finding, Result, Skipped
from cleaner.formats import format_of
from cleaner.reports.file_result import FileResult
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.workflow.outcome import Basis, Context, FileEvidence, Outcome, Rewrite, Status

if TYPE_CHECKING:
    from cleaner.document import Document

INTERNAL = "internal"
DOUBTING = frozenset(("TYP402", "TYP404"))  # rules about forms that no list has; a listed misspelling stays one

Judge = Callable[[Source, str, Context], Outcome]  # (source, name shown, context)
Recall = Callable[[FileResult, Context], Outcome | None]  # (the text with what ``check`` said of it, context)


class Action(NamedTuple):
    """What a command does with a text. ``recall`` tells the outcome from what ``check`` once said of the same
    text, or None when the text must be judged again."""

    judge: Judge
    recall: Recall


def _safely(judge: Judge) -> Judge:
    """Any exception of the rules becomes an internal finding of that file."""

    @wraps(judge)
    def guarded(source: Source, shown: str, context: Context) -> Outcome:
        try:
            return judge(source, shown, context)
        except Exception as error:
            import traceback

            fault = f"{type(error).__name__}: {error}"
            return internal_fault(source, shown, fault, traceback.format_exc())

    return guarded


@_safely
def check(source: Source, shown: str, context: Context) -> Outcome:
    """What ``fix`` would change and what it would leave to tell; nothing is changed."""
    result = cleaned(source.text, shown, context)
    if result.broken:
        return internal_fault(source, shown, "; ".join(result.broken))
    said = _said(_document(source.text, shown, context), result, context)
    checked = _checked(source, shown, result.findings, skipped=result.skipped, untold=len(result.untold))
    return Outcome(checked, _status_of(result.findings, context), _held_back(result), said=said)


@_safely
def propose(source: Source, shown: str, context: Context) -> Outcome:
    """What ``fix`` would change, as edits of the outcome; nothing is changed."""
    result = cleaned(source.text, shown, context)
    if result.broken:
        return internal_fault(source, shown, "; ".join(result.broken))
    checked = _checked(source, shown, result.findings, result.edits, result.skipped)
    status = Status.FINDINGS if result.edits else Status.NOTHING
    said = _said(_document(source.text, shown, context), result, context)
    return Outcome(checked, status, _held_back(result), said=said)


@_safely
def fix(source: Source, shown: str, context: Context) -> Outcome:
    """The outcome of a rewritten file, what is left to tell of the new text; the run rewrites it."""
    result = cleaned(source.text, shown, context)
    if result.broken:
        return internal_fault(source, shown, "; ".join(result.broken))
    document = _document(source.text, shown, context)
    said = _said(document, result, context)
    left = result.remaining
    if not result.edits:
        checked = _checked(source, shown, left.findings, skipped=left.skipped)
        return Outcome(checked, _status_of(left.findings, context), _held_back(result), said=said)
    rewrite = Rewrite(source, source.encode(result.text))
    mended = Source(source.path, b"", result.text, source.codec)
    return Outcome(
        _checked(mended, shown, left.findings, skipped=left.skipped),
        _status_of(left.findings, context),
        _held_back(result),
        fixed=len(result.edits),
        said=said,
        rewrite=rewrite,
        made=_made(source, shown, result, context.settings),
    )


def _made(source: Source, shown: str, result: Result, settings: Settings) -> FileResult:
    """The text before, with the findings whose fixes were made."""
    skipped = {skipped.finding for skipped in result.skipped}
    made = tuple(found for found in result.findings if found not in skipped and would_change((found,), settings))
    return _checked(source, shown, made)


def review(source: Source, shown: str, context: Context) -> Outcome:
    """What ``check`` says, and what a review goes on from when there is something to ask."""
    outcome = check(source, shown, context)
    is_asked = bool(outcome.checked.findings) and outcome.status < Status.INTERNAL
    return outcome._replace(basis=Basis(source, context)) if is_asked else outcome


def cleaned(text: str, shown: str, context: Context) -> Result:
    """The engine's Result under this context."""
    from cleaner.engine import clean
    from cleaner.rules import RULES

    return clean(
        text,
        format=format_of(shown).name,
        settings=context.settings,
        surroundings=context.surroundings,
        rules=context.filter.over(RULES, text) if context.filter else RULES,
    )


def _recall_check(checked: FileResult, context: Context) -> Outcome | None:
    return Outcome(checked, _status_of(checked.findings, context))


def _recall_fix(checked: FileResult, context: Context) -> Outcome | None:
    return None if would_change(checked.findings, context.settings) else _recall_check(checked, context)


def _recall_review(checked: FileResult, context: Context) -> Outcome | None:
    return None if checked.findings else Outcome(checked)


def _recall_proposal(checked: FileResult, context: Context) -> Outcome | None:
    return None if would_change(checked.findings, context.settings) else Outcome(checked)


CHECK = Action(check, _recall_check)
REVIEW = Action(review, _recall_review)
PROPOSE = Action(propose, _recall_proposal)
FIX = Action(fix, _recall_fix)


def would_change(findings: tuple[Finding, ...], settings: Settings) -> bool:
    """May a run of ``fix`` touch a text of which ``check`` says this? When not, it need not be tried."""
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if settings.unsafe_fixes else set())
    return any(finding.fix is not None and finding.fix.applicability in allowed for finding in findings)


def _document(text: str, shown: str, context: Context) -> Document:
    from cleaner.document import Document

    return Document(text, format_of(shown).name, context.settings.language)


def _said(document: Document, result: Result, context: Context) -> FileEvidence | None:
    """What the text says to the other files of the run, also of what is not worth telling people."""
    if not context.asks:
        return None
    from cleaner.corpus.outlines import outline_of
    from cleaner.workflow.disputed_words import doubts_in

    findings = (*result.findings, *result.untold)
    doubts = doubts_in(document.text, [found for found in findings if found.code in DOUBTING and found.fix])
    return FileEvidence(doubts, outline_of(document, {found.start for found in findings if _is_told(found)}))


def _is_told(finding: Finding) -> bool:
    """Is this line known for furniture whatever the other files say?"""
    is_safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
    return is_safe and finding.code.startswith("BLR")


def _checked(
    source: Source,
    shown: str,
    findings: tuple[Finding, ...],
    edits: tuple[Edit, ...] = (),
    skipped: tuple[Skipped, ...] = (),
    untold: int = 0,
) -> FileResult:
    text = source.text if findings or edits else ""
    bom = bool(source.codec.mark)
    return FileResult(shown, text, findings, edits, "", source.codec.name, bom, None, skipped, untold)


def _status_of(findings: tuple[Finding, ...], context: Context) -> Status:
    """What is shown only is for a person to decide, and no reason to fail unless that is asked for."""
    if context.settings.strict:
        return Status.FINDINGS if findings else Status.NOTHING
    may_change = any(f.fix and f.fix.edits and f.fix.applicability is not Applicability.DISPLAY for f in findings)
    return Status.FINDINGS if may_change else Status.NOTHING


def _held_back(result: Result) -> str:
    """Why removals wait to be asked for, when the limit on how much may go was reached."""
    reasons = {skipped.reason for skipped in result.skipped if "--force" in skipped.reason}
    return f"some removals wait to be asked for: {min(reasons)}" if reasons else ""


def internal_fault(source: Source, shown: str, fault: str, details: str = "") -> Outcome:
    """The outcome of a file that a fault of ours left as it was."""
    message = f"The file was left as it was, since a fault of the program was noticed ({fault}). Please report it."
    finding = Finding(INTERNAL, Span(0, 0), message)
    return Outcome(_checked(source, shown, (finding,)), Status.INTERNAL, details=details)
