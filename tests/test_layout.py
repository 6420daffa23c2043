"""Deleted lines close their gap; neighbours that a blank line held apart stay apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.spans import Edit, apply
from cleaner.text.layout import close_gaps
from cleaner.text.lines import lines


def without(text: str, *gone: str) -> str:
    """The text after the deletion of these strings, each found once, gaps closed."""
    edits = []
    for words in gone:
        assert text.count(words) == 1, words
        start = text.index(words)
        edits.append(Edit(start, start + len(words), ""))
    return apply(text, close_gaps(text, edits))


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("A\n\nX\n\nB\n", ["X"], "A\n\nB\n"),
        ("A\nX\nB\n", ["X"], "A\nB\n"),
        ("A\nX\n\nB\n", ["X"], "A\n\nB\n"),
        ("A\n\nX\nB\n", ["X"], "A\n\nB\n"),
        ("X\n\nA\n", ["X"], "A\n"),
        ("\n\nX\n\nA\n", ["X"], "\n\nA\n"),
        ("\ufeffX\n\nA\n", ["X"], "\ufeffA\n"),
        ("A\n\nX", ["X"], "A"),
        ("A\n\nX\n", ["X"], "A\n"),
        ("A\n\nX\n\n\n", ["X"], "A\n\n\n"),
        ("A\n\nX\n\nY", ["X", "Y"], "A"),
        ("A\n\nX\n\nY\n\nB", ["X", "Y"], "A\n\nB"),
        ("A\nX\n\nY\nB", ["X", "Y"], "A\n\nB"),
        ("A\nX\nY\nB", ["X", "Y"], "A\nB"),
        ("A\r\n\r\nX\r\n\r\nB\r\n", ["X"], "A\r\n\r\nB\r\n"),
        ("A\r\rX\r\rB\r", ["X"], "A\r\rB\r"),
        ("A\n\n  X  \n\nB", ["X"], "A\n\nB"),
        ("A\n\nX\n\n    B", ["X"], "A\n\n    B"),
        ("One. X. Two.", ["X."], "One. Two."),
        ("One. X.", ["X."], "One."),
        ("X. Two.\nB", ["X."], "Two.\nB"),
        ("One. X.\nTwo", ["X."], "One.\nTwo"),
    ],
)
def test_gaps(text: str, gone: list[str], left: str) -> None:
    assert without(text, *gone) == left


def test_replacements_are_left_alone() -> None:
    edits = (Edit(0, 1, "b"), Edit(3, 3, " "))
    assert close_gaps("a c\nd", edits) == edits


PIECES = st.lists(st.sampled_from(["A", "X", "X", "Y y", "\n", "\n\n", "\r\n", " ", "  ", "\t"]), max_size=14)


@given(PIECES)
def test_only_blanks_go_along_with_what_was_meant(pieces: list[str]) -> None:
    text = "".join(pieces)
    edits = [Edit(m.start(), m.end(), "") for m in re.finditer("X+", text)]
    after = apply(text, close_gaps(text, edits))
    assert re.sub(r"\s", "", after) == re.sub(r"[\sX]", "", text)


@given(PIECES)
def test_lines_left_over_stay_on_lines_of_their_own(pieces: list[str]) -> None:
    text = "".join(pieces)
    whole = [line for line in lines(text) if set(text[line.start : line.end]) == {"X"}]
    after = apply(text, close_gaps(text, [Edit(line.start, line.end, "") for line in whole]))
    left = [text[line.start : line.end].strip() for line in lines(text) if line not in whole]
    assert [part for part in re.split(r"\s*[\r\n]+\s*", after.strip()) if part] == [x for x in left if x]


@given(st.text("ab\r\n\x0b\x0c\x85\u2028", max_size=30))
def test_lines_tile_the_text(text: str) -> None:
    found = lines(text)
    assert "".join(text[line.start : line.stop] for line in found) == text
    assert all(not re.search(r"[\r\n]", text[line.start : line.end]) for line in found)
