"""Words that are wrong between such neighbours in any sentence: a closed list ("could of known", "rather then")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleaner.languages import entries, entry_set
from cleaner.rules.typos.context_checks import joined, word_beside
from cleaner.rules.typos.real_words.grammar import form_of
from cleaner.text.words import Words

_FORMS = {"@participle": ("-ed", "a participle")}


class _Context(NamedTuple):
    """Nothing on a side: anything may stand there; "*": any word."""

    left: frozenset[str]
    meant: str
    right: frozenset[str]


def certain(words: Words) -> Iterator[tuple[int, str]]:
    """The numbers of such words, and what is meant by each."""
    folded, contexts = words.folded, _contexts()
    for first in words.pairs(contexts):
        context, at = contexts[folded[first], folded[first + 1]]
        place = first + at
        if _is_left(words, place, context.left) and _is_right(words, place, context.right):
            yield place, context.meant


def _is_left(words: Words, index: int, wanted: frozenset[str]) -> bool:
    return not wanted or word_beside(words, index, -1) in wanted


def _is_right(words: Words, index: int, wanted: frozenset[str]) -> bool:
    gap = words.gaps[index + 1]
    if "@number" in wanted and gap[:1] == " " and gap[1:2].isdigit():
        return True
    if not joined(words, index):
        return False
    following = words.folded[index + 1]
    if "@noun" in wanted:
        return words.written(index + 1).islower() and following not in entry_set("en", "grammar_words")
    return "*" in wanted or following in wanted or any(form_of(following) in _FORMS.get(form, ()) for form in wanted)


@cache
def _contexts() -> dict[tuple[str, str], tuple[_Context, int]]:
    """The context by each pair of words by which it is found, and which of the two is wrong."""
    found: dict[tuple[str, str], tuple[_Context, int]] = {}
    for line in entries("en", "certain_words"):
        left, middle, right = line.split("|")
        wrong, _, meant = middle.strip().partition(" > ")
        context = _Context(frozenset(left.split()), meant, frozenset(right.split()))
        pairs = [((word, wrong), 1) for word in context.left] or [((wrong, word), 0) for word in context.right]
        found.update((pair, (context, at)) for pair, at in pairs)
    return found
