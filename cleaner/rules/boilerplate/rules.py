"""The rules of furniture: one kind of line each, and how it is told; explanations.txt beside it says what they find."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.furniture.phrases import HEADS, LEADS, LEARNED, RETURNING, WEAK
from cleaner.rules.boilerplate.judge import Judge, Verdict
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_SHOWN = 40  # characters of a line that a message quotes
_SAFE, _UNSAFE, _DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY


class Kind(Enum):
    """What a line of furniture is; the value ends the sentence "Line 5 ..."."""

    PAGE = "is part of the page around the article"
    LABEL = "names the section of the site that the article hung in"
    LINKS = "leads to other articles"
    PROMPT = "asks the reader to share, follow, subscribe or sign in"
    ADVERTISEMENT = "marks where an advertisement stood"
    COMMENTS = "belongs to the comments"
    FILING = "files the article under tags or categories"
    STAMP = "is a stamp that the page worked out"
    CREDIT = "credits a picture that is not here"
    COPYRIGHT = "is a copyright line"
    BLURB = "offers a newsletter, an account or an app"
    AUTHOR = "opens the box about the author"
    COOKIES = "is part of a cookie notice"
    LEARNED = "stands round other stories of this collection"


_BY_SECTION = {
    LEARNED: Kind.LEARNED,
    RETURNING: Kind.LEARNED,
    HEADS: Kind.LINKS,
    LEADS: Kind.LINKS,
    "share": Kind.PROMPT,
    "networks": Kind.PROMPT,
    "subscribe": Kind.PROMPT,
    "advertising": Kind.ADVERTISEMENT,
    "comments": Kind.COMMENTS,
    "filing": Kind.FILING,
    "stamps": Kind.STAMP,
    "credits": Kind.CREDIT,
    "copyright": Kind.COPYRIGHT,
    "authors": Kind.AUTHOR,
    "cookies": Kind.COOKIES,
}


def kind_of(verdict: Verdict) -> Kind:
    """The kind that a verdict's phrase, place and head make it."""
    if verdict.section == "subscribe" and verdict.is_sentence:
        return Kind.BLURB
    if verdict.section in _BY_SECTION:
        return _BY_SECTION[verdict.section]
    if verdict.section in ("", "labels") and verdict.head:
        return Kind.LINKS
    if verdict.section == "labels" and verdict.zone in ("head", "none") and not verdict.neighbour:
        return Kind.LABEL
    return Kind.PAGE


def _finding(document: Document, verdict: Verdict, kind: Kind, code: str) -> Finding:
    span = verdict.span
    said = excerpt(document.text[span.start : span.end])
    beside = verdict.head or (verdict.neighbour if not verdict.entry or verdict.section in WEAK else "")
    reason = f": {verdict.reason}" if verdict.reason else ""
    if beside:
        reason = f": “{excerpt(beside)}” {'is the head above it' if verdict.head else 'stands beside it'}"
    return Finding(
        code,
        span,
        f"Line {document.line_at(span.start) + 1}, “{said}”, {kind.value}{reason}.",
        Fix((Edit(span.start, span.end, ""),), verdict.applicability),
        evidence=verdict.entry or verdict.head or verdict.neighbour or verdict.reason or None,
        confidence=round(verdict.score, 2),
    )


def excerpt(text: str) -> str:
    """The beginning of a line, for a message."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _rule(kind: Kind, code: str, name: str, summary: str, best: Applicability = _SAFE) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        for verdict in document.fact(Judge(surroundings)):
            if kind_of(verdict) is kind:
                yield _finding(document, verdict, kind, code)

    return Rule(code, name, summary, best, check)


RULES = (
    _rule(Kind.PAGE, "BLR301", "page-furniture", "A line belongs to the page, not to the article"),
    _rule(Kind.LABEL, "BLR302", "section-label", "The name of a section stands above the title"),
    _rule(Kind.LINKS, "BLR303", "related-links", "A head over links to other articles, or a title under it"),
    _rule(Kind.PROMPT, "BLR304", "share-or-subscribe-prompt", "A prompt to share, follow, subscribe or sign in"),
    _rule(Kind.LEARNED, "BLR305", "learned-line", "A line stands round many stories"),
    _rule(Kind.ADVERTISEMENT, "BLR306", "advertisement-marker", "A mark that an advertisement stood here"),
    _rule(Kind.COMMENTS, "BLR307", "comment-form", "A line of the comments: their head, form or counter"),
    _rule(Kind.FILING, "BLR308", "tag-line", "A line of tags or categories"),
    _rule(Kind.STAMP, "BLR309", "posting-stamp", "A reading time or a stamp of posting"),
    _rule(Kind.CREDIT, "BLR310", "photo-credit", "A picture credit without its picture", _DISPLAY),
    _rule(Kind.COPYRIGHT, "BLR311", "copyright-line", "A line about copyright"),
    _rule(Kind.BLURB, "BLR312", "newsletter-blurb", "A sentence that offers a newsletter or an account"),
    _rule(Kind.AUTHOR, "BLR313", "author-box", "The head of a box about the author", _UNSAFE),
    _rule(Kind.COOKIES, "BLR314", "cookie-notice", "A line of a cookie notice"),
)
