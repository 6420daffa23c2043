"""One word that is written as two, or two with the blank between them a letter off.

What it finds
    "an other", "in stead", "every where", "can not"; "tot he", "i nthe".
Why it is wrong
    The halves are words of their own, so that no dictionary sees it.
Example
    before: They took an other road in stead of the old one, and went tot he gate.
    after: They took another road instead of the old one, and went to the gate.
When it stays silent
    The list is closed; where the two may stand side by side in their own right ("every one of them", "a part of
    it"), what stands around decides: the sentence must be much likelier with the one word, by the model of English.
    In a quotation, where old writers spelt so, it is only proposed, and a text that splits a word three times or
    more spells it so. Names, other languages, and parts of a compound with a hyphen are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.language_model.gains import sequences
from cleaner.languages import entries
from cleaner.rules.typos.context_checks import as_shown, is_checkable, joined, level_of_word, match_case
from cleaner.rules.typos.real_words.verdicts import LANGUAGE, tokens_of
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_TIMES_MEANT = 3  # a writer who splits one word so often spells so
_SURE, _LIKELY = 12.0, 5.0  # bits by which the text is likelier, by words and by classes each


class _Split(NamedTuple):
    first: int
    last: int
    meant: str
    gain: float


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != LANGUAGE:
        return
    found = list(_splits(document))
    times = Counter(split.meant for split in found)
    for split in found:
        if times[split.meant] < _TIMES_MEANT and split.gain >= _LIKELY:
            yield _finding(document, split)


def _splits(document: Document) -> Iterator[_Split]:
    words, listed = document.words, _listed()
    for first in words.pairs(listed):
        parts, meant = listed[words.folded[first], words.folded[first + 1]]
        last = first + len(parts) - 1
        is_there = words.folded[first : last + 1] == parts
        if is_there and all(joined(words, at) for at in range(first, last)) and _may_be_one(document, first, last):
            yield _Split(first, last, meant, _gain(document, first, last, meant))


def _may_be_one(document: Document, first: int, last: int) -> bool:
    """In prose, not a name, and with no hyphen beside it, as in "your self - worth"?"""
    words = document.words
    if words.written(last)[0].isupper() or words.gaps[first].endswith("-"):
        return False
    return not words.gaps[last + 1].lstrip().startswith("-") and is_checkable(document, first, last)


def _gain(document: Document, first: int, last: int, meant: str) -> float:
    """Bits by which the text is likelier with what is meant, by words and by classes: the less of the two."""
    tokens = document.fact(tokens_of)
    ids = [tokens.counts.ids[word] for word in meant.split()]
    return min(sequences().gain(*tokens.window(first, last + 1), ids))


@cache
def _listed() -> dict[tuple[str, str], tuple[list[str], str]]:
    """The listed words and what is meant, by the first two of the words."""
    found: dict[tuple[str, str], tuple[list[str], str]] = {}
    for line in entries(LANGUAGE, "split_words"):
        wrong, _, meant = line.partition(" > ")
        one, two, *more = wrong.split()
        found[one, two] = [one, two, *more], meant
    return found


def _finding(document: Document, split: _Split) -> Finding:
    words, text = document.words, document.text
    span = Span(words.start(split.first), words.end(split.last))
    wrong = text[span.start : span.end]
    meant = match_case(split.meant, wrong, "")
    return Finding(
        RULE.code,
        span,
        f"“{meant}” seems to be meant by “{' '.join(wrong.split())}”.",
        Fix((Edit(span.start, span.end, meant),), level_of_word(document, span.start, split.gain >= _SURE)),
        evidence=as_shown(document, split.first, split.last),
    )


RULE = Rule("TYP405", "split-word", "one word that is written as two", Applicability.SAFE, check)
