"""The verdict on each line of a page: what kind of furniture it is, and who may remove it.

Facts about a line and what stands round it are numbers (features.py); with their points they are a share (levels.py)
that says what may be done. Vetoes keep what may be the article's whatever its share, or below a high one (vetoes.py).
Sentences are judged at the ends of a page alone (sentences.py), and in a text with markup only phrases and links count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability
from cleaner.furniture.keys import key
from cleaner.furniture.line_facts import SENTENCE, LineFacts, may_be_learned, with_match
from cleaner.furniture.page import OPAQUE_LINE, PageLine, Run, page_lines
from cleaner.furniture.phrases import FROM_ELSEWHERE, HEADS, LEARNED, RETURNING, WEAK, Match
from cleaner.furniture.templates import Templates
from cleaner.rules.boilerplate.asks import ASKS
from cleaner.rules.boilerplate.features import Page
from cleaner.rules.boilerplate.heads import under_heads
from cleaner.rules.boilerplate.levels import kind_of, level_of, weights_of
from cleaner.rules.boilerplate.place import Place
from cleaner.rules.boilerplate.reasons import line_beside, reasons
from cleaner.rules.boilerplate.titles import titles_in
from cleaner.rules.boilerplate.vetoes import STAYS
from cleaner.spans import Span
from cleaner.surroundings import Surroundings
from cleaner.weighing import share_of

_SURE_FROM = {"advertising": 1, "share": 2, "subscribe": 4}  # words from which a listed phrase is sure in markup
_MOST = {"authors": Applicability.UNSAFE, "credits": Applicability.DISPLAY}


class Verdict(NamedTuple):
    """A line that is furniture, and why: ``section`` and ``entry`` of its phrase (empty when only its place speaks
    for it), ``neighbour``: a sure line beside it, ``head``: the head over links that it stands under, ``reason``: the
    facts that weighed most, in words."""

    span: Span
    section: str
    entry: str
    zone: str
    neighbour: str
    head: str
    reason: str
    score: float
    applicability: Applicability
    is_sentence: bool


class Judge:
    """Finds the verdicts of a document, for ``Document.fact``. Judges with the same surroundings are one, so that
    the rules of a family share their answer."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._templates = Templates(surroundings.lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judge) and self._surroundings is other._surroundings

    def __hash__(self) -> int:
        return id(self._surroundings)

    def __call__(self, document: Document) -> list[Verdict]:
        """The furniture of a document, in order."""
        found = page_lines(document)
        plain = document.format == "plain"
        if self._surroundings.lines or self._surroundings.run_lines:
            found = [self._known(line) for line in found]
        page = Page([line.facts for line in found])
        return [verdict for run in page.runs for verdict in judge_run(found, page, run, plain)]

    def _known(self, line: PageLine) -> PageLine:
        """The line, marked when it stands round other stories; one that a list knows as well keeps its phrase."""
        facts = line.facts
        if line.heading or facts is OPAQUE_LINE or facts.part_name or facts.match and facts.match.section not in WEAK:
            return line
        line_key = facts.key or key(facts.text)
        learned, run = self._surroundings.lines, self._surroundings.run_lines
        if line_key in learned:
            match = Match(LEARNED, f"{learned[line_key]} stories", True)
        elif line_key in run and may_be_learned(facts):
            match = Match(RETURNING, f"at least {run[line_key]} stories of this run", True)
        elif facts.key and (template := self._templates.of(facts.text)):
            match = Match(LEARNED, f"{learned[template]} stories: {template}", True)
        else:
            return line
        return line._replace(facts=with_match(facts, match))


def judge_run(found: list[PageLine], page: Page, run: Run, plain: bool) -> Iterator[Verdict]:
    """The verdicts on the lines of one run. ``plain``: the text has no markup."""
    if not _is_worth_a_look(page, run, plain):
        return
    weights = weights_of(run.zone)
    features = dict(page.features(run))
    shares = {index: share_of(weights.score(seen)) for index, seen in features.items()}
    kinds = {index: kind_of(page.lines[index], "title under a head" in seen) for index, seen in features.items()}
    levels = {index: level_of(kinds[index], run.zone, share) for index, share in shares.items()}
    if not any(levels.values()):
        return
    heads, kept = under_heads(page.lines, run), titles_in(page, run, shares)
    of_author = only_learned_lines(page.lines, run)
    for index, level in levels.items():
        place, head = Place(page, run, index, kinds[index], kept, of_author, shares[index]), heads[index - run.start]
        may_go = level and (plain or _may_go(found[index], head)) and not any(veto.keeps(place) for veto in STAYS)
        if level and may_go:
            line = page.lines[index]
            yield Verdict(
                found[index].span,
                place.section or ("credits" if "credit" in line.shape else ""),
                line.match.entry if line.match else "",
                run.zone,
                line_beside(place),
                page.lines[index - head].text if head else "",
                "" if line.is_sure else reasons(place, features[index], shares, weights),
                shares[index],
                _at_most(found[index], place, level, plain),
                line.ends and line.length >= SENTENCE,
            )


def _is_worth_a_look(page: Page, run: Run, plain: bool) -> bool:
    """May any line of the run go? Without a phrase none may in a text with markup, nor between two paragraphs."""
    lines = page.lines[run.start : run.end]
    if any(line.match for line in lines):
        return True
    return plain and (run.zone == "tail" or run.zone == "head" and len(lines) > 1)


def only_learned_lines(lines: list[LineFacts], run: Run) -> bool:
    """Do only lines of other stories make a run furniture, with no listed phrase? An author may put them round all his
    texts."""
    sure = {line.match.section for line in lines[run.start : run.end] if line.match} - WEAK
    return bool(sure) and sure <= FROM_ELSEWHERE


def _at_most(line: PageLine, place: Place, level: Applicability, plain: bool) -> Applicability:
    """The level, lowered where the line must be asked for. A heading of a markup language never goes unasked: "## See
    also" is the author's."""
    match = place.line.match
    if line.heading or not plain and place.section == HEADS:
        return Applicability.UNSAFE if match and match.whole else Applicability.DISPLAY
    if not (plain or is_sure_by_words(line.facts)) or any(veto.keeps(place) for veto in ASKS):
        level = Applicability.UNSAFE
    return _MOST.get(place.section, Applicability.DISPLAY if not match and "credit" in place.line.shape else level)


def is_sure_by_words(line: LineFacts) -> bool:
    """Do the words alone make sure that nobody wrote the line for readers? So it is with a mark of an advertisement,
    a button to share and a longer prompt: no heading of 6,500 Markdown files of 15 repositories says the like."""
    match = line.match
    if match is None or not match.whole or match.section in WEAK:
        return False
    return line.length >= _SURE_FROM.get(match.section, 99)


def _may_go(line: PageLine, head: int) -> bool:
    """In a text with markup: only what a phrase speaks for, and links under a head over links."""
    match = line.facts.match
    if line.written:
        return bool(head and line.link)
    return match is not None and match.section not in WEAK
