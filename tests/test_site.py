"""Lines that go for their place among learned lines, and those that stay there."""

from __future__ import annotations

import pytest

from cleaner import Settings, clean
from cleaner.surroundings import Surroundings

BLR = Settings(select=("BLR",), force=True)
MENU = ("The Quay Kitchen", "Tide Tables", "Harbour Radio", "Boats and Moorings")
FOOT = ("Our Pier Society", "Meet the Editors", "Quay Shop", "Write to the Harbour")
SITE = Surroundings(lines={line.casefold(): 4 for line in (*MENU, *FOOT)})
LISTED = ("Skip to content", "Share this article")  # furniture wherever they stand
TITLE = "What the captain saw in the fog last Sunday"
BODY = (
    "The captain came down to the quay in the fog before sunrise on Sunday and found that all of the boats were gone.",
    "In the evening he told the harbour master everything, and the harbour master wrote all of it down in a book.",
)


def page(head: tuple[str, ...], title: str = TITLE, under: tuple[str, ...] = (), foot: tuple[str, ...] = FOOT) -> str:
    return "\n\n".join((LISTED[0], *head, title, *under, *BODY, *foot, LISTED[1]))


def cleaned(text: str, known: Surroundings = SITE) -> list[str]:
    return clean(text, settings=BLR, surroundings=known).text.split("\n\n")


def test_an_entry_of_the_menu_that_was_not_learned_goes() -> None:
    assert cleaned(page((*MENU[:-1], "Night Watch", MENU[-1]))) == [TITLE, *BODY]


def test_an_entry_between_two_learned_ones_goes() -> None:
    foot = (*FOOT[:2], "Old Pictures", *FOOT[2:])
    assert cleaned(page(MENU, foot=foot)) == [TITLE, *BODY]


def test_what_was_learned_takes_lines_along_that_stay_without() -> None:
    text = page((*MENU, "Night Watch"), foot=(*FOOT[:2], "Old Pictures", *FOOT[2:]))
    assert {"Boats and Moorings", "The Quay Kitchen"} <= set(cleaned(text, Surroundings())) - set(cleaned(text))


def test_the_finding_names_the_learned_line_beside() -> None:
    found = clean(page((*MENU[:-1], "Night Watch", MENU[-1])), settings=BLR, surroundings=SITE).findings
    assert [one.message for one in found if "“Night Watch”" in one.message] == [
        "Line 9, “Night Watch”, is part of the page around the article: “Harbour Radio” stands beside it."
    ]


@pytest.mark.parametrize(
    "title, under",
    [
        (TITLE, ()),
        (TITLE, ("By Ines Varga", "12 May 2024")),
        ("Fog", ("All of the boats of the quay gone within one night",)),
        ("Captain Fog", ("All of the boats of the quay gone within one night",)),
        ("Night watch?", ("All of the boats of the quay gone within one night",)),
    ],
)
def test_the_title_and_what_is_told_under_it_stay(title: str, under: tuple[str, ...]) -> None:
    assert cleaned(page(MENU, title, under)) == [title, *under, *BODY]


@pytest.mark.parametrize("line", ["Ines Varga", "It was not so", "The boats came back in June.", "- one more boat"])
def test_a_last_line_above_the_learned_ones_stays(line: str) -> None:
    assert cleaned(page(MENU, foot=(line, *FOOT))) == [TITLE, *BODY, line]


def test_what_an_author_writes_among_words_of_his_own_stays() -> None:
    """All his recipes end so, and no line of the text is one that pages of a site have."""
    own = Surroundings(lines={"to be kept": 5, "to go with it": 5, "from the kitchen of the quay": 5})
    notes = ("To be kept", "Three days in a cold jar", "To go with it", "Black bread", "From the kitchen of the quay")
    kept = cleaned("\n\n".join((TITLE, *BODY, *notes)), own)
    assert "Three days in a cold jar" in kept and "Black bread" in kept


def test_lines_of_the_run_that_nobody_reviewed_take_no_other_along() -> None:
    text = page((*MENU, "Night Watch"), foot=("Ines Varga", "Old Pictures", *FOOT))
    lines = {*text.split("\n\n")} - {*MENU, *FOOT}
    alone, beside = (cleaned(text, known) for known in (Surroundings(), Surroundings(run_lines=SITE.lines)))
    assert lines - {*beside} <= lines - {*alone}


def test_text_with_markup_is_not_judged_by_place() -> None:
    text = page((*MENU, "Night Watch"))
    assert "Night Watch" in clean(text, format="markdown", settings=BLR, surroundings=SITE).text
