"""What must stay although its score is high: the title and what stands under it, lines without company, lists.

A line that its own words do not give away goes only among lines that theirs give away; the guards look at
the neighbours' words alone, never at their scores.
"""

from __future__ import annotations

from cleaner.rules.boilerplate.facts import LineFacts
from cleaner.rules.boilerplate.keys import words
from cleaner.rules.boilerplate.page import Run
from cleaner.rules.boilerplate.phrases import LEARNED, RETURNING, WEAK

_FROM_ELSEWHERE = frozenset({LEARNED, RETURNING})  # what is known from other stories
SURE = 0.8  # strength of a phrase that speaks for the lines beside it
TITLE_WORDS = 4  # words from which on a line may well be a title
_TITLES = 3  # such lines kept above the body
_DATE_LINE = 9  # words up to which a line with a date is a dateline
_CLOSE = 3  # lines to each side among which a sure one speaks for a name
_HEADED = 2  # paragraphs below a line whose words may take up those of a heading
_CREDIT = 2  # lines of a credit under a heading
_OPENING = 3  # sentences of the article whose words its title takes up
_NAMING = 3  # characters of a word that tells in a short title
_NAMES = 2  # names of sections or networks that make a menu
_NEAR = 8  # lines to each side among which a sure one speaks for any line


def possible_titles(lines: list[LineFacts], run: Run) -> set[int]:
    """Lines above the body that may be its title: from there upwards, until lines long enough for one are met."""
    kept: set[int] = set()
    met = 0
    nearest = -1
    for index in range(run.end - 1, run.start - 1, -1):
        facts = lines[index]
        if "byline" in facts.shape or "digits" in facts.shape or "date" in facts.shape and facts.length < _DATE_LINE:
            continue
        if facts.match and (facts.match.section not in WEAK or kept):
            continue
        nearest = max(nearest, index)
        if facts.length < 2:
            continue
        kept.add(index)
        met += facts.length >= TITLE_WORDS and facts.match is None
        if met == _TITLES:
            break
    if not kept and nearest < 0 and run.end - run.start == 1 and lines[run.start].length < 3:
        return {run.start}  # the only line above the body, be it "Contact", is its title
    return kept or {nearest}


def title_above_menu(lines: list[LineFacts], run: Run) -> set[int]:
    """The first line of a page right above a menu, when what stands below the menu is no title: a field
    with a figure, or something said. It may be the title, as that of a recipe over "Print" and "Save"."""
    first = lines[run.start]
    if run.start or first.match or first.length < 2 or "digits" in first.shape:
        return set()
    below = next((index for index in range(1, run.end) if not lines[index].match), run.end)
    if below == 1 or below == run.end:
        return set()
    line = lines[below]
    is_field = ":" in line.text and any(map(str.isdigit, line.text)) and "date" not in line.shape
    return {run.start} if line.ends or is_field else set()


def lines_above_titles(lines: list[LineFacts], run: Run, last: int) -> set[int]:
    """Lines above the body that have no possible title above them: a section label stands above the title, the
    first heading of the article below it. A sure line starts afresh, and speaks for the lines beside it."""
    found: set[int] = set()
    under_title = False
    for index in range(run.start, run.end):
        line = lines[index]
        if index <= last and (not under_title or _among_names(lines, run, index)) or _beside_sure(lines, run, index):
            found.add(index)
        if line.match is None and line.length >= TITLE_WORDS:
            under_title = True
        elif line.strength >= SURE:
            under_title = False
    return found


def has_company(lines: list[LineFacts], run: Run, index: int) -> bool:
    """A line that its own words do not give away goes only among others: figures and names of networks, which
    stand in tables too, only beside one that is sure or of their kind."""
    line = lines[index]
    if line.match and line.length == 1 and line.ends and line.match.section != "advertising":
        return False  # "Home." is said, by a verse or in an answer
    weak = line.match.section if line.match and line.match.section in WEAK else ""
    if weak == "networks" or not line.match and "digits" in line.shape:
        return any(
            other.strength >= SURE or other.match is not None and other.match.section == "networks"
            for other in _beside(lines, run, index)
        )
    if line.match and "question" in line.shape:
        return bool(neighbour(lines, run, index, _CLOSE))  # alone it is asked, as in an interview
    if line.match and line.match.section == "cookies" and run.zone == "body":
        return bool(neighbour(lines, run, index, _NEAR))  # an article about cookies may quote a button
    if line.match and line.match.section == "house" and run.zone in ("body", "tail"):
        return _among_names(lines, run, index)  # alone it may be the heading of what follows
    if line.match and line.length == 1 and run.zone == "body" and not _among_names(lines, run, index):
        may_head = line.match.section == "buttons"  # as "Details" does, of the lines below it
        return line.match.section == "advertising" or run.end - run.start > 1 and not may_head
    opens_sentence = line.match and line.ends and not line.match.whole and line.match.section != "copyright"
    if line.match and not weak and not opens_sentence:
        return True
    if weak and run.zone == "head" or neighbour(lines, run, index, _CLOSE if weak else _NEAR):
        return True
    return (bool(weak) and run.zone != "body" or run.zone == "head") and _among_names(lines, run, index)


