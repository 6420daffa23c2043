"""reStructuredText as it stands in real manuals: "teh" marks what must be kept, "prose" what rules may edit."""

from __future__ import annotations

import pytest
from test_formats import free

from cleaner import clean
from cleaner.formats import format_named
from cleaner.formats.rst_blocks import blocks
from cleaner.formats.same_blocks import structure_fault
from cleaner.spans import Edit, apply

RST = format_named("rst")


@pytest.mark.parametrize(
    "text",
    [
        "- An item of prose::\n\n      teh = 1\n\n  More prose of the item.\n",
        "* .. code-block:: sh\n\n     teh\n\n  prose here\n",
        "#. .. include:: teh.txt\n#. some prose\n",
        "Quoted, with prose::\n\n> teh\n> teh again\n\nmore prose\n",
        "teh term\n    Its prose.\n\n    Second prose.\n",
        "* ``stop`` : teh\n      The prose of it.\n",
        ".. glossary::\n\n   teh\n   teh other\n      The prose of both.\n",
        ".. function:: teh(a, b)\n              teh(c)\n\n   Its prose.\n\n   :param teh: prose of it\n"
        "   :rtype: teh\n",
        ".. py:method:: teh\n   :noindex:\n\n   Its prose.\n",
        ".. versionadded:: teh\n   The prose.\n",
        ".. versionchanged:: 3.2\n   The prose.\n",
        ".. deprecated-removed:: 3.12 teh\n   Its prose.\n",
        ".. warning::\n   :class: teh\n\n   The prose of it.\n\n   .. code:: c\n\n      teh\n\n   more prose\n",
        ".. figure:: teh.png\n   :alt: teh\n\n   The prose below it.\n",
        ".. tip:: Some prose::\n\n      teh\n\nMore prose.\n",
        ".. [#] A footnote of prose\n   that goes on.\n",
        ".. [Teh2002] teh, a teh book.\n\nSome prose.\n",
        ".. |teh| replace:: teh words\n\nSome prose.\n",
        "__ teh.html#teh\n\nSome prose.\n",
        "..\n\nSome prose below an empty comment.\n",
        "..\n   teh\n\n   teh again\n\nSome prose.\n",
        "--teh=<teh>, --teh2\n    teh, what it does\n-t  teh\n\nSome prose.\n",
        "| teh verse\n|   teh other\n\nSome prose.\n",
        "+-----+-----+\n| teh | teh |\n+=====+=====+\n| teh | teh |\n+-----+-----+\n\nSome prose.\n",
        "= =\nteh teh\n= =\nteh teh\n\nteh teh\n= =\n\nSome prose.\n",
        "Some prose with ``teh`teh``, ``:py:class:`teh` `` and ``a``teh``.\n",
        "Some prose, :external+teh:ref:`teh teh\nteh <teh>` and `a teh\n"
        + f"link <https://teh.example/{'teh' * 400}>`__ more prose.\n",
        "Some prose `teh<https://teh.example>\nteh ``teh`` prose.\n".replace("``teh`` prose", "``teh``")
        + "\nmore prose\n",
        "Some prose for team/teh@teh and teh_ and teh__ and [teh]_ and |teh|.\n",
        ".. only:: html\n\n   Teh title\n   ^^^^^^^^^\n\n   The prose.\n",
        "=====\n teh\n=====\n\nThe prose.\n",
        ".. unknown-thing:: teh\n\n   teh body\n\nThe prose.\n",
        ".. csv-table:: teh\n\n   teh, teh\n\nThe prose.\n",
        ">>> teh\nteh\n\nThe prose.\n",
        ":Author: teh\n:Version: teh\n    teh\n\nThe prose.\n",
        "- :issue:`7310`: Fix the prose of ``teh teh\n  teh`` in prose.\n",
    ],
)
def test_what_is_no_prose_is_kept(text: str) -> None:
    shown = free(RST, text)
    assert "teh" not in shown.lower()
    assert shown.count("prose") == text.count("prose")


@pytest.mark.parametrize(
    "text",
    ["A. Smith wrote a long letter and\nsent it to the keeper.\n", "1. Smith wrote a letter\nand sent it.\n"],
)
def test_a_line_that_runs_on_at_the_left_is_no_item(text: str) -> None:
    assert [text[block.start : block.end] for block in blocks(text)] == [text]
    assert free(RST, text) == text or text[0].isdigit() or text[0] == "A"


def test_words_in_drawn_tables_are_not_mended() -> None:
    text = "+------------------------+------+\n| Words that recieve it  | here |\n+------------------------+------+\n"
    assert clean(text, format="rst").text == text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Words before.\n\nAn example::\n\n    code\n\nWords after.\n", "An example::\n\n"),
        (".. note::\n\n   The only words.\n\nWords after.\n", "   The only words.\n\n"),
        (".. note:: The first words.\n\n   The second words.\n\nAfter.\n", ".. note:: The first words.\n\n"),
        ("- The first words.\n\n  The second words.\n\nAfter.\n", "- The first words.\n\n"),
        ("term\n    Its only words.\n\nAfter.\n", "    Its only words.\n\n"),
        ("Some *words that go. And words* that stay.\n", "*words that go. "),
        ("See ``a and b``. And ``b`` too.\n", "a and "),
    ],
)
def test_a_removal_that_leaves_a_body_or_a_head_alone_is_seen(text: str, gone: str) -> None:
    edits = [Edit(text.index(gone), text.index(gone) + len(gone), "")]
    assert structure_fault(RST, text, apply(text, edits), edits) is not None


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Words before.\n\nWords that go.\n\nWords after.\n", "Words that go.\n\n"),
        ("- One.\n- Two words that go.\n- Three.\n", "- Two words that go.\n"),
        ("See ``a``. See ``b`` too. Words stay.\n", "See ``b`` too. "),
        (".. note::\n\n   The first words.\n\n   The second words.\n", "\n   The second words.\n"),
    ],
)
def test_a_removal_that_leaves_all_else_alike_passes(text: str, gone: str) -> None:
    edits = [Edit(text.index(gone), text.index(gone) + len(gone), "")]
    assert structure_fault(RST, text, apply(text, edits), edits) is None
