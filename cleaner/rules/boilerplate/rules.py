"""The rules of furniture: one kind of line each; explanations.txt beside it says what they find."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Rule
from cleaner.rules.boilerplate.kinds import Kind
from cleaner.rules.boilerplate.messages import findings_of
from cleaner.settings import Settings
from cleaner.surroundings import Surroundings

_SAFE, _UNSAFE, _DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY


def _rule(kind: Kind, code: str, name: str, summary: str, best: Applicability = _SAFE) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        return findings_of(document, surroundings, kind, code)

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