def is_of_an_author(lines: list[LineFacts], run: Run) -> bool:
    """Do only lines of other stories make a run furniture, with no listed phrase and no two names of a menu among
    them? An author may put them round all his texts, and they speak for no line beside them."""
    sections = [line.match.section for line in lines[run.start : run.end] if line.match]
    names = sum(section in WEAK for section in sections)
    sure = set(sections) - WEAK
    return bool(sure) and sure <= _FROM_ELSEWHERE and names < _NAMES


def may_be_written(lines: list[LineFacts], run: Run, index: int) -> bool:
    """May the line be the article's by its place: a heading of the paragraph that follows, an item of a list, a
    row of a table, a greeting or the name under it ("Thanks," and "Ines")?"""
    line = lines[index]
    if line.match is not None:
        return False
    before = lines[index - 1].text if index > run.start else ""
    is_heading = index + 1 == run.end and run.zone in ("head", "body")
    return is_heading or "item" in line.shape or "\t" in line.text or before.endswith(",") or line.text.endswith(",")


def is_above_all_sure(lines: list[LineFacts], run: Run, index: int) -> bool:
    """Below the body, above every line that is furniture by its words: a name under the article, a last short line;
    or under the name of a part of the article, as "Ingredients". A figure is none of these."""
    line = lines[index]
    if run.zone not in ("body", "tail") or line.match is not None or "digits" in line.shape:
        return False
    for other in reversed(lines[run.start : index]):
        if other.strength >= SURE or other.part_name:
            return other.part_name
    return True


def is_byline_or_date(lines: list[LineFacts], run: Run, index: int, kept: set[int]) -> bool:
    """Above the body a byline, and below what may be the title a date: the article's, whatever stands beside them."""
    line = lines[index]
    if line.match is not None or run.zone not in ("head", "none"):
        return False
    return "byline" in line.shape or "date" in line.shape and bool(kept) and index > min(kept)


def opening_words(lines: list[LineFacts], run: Run) -> frozenset[str]:
    """The words of the first sentences below a run."""
    said = [line.text for line in lines[run.end :] if line.sentence][:_OPENING]
    return frozenset(words(" ".join(said)))


def is_taken_up_below(lines: list[LineFacts], run: Run, index: int) -> bool:
    """Do the first sentences of the article have all the words of a short line above it? It may be the title."""
    own = [word for word in lines[index].key.split(" ") if len(word) >= _NAMING]
    return bool(own) and opening_words(lines, run).issuperset(own)


def may_head(lines: list[LineFacts], run: Run, index: int, titles: set[int]) -> bool:
    """The last of several titles under a head over links, in an article with headings that goes on right below it, or
    below a credit of two lines: it may be the heading of what follows."""
    if run.zone != "body" or index - 1 not in titles or index + 1 in titles:
        return False
    below = lines[index + 1 : run.end]
    if len(below) > _CREDIT or any(other.match and "colon" not in other.shape for other in below):
        return False
    return _has_headings(lines)


def _has_headings(lines: list[LineFacts]) -> bool:
    """Is the article parted by headings: two lines at least, each alone between two sentences?"""
    alone = 0
    for above, line, below in zip(lines, lines[1:], lines[2:]):
        if above.sentence and below.sentence and line.match is None and line.length and not line.ends:
            alone += 1
    return alone >= 2


def neighbour(lines: list[LineFacts], run: Run, index: int, reach: int = _NEAR) -> str:
    """The nearest line of the run, within reach, that is furniture by its own words."""
    for distance in range(1, reach + 1):
        for other in (index - distance, index + distance):
            if not run.start <= other < run.end or lines[other].strength < SURE:
                continue
            match = lines[other].match
            if match and match.section == "buttons":
                continue  # buttons stand inside articles, beside the names of what they sell
            if match and match.section != "house" or _among_names(lines, run, other):
                return lines[other].text
    return ""


def entry_beside(lines: list[LineFacts], run: Run, index: int) -> str:
    """The line above or below that is an entry of a menu."""
    return next((other.text for other in _beside(lines, run, index) if other.match), "")


def _beside_sure(lines: list[LineFacts], run: Run, index: int) -> bool:
    return any(other.strength >= SURE for other in _beside(lines, run, index))


def _among_names(lines: list[LineFacts], run: Run, index: int) -> bool:
    """Does another entry of a menu stand next to this one?"""
    return any(other.match for other in _beside(lines, run, index))


def _beside(lines: list[LineFacts], run: Run, index: int) -> list[LineFacts]:
    """The line above and the line below, within the run."""
    return lines[max(run.start, index - 1) : index] + lines[index + 1 : min(run.end, index + 2)]


def words_near(lines: list[LineFacts], run: Run) -> frozenset[str]:
    """The words of the paragraphs that what stands in a run may head: those just below it; above the tail, of which
    none is below, the whole article's."""
    if run.zone == "tail":
        said = [line.text for line in lines[: run.start] if line.sentence]
    else:
        said = [line.text for line in lines[run.end : run.end + _HEADED]]
    return frozenset(words(" ".join(said)))


def takes_up(line: LineFacts, said: frozenset[str]) -> bool:
    """Are four in five of the longer words of a line, three at least, among these? So it is with the title of an
    article and with its headings, seldom with the titles of others."""
    own = [word for word in line.key.split(" ") if len(word) > 3]
    again = sum(word in said for word in own)
    return again >= 3 and 5 * again >= 4 * len(own)
