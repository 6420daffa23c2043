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
from cleaner.rules.boilerplate.phrases import HEADINGS, HEADS, LEADS, LEARNED, WEAK, Match
from cleaner.spans import Span

# Scores from which a line goes unasked, by what speaks for it, in the head, the body and the tail of a page. Each
# stands where, on pages labelled by hand and held out, about one line in fifty or less was the article's.
_SAFE = {
    "phrase": (0.1, 0.2, 0.1),  # the whole line is a listed phrase
    "learned": (0.1, 0.3, 0.1),  # it stands round other stories
    "part": (0.2, 0.55, 0.2),  # it begins or ends with one
    "lead": (0.05, 0.05, 0.05),  # a lead and a colon before the title of another article
    "head": (0.3, 0.5, 0.2),  # a head over links
    "title": (2.0, 0.1, 0.1),  # it follows a sure head over links and reads like a title
    "name": (0.7, 0.65, 0.35),  # it is a name of a section, which also stands in articles
    "network": (0.5, 0.5, 0.4),  # it is a name of a network, beside others
    "sentence": (0.8, 0.8, 0.8),  # a listed phrase opens a whole sentence
    "figure": (0.9, 0.9, 0.6),  # a number
    "short": (0.8, 0.75, 0.65),  # up to three words of which only look and neighbours speak
    "middling": (2.0, 0.85, 0.87),  # up to six, or more
    "long": (2.0, 0.9, 0.75),
    "closed": (2.0, 0.9, 0.75),  # it ends like a sentence
}
_ZONES = {"head": 0, "body": 1, "tail": 2, "none": 0}
_LIKELY = 0.75  # share of the score at which a line goes only when asked for
_BY_SECTION = {LEARNED: "learned", LEADS: "lead", HEADS: "head", "networks": "network", "labels": "name"}
_TITLE_WORDS = 4  # words from which on a line may well be a title
_TITLES = 3  # such lines kept above the body
_APPLICABILITY = {"authors": Applicability.UNSAFE, "credits": Applicability.DISPLAY}
_SURE = 0.8  # strength of a phrase that speaks for the lines beside it
_NEAR = 5  # lines to each side among which a sure neighbour is named


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
        return [verdict for run in parts for verdict in _judge_run(page, found, run, plain)]

    def _known(self, line: PageLine) -> PageLine:
        """The line, marked when it was learned; one that a list knows as well keeps its phrase."""
        facts = line.facts
        if line.heading or facts is WALL or HEADINGS in facts.shape or facts.match and facts.match.section not in WEAK:
            return line
        line_key = facts.key or key(facts.text)
        if line_key not in self._learned:
            return line
        return line._replace(facts=as_known(facts, Match(LEARNED, f"{self._learned[line_key]} stories", True)))


def _judge_run(page: list[PageLine], found: list[float], run: Run, plain: bool) -> Iterator[Verdict]:
    lines = [line.facts for line in page]
    heads = under_heads(lines, run)
    titles = titles_under_heads(lines, run) if run.zone in ("body", "tail") else set()
    kept = _possible_titles(page, run) if run.zone in ("head", "none") else set()
    above = max(kept, default=-1)  # a section label stands above the title
    for index in range(run.start, run.end):
        line, score = page[index], found[index]
        head = heads[index - run.start]
        if index in kept or not (plain or _may_go(line, head)):
            continue
        if line.facts.match is None and not head and index + 1 == run.end and run.zone in ("head", "body"):
            continue  # it may be the heading of the paragraph that follows
        standing = "title" if index in titles else _standing(line.facts)
        safe = _SAFE[standing][_ZONES[run.zone]] if standing else 2.0
        if kept and index > above and line.facts.match and line.facts.match.section == "labels":
            continue
        if score < safe * _LIKELY:
            continue
        match = line.facts.match
        neighbour = _neighbour(lines, run, index)
        if not head and not _has_company(lines, run, index, neighbour):
            continue
        section = match.section if match else "credits" if "credit" in line.facts.shape and not head else ""
        level = _APPLICABILITY.get(section, Applicability.SAFE) if score >= safe else Applicability.UNSAFE
        if line.heading and not (section == HEADS and index + 1 < run.end and page[index + 1].link):
            level = Applicability.UNSAFE if match and match.whole else Applicability.DISPLAY
        yield Verdict(
            line.span, section, match.entry if match else "", run.zone, neighbour,
            lines[index - head].text if head else "", score, level,
            line.facts.ends and line.facts.length >= SENTENCE,
        )  # fmt: skip


def _has_company(lines: list[LineFacts], run: Run, index: int, neighbour: str) -> bool:
    """A line that its own words do not give away goes only among others: figures and names of networks, which
    stand in tables too, only beside one that is sure or of their kind."""
    line = lines[index]
    beside = lines[max(run.start, index - 1) : index] + lines[index + 1 : min(run.end, index + 2)]
    weak = line.match.section if line.match and line.match.section in WEAK else ""
    if weak == "networks" or not line.match and "digits" in line.shape:
        return any(other.match and (other.strength >= _SURE or other.match.section == "networks") for other in beside)
    if line.match and not weak or neighbour or run.zone in ("head", "none"):
        return True
    return bool(weak) and any(other.match for other in beside)


def _may_go(line: PageLine, head: int) -> bool:
    """In a text with markup: only what a phrase speaks for, and links under a head over links."""
    match = line.facts.match
    return bool(head and line.link or match and match.section not in WEAK)


def _standing(line: LineFacts) -> str:
    """What speaks for a line: a key of the scores above; empty when nothing may."""
    match = line.match
    if line.sentence or HEADINGS in line.shape or line.length >= LONG and match is None:
        return ""
    if match is None:
        if "digits" in line.shape:
            return "figure"
        if line.ends:
            return "closed"
        return "short" if line.length < _TITLE_WORDS else "middling" if line.length < 7 else "long"
    if match.section in _BY_SECTION:
        return _BY_SECTION[match.section]
    if line.ends and line.length >= SENTENCE:
        return "sentence"
    if match.section == "copyright":
        return "phrase"
    sure = match.whole or "phrase and colon" in line.shape or "little but the phrase" in line.shape
    return "phrase" if sure else "part"


def _possible_titles(page: list[PageLine], run: Run) -> set[int]:
    """Lines above the body that may be its title: from there upwards, until lines long enough for one are met."""
    kept: set[int] = set()
    met = 0
    for index in range(run.end - 1, run.start - 1, -1):
        facts = page[index].facts
        if facts.match and (facts.match.section not in WEAK or kept):
            continue
        if facts.length < 2 or "byline" in facts.shape or "digits" in facts.shape:
            continue
        if "date" in facts.shape and facts.length < 9:
            continue
        kept.add(index)
        met += facts.length >= _TITLE_WORDS and facts.match is None
        if met == _TITLES:
            break
    return kept


def _neighbour(lines: list[LineFacts], run: Run, index: int) -> str:
    """The nearest line of the run that is furniture by its own words."""
    for distance in range(1, _NEAR + 1):
        for other in (index - distance, index + distance):
            if run.start <= other < run.end and lines[other].strength >= _SURE:
                return lines[other].text
    return ""
