"""The sentence splitter: exact spans, one pass, linear in the length of the text."""

from __future__ import annotations

import re
from unicodedata import combining

from cleaner.spans import Span
from cleaner.text.boundaries import end_of_sentence
from cleaner.text.inline_lists import item_starts
from cleaner.text.language import detect
from cleaner.text.marks import SKIPPED, candidates
from cleaner.text.units import units
from cleaner.text.vocabulary import Vocabulary, vocabulary


def sentence_spans(text: str, language: str = "auto") -> list[Span]:
    """Spans of the sentences, in order; only blanks or invisible characters stand between them.

    ``language`` is a code like "de" or "de-AT"; "auto" finds it out. English sets help where it is unknown.
    """
    code = detect(text) if language == "auto" else language.replace("_", "-").partition("-")[0].lower()
    words = vocabulary(code)
    found: list[Span] = []
    marks = candidates(text, words.terminators)
    for unit in units(text):
        _add_sentences(found, text, unit, words, marks)
    return found


def split_sentences(text: str, language: str = "auto") -> list[str]:
    """The sentences as strings."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


def _add_sentences(found: list[Span], text: str, unit: Span, words: Vocabulary, marks: re.Pattern[str]) -> None:
    """The sentences of one unit: its list items first, then what each of them says."""
    stop = _trimmed(text, unit.start, unit.end)
    start = _skip(text, unit.start, stop)
    items = item_starts(text, start, stop)
    for item in items:
        _cut(found, text, Span(start, _trimmed(text, start, item)), words, marks)
        start = item
    _cut(found, text, Span(start, stop), words, marks)


def _cut(found: list[Span], text: str, piece: Span, words: Vocabulary, marks: re.Pattern[str]) -> None:
    start, stop = piece
    for match in marks.finditer(text, start, stop):
        if match.end() <= start:
            continue
        end = end_of_sentence(text, match, start, stop, words)
        if end:
            found.append(Span(start, end))
            start = _skip(text, end, stop)
    if start < stop:
        found.append(Span(start, stop))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _skip(text: str, offset: int, stop: int) -> int:
    """Where the next sentence starts: behind the blanks, but never between a blank and what combines with it."""
    match = SKIPPED.match(text, offset, stop)
    start = match.end() if match else offset
    while start > offset and start < stop and _combines(text[start]) and text[start - 1] not in "\r\n":
        start -= 1
    return start


def _combines(character: str) -> bool:
    return character >= "\u0300" and (bool(combining(character)) or character in "\u200d\ufe0e\ufe0f")
