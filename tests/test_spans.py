"""Edits replay, and two sets of edits compose into one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.spans import Edit, EditError, SourceMap, Span, apply, compose


@st.composite
def edits_on(draw: st.DrawFn, length: int) -> tuple[Edit, ...]:
    points = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = list(zip(points[::2], points[1::2]))
    made: list[Edit] = []
    for start, end in pairs:
        if made and start <= made[-1].end:
            continue
        made.append(Edit(start, end, draw(st.text("xyz", max_size=3))))
    return tuple(made)


@st.composite
def two_passes(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    text = draw(st.text("abc \n", max_size=20))
    first = draw(edits_on(len(text)))
    second = draw(edits_on(len(apply(text, first))))
    return text, first, second


@given(two_passes())
def test_composed_edits_do_what_both_passes_do(passes: tuple[str, tuple[Edit, ...], tuple[Edit, ...]]) -> None:
    text, first, second = passes
    middle = apply(text, first)
    assert apply(text, compose(middle, first, second)) == apply(middle, second)


@given(two_passes())
def test_a_span_of_untouched_text_leads_back_to_the_same_text(
    passes: tuple[str, tuple[Edit, ...], tuple[Edit, ...]],
) -> None:
    text, first, _ = passes
    middle = apply(text, first)
    places = SourceMap(first)
    grown = {p for e in first for p in range(e.start, e.end)}
    shift = 0
    position = 0
    for edit in (*first, Edit(len(text), len(text), "")):
        for offset in range(position, edit.start):
            source = places.span(Span(offset + shift, offset + shift + 1))
            assert source == (offset, offset + 1)
            assert text[offset] == middle[offset + shift]
            assert offset not in grown
        shift += len(edit.text) - (edit.end - edit.start)
        position = edit.end


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(0, 2, ""), Edit(1, 3, "")),
        (Edit(2, 3, ""), Edit(0, 1, "")),
        (Edit(0, 9, ""),),
        (Edit(3, 2, ""),),
    ],
)
def test_edits_that_do_not_fit_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(EditError):
        apply("abcd", edits)


def test_span_relations() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 4).contains(Span(1, 3))
    assert not Span(1, 3).contains(Span(0, 4))
