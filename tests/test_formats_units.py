"""Units and sections: what stands for itself in each format, and what removals would leave empty."""

from __future__ import annotations

import pytest
from hostile.markdown_corpus import documents
from hypothesis import given
from hypothesis import strategies as st
from steps import growth

from cleaner.document import Document
from cleaner.formats import FORMATS
from cleaner.spans import Span


def unit_of(format: str, text: str, word: str) -> str:
    """The innermost unit round a word, as text; empty for none."""
    unit = Document(text, format).unit_at(text.index(word))
    return text[unit.start : unit.end] if unit else ""


@pytest.mark.parametrize(
    "unit",
    [
        "> A lamp is lit.",
        "> A gate.\n>\n> The lamp is lit.",
        "- The lamp is lit.",
        "3. The lamp is lit,\n   and more of it.\n\n   Still the lamp.",
        "[^1]: The lamp is lit.",
        "<blockquote>\n\nThe lamp is lit.\n\n</blockquote>",
        "<details>\n<summary>More</summary>\n\nThe lamp is lit.\n\n</details>",
        '<Admonition type="note">\n\nThe lamp is lit.\n\n</Admonition>',
        "!!! note\n    The lamp is lit.\n\n    And more of it.",
        '??? tip "Read on"\n    The lamp is lit.',
        '=== "Unix"\n    The lamp is lit.',
        ":::note\n\nThe lamp is lit.\n\n:::",
        ":::{note} Title\n:class: wide\nThe lamp is lit.\n:::",
        "::::card\n\nA gate.\n\nThe lamp is lit.\n\n::::",
        "/// note | Title\nThe lamp is lit.\n///",
        "```{note}\nThe lamp is lit.\n```",
        "````{tip} Title\n:class: wide\n\nThe lamp is lit.\n\n```\nx\n```\n````",
        '{{< tab "x" >}}\nThe lamp is lit.\n{{< /tab >}}',
        "{{% alert %}}\nThe lamp is lit.\n{{% /alert %}}",
        "{% callout %}\nThe lamp is lit.\n{% endcallout %}",
    ],
)
def test_units_of_markdown(unit: str) -> None:
    for text in (f"# Gate\n\nA word.\n\n{unit}\n\nA sea.\n", unit.replace("\n", "\r\n"), unit):
        expected = unit.replace("\n", "\r\n") if "\r" in text else unit
        assert unit_of("markdown", text, "lamp") == expected
    assert not unit_of("markdown", f"A word.\n\n{unit}\n\nA sea.\n", "sea")


@pytest.mark.parametrize(
    "text",
    [
        "The lamp is lit.\n",
        "<details>\n\nThe lamp is lit.\n",
        "`<details>` holds the lamp until `</details>` comes.\n",
        "{{< tab >}}\n\nThe lamp is lit.\n",
        "```html\n<details>\n```\n\nThe lamp is lit.\n\n```html\n</details>\n```\n",
        "!!! note\n\nThe lamp is lit.\n",
        "| a | b |\n|---|---|\n| lamp | c |\n",
        ":::\n\nThe lamp is lit.\n\n:::\n",
        "The lamp\n: is lit\n",
    ],
)
def test_no_unit_of_markdown(text: str) -> None:
    assert not unit_of("markdown", text, "lamp")


def test_the_innermost_unit_is_asked_for() -> None:
    text = "> - One lamp\n>   - A gate\n>\n> A sea\n"
    assert unit_of("markdown", text, "lamp") == "- One lamp\n>   - A gate"
    assert unit_of("markdown", text, "gate") == "- A gate"
    assert unit_of("markdown", text, "sea") == text.rstrip()


@pytest.mark.parametrize(
    "unit",
    [
        ".. note:: The lamp is lit.",
        ".. note::\n\n   The lamp is lit.\n\n   More of it.",
        ".. admonition:: A title\n   :class: wide\n\n   The lamp is lit.",
        "- The lamp is lit.",
        "1. The lamp is lit,\n   and more of it.\n\n   Still the lamp.",
        "lamp\n   What is lit.",
        "   The lamp is lit.\n\n   More of it.",
        ".. [1] The lamp is lit.",
    ],
)
def test_units_of_restructuredtext(unit: str) -> None:
    text = f"A word.\n\n{unit}\n\nA sea.\n"
    assert unit_of("rst", text, "lamp").strip() == unit.strip()
    assert not unit_of("rst", text, "sea")
    assert not unit_of("rst", text, "word")


