"""Comparison keys and their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.folding import tokens, unbroken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The clients’ 66,000 votes", "the clients' 66000 votes"),
        ("“Don’t go,” she said", '"Don\'t go" she said'),
        ("clientâ€™s cafÃ©", "client’s café"),
        ("â€œOn Mondayâ€ he wrote", "On Monday he wrote"),
        ("Ra\u00addio\u00adak\u00adti\u00advi\u00adtät", "Radioaktivität"),
        ("ﬁne weather", "fine weather"),
    ],
)
def test_keys_are_blind_to_what_says_nothing(one: str, other: str) -> None:
    assert tokens(one).keys == tokens(other).keys


@pytest.mark.parametrize(
    ("one", "other"), [("3.5 km", "35 km"), ("1,5 km", "15 km"), ("naive", "naïve"), ("4:30", "430"), ("$5", "€5")]
)
def test_keys_see_every_letter_and_digit(one: str, other: str) -> None:
    assert tokens(one).keys != tokens(other).keys


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    assert tokens("港口开放。").keys == list("港口开放")


@given(st.text(max_size=60))
def test_places_are_in_order_and_inside(text: str) -> None:
    found = tokens(text)
    assert len(found.keys) == len(found.starts) == len(found.ends)
    places = [place for pair in zip(found.starts, found.ends) for place in pair]
    assert places == sorted(places) and all(0 <= place <= len(text) for place in places)


@given(st.text(st.sampled_from("aâ€™œ\x9dÃ©Â\u00a0 b"), max_size=40))
def test_repaired_texts_keep_their_length(text: str) -> None:
    assert len(unbroken(text)) == len(text)
