"""Which sentences at the ends of a page are the page's: an offer, a notice, the blurb of another story.

Facts about each as numbers, with the points of sentence_weights.txt, are the share of such sentences that were. They
part the article from what stands round it no longer, so that a menu above a cookie notice is one of the tail; whether
they go is weighed as for any other line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cleaner.furniture.keys import masked, words
from cleaner.furniture.line_facts import LONG, LineFacts
from cleaner.furniture.phrases import phrases
from cleaner.furniture.wording import points_of
from cleaner.weighing import Features, share_of, weights_in

WEIGHTS = Path(__file__).parent / "sentence_weights.txt"
PROMPT = 1.0  # points of its words from which a sentence may speak for the site
LEAST = 0.6  # share of such sentences from which one is no paragraph of the article
LAST, FIRST = 9, 3  # sentences from the end of a page, and from its start, that are looked at
_MOST_POINTS = 6.0
_LONG_WORD = 4  # letters of a word that says something
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
    return max(_SURE_SHARE, share) if line.is_sure else share


def opened(line: LineFacts) -> LineFacts:
    """The sentence as a line that is weighed; of a long one the first words."""
    return line._replace(key=line.key or masked(words(line.text)[:_READ]), sentence=False)


def site_sentences(lines: Sequence[LineFacts], places: Sequence[int]) -> set[int]:
    """Those of the sentences, which stand at these places, that are the page's: from the last on back, and from the
    first on, until one is the article's."""
    found: set[int] = set()
    count = len(places)
    for ordered in (range(count - 1, max(0, count - 1 - LAST), -1), range(min(FIRST, count - 1))):
        for number in ordered:
            seen = dict(sentence_features(lines, places, number))
            if len(found) + 1 >= count or _share(seen) < LEAST or _share(seen | used(lines, places, number)) < LEAST:
                break
            found.add(places[number])
    return found


def _share(features: Features) -> float:
    return share_of(weights_in(WEIGHTS).score(features))


def sentence_features(lines: Sequence[LineFacts], places: Sequence[int], number: int) -> Iterator[tuple[str, float]]:
    """The facts about one of the sentences, which stand at these places, but for what others say."""
    index, count = places[number], len(places)
    line = lines[index]
    above = lines[max(places[number - 1] + 1 if number else 0, index - _NEAR) : index]
    below = lines[index + 1 : min(places[number + 1] if number + 1 < count else len(lines), index + 1 + _NEAR)]
    yield "any", 1.0
    yield "its words", bounded_points(opened(line))
    yield f"words {next((name for least, name in _SIZES if line.length < least), '80+')}", 1.0
    yield f"sentences below {min(3, count - 1 - number)}", 1.0
    for name, near in (("above", above), ("below", below)):
        yield f"shares {name}", sum(first_share(other, False) for other in near) / max(1, len(near))
    yield "sure above", float(any(other.is_sure for other in above))
    yield "last of text", float(index == len(lines) - 1)
    yield "few sentences", float(count < _FEW)


def used(lines: Sequence[LineFacts], places: Sequence[int], number: int) -> dict[str, float]:
    """How many of its longer words other sentences use, which speaks for the article."""
    others = frozenset(words(" ".join(lines[index].text for index in places if index != places[number])))
    own = [word for word in words(lines[places[number]].text) if len(word) >= _LONG_WORD]
    return {"used": sum(map(others.__contains__, own)) / max(1, len(own))}
