"""What a person asks an editor to change: one finding, or all of its kind. Every promise holds for it."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.choosing import Removed, choose
from cleaner.document import Document
from cleaner.engine import inspect
from cleaner.findings import Applicability, Finding
from cleaner.lsp.judging import Article, rules_for
from cleaner.reports.severity import applicability
from cleaner.spans import Edit

_LEVELS = (Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY)


def as_it_stands(article: Article) -> tuple[Finding, ...]:
    """What the rules say of the text itself; what is found once other fixes are made is not among it."""
    if article.context is None:
        return ()
    context = article.context
    return inspect(
        article.text,
        format=article.format,
        settings=context.settings,
        surroundings=context.surroundings,
        rules=rules_for(article, lambda: False),
    )


def of_one(article: Article, finding: Finding) -> tuple[Edit, ...]:
    """The edits that mend this finding; none when a promise forbids it."""
    return _edits(article, [found for found in as_it_stands(article) if _are_same(found, finding)])


def of_its_kind(article: Article, finding: Finding) -> tuple[Edit, ...]:
    """The edits that mend all findings of its rule that are as sure as this one, or surer."""
    kind = [found for found in as_it_stands(article) if found.code == finding.code]
    return _edits(article, [found for found in kind if is_as_sure(found, finding)])


def is_as_sure(finding: Finding, other: Finding) -> bool:
    return _LEVELS.index(applicability(finding)) <= _LEVELS.index(applicability(other))


def _are_same(finding: Finding, other: Finding) -> bool:
    return (finding.code, finding.span) == (other.code, other.span)


def _edits(article: Article, findings: Sequence[Finding]) -> tuple[Edit, ...]:
    assert article.context is not None
    document: Document = article.document()
    settings = article.context.settings._replace(unsafe_fixes=True)
    asked = [finding.as_asked_for() for finding in findings]
    return choose(document, asked, settings, Removed(document), frozenset()).edits
