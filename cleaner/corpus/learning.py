"""Learning from many texts: the lines that a site puts round its articles, and the words that its writers use.

A line is learned when it stands at the edge of several stories: above or below all that each of them
has for itself. Stories are counted, not files. Headings, names, dates, bylines, credits, labels and bare numbers are
never learned, so that "## Conclusion" stays although it stands everywhere; nor are the sentences that an author closes
all texts with markup with, nor a line whose figures differ, as those of "Ready in 40 minutes" do. Lines at the edge
that are alike but for a name or a date are learned as one, with ``*`` for it (alike.py).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.corpus.alike import Edge, alike
from cleaner.corpus.learned import Learned, LearnedLine, LearnedWord
from cleaner.corpus.stories import stories_of
from cleaner.document import Document
from cleaner.furniture.keys import key
from cleaner.furniture.line_facts import SENTENCE, line_facts, may_be_learned, may_be_template
from cleaner.furniture.page import OPAQUE_LINE, page_lines
from cleaner.furniture.templates import template_of
from cleaner.lexicon import open_lexicon

_MIN_STORIES, _ENOUGH_STORIES = 2, 5  # stories a line must stand in: from the one to the other as texts grow many
_SHARE = 0.02
_MIN_WORD_STORIES = 3
_MIN_LETTERS = 4


class Article(NamedTuple):
    """A text to learn from, by the name it is shown under."""

    name: str
    text: str
    format: str = "plain"


class _Line(NamedTuple):
    """``key`` and number of ``words``; may it be learned; the line itself; its template, if it may have one."""

    key: str
    words: int
    may: bool
    said: str
    template: str


class _Outline(NamedTuple):
    """What is kept of a text."""

    lines: list[_Line]
    words: frozenset[str]


def learn(articles: Iterable[Article]) -> Learned:
    """The lines and words that the articles together vouch for. The order of the articles does not matter."""
    outlines = [_outline(article) for article in sorted(articles)]
    stories = stories_of([{line.key: line.words for line in outline.lines} for outline in outlines])
    count = len(set(stories))
    least = max(_MIN_STORIES, min(_ENOUGH_STORIES, math.ceil(count * _SHARE)))
    lines = [*_lines(outlines, stories, least), *alike(_edges_alike(outlines, stories), _ENOUGH_STORIES)]
    return Learned(tuple(sorted(lines)), tuple(_words(outlines, stories)), count)


def _outline(article: Article) -> _Outline:
    document = Document(article.text, article.format)
    lines = []
    for line in page_lines(document):
        said = document.text[line.span.start : line.span.end]
        facts = line_facts(said) if line.facts is OPAQUE_LINE else line.facts
        closing = facts.ends and article.format != "plain"  # the author's own last words
        is_open = line.facts is not OPAQUE_LINE and not line.heading and not closing
        template = template_of(said) if is_open and may_be_template(facts) else ""
        lines.append(_Line(facts.key or key(said), facts.length, is_open and may_be_learned(facts), said, template))
    return _Outline(lines, _unknown_words(document))


def _lines(outlines: Sequence[_Outline], stories: Sequence[int], least: int) -> Iterable[LearnedLine]:
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for outline, story in zip(outlines, stories):
        for line in outline.lines:
            holders[line.key].add(story)
    at_edge: defaultdict[tuple[str, bool], set[int]] = defaultdict(set)
    files: Counter[str] = Counter()
    examples: dict[str, str] = {}
    figures: defaultdict[str, set[str]] = defaultdict(set)
    for outline, story in zip(outlines, stories):
        edges = _edges(outline, {line.key for line in outline.lines if len(holders[line.key]) >= least})
        for (line_key, at_foot), said in edges.items():
            at_edge[line_key, at_foot].add(story)
            examples[line_key] = min(examples.get(line_key, said), said)
            figures[line_key].add("".join(filter(str.isdigit, said)))
        files.update({line_key for line_key, _ in edges})
    for line_key in sorted(examples):
        stories_held = max(len(at_edge[line_key, at_foot]) for at_foot in (False, True))
        if stories_held >= least and len(figures[line_key]) == 1:
            yield LearnedLine(line_key, stories_held, files[line_key], examples[line_key])


def _edges(outline: _Outline, shared: set[str]) -> dict[tuple[str, bool], str]:
    """Lines shared with other stories, above the first long one that this text has for itself (False) or below the
    last (True). A title that other stories link to stands above one text and below others, and is not learned."""
    own = [index for index, line in enumerate(outline.lines) if line.words >= SENTENCE and line.key not in shared]
    first, last = (own[0], own[-1]) if own else (0, -1)
    found: dict[tuple[str, bool], str] = {}
    for index, line in enumerate(outline.lines):
        if line.may and line.key in shared and not first < index < last:
            found.setdefault((line.key, index > last), line.said)
    return found


def _edges_alike(outlines: Sequence[_Outline], stories: Sequence[int]) -> Iterator[Edge]:
    """The lines with a template above the first long line that no other story has the like of, or below the last."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for outline, story in zip(outlines, stories):
        for line in outline.lines:
            holders[line.template or line.key].add(story)
    for outline, story in zip(outlines, stories):
        alone = [len(holders[line.template or line.key]) == 1 for line in outline.lines]
        own = [index for index, line in enumerate(outline.lines) if line.words >= SENTENCE and alone[index]]
        for index, line in enumerate(outline.lines):
            if own and line.template and not own[0] < index < own[-1]:
                yield Edge(line.template, index > own[-1], story, line.said)


def _unknown_words(document: Document) -> frozenset[str]:
    lexicon = open_lexicon(document.language)
    if lexicon.is_empty:
        return frozenset()
    found = {word for word in document.words.folded if len(word) >= _MIN_LETTERS and word.isalpha()}
    return frozenset(word for word in found if not lexicon.zipf(word) and not lexicon.entry(word).corrections)


def _words(outlines: Sequence[_Outline], stories: Sequence[int]) -> Iterable[LearnedWord]:
    users: defaultdict[str, set[int]] = defaultdict(set)
    for outline, story in zip(outlines, stories):
        for word in outline.words:
            users[word].add(story)
    for word in sorted(users):
        if len(users[word]) >= _MIN_WORD_STORIES:
            yield LearnedWord(word, len(users[word]))
