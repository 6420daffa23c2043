"""The verdict on each line of a page: what kind of furniture it is, and who may remove it.

Words, shape and neighbours give a line a score (evidence.py), guards keep what may be the article's whatever its
score (guards.py). Sentences are never judged by their place, and in a text with markup only phrases and links count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.rules.boilerplate.asking import is_record, is_sure_by_words, must_be_asked_for
from cleaner.rules.boilerplate.evidence import look_twice, scores_of, titles_under_heads, under_heads
from cleaner.rules.boilerplate.facts import SENTENCE, LineFacts, as_known, may_be_learned
from cleaner.rules.boilerplate.guards import (
    entry_beside,
    has_company,
    is_above_all_sure,
    is_byline_or_date,
    is_of_an_author,
    is_taken_up_below,
    lines_above_titles,
    may_be_written,
    may_head,
    neighbour,
    possible_titles,
    takes_up,
    title_above_menu,
    words_near,
)
from cleaner.rules.boilerplate.keys import key
from cleaner.rules.boilerplate.page import WALL, PageLine, Run, page_lines
from cleaner.rules.boilerplate.phrases import HEADS, LEARNED, RETURNING, WEAK, Match
from cleaner.rules.boilerplate.site import may_go_by_site, weigh_by_site
from cleaner.rules.boilerplate.standing import NEVER, SAFE, standing_of
from cleaner.spans import Span
from cleaner.surroundings import Surroundings

_TITLE_LIKE = frozenset({"title", "middling", "long"})
_ZONES = {"head": 0, "body": 1, "tail": 2, "none": 0}
_BESIDE_LEARNED = 0.6  # score from which a line goes for its place among learned ones
_LIKELY = 0.75  # share of the score at which a line goes only when asked for
_APPLICABILITY = {"authors": Applicability.UNSAFE, "credits": Applicability.DISPLAY}


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
    """Finds the verdicts of a document, for ``Document.fact``. Judges with the same surroundings are one, so that
    the rules of a family share their answer."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judge) and self._surroundings is other._surroundings

    def __hash__(self) -> int:
        return id(self._surroundings)

    def __call__(self, document: Document) -> list[Verdict]:
        """The furniture of a document, in order."""
        page = page_lines(document)
        plain = document.format == "plain"
        known = [self._is_learned(line) for line in page] if self._surroundings.lines and plain else []
        if self._surroundings.lines or self._surroundings.run_lines:
            page = [self._known(line) for line in page]
        facts = [line.facts for line in page]
        if not any(fact.match for fact in facts):
            return []
        seen, parts = look_twice(facts)
        found = scores_of(seen, len(facts))
        verdicts = [verdict for run in parts for verdict in judge_run(page, facts, found, run, plain)]
        if not any(known):
            return verdicts
        beside = weigh_by_site(facts, known, seen, found, parts)
        return _with(verdicts, [verdict for run in parts for verdict in judge_by_site(page, facts, beside, run)])

    def _is_learned(self, line: PageLine) -> bool:
        return line.facts is not WALL and (line.facts.key or key(line.facts.text)) in self._surroundings.lines

    def _known(self, line: PageLine) -> PageLine:
        """The line, marked when it stands round other stories; one that a list knows as well keeps its phrase."""
        facts = line.facts
        if line.heading or facts is WALL or facts.part_name or facts.match and facts.match.section not in WEAK:
            return line
        line_key = facts.key or key(facts.text)
        learned, run = self._surroundings.lines, self._surroundings.run_lines
        if line_key in learned:
            match = Match(LEARNED, f"{learned[line_key]} stories", True)
        elif line_key in run and may_be_learned(facts):
            match = Match(RETURNING, f"at least {run[line_key]} stories of this run", True)
        else:
            return line
        return line._replace(facts=as_known(facts, match))


