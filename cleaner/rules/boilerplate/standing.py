"""What speaks for a line of furniture, and the score from which that is enough for it to go unasked."""

from __future__ import annotations

from cleaner.rules.boilerplate.facts import LineFacts
from cleaner.rules.boilerplate.guards import TITLE_WORDS
from cleaner.rules.boilerplate.phrases import HEADS, LEADS, LEARNED, RETURNING

NEVER = 2.0  # no score reaches it
# Scores from which a line goes unasked, by what speaks for it, in the head, the body and the tail of a page. Each
# stands where, on pages labelled by hand and held out, about one line in fifty or less was the article's.
SAFE = {
    "phrase": (0.05, 0.1, 0.05),  # the whole line is a listed phrase
    "learned": (0.1, 0.3, 0.1),  # it stands round other stories
    "part": (0.05, 0.5, 0.05),  # it begins or ends with one
    "lead": (0.05, 0.05, 0.05),  # a lead and a colon before the title of another article
    "head": (0.2, 0.45, 0.15),  # a head over links
    "head and more": (0.2, 0.65, 0.2),  # with more words beside it
    "title": (NEVER, 0.05, 0.05),  # it follows a sure head over links and reads like a title
    "name": (0.1, 0.5, 0.1),  # it is a name of a section, which also stands in articles
    "network": (0.1, 0.2, 0.1),  # it is a name of a network, beside others
    "sentence": (0.7, 0.6, 0.5),  # it begins or ends with one and has the end mark of a sentence
    "figure": (0.4, 0.9, 0.3),  # a number
    "short": (0.2, 0.5, 0.2),  # up to three words of which only look and neighbours speak
    "middling": (NEVER, 0.45, 0.35),  # up to six, or more
    "long": (NEVER, 0.75, 0.35),
}
_LONGEST_TITLE = 14  # words up to which a line without a phrase may be a title of another article
_BY_SECTION = {
    LEARNED: "learned",
    RETURNING: "learned",
    LEADS: "lead",
    HEADS: "head",
    "networks": "network",
    "labels": "name",
}


def standing_of(line: LineFacts, zone: str) -> str:
    """What speaks for a line: a key of the scores above; empty when nothing may."""
    match = line.match
    if line.sentence or line.part_name:
        return ""
    if match is None:
        return _standing_of_look(line) if zone != "none" else ""
    if line.ends and not match.whole and match.section != "copyright":
        return "sentence" if zone != "none" else ""
    if match.section == HEADS and not match.whole:
        return "head and more"
    if match.section in _BY_SECTION:
        return _BY_SECTION[match.section]
    little = "phrase and colon" in line.shape or "little but the phrase" in line.shape
    return "phrase" if match.whole or little or match.section == "copyright" else "part"


def _standing_of_look(line: LineFacts) -> str:
    """The same for a line without a phrase. What ends like a sentence, and what holds an address, may be said."""
    if line.ends or not 0 < line.length <= _LONGEST_TITLE or "address" in line.shape:
        return ""
    if "digits" in line.shape:
        return "figure"
    return "short" if line.length < TITLE_WORDS else "middling" if line.length < 7 else "long"
