"""What the wildcard of an entry may stand for: a name, or words that such lines have, and never a sentence.

"Share on Mastodon" and "Sign up for our newsletter." fit their entries; "Share with us what you saw on the quay." says
something. tests/benchmarks/phrases_in_prose.py tries every entry on a folder of texts.
"""

from __future__ import annotations

import re

from cleaner.furniture.keys import key
from cleaner.furniture.phrases import HEADS, Match, phrases
from cleaner.text.lazy_regex import lazy_regex
from cleaner.text.scripts import UNSPACED, reaches

_MAX_OWN = 2  # words in small letters and in no list that a line without a stop may have
_MAX_SIGNS = 6  # characters of a script without blanks that a wildcard may stand for
_TAG = 5  # words of a tag
_LONG = 4  # letters of a word that tells
_PROMPTS = frozenset({"share", "subscribe"})

_STOP = lazy_regex(r"[.!?…。！？؟][\"'”’»)]*(?:\s|$)")
_SAID = lazy_regex(
    r", (?:he|she|they|we|i|it|the|an?|my|his|her|our|their|said|says) \w+(?: \w+)?\W{0,2}$", re.IGNORECASE
)
_WORDS = lazy_regex(r"[^\W\d_]+")
_JOINED = lazy_regex(r"\w+[._]\w")  # code, as in "careers.promote"
_NO_NAME = lazy_regex(r"[$€£]\s?\d|\d\s?[€$£]|\w@\w")  # a price or an address
_CLAIM = lazy_regex(r"©|\(c\)|copyright\W{1,3}(?:19|20)\d\d|all rights reserved", re.IGNORECASE)


def is_bounded(match: Match, text: str, found: list[str]) -> bool:
    """May the wildcard of the entry stand for the rest of the line, whose words were ``found``?"""
    if _NO_NAME.search(text) or _JOINED.match(text) or _is_said(match, text):
        return False
    stops = bool(_STOP.search(text)) and not _names_title(match, text)
    if reaches(text, UNSPACED) and any(sign >= UNSPACED and sign.isalpha() for sign in text):
        return not stops and len(found) - key(match.entry).count(" ") - 1 <= _MAX_SIGNS
    if match.section == "filing":
        return _files(match, text)
    if match.section == "copyright":
        return _claims(match, text)
    return _asks(match, text, found) if stops else _small(_own(text)) <= _MAX_OWN


def _is_said(match: Match, text: str) -> bool:
    """ "Follow us, said the geese" and "Share this, she said" ask for nothing."""
    before, comma, _ = text.partition(",")
    return bool(comma) and (bool(_SAID.search(text)) or match.entry.endswith(" *") and key(before) == key(match.entry))


def _names_title(match: Match, text: str) -> bool:
    """Does a colon stand between the phrase and what ends like a title? "Read more: The ferry sails again!"."""
    return text[-1] in "!?" and text[len(match.entry) - 2 :].lstrip(" ").startswith((":", "："))


def _claims(match: Match, text: str) -> bool:
    """ "Copyright and the sea" claims nothing, and "C. 1200" is a time."""
    if _CLAIM.search(text):
        return _small(_own(text)) <= _MAX_OWN
    return not match.entry.startswith(("c ", "copyright ")) and not _small(_own(text))


def _asks(match: Match, text: str, found: list[str]) -> bool:
    """May a line with a stop be the page's? A prompt, when most of its longer words are those of prompts."""
    own = len(_own(text))
    if match.section not in _PROMPTS:
        return not own and match.section != HEADS
    entry = set(key(match.entry).split(" "))
    return 2 * own < sum(len(word) >= _LONG and word not in entry for word in found)


def _files(match: Match, text: str) -> bool:
    """ "Categories of boats" does not file; "Tags: boats, quay wall" does."""
    if text[-1] in ".!?":
        return False
    if _small(_own(text)) <= _MAX_OWN:
        return ":" in text or match.entry.count(" ") > 1
    return ":" in text and all(part.count(" ") < _TAG for part in text.split(","))


def _own(text: str) -> list[str]:
    """The longer words of a line that no list has."""
    sure = phrases().sure_words
    return [word for word in _WORDS.findall(text) if len(word) >= _LONG and word.casefold() not in sure]


def _small(own: list[str]) -> int:
    return sum(not word[0].isupper() for word in own)
