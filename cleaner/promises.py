"""What must hold between a text and what a pass makes of it. A broken promise keeps the file.

Each promise is a function of a Step that gives the reason it is broken, or nothing.
That edits replay, that a text settles and is never emptied is watched by the engine, that bytes
round-trip by ``files``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.formats import format_named
from cleaner.languages import entry_set
from cleaner.matching.differences import reads_as
from cleaner.matching.wording import wording_of
from cleaner.spans import Edit, Span
from cleaner.text.folding import tokens
from cleaner.text.late import late

if TYPE_CHECKING:
    from cleaner.formats.markdown_rendering import Fault

_WORD = late(r"\w+")
_NUMBER = late(r"\d+")
_LIST_NUMBER = late(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")
_NEGATION = late(r"\b(?:not|no|never|nor|none|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_MAX_CREDIT_WORDS = 25
_MIN_COVERED = 0.6  # share of a removed passage's words that its survivor must hold; noise breaks some


class Step(NamedTuple):
    """One pass: the document before, the findings whose fixes are made, the edits, the text after."""

    document: Document
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    after: str


def broken_promises(step: Step) -> tuple[str, ...]:
    """The promises that do not hold, each as "name: what is wrong"."""
    return tuple(f"{promise.__name__}: {reason}" for promise in PROMISES if (reason := promise(step)))


def sorted_and_apart(step: Step) -> str:
    """Edits come in order and never touch the same text."""
    for edit, following in zip(step.edits, step.edits[1:]):
        if edit.end > following.start:
            return f"edits {edit.start}:{edit.end} and {following.start}:{following.end} overlap"
    return ""


def survivors_stay(step: Step) -> str:
    """All that a repeat rule removes is covered by a passage that stays, numbers included."""
    deletions = [edit for edit in step.edits if not edit.text]
    reasons = (what_it_loses(finding, step.document, deletions, step.after) for finding in step.findings)
    return next((reason for reason in reasons if reason), "")


def what_it_loses(finding: Finding, document: Document, deletions: Sequence[Edit], after: str) -> str:
    """What the fix of a repeat would lose when the deletions are made and make ``after``; empty for nothing."""
    text = document.text
    if not finding.code.startswith("DUP") or finding.fix is None:
        return ""
    for edit in finding.fix.edits:
        if _uncovered(text, edit, [survivor.gone for survivor in finding.survivors]):
            return f"{finding.code} at {edit.start} removes words without naming a copy that stays"
    for gone, stays in finding.survivors:
        if any(edit.span.overlaps(stays) for edit in deletions):
            return f"{finding.code} at {gone.start} relies on a copy that goes"
        number = _LIST_NUMBER.match(text, gone.start, gone.end) if _starts_line(text, gone.start) else None
        said, kept = text[number.end() if number else gone.start : gone.end], text[stays.start : stays.end]
        if not _covers(kept, said) and not _is_kept_credit(said, after):
            return f"{finding.code} at {gone.start} removes what its copy does not say"
    return ""


def _starts_line(text: str, offset: int) -> bool:
    return not text[max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1 : offset].strip()


def _uncovered(text: str, edit: Edit, gone: list[Span]) -> bool:
    position = edit.start
    for span in sorted(gone):
        if span.start > position and _WORD.search(text, position, min(span.start, edit.end)):
            return True
        position = max(position, span.end)
    return position < edit.end and bool(_WORD.search(text, position, edit.end))


def _covers(stays: str, gone: str) -> bool:
    """Most words stand in what stays, and of what does not, nothing counts or denies; "c0ncern" is no number."""
    words, kept = Counter(tokens(gone).keys), Counter(tokens(stays).keys)
    missing = words - kept
    for cut in (_ends(tokens(gone).keys) if missing else ()):  # a copy may stop or start in mid-word
        if missing[cut] and any(word.startswith(cut) or word.endswith(cut) for word in kept):
            del missing[cut]
    if sum(missing.values()) > (1 - _MIN_COVERED) * sum(words.values()):
        return False
    wording = wording_of("en")
    for word in missing:
        tells = word in wording.negations or any(map(str.isdigit, word))
        if tells and not any(reads_as(word, other) for other in kept):
            return False
    return True


def _ends(words: list[str]) -> list[str]:
    return [word for word in (*words[:1], *words[-1:]) if not any(map(str.isdigit, word))]


def _is_kept_credit(gone: str, after: str) -> bool:
    """Is it an attribution or a picture credit whose names and numbers all stand in the text that stays?"""
    found, credits = tokens(gone), entry_set("en", "credit_words")
    is_credit = gone[:1] in "-–—―(©" or not credits.isdisjoint(found.keys)
    if not is_credit or len(found.keys) > _MAX_CREDIT_WORDS:
        return False
    kept = credits.union(tokens(after).keys)
    tells = [key for key, start in zip(found.keys, found.starts) if gone[start].isupper() or any(map(str.isdigit, key))]
    return kept.issuperset(tells)


def furniture_is_whole_lines(step: Step) -> str:
    """Page furniture goes by whole lines or stays: no rule of it cuts into a sentence."""
    document = step.document
    for finding in step.findings:
        if not finding.code.startswith("BLR") or finding.fix is None:
            continue
        for edit in finding.fix.edits:
            first, last = document.line_at(edit.start), document.line_at(max(edit.start, edit.end - 1))
            outside = (
                document.text[document.lines[first].start : edit.start]
                + document.text[edit.end : document.lines[last].end]
            )
            if edit.text or outside.strip(" \t\u00a0\ufeff"):
                return f"{finding.code} at {edit.start} does not remove whole lines"
    return ""


def protected_stays(step: Step) -> str:
    """Code and front matter are never touched; addresses and inline code never in part.

    Inside markup only a word that a reader sees may become another word.
    """
    document = step.document
    for edit in step.edits:
        said = document.text[edit.start : edit.end]
        if document.may_become(_without_blanks(edit.span, said), edit.text):
            continue
        for block in (document.block_at(edit.start), document.block_at(max(edit.start, edit.end - 1))):
            if not block.prose and document.text[max(edit.start, block.start) : min(edit.end, block.end)].strip():
                return f"the edit at {edit.start} touches a {block.kind.value} block"
        for span in document.protected_in(edit.span):
            inside = document.text[max(edit.start, span.start) : min(edit.end, span.end)]
            is_blank_lines = not inside.strip() and ("\n" in inside or "\r" in inside)
            if not edit.text and (edit.span.contains(span) or is_blank_lines):
                continue
            return f"the edit at {edit.start} changes a part of {document.text[span.start : span.end][:40]!r}"
    return ""


def _without_blanks(span: Span, said: str) -> Span:
    return Span(span.start + len(said) - len(said.lstrip(" ")), span.end - len(said) + len(said.rstrip(" ")))


def small_changes_keep_facts(step: Step) -> str:
    """A correction changes no digit and no negation, and removes no sentence."""
    text = step.document.text
    for finding in step.findings:
        if not finding.code.startswith("TYP") or finding.fix is None:
            continue
        for edit in finding.fix.edits:
            before = text[edit.start : edit.end]
            if _NUMBER.findall(before) != _NUMBER.findall(edit.text):
                return f"{finding.code} at {edit.start} changes a number"
            if not edit.text and (len(before) > 60 or "\n" in before.strip()):
                return f"{finding.code} at {edit.start} removes more than a word"
    return ""


def markup_renders_alike(step: Step) -> str:
    """Edited markup renders as before, but for the prose that was edited."""
    fault = fault_of_markup(step.document.format, step.document.text, step.after, step.edits)
    return fault.reason if fault else ""


def fault_of_markup(format: str, before: str, after: str, edits: Sequence[Edit]) -> Fault | None:
    """What would render differently outside the edited prose; None when nothing does."""
    if format == "markdown":
        from cleaner.formats.markdown_rendering import rendering_fault

        return rendering_fault(before, after, edits)
    if format in ("rst", "asciidoc"):
        from cleaner.formats.same_blocks import structure_fault

        return structure_fault(format_named(format), before, after, edits)
    return None


Promise = Callable[[Step], str]
PROMISES: tuple[Promise, ...] = (
    sorted_and_apart,
    survivors_stay,
    furniture_is_whole_lines,
    protected_stays,
    small_changes_keep_facts,
    markup_renders_alike,
)


def furniture_share(step: Step, original: str) -> float:
    """Share of the original's visible characters that this step removes without a copy that stays."""
    text = step.document.text
    gone = sum(
        len("".join(text[edit.start : edit.end].split()))
        for finding in step.findings
        if finding.fix and not finding.code.startswith("DUP")
        for edit in finding.fix.edits
        if not edit.text
    )
    return gone / max(1, len("".join(original.split())))
