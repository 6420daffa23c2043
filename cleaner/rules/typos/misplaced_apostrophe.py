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

from cleaner.document import Document
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.rules.typos.phrases import may_speak
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings

_LANGUAGE = "en"
_WITH_INNER = frozenset(("her's", "our's", "their's", "your's"))
_AFTER_ITS = {"its'": "'‘", "its’": "‘"}  # the sign, and what opens a quotation that it could close


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    if document.language != _LANGUAGE:
        return
    lowered = document.text.lower()
    for spelling, openers in _AFTER_ITS.items():
        place = lowered.find(spelling)
        while place >= 0:
            if _is_wrong(document.text, place, openers):
                yield from _finding(document, place, place + 4)
            place = lowered.find(spelling, place + 4)
    if "r's" not in lowered and "r’s" not in lowered:
        return
    for index, word in enumerate(document.words.folded):
        glued = "-" in document.words.gaps[index][-1:] + document.words.gaps[index + 1][:1]
        if word in _WITH_INNER and not glued and may_speak(document, index, index):
            yield from _finding(document, *document.words.span(index))


def _is_wrong(text: str, start: int, openers: str) -> bool:
    """A word of its own, a blank and a lower-case word after it, and no quotation open on the line."""
    before, after = text[start - 1 : start], text[start + 4 : start + 6]
    if before.isalnum() or not (after[:1] == " " and after[1:].isalpha() and after[1:].islower()):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not any(f"{gap}{opener}" in f" {line}" for gap in " (“\"" for opener in openers)


def _finding(document: Document, start: int, end: int) -> Iterator[Finding]:
    wrong = document.text[start:end]
    right = wrong.replace("'", "").replace("’", "")
    if document.is_protected(Span(start, end)) or wrong.isupper():
        return
    sign = start + max(wrong.find("'"), wrong.find("’"))
    yield Finding(
        RULE.code,
        Span(start, end),
        f"'{right}' has no apostrophe.",
        Fix((Edit(sign, sign + 1, ""),), Applicability.SAFE),
        evidence=right,
        confidence=0.98,
    )


RULE = Rule(
    "TYP410", "misplaced-apostrophe", "an apostrophe in a word that has none", Applicability.SAFE, check
)
