"""Which sentences at the ends of a page are the page's: an offer, a notice, the blurb of another story.

Facts about each as numbers, with the points of sentence_weights.txt, are the share of such sentences that were. They
part the article from what stands round it no longer, so that a menu above a cookie notice is one of the tail; whether
they go is weighed as for any other line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cleaner.rules.boilerplate.facts import LONG, LineFacts
from cleaner.rules.boilerplate.furniture_lexicon import phrases
from cleaner.rules.boilerplate.keys import masked, words
from cleaner.rules.boilerplate.wording import points_of
from cleaner.weighing import Features, share_of, weights_in

WEIGHTS = Path(__file__).parent / "sentence_weights.txt"
SURE = 0.8  # strength of a phrase that speaks for the lines beside it
PROMPT = 1.0  # points of its words from which a sentence may speak for the site
LEAST = 0.5  # share of such sentences from which one is no paragraph of the article
LAST, FIRST = 9, 3  # sentences from the end of a page, and from its start, that are looked at
LONG_WORD = 4  # letters of a word that says something
_MOST_POINTS = 6.0
_NEAR = 8  # lines to each side that are looked at
_READ = 40  # words of a sentence that are
_FEW = 6  # sentences of a page with few
_SIZES = ((12, "5-11"), (18, "12-17"), (25, "18-24"), (40, "25-39"), (80, "40-79"))
_PROSE, _LISTED_SENTENCE = 0.02, 0.3  # shares of sentences before anything is weighed
_SURE_SHARE = 0.95


def may_prompt(line: LineFacts) -> bool:
    """May a sentence speak for the site? One without a word of the lists is not looked at closely."""
    return not phrases().sure_words.isdisjoint(line.key.split(" ")) and points_of(line) >= PROMPT


def bounded_points(line: LineFacts) -> float:
    return max(-_MOST_POINTS, min(_MOST_POINTS, points_of(line))) / 3


def first_share(line: LineFacts, is_prose: bool) -> float:
    """The share of such lines that are the page's by its words and phrase alone."""
    if is_prose or line.length >= LONG or not line.key:
        return _LISTED_SENTENCE if line.match else _PROSE
    share = share_of(points_of(line))
    return max(_SURE_SHARE, share) if line.strength >= SURE else share


def opened(line: LineFacts) -> LineFacts:
    """The sentence as a line that is weighed; of a long one the first words."""
    return line._replace(key=line.key or masked(words(line.text)[:_READ]), sentence=False)


def site_sentences(lines: Sequence[LineFacts], places: Sequence[int]) -> dict[int, float]:
    """Those of the sentences, which stand at these places, that are the page's, and the share of each: from the last on
    back, and from the first on, until one is the article's."""
    table, count = _Table(lines, places), len(places)
    found: dict[int, float] = {}
    for ordered in (range(count - 1, max(0, count - 1 - LAST), -1), range(min(FIRST, count - 1))):
        for place in ordered:
            if len(found) + 1 >= count or (share := table.share(place)) < LEAST:
                break
            found[places[place]] = share
    return found


def sentence_features(lines: Sequence[LineFacts], places: Sequence[int], wanted: Iterable[int]) -> Iterator[Features]:
    """All facts about the wanted of the sentences; for the fitting."""
    table = _Table(lines, places)
    for place in wanted:
        yield dict(table.features(place)) | dict(table.used(place))


class _Table:
    """The sentences of a page and what is counted of them once."""

    def __init__(self, lines: Sequence[LineFacts], places: Sequence[int]) -> None:
        self._lines, self._places = lines, places
        self._said: Counter[str] = Counter()

    def share(self, place: int) -> float:
        """The share of such sentences that are the page's; what others say is asked only where it may change that."""
        weights = weights_in(WEIGHTS)
        score = weights.score(dict(self.features(place)))
        if share_of(score + max(0.0, weights.points.get("used none", 0.0))) < LEAST:
            return 0.0
        return share_of(score + weights.score(dict(self.used(place))))

    def features(self, place: int) -> Iterator[tuple[str, float]]:
        """What is so of a sentence, but for what others say."""
        lines, index, count = self._lines, self._places[place], len(self._places)
        line = lines[index]
        above = lines[max(self._places[place - 1] + 1 if place else 0, index - _NEAR) : index]
        below = lines[index + 1 : min(self._places[place + 1] if place + 1 < count else len(lines), index + 1 + _NEAR)]
        yield "any", 1.0
        yield "its words", bounded_points(opened(line))
        yield f"words {next((name for least, name in _SIZES if line.length < least), '80+')}", 1.0
        yield f"sentences below {min(3, count - 1 - place)}", 1.0
        yield f"sentences above {min(2, place)}", 1.0
        for name, near in (("above", above), ("below", below)):
            yield f"shares {name}", sum(first_share(other, False) for other in near) / max(1, len(near))
            yield f"sure {name}", float(any(other.strength >= SURE for other in near))
        yield "last of text", float(index == len(lines) - 1)
        yield "few sentences", float(count < _FEW)

    def used(self, place: int) -> Iterator[tuple[str, float]]:
        """How many of its words other sentences use."""
        if not self._said:
            self._said.update(word for index in self._places for word in _telling(self._lines[index]))
        own = _telling(self._lines[self._places[place]])
        used = sum(self._said[word] > 1 for word in own)
        yield "used", used / max(1, len(own))
        yield "used none", float(not used)


def _telling(line: LineFacts) -> set[str]:
    return {word for word in words(line.text) if len(word) >= LONG_WORD}
