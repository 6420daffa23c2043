"""Why a line stays whatever is weighed. Few, absolute, each with a case.

Each is a row: the reason as people read it, and the test. What is "rather so" is no veto but a feature.
"""

from __future__ import annotations

from cleaner.rules.boilerplate.features import TITLE_WORDS
from cleaner.rules.boilerplate.furniture_lexicon import LEADS
from cleaner.rules.boilerplate.heads import titles_under_heads
from cleaner.rules.boilerplate.keys import words
from cleaner.rules.boilerplate.levels import HEAD, LEAD, PHRASE, SAID, SURE, TITLE, UNLISTED, WEAK_PHRASE
from cleaner.rules.boilerplate.place import Place, Veto, tells
from cleaner.text.lazy_regex import lazy_regex

_SHORT = 3  # words of a short line, letters of a short word, lines of a short run
_LONGEST = 20  # words of a line that goes although no list has it
_ALIKE = 4  # lines in a row that make a list
_MANY, _FEW_OF = 14, 8  # lines in a row, of which fewer than one in so many is listed
_TOLD = lazy_regex(r", (?:he|she|they|we|I|the \w+) \w+$")  # ", the sign read"
_GOES_ON = (",", " -", " –", " —")
_HEADS_TOO = frozenset({"house", "cookies"})  # sections whose lines also head parts of articles
_NO_HEADS = frozenset({"advertising", LEADS})
_HEADED = 2  # paragraphs below a line whose words may take up those of a heading
_CREDIT = 2  # lines of a credit under a heading


def _is_said(place: Place) -> bool:
    """ "Home." is said, by a verse or in an answer; so is a sentence between two paragraphs, and what ends with ", she
    said"."""
    line = place.line
    if line.match:
        return line.ends and line.length == 1 and place.kind == PHRASE
    if "," in line.text and _TOLD.search(line.text):
        return True
    return line.ends and place.run.zone not in ("head", "tail")


def _stands_alone(place: Place) -> bool:
    """Between paragraphs or sentences, with nothing near that is surely the page's, or among alike words at the end."""
    run = place.run
    if run.zone == "head":
        return place.kind == UNLISTED and run.end - run.start <= _SHORT and not place.has_sure_company
    if place.kind in (SURE, HEAD, LEAD, PHRASE):
        if place.section in _HEADS_TOO:
            return all(map(tells, place.around))
        is_head = place.line.match is not None and " " not in place.line.match.entry and run.end - run.start == 1
        return is_head and run.zone == "body" and place.section not in _NO_HEADS
    if place.has_sure_company:
        return place.kind == WEAK_PHRASE and all(map(tells, place.around))
    if run.zone == "body":
        return True
    row = place.alike
    return len(row) >= _ALIKE and 2 * sum(line.match is not None for line in row) < len(row)


def _is_of_a_list(place: Place) -> bool:
    """One of many lines of a word or two below the first paragraph, hardly any of which is one of a menu: names."""
    if place.kind not in (WEAK_PHRASE, UNLISTED) or place.run.zone == "head":
        return False
    row = place.alike
    return len(row) >= _MANY and _FEW_OF * sum(line.match is not None for line in row) < len(row)


def _may_be_written(place: Place) -> bool:
    """A heading of the paragraph that follows, an item of a list, a row of a table."""
    if place.line.match:
        return False
    if place.kind == TITLE and place.run.zone == "body":
        return _may_head(place)
    is_heading = place.index + 1 == place.run.end and place.run.zone in ("head", "body")
    return is_heading or "item" in place.line.shape and place.kind != TITLE or "\t" in place.line.text


def _may_head(place: Place) -> bool:
    """The last of several titles under a head over links, in an article with headings that goes on right below it, or
    below a credit of two lines."""
    lines, run, index = place.page.lines, place.run, place.index
    titles = titles_under_heads(lines, run)
    below = lines[index + 1 : run.end]
    if index - 1 not in titles or index + 1 in titles or len(below) > _CREDIT:
        return False
    alone = sum(
        tells(above) and tells(following) and line.match is None and not line.ends
        for above, line, following in zip(lines, lines[1:], lines[2:])
    )
    return alone > 1


def _goes_on(place: Place) -> bool:
    """ "Thanks," and "Ines"; "Photo –" over its credit."""
    if place.line.text.startswith((",", ";", ":")):
        return True
    if place.line.text.endswith(_GOES_ON):
        return place.kind != SURE
    return not place.line.match and bool(place.above) and place.above[-1].text.endswith(",")


def _takes_up(place: Place) -> bool:
    """Four in five of the longer words, three at least, are the article's: so it is with its title and headings. Of a
    short line above the article all are those of its first sentences."""
    if place.line.match:
        return False
    if place.kind == TITLE and place.run.zone == "body":
        said = frozenset(words(" ".join(line.text for line in place.page.lines[place.run.end :][:_HEADED])))
    else:
        said = place.page.said
    if place.run.zone == "head" and place.line.length < TITLE_WORDS:
        named = [word for word in place.line.key.split(" ") if len(word) >= _SHORT]
        return bool(named) and place.page.opening.issuperset(named)
    own = [word for word in place.line.key.split(" ") if len(word) > 3]
    again = sum(word in said for word in own)
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
    return not place.line.match and place.kind != SAID and place.line.length > _LONGEST


# In the order of their cost.
STAYS = (
    Veto("it may be the title", lambda place: place.index in place.kept, is_absolute=True),
    Veto("somebody says it", _is_said),
    Veto("nothing near is surely the page's", _stands_alone),
    Veto("it may be one of a list", _is_of_a_list),
    Veto("it may be the first heading", _is_below_title),
    Veto("an author may put it round all his texts", _is_of_an_author, is_absolute=True),
    Veto("it is longer than any title", _is_long),
    Veto("it may be a heading, an item or a row", _may_be_written),
    Veto("it goes on in the next line or from the last", _goes_on, is_absolute=True),
    Veto("the article uses its words", _takes_up),
)
