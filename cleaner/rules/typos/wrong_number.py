"""A noun in the singular where many are spoken of, or in the plural after "a" or "each".

What it finds
    "these situation", "many difference between", "a blockchains", "each sections", "one of the best
    movie of the year", "this patterns are".
Why it is wrong
    The -s was left out or left over when the sentence was changed.
Example
    before: One of the main difference is size, and this patterns are old.
    after: One of the main differences is size, and these patterns are old. (when asked for)
When it stays silent
    Before another noun ("these production costs", "a systems language"), with nouns that are verbs
    or adjectives too ("those present", "each plans"), with things that are not counted ("many
    thanks", "these data"), with names and capitals, and inside quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entry_set
from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.rules.typos.context_checks import in_quotation, is_checkable, joined, starts_sentence
from cleaner.rules.typos.real_words.verdicts import leaves
from cleaner.rules.typos.word_forms import is_plain
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings
from cleaner.text.words import Words

_LANGUAGE = "en"
_NUMBERS = frozenset("two three four five six seven eight nine ten".split())
_MANY = _NUMBERS | frozenset("these those many several multiple various numerous".split())
_ONE = frozenset("a an each every".split())
_OF_MANY = frozenset("number couple list set series one".split())
_TRIGGERS = _MANY | _ONE | _OF_MANY | {"this"}
_NOUN_ENDS = ("tion", "sion", "ment", "ity", "ence", "ance", "ship", "ology", "ism")
_COUNTING = frozenset("these those several various numerous".split())  # before them such nouns are counted
_PLURAL_ENDS = ("tions", "sions", "ments", "ities", "ences", "ances", "ships", "ologies", "isms")
_COUNTED = 1.3  # decades by which the plural of what is counted may be rarer than its singular
_KNOWN = 3.2  # Zipf frequency of the form that is meant
_MAX_BETWEEN = 3  # words between "one of the" and its noun
_CLAUSES = (["whether"], ["that"], ["if"], ["how"], ["why"])


class _Slip(NamedTuple):
    place: int
    meant: str
    applicability: Applicability


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language == _LANGUAGE:
        yield from (finding for finding in document.fact(found_in) if not leaves(document, finding))


def found_in(document: Document) -> tuple[Finding, ...]:
    """What this rule has to say of an English document."""
    return tuple(_found(document))


def _found(document: Document) -> Iterator[Finding]:
    words = document.words
    lexicon = open_lexicon(_LANGUAGE)
    for index in compress(count(), map(_TRIGGERS.__contains__, words.folded)):
        slip = _slip(words, index, lexicon)
        if slip and is_checkable(document, index, slip.place) and not in_quotation(document, words.start(index)):
            yield _finding(document, index, slip)


def _slip(words: Words, index: int, lexicon: Lexicon) -> _Slip | None:
    if not joined(words, index) or words.gaps[index].endswith("-"):
        return None  # "many-to-many relationship"
    word = words.folded[index]
    if word in _ONE:
        return _plural_after_one(words, index, lexicon)
    if word == "this":
        return _this_with_plural(words, index, lexicon)
    if word in _MANY:
        return _singular_at(words, index + 1, lexicon, word in _COUNTING) if _counts(words, index) else None
    return _singular_of_many(words, index, lexicon)


def _counts(words: Words, index: int) -> bool:
    """Does the word say how many? "Season two" has a number of its own, "OpenAI Five" a name."""
    word = words.folded[index]
    if word == "many":
        return words.folded[index + 2 : index + 3] not in _CLAUSES  # "many question whether"
    if word not in _NUMBERS or starts_sentence(words, index):
        return True
    before = words.folded[index - 1] if joined(words, index - 1) else ""
    return before in entry_set(_LANGUAGE, "grammar_words") and words.written(index).islower()


def _plural_after_one(words: Words, index: int, lexicon: Lexicon) -> _Slip | None:
    place = index + 1
    if words.written(index)[0].isupper() and not starts_sentence(words, index):
        return None  # "vitamin A supplements"
    singular = _singular_of(words.folded[place], lexicon)
    if not singular or not _stands_alone(words, place):
        return None
    return _Slip(place, singular, Applicability.UNSAFE)


def _this_with_plural(words: Words, index: int, lexicon: Lexicon) -> _Slip | None:
    """ "this patterns are": the verb shows that many are meant."""
    after = words.folded[index + 2] if joined(words, index + 1) else ""
    if after not in ("are", "were", "have") or not _singular_of(words.folded[index + 1], lexicon):
        return None
    return _Slip(index, "these", Applicability.SAFE)


def _singular_of_many(words: Words, index: int, lexicon: Lexicon) -> _Slip | None:
    """ "one of the best movie", "a number of factor"."""
    if words.folded[index + 1] != "of" or not joined(words, index + 1) or words.folded[index - 1] == "number":
        return None  # "the number one of the year"
    place = index + 2
    if words.folded[index] != "one":
        return _singular_at(words, place, lexicon)
    if words.folded[place] not in ("the", "these", "those", "my", "our", "its", "their"):
        return None
    for place in range(place + 1, place + 2 + _MAX_BETWEEN):
        if not joined(words, place - 1) or _singular_of(words.folded[place], lexicon):
            return None
        slip = _singular_at(words, place, lexicon)
        if slip:
            return None if words.folded[place] in entry_set(_LANGUAGE, "group_nouns") else slip
        if not is_plain(words, place) and words.folded[place] not in ("most", "more", "very"):
            return None
    return None


def _singular_at(words: Words, place: int, lexicon: Lexicon, by_ending: bool = False) -> _Slip | None:
    plural = _plural_of(words.folded[place], lexicon, by_ending)
    if not plural or not _stands_alone(words, place):
        return None
    return _Slip(place, plural, Applicability.UNSAFE)


def _stands_alone(words: Words, place: int) -> bool:
    """In lower case, with no apostrophe or hyphen, and no noun or adjective after it."""
    gap = words.gaps[place + 1]
    if not words.written(place).islower() or gap.lstrip().startswith(("-", "'", "’", "/", "(", "[", "_", "*", "`")):
        return False
    if gap.lstrip()[:1].isdigit():
        return False
    after = words.folded[place + 1] if joined(words, place) else ""
    return not after or (after in entry_set(_LANGUAGE, "grammar_words") and after not in ("and", "or"))


def _plural_of(word: str, lexicon: Lexicon, by_ending: bool) -> str:
    """The plural of a noun in the singular that is counted, a listed one or one by its ending; or nothing."""
    is_by_ending = by_ending and len(word) > 6 and word.endswith(_NOUN_ENDS)
    if not (is_by_ending or word in entry_set(_LANGUAGE, "count_nouns")):
        return ""
    plural = _with_s(word)
    frequency = lexicon.zipf(plural)
    return plural if frequency >= _KNOWN and frequency >= lexicon.zipf(word) - _COUNTED else ""


def _singular_of(word: str, lexicon: Lexicon) -> str:
    """The singular of a noun in the plural; empty for every other word."""
    if word in _plurals():
        return _plurals()[word]
    if len(word) < 8 or not word.endswith(_PLURAL_ENDS):
        return ""
    singular = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return singular if lexicon.zipf(singular) >= _KNOWN else ""


@cache
def _plurals() -> dict[str, str]:
    return {_with_s(noun): noun for noun in entry_set(_LANGUAGE, "count_nouns")}


def _with_s(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _finding(document: Document, index: int, slip: _Slip) -> Finding:
    words = document.words
    span = words.span(slip.place)
    wrong = words.written(slip.place)
    meant = slip.meant.capitalize() if wrong[0].isupper() else slip.meant
    last = max(slip.place, index + 1)
    phrase = " ".join(document.text[words.start(index) : words.end(last)].split())
    return Finding(
        RULE.code,
        span,
        f"“{meant}” seems to be meant by “{wrong}” in “{phrase}”.",
        Fix((Edit(span.start, span.end, meant),), slip.applicability),
        evidence=phrase,
    )


RULE = Rule(
    "TYP412", "wrong-number", "a noun in the singular for many, or in the plural for one", Applicability.SAFE, check
)
