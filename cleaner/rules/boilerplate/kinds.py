"""The kinds of furniture, one for each rule, and which kind a verdict is of."""

from __future__ import annotations

from enum import Enum

from cleaner.rules.boilerplate.furniture_lexicon import HEADS, LEADS, LEARNED, RETURNING
from cleaner.rules.boilerplate.judge import Verdict


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