@pytest.mark.parametrize(
    "unit",
    [
        "====\nThe lamp is lit.\n====",
        "[NOTE]\n====\nA gate.\n\nThe lamp is lit.\n====",
        "____\nThe lamp is lit.\n____",
        "[quote, A keeper]\nThe lamp is lit.",
        "NOTE: The lamp is lit.",
        "* The lamp is lit.",
        ". A gate.\n+\nThe lamp is lit.",
        "--\nThe lamp is lit.\n--",
    ],
)
def test_units_of_asciidoc(unit: str) -> None:
    text = f"A word.\n\n{unit}\n\nA sea.\n"
    assert unit_of("asciidoc", text, "lamp") == unit
    assert not unit_of("asciidoc", text, "sea")


def test_units_of_html() -> None:
    text = "<p>A sea.</p><ul><li>One <b>lamp</b></li></ul><blockquote><p>A gate.</p></blockquote>"
    assert unit_of("html", text, "lamp") == "<li>One <b>lamp</b></li>"
    assert unit_of("html", text, "gate") == "<blockquote><p>A gate.</p></blockquote>"
    assert not unit_of("html", text, "sea")


@pytest.mark.parametrize("format", ["plain", "markdown"])
@pytest.mark.parametrize(
    "data",
    [
        '{\n  "lamp": 1,\n  "gates": ["a", "b"],\n  "sea": {\n    "a": "b"\n  }\n}',
        '"lamp": "lit",\n"categories": [\n"gate",\n"sea"\n],',
        "{'lamp': 'lit',\n 'gate': 'open',\n 'sea': 3}",
        "name: lamp\nsteps:\n  - run: light\n    with: oil",
        "- name: lamp\n  uses: oil\n- name: gate",
        "lamp,gate,sea\n1,2,3\n4,5,6",
        "lamp\tgate\n1\t2\n3\t4",
        "2024-05-01 10:11:12 lamp lit\n2024-05-01 10:11:13 gate open\n2024-05-01 10:11:14 gate shut",
        "INFO lamp lit\nWARN gate open\nERROR gate lost",
        "May  1 10:11:12 pier lamp[1]: lit\nMay  1 10:11:13 pier gate\nMay  1 10:11:13 pier sea",
    ],
)
def test_pasted_data(format: str, data: str) -> None:
    assert unit_of(format, f"A word.\n\n{data}\n\nA seat.\n", "lamp").strip() == data.strip() or "- name" in data
    assert not unit_of(format, f"A word.\n\n{data}\n\nA seat.\n", "seat")


@pytest.mark.parametrize(
    "text",
    [
        '"The lamp is lit," she said.\n"It is," he said.\n"Good," she said.\n',
        '"The lamp is lit."\n"It is."\n"Good."\n"It is."\n',
        "Author: The lamp keeper\nDate: May 1\nTags: sea, gate\n",
        "lamp: a light\ngate: a door\nsea: much water\n",
        "The lamp, the gate, the sea.\nThe pier, the wall, the tide.\nA boat, a net, a fish.\n",
        "10:30 The lamp is lit.\n11:00 The gate opens.\n11:30 The gate shuts.\n",
        "Lamp | Gate | Sea\nPier | Wall | Tide\nBoat | Net | Fish\n",
    ],
)
def test_prose_is_no_data(text: str) -> None:
    assert not unit_of("plain", text, "amp")


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("markdown", "Top.\n\n# A\n\nOne.\n\n## B\n\nTwo.\n\nC\n---\n\nThree.\n\n> # Q\n\nFour.\n\n# D\n\nFive.\n"),
        ("rst", "Top.\n\nA\n=\n\nOne.\n\nB\n-\n\nTwo.\n\nC\n-\n\nThree.\n\nFour.\n\nD\n=\n\nFive.\n"),
        ("asciidoc", "Top.\n\n== A\n\nOne.\n\n=== B\n\nTwo.\n\n=== C\n\nThree.\n\n.Q\nFour.\n\n== D\n\nFive.\n"),
        ("html", "<p>Top.</p><h1>A</h1><p>One.</p><h2>B</h2><p>Two.</p><h2>C</h2>Three.<p>Four.</p><h1>D</h1>Five."),
    ],
)
def test_sections(format: str, text: str) -> None:
    document = Document(text, format)

    def section(word: str) -> str:
        inside = text[slice(*document.section_at(text.index(word)))]
        return "".join(number for number in ("Top", "One", "Two", "Three", "Four", "Five") if number in inside)

    assert [section(word) for word in ("Top", "One", "Two", "Four", "Five")] == [
        "Top",
        "OneTwoThreeFour",
        "Two",
        "ThreeFour",
        "Five",
    ]
    assert [document.is_only_paragraph(text.index(word)) for word in ("Top", "One", "Four")] == [False, True, False]


