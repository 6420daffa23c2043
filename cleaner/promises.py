"""What must hold between a text and what a pass makes of it. A broken promise keeps the file.

Each promise is a function of a Step that gives the reason it is broken, or nothing.
That edits replay, that a text settles and is never emptied is watched by the engine, that bytes
round-trip by ``files``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.spans import Edit, Span

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_NEGATION = re.compile(r"\b(?:not|no|never|nor|none|cannot|without)\b|n['’]t\b", re.IGNORECASE)
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
    text = step.document.text
    deletions = [edit for edit in step.edits if not edit.text]
    for finding in step.findings:
        if not finding.code.startswith("DUP") or finding.fix is None:
            continue
        for edit in finding.fix.edits:
            if _uncovered(text, edit, [survivor.gone for survivor in finding.survivors]):
                return f"{finding.code} at {edit.start} removes words without naming a copy that stays"
        for gone, stays in finding.survivors:
            if any(edit.span.overlaps(stays) for edit in deletions):
                return f"{finding.code} at {gone.start} relies on a copy that goes"
            if not _covers(text[stays.start : stays.end], text[gone.start : gone.end]):
                return f"{finding.code} at {gone.start} removes what its copy does not say"
    return ""


def _uncovered(text: str, edit: Edit, gone: list[Span]) -> bool:
    position = edit.start
    for span in sorted(gone):
        if span.start > position and _WORD.search(text, position, min(span.start, edit.end)):
            return True
        position = max(position, span.end)
    return position < edit.end and bool(_WORD.search(text, position, edit.end))


def _covers(stays: str, gone: str) -> bool:
    words, kept = Counter(_WORD.findall(gone.casefold())), Counter(_WORD.findall(stays.casefold()))
    shared = sum((words & kept).values())
    return shared >= _MIN_COVERED * sum(words.values()) and not (
        set(_NUMBER.findall(gone)) - set(_NUMBER.findall(stays))
    )


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
    """Code and front matter are never touched; addresses and inline code never in part."""
    document = step.document
    for edit in step.edits:
        for block in (document.block_at(edit.start), document.block_at(max(edit.start, edit.end - 1))):
            if not block.prose and document.text[max(edit.start, block.start) : min(edit.end, block.end)].strip():
                return f"the edit at {edit.start} touches a {block.kind.value} block"
        for span in document.protected_in(edit.span):
            if not edit.text and edit.span.contains(span):
                continue
            return f"the edit at {edit.start} changes a part of {document.text[span.start : span.end][:40]!r}"
    return ""


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


def markdown_renders_alike(step: Step) -> str:
    """Edited Markdown renders as before, but for the prose that was edited."""
    if step.document.format != "markdown":
        return ""
    from cleaner.formats.markdown_rendering import rendering_fault

    return rendering_fault(step.document.text, step.after, step.edits)


Promise = Callable[[Step], str]
PROMISES: tuple[Promise, ...] = (
    sorted_and_apart,
    survivors_stay,
    furniture_is_whole_lines,
    protected_stays,
    small_changes_keep_facts,
    markdown_renders_alike,
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
