"""A little word of grammar that is missing: "able do", "one the most". It is proposed, and never put in unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleaner.document import Document
from cleaner.rules.typos.changes import Change
from cleaner.rules.typos.context_checks import as_shown
from cleaner.rules.typos.missing_facts import ARTICLES, Missing, features, may_be_missing, missing
from cleaner.rules.typos.opening_sounds import CONSONANT, VOWEL, sound_of_name, sound_of_word
from cleaner.spans import Edit, Span
from cleaner.weighing import share_of, weights_in

_WEIGHTS = Path(__file__).parent / "missing_weights.txt"
_BY_SOUND = {VOWEL: "an", CONSONANT: "a"}


def missing_words(document: Document) -> Iterator[Change]:
    """A text that leaves a word out again and again does so on purpose: that is one of the facts."""
    words, places, weights = document.words, list(missing(document)), weights_in(_WEIGHTS)
    times = Counter(_kind(place) for place in places)
    for place in places:
        share = share_of(weights.score(features(document, place, times[_kind(place)])))
        level = weights.level(share)
        if level is not None and may_be_missing(document, place.at):
            word, phrase = (
                _as_spoken(place.word, words.written(place.at + 1)),
                as_shown(document, place.at, place.at + 1),
            )
            span, end = Span(words.start(place.at), words.end(place.at + 1)), words.end(place.at)
            said = f"“{word}” seems to be missing in “{phrase}”."
            yield Change(span, said, (Edit(end, end, f" {word}"),), level, phrase, round(share, 2))


def _kind(place: Missing) -> str:
    return "a" if place.word in ARTICLES else place.word


def _as_spoken(word: str, following: str) -> str:
    """The word, an article by the sound of what follows it."""
    if word not in ARTICLES:
        return word
    sound = sound_of_word(following) if following.islower() else sound_of_name(following)
    return _BY_SOUND.get(sound, word)
