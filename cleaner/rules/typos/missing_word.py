"""A little word of grammar that is missing.

What it finds
    "able do", "one the most", "in order make", "a lot work", "it will sent to": "to", "the", "a", "an", "of", "be",
    "is" or "are", where the sentence is much likelier with the word.
Why it is wrong
    Whoever writes fast, or in another language than his own, leaves out what carries no meaning, and the eye of a
    reader puts it in.
Example
    before: She was able do it in time, and it was one the best days.
    after: She was able to do it in time, and it was one of the best days. (when asked for)
When it stays silent
    Where the sentence may be meant without the word ("the file the window shows", "all you can do is wait"): what the
    model of English says of the place, and what stands round it, is weighed, and nine of ten proposals on texts
    left out of the fitting must be right. A text that leaves the word out again and again, as lists of short labels
    do, leaves it out on purpose. Quotations, code and other languages stay; nothing is ever put in unasked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.typos.context_checks import as_shown
from cleaner.rules.typos.missing_facts import ARTICLES, Missing, features, may_be_missing, missing
from cleaner.rules.typos.opening_sounds import CONSONANT, VOWEL, sound_of_name, sound_of_word
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings
from cleaner.weighing import Weights, share_of, weights_in

_LANGUAGE = "en"
_WEIGHTS = Path(__file__).parent / "missing_weights.txt"
_BY_SOUND = {VOWEL: "an", CONSONANT: "a"}


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    places = list(missing(document))
    times = Counter(_kind(place) for place in places)
    for place in places:
        share = share_of(weights().score(features(document, place, times[_kind(place)])))
        level = weights().level(share)
        if level is not None and may_be_missing(document, place.at):
            yield _finding(document, place, share, level)


def weights() -> Weights:
    """The points of each fact about a place where a little word may be missing."""
    return weights_in(_WEIGHTS)


def _kind(place: Missing) -> str:
    return "a" if place.word in ARTICLES else place.word


def _finding(document: Document, place: Missing, share: float, level: Applicability) -> Finding:
    words = document.words
    end = words.end(place.at)
    word = _as_spoken(place.word, words.written(place.at + 1))
    phrase = as_shown(document, place.at, place.at + 1)
    return Finding(
        RULE.code,
        Span(words.start(place.at), words.end(place.at + 1)),
        f"“{word}” seems to be missing in “{phrase}”.",
        Fix((Edit(end, end, f" {word}"),), level),
        evidence=phrase,
        confidence=round(share, 2),
    )


def _as_spoken(word: str, following: str) -> str:
    """The word, an article by the sound of what follows it."""
    if word not in ARTICLES:
        return word
    sound = sound_of_word(following) if following.islower() else sound_of_name(following)
    return _BY_SOUND.get(sound, word)


RULE = Rule("TYP416", "missing-word", "a little word of grammar that is missing", Applicability.UNSAFE, check)
