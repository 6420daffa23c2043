"""Lines and columns, marks for hostile characters, widths, isolation."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import steps

from cleaner.reports.direction import isolated
from cleaner.reports.places import Place, Places
from cleaner.reports.visible import HOSTILE, visible, visible_name
from cleaner.reports.widths import cut, cut_start, padded, width, wrapped
from cleaner.spans import Span

TEXTS = st.text(st.sampled_from("ab \r\n\t東e\u0301\u200d👩🚀🇳🇴א\u2028"), max_size=60)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("ab\n", 2, (1, 3)),
        ("ab\n", 3, (2, 1)),
        ("ab\r\nc", 3, (1, 4)),  # between the two halves of a break
        ("ab\r\nc", 4, (2, 1)),
        ("a\rb\nc", 4, (3, 1)),
        ("a\u2028\x0cb", 3, (1, 4)),  # characters of the line, not breaks
        ("👩‍🚀x", 3, (1, 4)),  # code points, not what is drawn
    ],
)
def test_places(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Places(text).place(offset) == Place(*place)


@given(TEXTS)
def test_every_offset_has_its_own_place(text: str) -> None:
    places = Places(text)
    found = [places.place(offset) for offset in range(len(text) + 1)]
    assert found == sorted(set(found))
    assert all(places.line(line).start + column - 1 == offset for offset, (line, column) in enumerate(found))


def test_a_span_that_ends_in_a_break_ends_on_its_line() -> None:
    assert Places("ab\ncd\n").last_line(Span(0, 3)) == 1
    assert Places("ab\ncd\n").last_line(Span(0, 4)) == 2


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\tb", "a    b"),
        ("\x1b[2J", "␛[2J"),
        ("\x9b", "<U+009B>"),
        ("\x7f", "␡"),
        ("\u202e\u2066", "<U+202E><U+2066>"),
        ("soft\xadhyphen", "soft<U+00AD>hyphen"),
        ("\ufeff\u200b", "<U+FEFF><U+200B>"),
        ("\U000e0041", "<U+E0041>"),
        ("caf\udce9", "caf\\xe9"),
        ("\ud800", "<U+D800>"),
        ("נ\u200cא 👩\u200d🚀 e\u0301 \u00a0", "נ\u200cא 👩\u200d🚀 e\u0301 \u00a0"),
    ],
)
def test_visible(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_names_stay_on_one_line() -> None:
    assert visible_name("a\nb\r\tc") == "a␊b␍␉c"


def test_all_controls_and_formats_but_joiners_are_hostile() -> None:
    import re

    hostile = re.compile(f"[{HOSTILE}]")
    raw = [chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) in ("Cc", "Cs") or 0x202A <= n <= 0x202E]
    assert all(hostile.match(character) for character in raw)
    assert not hostile.search("\u200c\u200d\ufe0f")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("plain", 5),
        ("東京", 4),
        ("e\u0301", 1),
        ("“curly” – …", 11),
        ("👩‍🚀", 2),
        ("👍🏽", 2),
        ("🇳🇴🇸🇪", 4),
        ("❤️", 2),
        ("한국", 4),
        ("한", 2),
        ("ｶﾞ", 2),
        ("\u2068א\u2069", 1),
        ("a👍🏽b", 4),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(TEXTS, st.integers(0, 20))
def test_cuts_fit(text: str, columns: int) -> None:
    text = visible(text)
    assert width(cut(text, columns)) <= columns
    assert width(cut_start(text, columns)) <= columns
    if width(text) <= columns:
        assert cut(text, columns) == cut_start(text, columns) == text or columns < 1
        assert width(padded(text, columns)) == columns


@given(TEXTS, st.integers(2, 20))
def test_wrapped_rows_fit_and_lose_only_blanks(text: str, columns: int) -> None:
    text = visible(text)
    assert all(width(row) <= columns for row in wrapped(text, columns))
    assert "".join(wrapped(text, columns)).replace(" ", "") == text.replace(" ", "")


def test_widths_agree_with_wcwidth() -> None:
    wcwidth = pytest.importorskip("wcwidth")
    ranges = [(0x20, 0x7F), (0xA1, 0x180), (0x370, 0x590), (0x3041, 0x30FF), (0x4E00, 0x4F00), (0xAC00, 0xAD00)]
    for first, last in [*ranges, (0x1F300, 0x1F3FB), (0xFF01, 0xFF60), (0x0900, 0x0980)]:
        for number in range(first, last):
            character = chr(number)
            category = unicodedata.category(character)
            if category not in ("Cn", "Mc", "Cf") and visible(character) == character:
                assert width(character) == wcwidth.wcwidth(character), hex(number)


def test_isolates_only_where_needed() -> None:
    assert isolated("left to right") == "left to right"
    assert isolated("שלום") == "\u2068שלום\u2069"


def test_a_long_line_is_not_read_to_its_end() -> None:
    line = visible("wörd " * 400_000)
    assert width(cut(line, 80)) == width(cut_start(line, 80)) == 80
    assert steps(lambda: (cut(line, 80), cut_start(line, 80))) < 5_000
