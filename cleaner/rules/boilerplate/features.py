"""What speaks for a line being furniture or the article's: each fact about it and what stands round it, as a number.

This is the one table of what is weighed; furniture_weights.txt gives each name its points, in the head, the body and
the tail of a page, fitted by tests/benchmarks/fit.py. Nothing here decides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, compress, islice

from cleaner.rules.boilerplate.facts import LONG, LineFacts
from cleaner.rules.boilerplate.furniture_lexicon import FROM_ELSEWHERE
from cleaner.rules.boilerplate.heads import titles_under_heads, under_heads
from cleaner.rules.boilerplate.keys import words
from cleaner.rules.boilerplate.page import Run, runs
from cleaner.rules.boilerplate.sentences import (
    LONG_WORD,
    SURE,
    bounded_points,
    first_share,
    may_prompt,
    opened,
    site_sentences,
)

TITLE_WORDS = 4  # words from which on a line may well be a title
Named = Iterator[tuple[str, float]]

_NEAR = 8  # lines to each side that are looked at
_REST, _PIECES = (",", ";", ":", ")", '" ', "” ", '")', "”)"), 2  # how the rest of a sentence begins; such lines
_OPENING = 3  # sentences of the article whose words its title takes up
_NOBODY_KNOWS = 0.5  # share of what stands beyond the ends of the text
_OWN_KINDS = frozenset({"heads", "labels", "networks", "rows", "leads"})  # sections weighed apart from the others


class Page:
    """The lines of a page as sums, so that what stands round each of them is counted once."""

    def __init__(self, lines: list[LineFacts]) -> None:
        self.lines = lines = list(lines)
        self.prose = [line.sentence and not may_prompt(line) for line in lines]
        self._of_site = site_sentences(lines, [index for index, is_prose in enumerate(self.prose) if is_prose])
        for index in self._of_site:
            lines[index], self.prose[index] = opened(lines[index]), False
        self.runs = runs(lines, self.prose)
        self._shares = [0.0] * len(lines)
        self._sums = [0.0] * (len(lines) + 1)
        self._ends = [0, *accumulate(line.ends for line in lines)]
        self._longs = [0, *accumulate(line.length >= 12 for line in lines)]
        self._sure = [0, *accumulate(line.strength >= SURE for line in lines)]
        self._listed = [0, *accumulate(line.match is not None for line in lines)]
        self._repeats = Counter(line.key for line in lines if 0 < line.length < 12)
        body = [run for run in self.runs if run.zone == "body"]
        self._body_runs = sum(run.end - run.start > 1 for run in body)
        self._body_lines = sum(run.end - run.start for run in body)
        self._prose_share = sum(self.prose) / max(1, len(lines))

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the article's paragraphs."""
        return frozenset(words(" ".join(compress((line.text for line in self.lines), self.prose))))

    @cached_property
    def opening(self) -> frozenset[str]:
        """Those of the first of them."""
        texts = compress((line.text for line in self.lines), self.prose)
        return frozenset(words(" ".join(islice(texts, _OPENING))))

    @cached_property
    def is_broken(self) -> bool:
        """Do lines begin as only the rest of a sentence does, behind a link that stood on a line of its own?"""
        return sum(line.text.startswith(_REST) for line in self.lines) >= _PIECES

    def sure_in(self, start: int, end: int) -> int:
        """How many lines are furniture by their own words."""
        return self._sure[end] - self._sure[start]

    def _look_at(self, run: Run) -> None:
        """Weigh the lines of a run, and those near by, by themselves: what stands round a line is asked no farther."""
        first, last = max(0, run.start - _NEAR), min(len(self.lines), run.end + _NEAR)
        self._sums[first] = 0.0
        for index in range(first, last):
            share = self._shares[index] = first_share(self.lines[index], self.prose[index])
            self._sums[index + 1] = self._sums[index] + share

    def features(self, run: Run) -> Iterator[tuple[int, dict[str, float]]]:
        """The features of each line of a run that is to be weighed."""
        self._look_at(run)
        titles, under = titles_under_heads(self.lines, run), under_heads(self.lines, run)
        own_titles = [index for index in range(run.start, run.end) if _may_be_title(self.lines[index])]
        everywhere = dict(self._of_run(run))
        for index in range(run.start, run.end):
            line = self.lines[index]
            if not line.key or line.part_name or line.match and line.length >= LONG:
                continue
            found = dict(everywhere)
            found.update(own_features(line))
            found.update(self._near(index))
            found.update(self._in_run(run, index))
            found.update(self._sure_in_run(run, index))
            found.update(self._taken_up(line))
            found.update(self._beside(index))
            found[f"titles above {min(bisect_left(own_titles, index), 2)}"] = 1.0
            found[f"titles below {min(len(own_titles) - bisect_right(own_titles, index), 2)}"] = 1.0
            if index in titles:
                found["title under a head"] = 1.0
            if under[index - run.start]:
                found["under a head"] = 1.0
            if self._repeats.get(line.key, 0) > 1:
                found["repeated"] = 1.0
            yield index, found

    def _mean(self, sums: list[float] | list[int], start: int, end: int) -> float:
        start, end = max(0, start), min(len(self.lines), end)
        return (sums[end] - sums[start]) / (end - start) if end > start else 0.0

    def _of_run(self, run: Run) -> Named:
        """What is so for all lines of a run."""
        size = run.end - run.start
        lines = self.lines[run.start : run.end]
        longest = max(line.length for line in lines)
        yield "any", 1.0
        yield f"run {'11+' if size > 10 else '6-10' if size > 5 else '3-5' if size > 2 else size}", 1.0
        yield f"longest {_size(longest)}", 1.0
        yield "end marks in run", self._mean(self._ends, run.start, run.end)
        yield "one or two words in run", sum(line.length < 3 and not line.match for line in lines) / size
        yield "runs in the body", min(self._body_runs, 8) / 8
        yield "short lines in the body", min(self._body_lines, 40) / 40
        yield "prose in text", self._prose_share

    def _near(self, index: int) -> Named:
        """The lines near by, across sentences."""
        shares, count = self._shares, len(self.lines)
        for step in (1, 2, 3):
            yield f"line -{step}", shares[index - step] if index >= step else _NOBODY_KNOWS
            yield f"line +{step}", shares[index + step] if index + step < count else _NOBODY_KNOWS
        for reach in (4, 8):
            yield f"all above {reach}", self._mean(self._sums, index - reach, index)
            yield f"all below {reach}", self._mean(self._sums, index + 1, index + 1 + reach)
            yield f"long above {reach}", self._mean(self._longs, index - reach, index)
            yield f"long below {reach}", self._mean(self._longs, index + 1, index + 1 + reach)
        yield "end marks above", self._mean(self._ends, index - 4, index)
        yield "end marks below", self._mean(self._ends, index + 1, index + 5)
        if not index:
            yield "first of text", 1.0
        if index == count - 1:
            yield "last of text", 1.0

    def _in_run(self, run: Run, index: int) -> Named:
        """The lines of the run, and the place among them."""
        sums = self._sums
        for reach in (1, 2, 4, 8):
            above = (sums[index] - sums[max(run.start, index - reach)]) / reach
            below = (sums[min(run.end, index + reach + 1)] - sums[index + 1]) / reach
            yield f"above {reach}", above
            yield f"below {reach}", below
            yield f"both sides {reach}", min(above, below)
        others = sums[run.end] - sums[run.start] - self._shares[index]
        yield "others of run", others / max(1, run.end - run.start - 1)
        yield f"from the start {_steps(index - run.start)}", 1.0
        yield f"to the end {_steps(run.end - 1 - index)}", 1.0

    def _sure_in_run(self, run: Run, index: int) -> Named:
        """The lines of the run that are furniture by their own words."""
        sure = self._sure
        above, below = sure[index] - sure[run.start], sure[run.end] - sure[index + 1]
        listed = self._listed[run.end] - self._listed[run.start] - (self.lines[index].match is not None)
        yield "listed in run", min(4, listed) / 4
        if not above + below:
            yield "none sure in run", 1.0
            return
        yield "sure in run", min(above + below, 4) / 4
        yield "share sure in run", (above + below) / (run.end - run.start - 1)
        if above and below:
            yield "between sure", 1.0
        near = 1
        while sure[index] == sure[max(run.start, index - near)] and (
            sure[min(run.end, index + near + 1)] == sure[index + 1]
        ):
            near += 1
        yield f"sure {_steps(near)} away", 1.0

    def _taken_up(self, line: LineFacts) -> Named:
        """How many of the line's words the article uses."""
        own = [word for word in line.key.split(" ") if len(word) >= LONG_WORD]
        if not own:
            return
        again, early = sum(word in self.said for word in own), sum(word in self.opening for word in own)
        yield f"article uses {_part(again, len(own))}", 1.0
        yield f"opening uses {_part(early, len(own))}", 1.0
        if len(own) > 2:
            yield "share used of a longer line", again / len(own)

    def _beside(self, index: int) -> Named:
        """The line above and the line below by themselves."""
        line = self.lines[index]
        for name, at in (("previous", index - 1), ("next", index + 1)):
            if not 0 <= at < len(self.lines):
                continue
            other = self.lines[at]
            yield f"{name} {_size(other.length)}", 1.0
            if other.ends:
                yield f"{name} ends", 1.0
            if other.key and "0" in other.key:
                yield f"{name} holds a figure", 1.0
            if abs(other.length - line.length) <= 1 and not other.sentence:
                yield f"{name} alike", 1.0