def judge_run(
    page: list[PageLine], lines: list[LineFacts], found: list[float], run: Run, plain: bool
) -> Iterator[Verdict]:
    """The verdicts on the lines of one run. ``lines``: the facts of the page's lines, ``found``: their scores;
    ``plain``: the text has no markup."""
    at_top = run.zone in ("head", "none")
    heads = under_heads(lines, run)
    titles = set() if at_top else titles_under_heads(lines, run)
    kept = possible_titles(lines, run) if at_top else set()
    above = lines_above_titles(lines, run, max(kept)) if at_top else set()
    kept |= title_above_menu(lines, run) if at_top else set()
    of_author = is_of_an_author(lines, run)
    said: frozenset[str] | None = None
    for index in range(run.start, run.end):
        head = heads[index - run.start]
        standing = "title" if index in titles else standing_of(lines[index], run.zone)
        safe = SAFE[standing][_ZONES[run.zone]] if standing else NEVER
        if found[index] < safe * _LIKELY or index in kept or not (plain or _may_go(page[index], head)):
            continue
        if at_top and standing == "name" and index not in above:
            continue
        if standing != "title" and (may_be_written(lines, run, index) or not has_company(lines, run, index)):
            continue
        if is_above_all_sure(lines, run, index) or is_byline_or_date(lines, run, index, kept):
            continue
        if standing == "title" and may_head(lines, run, index, titles):
            continue
        if lines[index].match is None and of_author:
            continue
        if standing == "short" and run.zone == "head" and is_taken_up_below(lines, run, index):
            continue
        if standing in _TITLE_LIKE:
            said = words_near(lines, run) if said is None else said
            if takes_up(lines[index], said):
                continue
        level = Applicability.SAFE if found[index] >= safe else Applicability.UNSAFE
        if page[index].heading or not plain and _is_over_links(lines[index]):
            level = _level_of_heading(page[index])
        elif not (plain or is_sure_by_words(lines[index])) or _section(lines[index]) == RETURNING and of_author:
            level = Applicability.UNSAFE
        elif must_be_asked_for(lines, run, index, standing, titles):
            level = Applicability.UNSAFE
        yield _verdict(page[index], run, level, found[index])._replace(
            neighbour=neighbour(lines, run, index) or entry_beside(lines, run, index),
            head=lines[index - head].text if head else "",
        )


def judge_by_site(
    page: list[PageLine], lines: list[LineFacts], beside: Mapping[int, float], run: Run
) -> Iterator[Verdict]:
    """The verdicts on lines of a run that go for their place among learned lines alone. ``beside``: their scores."""
    kept = possible_titles(lines, run) if run.zone == "head" else set()
    for index in range(run.start, run.end):
        if beside.get(index, 0.0) < _BESIDE_LEARNED or not may_go_by_site(lines, run, index, kept):
            continue
        if is_record(lines[index], "short"):
            continue
        said = neighbour(lines, run, index, run.end - run.start)
        if said and not is_above_all_sure(lines, run, index) and not is_byline_or_date(lines, run, index, kept):
            yield _verdict(page[index], run, Applicability.SAFE, beside[index])._replace(neighbour=said)


def _with(verdicts: list[Verdict], more: list[Verdict]) -> list[Verdict]:
    """The verdicts, those among more that are applied unasked in the place of such as are not."""
    by_place = {verdict.span.start: verdict for verdict in verdicts}
    for verdict in more:
        if verdict.applicability is Applicability.SAFE:
            by_place[verdict.span.start] = verdict
    return [by_place[start] for start in sorted(by_place)]


def _verdict(line: PageLine, run: Run, level: Applicability, score: float) -> Verdict:
    match = line.facts.match
    section = match.section if match else "credits" if "credit" in line.facts.shape else ""
    is_sentence = line.facts.ends and line.facts.length >= SENTENCE
    entry = match.entry if match else ""
    level = _APPLICABILITY.get(section, level)
    return Verdict(line.span, section, entry, run.zone, "", "", score, level, is_sentence)


def _section(line: LineFacts) -> str:
    return line.match.section if line.match else ""


def _is_over_links(line: LineFacts) -> bool:
    return _section(line) == HEADS


def _level_of_heading(line: PageLine) -> Applicability:
    """A heading of a markup language never goes unasked: "## See also" is the author's."""
    return Applicability.UNSAFE if line.facts.match and line.facts.match.whole else Applicability.DISPLAY


def _may_go(line: PageLine, head: int) -> bool:
    """In a text with markup: only what a phrase speaks for, and links under a head over links."""
    match = line.facts.match
    if line.written:
        return bool(head and line.link)
    return match is not None and match.section not in WEAK
