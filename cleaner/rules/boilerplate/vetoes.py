"""Why a line stays whatever is weighed. Few, absolute, each with a case.

Each is a row: the reason as people read it, and the test. What is "rather so" is no veto but a feature.
"""

from __future__ import annotations

from cleaner.furniture.phrases import LEADS
from cleaner.rules.boilerplate.features import TITLE_WORDS
from cleaner.rules.boilerplate.levels import HEAD, LEAD, PHRASE, SURE, TITLE, UNLISTED, WEAK_PHRASE
from cleaner.rules.boilerplate.place import Place, Veto

_LONGEST = 20  # words of a line that goes although no list has it
_ALIKE = 4  # lines in a row that make a list
_MANY, _FEW_OF = 14, 8  # lines in a row, of which fewer than one in so many is listed
_HEADS_TOO = frozenset({"house", "cookies"})  # sections whose lines also head parts of articles
_NO_HEADS = frozenset({"advertising", LEADS})


def _stands_alone(place: Place) -> bool:
    """Below the first paragraph, with nothing near that is surely the page's, or among alike words at the end."""
    if place.run.zone == "head":
        return False
    if place.kind in (SURE, HEAD, LEAD, PHRASE):
        if place.section in _HEADS_TOO:
            return place.is_between_paragraphs
        is_head = place.run.zone == "body" and place.run.end - place.run.start == 1 and place.section not in _NO_HEADS
        return is_head and place.line.match is not None and " " not in place.line.match.entry
    if place.has_sure_company:
        return place.kind == WEAK_PHRASE and place.is_between_paragraphs
    count, listed = place.row
    return place.run.zone == "body" or count >= _ALIKE and 2 * listed < count


def _is_of_a_list(place: Place) -> bool:
    """One of many lines of a word or two below the first paragraph, hardly any of which is one of a menu: names."""
    if place.kind not in (WEAK_PHRASE, UNLISTED) or place.run.zone == "head":
        return False
    count, listed = place.row
    return count >= _MANY and _FEW_OF * listed < count


def _may_be_written(place: Place) -> bool:
    """A heading of the paragraph that follows, an item of a list, a row of a table."""
    if place.line.match:
        return False
    is_heading = place.index + 1 == place.run.end and place.run.zone in ("head", "body")
    if place.kind == TITLE and place.run.zone == "body":
        return is_heading and place.page.has_headings
    return is_heading or "item" in place.line.shape and place.kind != TITLE or "\t" in place.line.text


def _takes_up(place: Place) -> bool:
    """Four in five of the longer words, three at least, are the article's: so it is with its title and headings."""
    if place.line.match:
        return False
    own = [word for word in place.line.key.split(" ") if len(word) > 3]
    again = sum(word in place.page.said for word in own)
    return again >= 3 and 5 * again >= 4 * len(own)


def _is_below_title(place: Place) -> bool:
    """A word of menus below what may be the title, with no other beside it: the first heading, as "Schedule"."""
    if place.kind != WEAK_PHRASE or place.run.zone != "head":
        return False
    if any(other.match for other in place.beside):
        return False
    return any(line.match is None and line.length >= TITLE_WORDS for line in place.above)


def _is_of_an_author(place: Place) -> bool:
    """Only lines of other stories make the run furniture, which an author may put round all his texts."""
    return place.of_author and not place.line.match


def _is_long(place: Place) -> bool:
    return place.kind in (TITLE, UNLISTED) and place.line.length > _LONGEST


# In the order of their cost.
STAYS = (
    Veto("it may be the title", lambda place: place.index in place.kept, is_absolute=True),
    Veto("nothing near is surely the page's", _stands_alone),
    Veto("it may be one of a list", _is_of_a_list),
    Veto("it may be the first heading", _is_below_title),
    Veto("an author may put it round all his texts", _is_of_an_author, is_absolute=True),
    Veto("it is longer than any title", _is_long),
    Veto("it may be a heading, an item or a row", _may_be_written),
    Veto("the article uses its words", _takes_up),
)
