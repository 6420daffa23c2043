"""AsciiDoc as it stands in real manuals: "teh" marks what must be kept, "prose" what rules may edit."""

from __future__ import annotations

import pytest
from test_formats import free

from cleaner.formats import format_named
from cleaner.formats.same_blocks import structure_fault
from cleaner.spans import Edit, apply

ADOC = format_named("asciidoc")


@pytest.mark.parametrize(
    "text",
    [
        "Teh title\n=========\n\nSome prose.\n\nTeh part\n-------\n\nMore prose.\n",
        "= Prose title\nTeh Author <teh@example.org>\nv1.0, teh\n:teh: teh \\\n  teh\n\nSome prose.\n",
        "[source,teh]\n--\nteh\n\nteh\n--\n\nSome prose.\n",
        "[verse]\n____\nteh\n\nteh\n____\n\nSome prose.\n",
        "[synopsis]\nteh teh\nteh\n\nSome prose.\n",
        "[,teh]\n----\nteh\n----\n\nSome prose.\n",
        "[plantuml]\n.A prose title\n....\nteh\n....\n\nSome prose.\n",
        "[quote, teh]\n____\nSome prose.\n____\n\n[.lead]\nMore prose.\n\n[NOTE]\n====\nLast prose.\n====\n",
        "Teh term:: The prose of it.\nteh:::\n  More prose of it.\nteh;; prose\n",
        "--teh::\n-t::\n\tThe prose of it.\n",
        "NOTE: Some prose.\n\nifdef::teh[]\nMore prose.\nendif::[]\n",
        "* Item of prose\n+\n----\nteh\n----\n+\nmore prose\n",
        "Some prose {teh}teh/teh.html#teh[teh] and linkteh:teh[1] and link:teh[teh\nteh] prose.\n",
        "Some prose with `teh\nteh` and ``teh`` and +teh+ and pass:[teh] and --teh-teh and team/teh@teh.\n",
        "Some prose <<teh,teh>>, xref:teh[teh], https://teh.example[teh], (((teh))), [[teh]] and footnote:[teh].\n",
        "|===\n|teh words of a table here |teh\n|===\n\nSome prose.\n",
        "== Teh part\n\nSome prose, see <<_teh_part>>.\n",
        "== Teh part\n\nSome prose, see <<Teh part>>.\n",
        " teh literal\n teh\n\nSome prose.\n",
        "////\nteh\n\nteh\n////\n// teh\nSome prose.\n",
        "```teh\nteh\n```\n\nSome prose.\n",
    ],
)
def test_what_is_no_prose_is_kept(text: str) -> None:
    shown = free(ADOC, text)
    assert "teh" not in shown.lower()
    assert shown.lower().count("prose") == text.lower().count("prose")


def test_the_end_of_a_container_underlines_no_title() -> None:
    text = "====\nTide\n====\n\nTide\n====\n"
    assert [block.kind.value for block in ADOC.blocks(text)] == ["markup", "paragraph", "markup", "heading"]


@pytest.mark.parametrize(
    ("text", "gone", "is_alike"),
    [
        ("Words before.\n\nWords that go.\n\nWords after.\n", "Words that go.\n\n", True),
        ("An example:\n\n----\ncode\n----\n\nWords.\n", "An example:\n\n", False),
        ("term:: words\n\nWords.\n", "words", False),
        ("Some *words that go. And words* stay.\n", "*words that go. ", False),
        ("One. See `a` there. Two.\n", "See `a` there. ", True),
    ],
)
def test_a_removal_is_compared_with_what_stays(text: str, gone: str, is_alike: bool) -> None:
    edits = [Edit(text.index(gone), text.index(gone) + len(gone), "")]
    assert (structure_fault(ADOC, text, apply(text, edits), edits) is None) is is_alike
