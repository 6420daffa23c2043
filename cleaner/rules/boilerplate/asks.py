"""Why a line waits to be asked for, although it is likely the page's: a record, a field, a heading, what authors write.

Each is a row, as in vetoes.py.
"""

from __future__ import annotations

from cleaner.furniture.line_facts import SENTENCE, LineFacts, announces_name, may_be_name
from cleaner.furniture.phrases import FROM_ELSEWHERE, HEADS, LEADS, RETURNING, WEAK
from cleaner.furniture.templates import SLOT
from cleaner.rules.boilerplate.features import TITLE_WORDS
from cleaner.rules.boilerplate.levels import SAID, TITLE, may_head
from cleaner.rules.boilerplate.place import Place, Veto

_FIGURES = 4  # digits that no count of comments or likes has
_SHORT = 3  # words up to which a phrase may be a heading
_DATE = 8  # words of a date with its hour and name
_LONG = 7  # words from which a line with a colon is no field
_SURE_LINES = 1  # that shows that a text was taken from a page
_FIELDS = 3  # lines to each side that make a field one of several
_UNDER = 2  # lines below a title, or "By", among which the author may stand
_LATIN = "\u024f"  # the last letter of the Latin script, but for rare ones
_OF_RECORDS = frozenset({"byline", "credit"})
_ADDRESS = ("@", "://", "www.")


def _is_record(place: Place) -> bool:
    """A credit, an address, a telephone number, a date, a field."""
    line = place.line
    if line.match:
        return False
    if not _OF_RECORDS.isdisjoint(line.shape) or any(map(line.text.__contains__, _ADDRESS)):
        return True
    if _digits(line) > _FIGURES and "digits" in line.shape:
        return True
    if "date" in line.shape and line.length <= _DATE and place.kind != TITLE:
        return True
    return ":" in line.text and line.length < _LONG and place.kind != TITLE


def _may_be_author(place: Place) -> bool:
    """What stands below "By", and what may be a name below a line above the article that may be its title, be it beside
    the buttons of a page."""
    if place.run.zone != "head" or place.line.match:
        return False
    if any(map(announces_name, place.above[-_UNDER:])):
        return True
    if not may_be_name(place.line):
        return False
    above = place.kept.intersection(range(place.index - _UNDER, place.index))
    return any(place.page.lines[index].length >= TITLE_WORDS for index in above)


def _may_tell_of_author(place: Place) -> bool:
    """A longer sentence that begins with a name: "Ines Duarte has written about the harbour since 2004 …"."""
    opening = place.line.text.split(maxsplit=2)[:2]
    return place.kind == SAID and place.line.length >= SENTENCE and all(word[0].isupper() for word in opening)


def _is_of_broken_text(place: Place) -> bool:
    """In a text whose sentences were broken where links stood, a short line is a piece of one."""
    return (not place.line.match or place.section in WEAK) and place.page.is_broken


def _is_learned_text(place: Place) -> bool:
    """A line of other stories that is said, may be a name, or holds a field or figure, or something of its own."""
    line = place.line
    if place.section not in FROM_ELSEWHERE:
        return False
    if line.match and SLOT in line.match.entry:
        return True
    is_open = place.section == RETURNING and place.of_author
    return is_open or line.ends or may_be_name(line) or ":" in line.text or any(map(str.isdigit, line.text))


def _may_be_of_article(place: Place) -> bool:
    """The title, what a name follows, a name of a menu with a figure."""
    line, section = place.line, place.section
    if place.index == 0 and section in (LEADS, HEADS) and line.length > _SHORT:
        return True
    return bool(section) and line.key.split(" ")[-1] == "by" or section in WEAK and "0" in line.key


def _heads_text(place: Place) -> bool:
    """A phrase that also heads parts of articles, over a line that no list has: "Details", "Newsletter"."""
    match, is_last = place.line.match, place.index + 1 == len(place.page.lines)
    if place.run.zone == "head" or place.run.zone == "tail" and place.has_sure_company or is_last or not match:
        return False
    return may_head(match) and not any(other.match for other in place.beside)


def _is_field(place: Place) -> bool:
    """A category among fields ("Method: Bake"), or the head of a table of them."""
    line, run = place.line, place.run
    if place.section != "filing" or not line.match:
        return False
    if line.match.whole:
        return line.length == 1 and run.zone == "body"
    near = place.page.lines[max(run.start, place.index - _FIELDS) : min(run.end, place.index + 1 + _FIELDS)]
    return any(other.match is None and ":" in other.text for other in near)


def _digits(line: LineFacts) -> int:
    return sum(map(str.isdigit, line.text))


def _is_question(place: Place) -> bool:
    """One that no list knows, but for titles under heads over links: it may head an answer."""
    return not place.line.match and place.line.text.endswith("?") and place.kind != TITLE


def _is_unread(place: Place) -> bool:
    """In another script than the Latin, in a text written in it: of such texts hardly any was labelled by hand."""
    other = not place.line.match and _is_other_script(place.line.text)
    return other and any(map(_is_other_script, place.page.said))


def _is_other_script(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign > _LATIN for sign in letters) * 2 > len(letters)


def _is_alone(place: Place) -> bool:
    """In a text without lines that only pages have, what no list knows may be an author's: a letter, a speech."""
    return not place.line.match and place.page.sure_in(0, len(place.page.lines)) < _SURE_LINES


ASKS = (
    Veto("it may be a record", _is_record, is_absolute=True),
    Veto("it may be the author's name", _may_be_author, is_absolute=True),
    Veto("it may tell of the author", _may_tell_of_author, is_absolute=True),
    Veto("it may be a piece of a sentence", _is_of_broken_text, is_absolute=True),
    Veto("it may head an answer", _is_question),
    Veto("no other line shows that the text was taken from a page", _is_alone, is_absolute=True),
    Veto("its script was not measured", _is_unread, is_absolute=True),
    Veto("it may be an author's own", _is_learned_text, is_absolute=True),
    Veto("it may be the article's", _may_be_of_article, is_absolute=True),
    Veto("it may head a part of the article", _heads_text),
    Veto("it may be a field", _is_field, is_absolute=True),
)
