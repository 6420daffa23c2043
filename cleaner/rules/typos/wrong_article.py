"""The article "a" before a vowel sound, or "an" before a consonant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.languages import entry_set
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.changes import Change, other_word
from cleaner.rules.typos.context_checks import is_checkable, joined, starts_sentence, word_beside
from cleaner.rules.typos.opening_sounds import CONSONANT, VOWEL, sound_of_name, sound_of_number, sound_of_word
from cleaner.rules.typos.real_words.verdicts import places_of_verdicts
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.words import Words

_ARTICLES = {"a": VOWEL, "an": CONSONANT}  # the sound before which each is wrong
_OTHER = {"a": "an", "an": "a"}
_VOWELS = frozenset("aeiou")
_NUMBER = lazy_regex(r" [$£€]?(\d+)((?:,\d{3})*)(?:\.\d+)?(?:[-‑%]|st\b|nd\b|rd\b|th\b| ([a-z]+)\b)")
_OPENS = re.compile(r" [\"“‘*_`]{1,3}")  # a quotation, words set apart, code
_TIMES = frozenset(("am", "pm", "a", "p"))  # "open a 11 am": "at" is meant
_GLUED = ("-", "/", ".", "(", "'", "?", "\ufffd")  # "Erdo?an" has lost a letter
_NEAR = 6  # words on each side in which a single letter makes "a" one as well
_KNOWN = 0.1  # Zipf frequency of a word that is heard: "nycrc" and "urlencoded" may be read by letters


def wrong_articles(document: Document) -> Iterator[Change]:
    """Each article that does not go with the sound behind it, where no other word is meant."""
    words = document.words
    for at in words.places(_ARTICLES.keys()):
        if at + 1 == len(words):
            return
        found = None
        if words.gaps[at + 1].lstrip(" $£€")[:1].isdigit():
            found = _before_number(document, at)
        elif _is_wrong(words, at) and _is_article(words, at):
            found = _before_word(document, at)
        if found and found.span not in document.fact(places_of_verdicts):
            yield found


def _is_wrong(words: Words, at: int) -> bool:
    article, following, gap = words.folded[at], words.folded[at + 1], words.gaps[at + 1]
    if gap == " " and (following[0] in _VOWELS) != (article == "a") and following[0] not in "eoufhlmnrsx":
        return False  # the many that are right without a closer look
    if not joined(words, at) and not _OPENS.fullmatch(gap) or words.written(at) == "AN":
        return False
    if words.written(at)[0] == "A" and not starts_sentence(words, at):
        return False
    written = words.written(at + 1)
    return (sound_of_word(written) if written.islower() else sound_of_name(written)) == _ARTICLES[article]


def _is_article(words: Words, at: int) -> bool:
    """No letter of the alphabet, and no word of French or Spanish?"""
    near = words.folded[max(0, at - _NEAR) : at] + words.folded[at + 1 : at + 1 + _NEAR]
    if any(len(word) == 1 and word not in "ais" for word in near) or near.count(words.folded[at]) > 2:
        return False
    return not words.gaps[at].endswith(_GLUED)


def _before_word(document: Document, at: int) -> Change | None:
    words, right = document.words, _OTHER[document.words.folded[at]]
    before, following = word_beside(words, at, -1), words.folded[at + 1]
    is_usual = before in entry_set("en", "before_articles")
    is_plain = words.gaps[at + 1].isspace() and words.written(at + 1).islower()
    if not is_checkable(document, at, at + is_plain):  # what is not plain may be code
        return None
    if not is_plain:
        sure = is_usual or not before and starts_sentence(words, at)
        return _change(document, at, right, words.written(at + 1), sure) if sure or right == "an" else None
    sure = not _is_plural(following) and open_lexicon("en").zipf(following) >= _KNOWN
    if right == "a" and not is_usual and (before or following.endswith("ing")):
        sure = False  # "drag an drop", ", an making sure": "and" may be meant
        if before and (_is_plural(following) or following in entry_set("en", "plain_verbs")):
            right = "and"
    return _change(document, at, right, words.written(at + 1), sure)


def _is_plural(word: str) -> bool:
    """A plural in -s by its look; a verb in -s looks the same."""
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "siu'"


def _before_number(document: Document, at: int) -> Change | None:
    words = document.words
    number = _NUMBER.match(words.gaps[at + 1] + words.folded[at + 1] + words.gaps[at + 2][:1])
    if not number or words.written(at) not in _ARTICLES or not is_checkable(document, at, at):
        return None
    digits, thousands, unit = number.groups()
    if unit and (unit in _TIMES or unit in entry_set("en", "grammar_words")):
        return None
    if sound_of_number(digits, bool(thousands)) != _ARTICLES[words.folded[at]]:
        return None
    return _change(document, at, _OTHER[words.folded[at]], number.group(0).strip(), True)


def _change(document: Document, at: int, right: str, following: str, sure: bool) -> Change:
    found = other_word(document, document.words.span(at), right, sure)
    said = f"“{found.evidence}” seems to be meant by “{document.words.written(at)}” before “{following}”."
    return found._replace(message=said, evidence=following)
