"""Places in an editor's units: right for every text, forth and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lsprotocol")

from lsprotocol.types import Position  # noqa: E402

from cleaner.lsp.positions import Positions  # noqa: E402

TEXTS = st.text(st.sampled_from("aé\u0301😀𝔘\u2028\x0b\x85\r\n\ud800 👩\u200d🚀"), max_size=40)
CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
UNIT = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


def slow_position(text: str, offset: int, encoding: str) -> tuple[int, int]:
    """By the words of the protocol, one code point after the other."""
    line = column = place = 0
    while place < offset:
        ends = 2 if text[place : place + 2] == "\r\n" else 1 if text[place] in "\r\n" else 0
        if ends and place + ends > offset:
            break  # inside a break
        if ends:
            line, column, place = line + 1, 0, place + ends
            continue
        column += len(text[place].encode(CODECS[encoding], "surrogatepass")) // UNIT[encoding]
        place += 1
    return line, column


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS)
def test_positions_are_those_of_the_protocol(encoding: str, text: str) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        place = positions.position(offset)
        assert (place.line, place.character) == slow_position(text, offset, encoding)
        is_in_break = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
        assert positions.offset(place) == offset - is_in_break


@given(text=TEXTS, line=st.integers(0, 50), character=st.integers(0, 50))
def test_a_position_that_no_text_has_is_the_nearest_before(text: str, line: int, character: int) -> None:
    positions = Positions(text)
    offset = positions.offset(Position(line, character))
    assert 0 <= offset <= len(text)
    found = positions.position(offset)
    assert (found.line, found.character) <= (line, character) or not text
