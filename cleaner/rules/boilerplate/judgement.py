"""The verdict on each line of a page: what kind of furniture it is, and who may remove it.

Words, shape and neighbours give a line a score (evidence.py). What must never go is decided here: the title,
headings, sentences of the article, and, in a text with markup, what only its neighbours speak against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.rules.boilerplate.evidence import titles_under_heads, under_heads, weigh
from cleaner.rules.boilerplate.facts import LONG, SENTENCE, LineFacts, as_known
from cleaner.rules.boilerplate.keys import key
from cleaner.rules.boilerplate.page import WALL, PageLine, Run, page_lines
from cleaner.rules.boilerplate.phrases import HEADS, LEADS, LEARNED, WEAK, Match
from cleaner.spans import Span

# Scores from which a line goes unasked, by what speaks for it, in the head, the body and the tail of a page. Each
# stands where, on pages labelled by hand and held out, about one line in fifty or less was the article's.
_SAFE = {
    "phrase": (0.05, 0.1, 0.05),  # the whole line is a listed phrase
    "learned": (0.1, 0.3, 0.1),  # it stands round other stories
    "part": (0.05, 0.5, 0.05),  # it begins or ends with one
    "lead": (0.05, 0.05, 0.05),  # a lead and a colon before the title of another article
    "head": (0.2, 0.45, 0.15),  # a head over links
    "head and more": (0.2, 0.65, 0.2),  # with more words beside it
    "title": (2.0, 0.05, 0.05),  # it follows a sure head over links and reads like a title
    "name": (0.1, 0.5, 0.1),  # it is a name of a section, which also stands in articles
    "network": (0.1, 0.2, 0.1),  # it is a name of a network, beside others
    "sentence": (0.7, 0.6, 0.5),  # it begins or ends with one and has the end mark of a sentence
    "figure": (0.4, 0.9, 0.3),  # a number
    "short": (0.2, 0.5, 0.2),  # up to three words of which only look and neighbours speak
    "middling": (2.0, 0.45, 0.35),  # up to six, or more
    "long": (2.0, 0.75, 0.35),
}
_ZONES = {"head": 0, "body": 1, "tail": 2, "none": 0}
_LIKELY = 0.75  # share of the score at which a line goes only when asked for
_BY_SECTION = {LEARNED: "learned", LEADS: "lead", HEADS: "head", "networks": "network", "labels": "name"}
_TITLE_WORDS = 4  # words from which on a line may well be a title
_TITLES = 3  # such lines kept above the body
_APPLICABILITY = {"authors": Applicability.UNSAFE, "credits": Applicability.DISPLAY}
_SURE = 0.8  # strength of a phrase that speaks for the lines beside it
_CLOSE = 3  # lines to each side among which a sure one speaks for a name
_NEAR = 8  # lines to each side among which a sure neighbour is named


class Verdict(NamedTuple):
    """A line that is furniture, and why: ``section`` and ``entry`` of its phrase (empty when only its place speaks
    for it), ``neighbour``: a sure line beside it, ``head``: the head over links that it stands under."""

    span: Span
    section: str
    entry: str
    zone: str
    neighbour: str
    head: str
    score: float
    applicability: Applicability
    is_sentence: bool


class Judge:
    """Finds the verdicts of a document, for ``Document.fact``. ``learned``: keys of lines that stand round
    other stories. Judges of the same lines are one, so that the rules of a family share their answer."""

    def __init__(self, learned: Mapping[str, int]) -> None:
        self._learned = learned

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judge) and self._learned is other._learned

    def __hash__(self) -> int:
        return id(self._learned)

    def __call__(self, document: Document) -> list[Verdict]:
        """The furniture of a document, in order."""
        page = page_lines(document)
        if self._learned:
            page = [self._known(line) for line in page]
        facts = [line.facts for line in page]
        if not any(fact.match for fact in facts):
            return []
        found, parts = weigh(facts)
        plain = document.format == "plain"
        return [verdict for run in parts for verdict in judge_run(page, found, run, plain)]

    def _known(self, line: PageLine) -> PageLine:
        """The line, marked when it was learned; one that a list knows as well keeps its phrase."""
        facts = line.facts
        if line.heading or facts is WALL or facts.part_name or facts.match and facts.match.section not in WEAK:
            return line
        line_key = facts.key or key(facts.text)
        if line_key not in self._learned:
            return line
        return line._replace(facts=as_known(facts, Match(LEARNED, f"{self._learned[line_key]} stories", True)))


def judge_run(page: list[PageLine], found: list[float], run: Run, plain: bool) -> Iterator[Verdict]:
    """The verdicts on the lines of one run, whose scores are ``found``; ``plain``: the text has no markup."""
    lines = [line.facts for line in page]
    heads = under_heads(lines, run)
    titles = titles_under_heads(lines, run) if run.zone in ("body", "tail") else set()
    kept = _possible_titles(page, run) if run.zone in ("head", "none") else set()
    above = _lines_above_titles(lines, run, max(kept, default=run.end)) if run.zone in ("head", "none") else set()
    for index in range(run.start, run.end):
        line, score = page[index], found[index]
        head = heads[index - run.start]
        if index in kept or not (plain or _may_go(line, head)):
            continue
        if line.facts.match is None and index not in titles and index + 1 == run.end and run.zone in ("head", "body"):
            continue  # it may be the heading of the paragraph that follows
        standing = "title" if index in titles else _standing(line.facts, run.zone)
        safe = _SAFE[standing][_ZONES[run.zone]] if standing else 2.0
        if run.zone in ("head", "none") and index not in above and standing == "name":
            continue
        if score < safe * _LIKELY:
            continue
        match = line.facts.match
        neighbour = _neighbour(lines, run, index)
        if index not in titles and not _has_company(lines, run, index):
            continue
        if line.facts.match is None and index not in titles and _may_be_written(lines, run, index):
            continue
        section = match.section if match else "credits" if "credit" in line.facts.shape and not head else ""
        level = _APPLICABILITY.get(section, Applicability.SAFE) if score >= safe else Applicability.UNSAFE
        has_links = index + 1 < run.end and page[index + 1].link
        if (line.heading or section == HEADS and not plain) and not (section == HEADS and has_links):
            level = Applicability.UNSAFE if match and match.whole else Applicability.DISPLAY
        yield Verdict(
            line.span, section, match.entry if match else "", run.zone, neighbour,
            lines[index - head].text if head else "", score, level,
            line.facts.ends and line.facts.length >= SENTENCE,
        )  # fmt: skip


def _has_company(lines: list[LineFacts], run: Run, index: int) -> bool:
    """A line that its own words do not give away goes only among others: figures and names of networks, which
    stand in tables too, only beside one that is sure or of their kind."""
    line = lines[index]
    beside = lines[max(run.start, index - 1) : index] + lines[index + 1 : min(run.end, index + 2)]
    weak = line.match.section if line.match and line.match.section in WEAK else ""
    if weak == "networks" or not line.match and "digits" in line.shape:
        return any(other.match and (other.strength >= _SURE or other.match.section == "networks") for other in beside)
    if line.match and line.match.section == "cookies" and run.zone == "body":
        return bool(_neighbour(lines, run, index))  # an article about cookies may quote a button
    if line.match and line.match.section == "house" and run.zone in ("body", "tail"):
        return _among_names(lines, run, index)  # alone it may be the heading of what follows
    opens_sentence = line.match and line.ends and not line.match.whole and line.match.section != "copyright"
    if line.match and not weak and not opens_sentence:
        return True
    if weak and run.zone == "head" or _neighbour(lines, run, index, _CLOSE if weak else _NEAR):
        return True
    return (bool(weak) or run.zone == "head") and _among_names(lines, run, index)


def _may_be_written(lines: list[LineFacts], run: Run, index: int) -> bool:
    """An item of a list, or a greeting and the name under it: "Thanks," and "Ines"."""
    before = lines[index - 1].text if index > run.start else ""
    return "item" in lines[index].shape or before.endswith(",") or lines[index].text.endswith(",")


def _may_go(line: PageLine, head: int) -> bool:
    """In a text with markup: only what a phrase speaks for, and links under a head over links."""
    match = line.facts.match
    return bool(head and line.link or match and match.section not in WEAK)


def _standing(line: LineFacts, zone: str) -> str:
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
    if line.ends or not 0 < line.length < LONG or "address" in line.shape:
        return ""
    if "digits" in line.shape:
        return "figure"
    return "short" if line.length < _TITLE_WORDS else "middling" if line.length < 7 else "long"


def _possible_titles(page: list[PageLine], run: Run) -> set[int]:
    """Lines above the body that may be its title: from there upwards, until lines long enough for one are met."""
    kept: set[int] = set()
    met = 0
    nearest = -1
    for index in range(run.end - 1, run.start - 1, -1):
        facts = page[index].facts
        if "byline" in facts.shape or "digits" in facts.shape or "date" in facts.shape and facts.length < 9:
            continue
        if facts.match and (facts.match.section not in WEAK or kept):
            continue
        nearest = max(nearest, index)
        if facts.length < 2:
            continue
        kept.add(index)
        met += facts.length >= _TITLE_WORDS and facts.match is None
        if met == _TITLES:
            break
    if not kept and nearest < 0 and run.end - run.start == 1 and page[run.start].facts.length < 3:
        return {run.start}  # the only line above the body, be it "Contact", is its title
    return kept or {nearest}


def _lines_above_titles(lines: list[LineFacts], run: Run, last: int) -> set[int]:
    """Lines above the body that have no possible title of their own above them: a section label stands above the
    title, the first heading of the article below it. A sure line starts afresh."""
    found: set[int] = set()
    under_title = False
    for index in range(run.start, min(last, run.end)):
        line = lines[index]
        if not under_title or _among_names(lines, run, index):
            found.add(index)
        if line.match is None and line.length >= _TITLE_WORDS:
            under_title = True
        elif line.strength >= _SURE:
            under_title = False
    return found


def _among_names(lines: list[LineFacts], run: Run, index: int) -> bool:
    """Does another entry of a menu stand next to this one?"""
    beside = lines[max(run.start, index - 1) : index] + lines[index + 1 : min(run.end, index + 2)]
    return any(other.match for other in beside)


def _neighbour(lines: list[LineFacts], run: Run, index: int, reach: int = _NEAR) -> str:
    """The nearest line of the run, within reach, that is furniture by its own words."""
    for distance in range(1, reach + 1):
        for other in (index - distance, index + distance):
            if not run.start <= other < run.end or lines[other].strength < _SURE:
                continue
            match = lines[other].match
            if match and match.section != "house" or _among_names(lines, run, other):
                return lines[other].text
    return ""
