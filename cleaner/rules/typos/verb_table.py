"""Forms of English verbs: from a form to the plain verb, from the plain verb to the participle.

Irregular verbs are listed; the others follow the rules of spelling, with the lexicon saying
which of "hope" and "hop" there is behind "hoped".
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cleaner.languages import entries, entry_set
from cleaner.lexicon import Lexicon
from cleaner.rules.typos.pattern_lines import word_class

_LANGUAGE = "en"
_KNOWN = 3.5  # Zipf frequency of a plain form that stands behind a form in -ed
_MIN_LETTERS = 5
# Past forms that are words of their own beside it: nouns, adjectives or other verbs.
_AMBIGUOUS = frozenset(
    "found felt left saw fell lay rose bore bound wound shot met set read put cut let hit "
    "hurt shut woke cost quit split spread beat come run become overcome burnt showed forgot got bit broke".split()
)


class Irregular(NamedTuple):
    plain: str
    past: str
    participle: str


@cache
def irregulars() -> tuple[Irregular, ...]:
    return tuple(Irregular(*line.split()) for line in entries(_LANGUAGE, "irregular_verbs"))


@cache
def _plain_by_past() -> dict[str, str]:
    forms = {verb.past: verb.plain for verb in irregulars()}
    return {form: plain for form, plain in forms.items() if form not in _AMBIGUOUS and form != plain}


@cache
def participles_by_past() -> dict[str, str]:
    """Past forms that are no participles, with the participle: "went" to "gone"."""
    return {
        verb.past: verb.participle
        for verb in irregulars()
        if verb.past != verb.participle and verb.past not in _AMBIGUOUS
    }


@cache
def plain_by_third() -> dict[str, str]:
    """Forms in -s of common verbs, with the plain verb: "goes" to "go". Some are nouns as well."""
    plain = entry_set(_LANGUAGE, "only_verbs") | word_class(_LANGUAGE, "verb") | {verb.plain for verb in irregulars()}
    return {_third(verb): verb for verb in plain - {"be", "have"}} | {"has": "have", "seems": "seem", "looks": "look"}


@cache
def suspect_forms() -> frozenset[str]:
    """Forms, those in -ed aside, that are wrong after one helping verb or another."""
    return entry_set(_LANGUAGE, "only_verbs").union(participles_by_past(), plain_by_third(), _plain_by_past())


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def plain_of_past(word: str, lexicon: Lexicon) -> str:
    """The plain verb behind a past form; empty when the word is none for sure."""
    if word in _plain_by_past():
        return _plain_by_past()[word]
    if not word.endswith("ed") or len(word) < _MIN_LETTERS or word in entry_set(_LANGUAGE, "no_participles"):
        return ""
    stems = [word[:-3] + "y"] if word.endswith("ied") else [word[:-1], word[:-2]]
    if word[-3] == word[-4]:
        stems.append(word[:-3])
    return next((stem for stem in stems if lexicon.zipf(stem) >= _KNOWN), "")


@cache
def participle_of(verb: str) -> str:
    """The participle of a verb of ``only_verbs``."""
    for irregular in irregulars():
        if irregular.plain == verb:
            return irregular.participle
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ied"
    doubled = verb in ("submit", "transmit", "prefer", "refer", "equip", "commit")
    return verb + (verb[-1] if doubled else "") + "ed"
