"""Words that a reader sees inside markup may be corrected; everything else of it stays."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Settings, clean

TYPOS = Settings(select=("TYP401", "TYP402"))
SLIPS = Settings(select=("TYP4",))
PROSE = "The harbour office opened its doors to visitors on a bright morning in spring.\n\n"


@pytest.mark.parametrize(
    ("markup", "wrong", "right"),
    [
        ("| Year | Event |\n|---|---|\n| 1901 | the goverment moved to the hill |\n", "goverment", "government"),
        ("| Word | Use |\n|---|---|\n| `if` | to seperate `this` from `that` |\n", "seperate", "separate"),
        ("<div>\n<p>The visitors did not recieve a map.</p>\n</div>\n", "recieve", "receive"),
        ("<div>\n<p>The visitors had the the map.</p>\n</div>\n", "the the map", "the map"),
        ('<p class="note">All of them recieve <b>one</b> map &amp; a pencil.</p>\n', "recieve", "receive"),
    ],
)
def test_visible_words_are_corrected(markup: str, wrong: str, right: str) -> None:
    result = clean(PROSE + markup, format="markdown", settings=Settings(select=("TYP401", "TYP402", "TYP403")))
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
        '[map]: recieve.html "they recieve a map"\n',
        '{{< figure caption="they recieve a map" >}}\n',
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


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("The the output is long", "The output is long"),
        ("counts the the boats", "counts the boats"),
        ("it is an test", "it is a test"),
        ("there are alot of boats", "there are a lot of boats"),
        ("`the the` and `an test`", "`the the` and `an test`"),
        ("see [the the](the.the.html) map", "see [the the](the.the.html) map"),
        ("a | the | the | b", "a | the | the | b"),
        ("Claudia Regio | Recieve Boats", "Claudia Regio | Recieve Boats"),
        ("Recieve the boats", "Receive the boats"),
        ("it ends with teh , and so on", "it ends with the , and so on"),
    ],
)
def test_words_for_words_in_a_table(cell: str, right: str) -> None:
    table = f"| Year | Event |\n|---|---|\n| 1901 | {cell} |\n"
    for text in (PROSE + table, (PROSE + table).replace("\n", "\r\n"), (PROSE + table).replace("\n", "\r")):
        result = clean(text, format="markdown", settings=SLIPS)
        assert not result.broken
        assert result.text == text.replace(cell, right)


@pytest.mark.parametrize(
    ("front", "right"),
    [
        ("title: How to recieve the boats", "title: How to receive the boats"),
        ('title: "We dont recieve boats" # said', 'title: "We don\'t receive boats" # said'),
        ("title: 'We dont say that they recieve boats'", "title: 'We dont say that they receive boats'"),
        ("title: 'It''s time to recieve boats'", "title: 'It''s time to receive boats'"),
        (
            "description: >\n  They recieve the the\n  boats of the goverment",
            "description: >\n  They receive the the\n  boats of the government",
        ),
        ("summary: They recieve\n  boats of the goverment", "summary: They receive\n  boats of the government"),
    ],
)
def test_letters_of_titles_in_front_matter_are_mended(front: str, right: str) -> None:
    text = f"---\nlayout: adress\n{front}\ntags: [the adress, seperate]\n---\n\n{PROSE}"
    for before in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        ends = "\r\n" if "\r\n" in before else "\r" if "\r" in before else "\n"
        result = clean(before, format="markdown", settings=SLIPS)
        assert not result.broken
        assert result.text == before.replace(front.replace("\n", ends), right.replace("\n", ends))


def test_titles_of_toml_and_json_are_read() -> None:
    for front, fence in (('title = "How to recieve boats"', "+++"), ("description = 'They recieve boats'", "+++")):
        text = f"{fence}\n{front}\n{fence}\n\n{PROSE}"
        assert clean(text, format="markdown", settings=TYPOS).text == text.replace("recieve", "receive")
    text = '{\n  "title": "How to recieve boats",\n  "slug": "the adress of boats"\n}\n\n' + PROSE
    assert clean(text, format="markdown", settings=TYPOS).text == text.replace("How to recieve", "How to receive")


@pytest.mark.parametrize(
    "front",
    [
        "slug: they recieve the boats",
        "title: recieve",
        "title: [recieve, the boats]",
        "title: They saw Claudia Regio",
        "title: Regio Claudia",
        "title: They `recieve` the boats",
        "title: They recieve {{ boats }}",
        "title: &recieve the boats",
        "title: the boats # they recieve",
        "params:\n  title: they recieve the boats",
        "description: They saw the the boats, an boat",
        'title: "an \\"open\\" goverment"',
        "title:\n  en: they recieve the boats",
    ],
)
def test_the_rest_of_front_matter_stays(front: str) -> None:
    text = f"---\nlayout: post\n{front}\n---\n\n{PROSE}"
    result = clean(text, format="markdown", settings=SLIPS)
    assert result.text == text and not result.broken
    assert not [finding for finding in result.findings if finding.end < text.index(PROSE)]


@pytest.mark.parametrize(
    "markup",
    [
        "(recieve-the-adress)=\n",
        ":::{note} They recieve the adress\n:class: adress-box\n:name: the goverment\nWords.\n:::\n",
        "```{note} They recieve the adress\n:class: adress-box\nWords.\n```\n",
        ":::{code-block} python\nthey recieve the adress of the goverment\n:::\n",
        "```{code-block} python\nthey recieve the adress of the goverment\n```\n",
        "Go to {ref}`recieve the adress` and {term}`the goverment`.\n",
        "A box of words. {.adress #goverment}\n",
    ],
)
def test_labels_options_arguments_and_roles_are_no_words(markup: str) -> None:
    text = f"{PROSE}{markup}\nMore words.\n"
    result = clean(text, format="markdown", settings=SLIPS)
    assert result.text == text and not result.findings


SAID = st.lists(
    st.sampled_from(
        ["recieve", "dont", "goverment", "the", "the", "boats", "Regio", "alot", "it''s", "#", "# and", "x:", ": y"]
        + ['\\"', "\\n", "{{ a }}", "[b]", "&c", "*d", "!e", "`f`", "no", "true", "'g'", '"h"', ",", "é", "a://b", "-"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
FORM = st.sampled_from(["{0}", '"{0}"', "'{0}'", ">-\n  {0}\n  {0}", "{0}\n  {0}"])
VALUE = st.tuples(FORM, SAID).map(lambda pair: pair[0].format(pair[1]))


@given(key=st.sampled_from(["title", "description", "summary"]), value=VALUE)
def test_front_matter_says_the_same_but_for_letters_of_words(key: str, value: str) -> None:
    front = f"layout: post\n{key}: {value}\ntags: [boats, gates]\n"
    try:
        before = yaml.safe_load(front)
    except yaml.YAMLError:
        return
    text = f"---\n{front}---\n\n{PROSE}"
    result = clean(text, format="markdown", settings=SLIPS)
    assert not result.broken
    after = yaml.safe_load(result.text.split("---\n")[1])
    assert list(after) == list(before) and {**after, key: ""} == {**before, key: ""}
    assert type(after[key]) is type(before[key])
    if isinstance(after[key], str):
        assert len(after[key].split()) == len(before[key].split())
    else:
        assert after[key] == before[key]
