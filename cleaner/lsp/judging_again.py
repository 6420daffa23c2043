"""Typing rules judged again for the paragraphs that changed; all else is told as it was until the whole is judged.

A paragraph by itself knows less than the whole article: what its other paragraphs say without a slip being found
vouches for words, its language is the article's, and where its marks may mean something else than before, or
comments of ours stand in the text, only the whole can tell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.engine import clean
from cleaner.findings import Applicability, Finding, Survivor
from cleaner.formats import format_named
from cleaner.lsp.judging import Article, Judged, Stale, rules_for
from cleaner.reports.severity import applicability
from cleaner.spans import Edit, Span
from cleaner.text.language import detect

_TYPING = "TYP"
_OURS = "cleaner"  # stands in every comment that silences rules
_MOST = 20_000  # code points that are judged again; more is left to the whole
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Change(NamedTuple):
    """``start`` to ``end`` of the old text became something that is ``growth`` code points longer."""

    start: int
    end: int
    growth: int

    def moved(self, span: Span) -> Span | None:
        """Where the span stands now; None when the change reaches into it."""
        if span.end <= self.start:
            return span
        if span.start >= self.end:
            return Span(span.start + self.growth, span.end + self.growth)
        return None


def judge_again(before: Judged, article: Article, is_stale: Stale) -> Judged | None:
    """What is told of the text now, as far as it is known without judging the whole; None when that must be done.
    Raises Overtaken."""
    if before.fault or article.context is None or _OURS in article.text or article.context != before.article.context:
        return None
    change = _change(before.article.text, article.text)
    touched = _touched(before, change)
    passage = Span(touched.start, touched.end + change.growth)
    piece = article._replace(text=article.text[passage.start : passage.end])
    if len(piece.text) > _MOST or not _is_prose_as_before(before, touched, piece):
        return None
    going = [moved for span in _going(before) if (moved := change.moved(span))]
    if len(going) < len(_going(before)):
        return None  # what would go has changed, and with it whether its slips are told
    kept = {
        told: before.held.get(finding, "")
        for finding in before.findings
        if not (finding.code.startswith(_TYPING) and touched.start <= finding.start < touched.end)
        if (told := _moved(finding, change))
    }
    for finding, reason in _typing_slips(before, touched, piece, is_stale).items():
        finding = _moved(finding, _Change(0, 0, passage.start)) or finding
        if not any(span.contains(finding.span) for span in going):
            kept[finding] = reason
    findings = sorted(kept, key=lambda finding: (finding.start, finding.end, finding.code))
    held = {finding: reason for finding, reason in kept.items() if reason}
    return before._replace(article=article, findings=tuple(findings), held=held, edits=(), is_whole=False)


def _change(old: str, new: str) -> _Change:
    start = _same_length(old, new)
    longest = min(len(old), len(new)) - start
    end = min(longest, _same_length(old[::-1], new[::-1]))
    return _Change(start, len(old) - end, len(new) - len(old))


def _same_length(one: str, other: str) -> int:
    """How many code points both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _touched(before: Judged, change: _Change) -> Span:
    """The blocks of the old text that the change reaches into or stands beside."""
    near = [block for block in before.blocks if block.start <= change.end and change.start <= block.end]
    return Span(near[0].start, near[-1].end) if near else Span(0, len(before.article.text))


def _is_prose_as_before(before: Judged, touched: Span, piece: Article) -> bool:
    """Are the blocks prose of the article's language, and of the kinds that they were?"""
    old = [block for block in before.blocks if touched.start <= block.start < touched.end]
    new = format_named(piece.format).blocks(piece.text)
    if not all(block.prose for block in old) or [block.kind for block in old] != [block.kind for block in new]:
        return False
    return detect(piece.text) in ("xx", before.language)


def _going(judged: Judged) -> list[Span]:
    """The passages that go unasked, in which no slip is told."""
    findings = [f for f in judged.findings if applicability(f) is Applicability.SAFE and f not in judged.held]
    return [edit.span for finding in findings if finding.fix for edit in finding.fix.edits if not edit.text]


def _typing_slips(before: Judged, touched: Span, piece: Article, is_stale: Stale) -> dict[Finding, str]:
    """The findings in the piece, and why a fix that is due is not made."""
    assert piece.context is not None
    context = piece.context
    vouched = context.surroundings.words | _words_elsewhere(before, touched)
    result = clean(
        piece.text,
        format=piece.format,
        settings=context.settings._replace(language=before.language),
        surroundings=context.surroundings._replace(words=vouched),
        rules=[rule for rule in rules_for(piece, is_stale) if rule.code.startswith(_TYPING)],
    )
    held = {skipped.finding: skipped.reason for skipped in result.skipped}
    return {finding: held.get(finding, "") for finding in result.findings}


def _words_elsewhere(before: Judged, touched: Span) -> frozenset[str]:
    """The words, in lower case, that stand outside the passage and were not found to be slips."""
    text = before.article.text
    rest = f"{text[: touched.start]}\n{text[touched.end :]}".lower()
    doubted = {text[f.start : f.end].lower() for f in before.findings if f.code.startswith(_TYPING)}
    return frozenset(_WORD.findall(rest)) - doubted


def _moved(finding: Finding, change: _Change) -> Finding | None:
    """The finding in its place in the new text; None when the change reaches into anything it speaks of."""
    spans = [finding.span, *(span for survivor in finding.survivors for span in survivor)]
    spans += [edit.span for edit in finding.fix.edits] if finding.fix else []
    spans += [finding.evidence] if isinstance(finding.evidence, Span) else []
    places = {span: moved for span in spans if (moved := change.moved(span))}
    if len(places) < len(set(spans)):
        return None
    edits = tuple(Edit(*places[edit.span], edit.text) for edit in finding.fix.edits) if finding.fix else ()
    return finding._replace(
        span=places[finding.span],
        fix=finding.fix and finding.fix._replace(edits=edits),
        evidence=places[finding.evidence] if isinstance(finding.evidence, Span) else finding.evidence,
        survivors=tuple(Survivor(places[gone], places[stays]) for gone, stays in finding.survivors),
    )
