"""Words that a reader sees inside markup may be corrected; everything else of it stays."""

from __future__ import annotations

import pytest

from cleaner import Settings, clean

TYPOS = Settings(select=("TYP401", "TYP402"))
PROSE = "The harbour office opened its doors to visitors on a bright morning in spring.\n\n"


@pytest.mark.parametrize(
    ("markup", "wrong", "right"),
    [
        ("| Year | Event |\n|---|---|\n| 1901 | the goverment moved to the hill |\n", "goverment", "government"),
        ("| Word | Use |\n|---|---|\n| `if` | to seperate `this` from `that` |\n", "seperate", "separate"),
        ("<div>\n<p>The visitors did not recieve a map.</p>\n</div>\n", "recieve", "receive"),
        ('<p class="note">All of them recieve <b>one</b> map &amp; a pencil.</p>\n', "recieve", "receive"),
    ],
)
def test_visible_words_are_corrected(markup: str, wrong: str, right: str) -> None:
    result = clean(PROSE + markup, format="markdown", settings=TYPOS)
    assert not result.broken
    assert result.text == PROSE + markup.replace(wrong, right)


@pytest.mark.parametrize(
    "markup",
    [
        "| Word | Use |\n|---|---|\n| `seperate this` | a function |\n",
        "| Page |\n|---|\n| see https://example.org/the recieve/seperate/page |\n",
        '<p title="they recieve a map" class="seperate box">All of them have one.</p>\n',
        "<!-- the visitors recieve a map -->\n",
        "<script>\nvar seperate = the recieve of it\n</script>\n",
        "<pre>\nthey recieve a map\n</pre>\n",
        "<p>The <code>value they recieve is</code> a number.</p>\n",
        "<Note text={they recieve a map} />\n",
        "[map]: recieve.html \"they recieve a map\"\n",
        "{{< figure caption=\"they recieve a map\" >}}\n",
    ],
)
def test_the_rest_of_markup_stays(markup: str) -> None:
    assert clean(PROSE + markup, format="markdown", settings=TYPOS).text == PROSE + markup


def test_a_long_row_is_read_in_bounded_looks() -> None:
    row = "| recieve the goverment " * 2_000 + "|\n"
    text = PROSE + "| a | b |\n|---|---|\n" + row
    assert not clean(text, format="markdown", settings=TYPOS).broken


def test_prose_set_as_code_is_only_shown() -> None:
    text = PROSE + "    The visitors of the harbour did not recieve a map at the door.\n"
    result = clean(text, format="markdown", settings=TYPOS)
    assert result.text == text
    assert [str(finding.fix.applicability) for finding in result.findings if finding.fix] == ["display"]


@pytest.mark.parametrize("line", ["recieve = seperate(adress)", "# how to recieve it", "if recieve: adress"])
def test_code_is_not_even_shown(line: str) -> None:
    assert not clean(f"{PROSE}    {line}\n", format="markdown", settings=TYPOS).findings
    assert not clean(f"{PROSE}```\nThe visitors did not recieve a map at the door.\n```\n", format="markdown").findings


_INDENTED = """The tide tables

    The tables are printed once in a year, and the harbour office sends
    them to every boat owner who asked for them before the end of May.

    A boat that goes out without the tables is no buisness of the office,
    as the master of the harbour likes to say to all who want to hear it.
"""


def test_prose_that_is_set_with_an_indent_is_no_code() -> None:
    assert "no business of" in clean(_INDENTED, format="markdown").text


def test_an_indented_sample_in_an_article_is_code() -> None:
    sample = "The office answers with a letter that begins like this, and nobody reads on:\n\n    " + (
        "All the boats in the harbour are no buisness of the office and of nobody else.\n"
    )
    text = "The tables are printed once in a year.\n\nThe office sends them in the month of May.\n\n" + sample
    assert clean(text, format="markdown").text == text


def test_indented_code_stays_however_much_there_is_of_it() -> None:
    text = "Count the boats\n\n" + "    for boat in harbour:  # no buisness of ours\n        count += 1\n" * 9
    text += "    # the tables are the buisness of the office and of nobody else in town\n"
    assert clean(text, format="markdown").text == text


def test_code_inside_indented_prose_stays() -> None:
    text = _INDENTED + "\n    boat.recieve = seperate(tables)\n"
    text += "    The function `adress` counts all the boats in the port.\n"
    assert clean(text, format="markdown").text == text.replace("no buisness", "no business")