def own_features(line: LineFacts) -> Named:
    """What a line says by itself."""
    points = bounded_points(line)
    yield "its words", points
    yield "its words, above 0", max(0.0, points)
    if line.length < TITLE_WORDS:
        yield "its words, few", points
    for look in line.shape:
        yield look, 1.0
    yield f"words {line.length if line.length < 4 else '12-24' if line.length > 11 else _size(line.length)}", 1.0
    if line.match:
        kind = line.match.section if line.match.section in _OWN_KINDS else "phrase"
        yield f"{kind} {'whole' if line.match.whole else 'short part' if line.length <= 8 else 'part'}", 1.0
        if line.match.section in FROM_ELSEWHERE:
            yield "learned", 1.0
    if line.ends:
        yield "end-mark", 1.0
    if "0" in line.key:
        yield "holds a figure", 1.0
    if "," in line.text:
        yield "comma", 1.0


def _may_be_title(line: LineFacts) -> bool:
    return not line.match and line.length >= TITLE_WORDS and not line.ends


def _steps(count: int) -> str:
    return str(count) if count < 3 else "3-4" if count < 5 else "5-8" if count < 9 else "9+"


def _size(count: int) -> str:
    return "1" if count < 2 else "2-3" if count < 4 else "4-6" if count < 7 else "7-11" if count < 12 else "12+"


def _part(again: int, count: int) -> str:
    return "none" if not again else "some" if 2 * again < count else "most" if again < count else "all"
