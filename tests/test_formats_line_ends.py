"""A text is read the same under CRLF, LF and CR."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hostile.markdown_corpus import articles, documents
from hypothesis import given
from hypothesis import strategies as st
from test_formats import ADOC, HTML, PIECES, RST

from cleaner.document import Document
from cleaner.formats import FORMATS
from cleaner.spans import Span

NAMES = [known.name for known in FORMATS]


def under_lf(text: str, spans: Iterable[Any]) -> list[tuple[int, int]]:
    """The spans as places of the same text with line feeds: blanks that end them left aside."""
    found = []
    for span in spans:
        said = text[span.start : span.end]
        start = span.start + len(said) - len(said.lstrip())
        end = span.start + len(said.rstrip())
        if start < end:
            found.append((start - text.count("\r\n", 0, start), end - text.count("\r\n", 0, end)))
    return found


def facts(text: str, format: str) -> dict[str, object]:
    document = Document(text, format)
    words = [Span(*document.words.span(index)) for index in range(len(document.words.folded))]
    return {
        "kinds": [block.kind for block in document.blocks],
        "blocks": under_lf(text, document.blocks),
        "protected": under_lf(text, document.protected),
        "units": under_lf(text, document.units),
        "bodies": under_lf(text, [unit.body for unit in document.units]),
        "sections": [under_lf(text, [document.section_at(block.start)]) for block in document.blocks],
        "alone": [document.is_only_paragraph(block.start) for block in document.blocks],
        "shown": [document.shows_word(word) for word in words],
        "manual": document.is_manual,
        "language": document.language,
    }


def check(text: str, format: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = facts(text, format)
    for ends in ("\r\n", "\r"):
        found = facts(text.replace("\n", ends), format)
        for name, value in expected.items():
            assert found[name] == value, name


@pytest.mark.parametrize("name", NAMES)
@given(text=PIECES)
def test_pieces(name: str, text: str) -> None:
    check(text, name)


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 10**6))
def test_articles(name: str, seed: int) -> None:
    check(documents(1, seed=seed)[0], name)
    check(articles(seed), name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", [RST, ADOC, HTML], ids=["rst", "asciidoc", "html"])
def test_samples(name: str, text: str) -> None:
    check(text, name)


def test_a_text_just_short_of_a_manual_is_one_under_no_line_ends() -> None:
    for lines in range(20, 60):
        check("A line of words.\n" * lines + "\n`a` and `b`\n", "markdown")
