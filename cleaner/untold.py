"""Findings not worth telling by default: the kind of text means them so, or hardly any of their kind are right.

In a markup language a text is tended by hand: a heading, an item or the words above a list that elsewhere are a
page's (“Learn more”, “Follow us:”), and what stands in all entries of a reference, are its author's, unless a line by
itself shows that the text was taken from a page; and a field (“Length: 175 hours”) may say the same under each
heading. In an HTML file, in which nothing can go, what stands in many files is no news. A manual says things twice on
purpose: there a passage is told that stands right beside its copy, breaks off, or is long. What only a person can
decide is told when one in five such findings was right. Looked at in four repositories, of 87 findings of the first
kinds two were of use, of 14 of the last three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaner.document import Document
from cleaner.findings import Applicability, Finding
from cleaner.formats import BlockKind
from cleaner.surroundings import Surroundings
from cleaner.text.folding import tokens

_TENDED, _PAGES = ("markdown", "rst", "asciidoc"), "html"
_FURNITURE, _OF_THE_RUN = "BLR", "BLR305"
_REPEATS, _BREAKS_OFF = "DUP", "DUP202"
_LONG = 100  # words of a passage that nobody says twice on purpose, not even in a manual
_FIELD = re.compile(r"[\W_]{0,4}[^\W\d_][\w -]{0,40}[*_]{0,3}:[*_]{0,3}\s")
_TYPING, _SELDOM = "TYP", 0.2


def worth_telling(
    document: Document, findings: Iterable[Finding], surroundings: Surroundings
) -> tuple[list[Finding], list[Finding]]:
    """The findings that are, and the others. What goes unasked is always told, and lines that somebody reviewed."""
    found = list(findings)
    reviewed = _OF_THE_RUN if surroundings.lines else None
    furniture = [finding for finding in found if finding.code.startswith(_FURNITURE)]
    is_taken = any(_speaks(document, finding) for finding in furniture)
    told: list[Finding] = []
    left: list[Finding] = []
    for finding in found:
        is_told = _is_safe(finding) or finding.code == reviewed or not _is_left(document, finding, is_taken)
        (told if is_told else left).append(finding)
    return told, left


def _is_left(document: Document, finding: Finding, is_taken: bool) -> bool:
    """Is it left untold? ``is_taken``: a line shows that the text was taken from a page."""
    if finding.code.startswith(_TYPING) and _is_shown_only(finding) and _is_seldom_right(finding):
        return True
    if document.format not in _TENDED:
        return document.format == _PAGES and finding.code == _OF_THE_RUN
    if finding.code.startswith(_FURNITURE):
        return not is_taken
    if not finding.code.startswith(_REPEATS) or finding.code == _BREAKS_OFF:
        return False
    is_short = len(tokens(document.text, *finding.span).keys) < _LONG
    return is_short and (document.is_manual or bool(_FIELD.match(document.text, finding.start)))


def _speaks(document: Document, finding: Finding) -> bool:
    """Does the line show by itself that it is a page's?"""
    if document.is_manual or finding.code == _OF_THE_RUN or _is_shown_only(finding):
        return False
    leads_in = document.text[finding.start : finding.end].rstrip("*_ \t").endswith((":", "："))
    return document.block_at(finding.start).kind is BlockKind.PARAGRAPH and not leads_in


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def _is_shown_only(finding: Finding) -> bool:
    return finding.fix is None or finding.fix.applicability is Applicability.DISPLAY


def _is_seldom_right(finding: Finding) -> bool:
    return finding.confidence is not None and finding.confidence < _SELDOM
