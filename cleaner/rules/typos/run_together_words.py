"""Two words that have grown together.

What it finds
    "themarket", "timeof the year", "alot", "upto ten": a form that no list of words knows, made of a
    little word of grammar and a common word.
Why it is wrong
    The blank was lost with a line's end or a key not hit.
Example
    before: In themarket there were alot of pears.
    after: In the market there were a lot of pears.
When it stays silent
    For words that are used twice or more, in other files too, or in the settings' own list; for
    names, compounds of two nouns ("webserver"), parts of code and addresses; where a correction of
    one letter is as likely ("thedn"), and where the form can be cut in two ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.languages import entries, entry_set
from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.rules.typos.context_checks import is_checkable, joined
from cleaner.rules.typos.pattern_lines import word_class
from cleaner.settings import Settings
from cleaner.spans import Edit
from cleaner.surroundings import Surroundings

_MIN_LETTERS, _MAX_LETTERS = 6, 30
_MIN_PART = 2
_FIRST, _LAST = frozenset(("of", "to")), frozenset(("of", "to", "by", "is"))  # halves of two letters
_UNKNOWN = 1.3  # Zipf frequency up to which a form is none: lists have many run-together words as rare ones
_COMMON, _SURE = 3.3, 4.3  # Zipf frequency of the other half, to be said and to be sure


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if not entry_set(document.language, "joined_halves"):
        return
    folded = document.words.folded
    known = _known(document.language)
    lexicon = open_lexicon(document.language)
    forms = set(folded)
    strange = _may_be_two(forms, _edges(document.language))
    trusted = {word.lower() for word in settings.words}
    strange -= trusted | surroundings.words
    cuts = {word: known[word] for word in (forms & known.keys()) - trusted}
    cuts |= {word: cut for word in strange if (cut := _cut(lexicon, word, *_halves(document.language)))}
    if not cuts:
        return
    times = Counter(folded)
    for index, word in enumerate(folded):
        if word in cuts and _is_plain(document, index) and (word in known or times[word] == 1):
            if cuts[word].startswith("a ") and folded[index - 1] in word_class(document.language, "modal"):
                continue  # a verb: "you can alot each person a turn"
            sure = word in known or not document.is_manual and _is_sure(lexicon, cuts[word])
            yield _finding(document, index, cuts[word], sure)


@cache
def _known(language: str) -> dict[str, str]:
    """Forms that are always two words, with the two."""
    return {line.replace(" ", ""): line for line in entries(language, "always_two_words")}


class _Edges(NamedTuple):
    """How words with a little word at an end of theirs begin and end, by four letters at most."""

    beginnings: frozenset[str]
    ends: frozenset[str]


@cache
def _edges(language: str) -> _Edges:
    starts, ends = _halves(language)
    return _Edges(frozenset(half[:4] for half in starts), frozenset(half[-4:] for half in ends))


@cache
def _halves(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that grow together with the next word, and those that do with the one before: "-for" does only that."""
    halves = entry_set(language, "joined_halves")
    return frozenset(half for half in halves if half[0] != "-"), frozenset(half.strip("-") for half in halves)


def _may_be_two(forms: set[str], edges: _Edges) -> set[str]:
    """The forms that pass a quick look; most do not."""
    beginnings, ends = edges
    return {
        form
        for form in forms
        if _MIN_LETTERS <= len(form) <= _MAX_LETTERS
        and (form[:3] in beginnings or form[-3:] in ends or form[:4] in beginnings or form[-4:] in ends
             or form[:2] in _FIRST or form[-2:] in _LAST)
    }  # fmt: skip


def _cut(lexicon: Lexicon, word: str, starts: frozenset[str], ends: frozenset[str]) -> str:
    """The two words, or nothing: the form is known, cannot be cut, or can be cut in two ways."""
    if lexicon.is_empty or lexicon.zipf(word) > _UNKNOWN or not word.isalpha() or lexicon.known_misspelling(word):
        return ""
    cuts = [
        (word[:place], word[place:])
        for place in range(_MIN_PART, len(word) - _MIN_PART + 1)
        if word[:place] in starts or word[place:] in ends
    ]
    common = [cut for cut in cuts if _is_good(cut, ends) and all(lexicon.zipf(part) >= _COMMON for part in cut)]
    return " ".join(common[0]) if len(common) == 1 else ""


def _is_good(cut: tuple[str, str], halves: frozenset[str]) -> bool:
    """No half of two letters but before or after a longer one, and never one that is a syllable of many words."""
    left, right = cut
    if len(left) <= 2:
        return left in _FIRST and len(right) > 3 or right in halves
    if len(right) <= 2:
        return right in _LAST and len(left) > 3
    return all(len(part) > 3 or part in halves for part in cut)


def _is_sure(lexicon: Lexicon, cut: str) -> bool:
    """Both halves so common, and the form so far from any word, that nothing else can be meant."""
    left, right = cut.split(" ")
    return min(lexicon.zipf(left), lexicon.zipf(right)) >= _SURE and not lexicon.neighbours(left + right)


def _is_plain(document: Document, index: int) -> bool:
    """In lower case and in prose, glued to no other sign."""
    words = document.words
    before, after = words.gaps[index][-1:], words.gaps[index + 1][:1]
    glued = before in ("-", ".", "'", "’", ":") or after in ("-", "(", "'", "’")
    following = words.gaps[index + 1]
    in_name = following.startswith((".", ":")) and len(following) == 1
    in_sentence = any(joined(words, place) for place in (index - 1, index))
    return (
        words.written(index).islower()
        and in_sentence
        and not glued
        and not in_name
        and is_checkable(document, index, index)
    )


def _finding(document: Document, index: int, cut: str, sure: bool) -> Finding:
    span = document.words.span(index)
    applicability = Applicability.SAFE if sure else Applicability.UNSAFE
    return Finding(
        RULE.code,
        span,
        f"“{document.words.written(index)}” seems to be two words, “{cut}”.",
        Fix((Edit(span.start, span.end, cut),), applicability),
        evidence=cut,
    )


RULE = Rule("TYP404", "run-together-words", "two words that have grown together", Applicability.SAFE, check)
