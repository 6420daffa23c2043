"""The sentence splitter."""

from __future__ import annotations

import re

from cleaner.spans import Span

_END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s)|[\r\n]+""")


def sentence_spans(text: str, language: str = "auto") -> list[Span]:
    """Spans of the sentences, in order; only blanks or invisible characters stand between them."""
    spans: list[Span] = []
    start = 0
    for match in [*_END.finditer(text), None]:
        end = match.end() if match else len(text)
        piece = text[start:end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            spans.append(Span(start + left, start + len(piece.rstrip())))
        start = end
    return spans


def split_sentences(text: str, language: str = "auto") -> list[str]:
    """The sentences as strings."""
    return [text[start:end] for start, end in sentence_spans(text, language)]