@pytest.mark.parametrize(
    ("format", "text", "gone", "empty"),
    [
        ("markdown", "- lamp\n- sea\n", "lamp", "- lamp"),
        ("markdown", "- lamp\n- sea\n", "- lamp\n", ""),
        ("markdown", "> lamp\n\nsea\n", "lamp", "> lamp"),
        ("markdown", "> lamp\n\nsea\n", "> lamp", ""),
        ("markdown", "> lamp\n>\n> sea\n", "> lamp", ""),
        ("markdown", '!!! note "Gate"\n    lamp\n', "lamp", '!!! note "Gate"\n    lamp'),
        ("markdown", "<details><summary>Sea</summary>\n\nlamp\n\n</details>\n", "lamp", "<details>"),
        ("markdown", "<div class=a>\n<blockquote>\n<p>lamp</p>\n</blockquote>\n</div>\n", "lamp", "<blockquote>"),
        ("markdown", "{{< a >}}\nlamp\n{{< /a >}}\n", "lamp", "{{< a >}}"),
        ("markdown", "{{< a >}}\nlamp\n{{< /a >}}\n", "{{< a >}}\nlamp\n{{< /a >}}", ""),
        ("markdown", "- ![](lamp.png) sea\n", "sea", ""),
        ("markdown", "# Gate\n\nlamp\n\n## Sea\n\ntide\n", "lamp", "# Gate"),
        ("markdown", "# Gate\n\nlamp\n\n## Sea\n\ntide\n", "# Gate\n\nlamp", ""),
        ("markdown", "# Gate\n\nlamp\n\ntide\n", "lamp", ""),
        ("markdown", "# Gate\n\n## Sea\n\ntide\n\nlamp\n", "lamp", ""),
        ("rst", ".. note:: lamp\n\nsea\n", "lamp", ".. note:: lamp"),
        ("rst", ".. note::\n\n   lamp\n\nsea\n", "lamp", ".. note::"),
        ("asciidoc", "NOTE: lamp\n\nsea\n", "lamp", "NOTE: lamp"),
        ("asciidoc", "====\nthe lamp\n====\n\nsea\n", "the lamp", "====\nthe lamp"),
        ("html", "<ul><li>lamp</li></ul>", "lamp", "<li>lamp</li>"),
    ],
)
def test_what_would_be_left_empty(format: str, text: str, gone: str, empty: str) -> None:
    start = text.index(gone)
    found = Document(text, format).left_empty([Span(start, start + len(gone))])
    assert text[found.start : found.end].startswith(empty) if found and empty else found is None and not empty


@pytest.mark.parametrize("format", [known.name for known in FORMATS])
@given(number=st.integers(0, 10_000))
def test_units_are_sorted_and_asked_for_by_place(format: str, number: int) -> None:
    text = documents(1, seed=number)[0]
    document = Document(text, format)
    units = document.units
    assert list(units) == sorted(units, key=lambda unit: (unit.start, -unit.end))
    for unit in units:
        assert 0 <= unit.start <= unit.body.start <= unit.body.end <= unit.end <= len(text)
        inner = document.unit_at(unit.start)
        assert inner and inner.start == unit.start
        assert document.units_around(unit.span) == [u for u in units if u.span.contains(unit.span)]
    for offset in range(0, len(text), 7):
        found = document.unit_at(offset)
        assert bool(found) == any(unit.start <= offset < unit.end for unit in units)
        assert document.section_at(offset).start <= offset < document.section_at(offset).end


@pytest.mark.parametrize("format", [known.name for known in FORMATS])
@pytest.mark.parametrize(
    "piece",
    ["> ", "- a\n", "<li>", "</li>", "<li>a</li>", "{{< a >}}\n", "{% a %}", "{% enda %}", ":::a\n", ":::\n"]
    + ["!!! a\n  ", "```{note}\n", "```{note}\na\n```\n", "```{note}\n- ", "    "]
    + ['"a": 1\n', "{\n", "a:\n", " - a\n", "a,b,c\n", "INFO a\n", "====\n\n", "# a\n\n", "<Aa ", "\n\n- a\n\n  b\n"],
)
def test_units_take_work_in_proportion(format: str, piece: str) -> None:
    def ask(text: str) -> None:
        document = Document(text, format)
        document.unit_at(len(text) // 2)
        document.left_empty([Span(0, len(text) // 2)])

    assert growth(ask, piece, 1_000) < 6
