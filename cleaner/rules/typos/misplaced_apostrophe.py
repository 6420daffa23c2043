"""An apostrophe in a word that has none.

What it finds
    "its' way", "her's", "our's", "their's", "your's".
Why it is wrong
    These words already say whose; the apostrophe is taken from nouns ("the dog's").
Example
    before: The winter is on its' way, and the choice is our's.
    after: The winter is on its way, and the choice is ours.
When it stays silent
    Where the sign may close a quotation that "its" ends, before anything but a word, in code, and
    in paragraphs of another language.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.typos.phrases import may_speak, surest
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_LANGUAGE = "en"
_SUSPECTS = frozenset(("its", "her's", "our's", "their's", "your's"))
_LOOK = 300  # characters of the line before the sign
_OPENERS = {"'": "'‘", "’": "‘"}  # the sign after "its", and what opens a quotation that it could close


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    words = document.words
    for index in compress(count(), map(_SUSPECTS.__contains__, words.folded)):
        before, after = words.gaps[index], words.gaps[index + 1]
        if words.folded[index] == "its":
            if after[:1] == "'" and _is_wrong(words.text, words.start(index)) and may_speak(document, index, index):
                yield from _finding(document, words.start(index), words.end(index) + 1)
        elif not (before.endswith("-") or after.startswith("-")) and may_speak(document, index, index):
            yield from _finding(document, *words.span(index))


def _is_wrong(text: str, start: int) -> bool:
    """A blank and a lower-case word after the sign, and no quotation open on the line that it closes?"""
    sign, after = text[start + 3], text[start + 4 : start + 6]
    if not (after[:1] == " " and after[1:].isalpha() and after[1:].islower()):
        return False
    line = text[max(text.rfind("\n", max(0, start - _LOOK), start) + 1, start - _LOOK, 0) : start]
    return not any(f"{gap}{opener}" in f" {line}" for gap in ' (“"' for opener in _OPENERS[sign])


def _finding(document: Document, start: int, end: int) -> Iterator[Finding]:
    wrong = document.text[start:end]
    right = wrong.replace("'", "").replace("’", "")
    if document.is_protected(Span(start, end)) or wrong.isupper():
        return
    sign = start + max(wrong.find("'"), wrong.find("’"))
    yield Finding(
        RULE.code,
        Span(start, end),
        f"“{right}” has no apostrophe.",
        Fix((Edit(sign, sign + 1, ""),), surest(document, Applicability.SAFE)),
        evidence=right,
        confidence=0.98,
    )


RULE = Rule(
    "TYP410", "misplaced-apostrophe", "an apostrophe in a word that has none", Applicability.SAFE, check
)
