"""Every format tiles any text, and keeps what is no prose: front matter, code, tags, directives, addresses."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import growth

from cleaner import clean
from cleaner.formats import FORMATS, BlockKind, Format, format_named, format_of
from cleaner.formats.front_matter import front_matter_end

SIGNS = st.text(st.sampled_from("ab *_`~#>-=+|:.<>/![](){}$%\\\"'&;@\n\n\r\t \ufeffé中"), max_size=120)
PIECES = st.lists(
    st.sampled_from(
        ["---\n", "```\n", "    x\n", "> q\n", "- i\n", "1. n\n", "<p>", "</p>", "<!--", "-->", "<pre>\n", "</pre>\n"]
        + ["| a | b |\n", "| - | - |\n", "\n", "\n\n", "word word.\n", ".. note::\n", "::\n", "----\n"]
        + ["|===\n", "{% raw %}\n", "[a]: b\n", "$$\n"]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
@given(text=st.one_of(SIGNS, PIECES))
def test_blocks_tile_and_protected_spans_stand_apart_inside_prose(name: str, text: str) -> None:
    known = format_named(name)
    blocks = known.blocks(text)
    assert "".join(text[block.start : block.end] for block in blocks) == text
    assert all(block.end > block.start for block in blocks)
    position = 0
    prose = [block.span for block in blocks if block.prose]
    for span in known.protected(text, blocks):
        assert position <= span.start < span.end
        assert any(block.contains(span) for block in prose)
        position = span.end


def free(known: Format, text: str) -> str:
    """The text that rules may edit; all else as dots."""
    blocks = known.blocks(text)
    shown = ["."] * len(text)
    for block in blocks:
        if block.prose:
            shown[block.start : block.end] = text[block.start : block.end]
    for start, end in known.protected(text, blocks):
        shown[start:end] = "." * (end - start)
    return "".join(shown)


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.md", "markdown"), ("A.MDX", "markdown"), ("b.txt", "plain"), ("c.htm", "html"), ("d.rst", "rst")]
    + [("e.adoc", "asciidoc"), ("README", "plain"), ("f.html.txt", "plain"), ("g.markdown", "markdown")],
)
def test_a_format_is_known_by_its_ending(file: str, name: str) -> None:
    assert format_of(file).name == name


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("---\ntitle: x\n---\nWords.\n", "---\ntitle: x\n---\n"),
        ("\ufeff---\r\ntitle: x\r\n---\r\nWords.", "\ufeff---\r\ntitle: x\r\n---\r\n"),
        ("+++\na = 1\n+++\n", "+++\na = 1\n+++\n"),
        ('{\n"a": 1\n}\nWords.', '{\n"a": 1\n}\n'),
        ("---\nlist:\n  - a\n# note\n...\nWords.", "---\nlist:\n  - a\n# note\n...\n"),
        ("---\nA sentence stands here.\n---\n", ""),
        ("---\n\n---\n", ""),
        ("---\ntitle: x\n", ""),
        ("Words.\n---\ntitle: x\n---\n", ""),
        ("{not json}\n", ""),
        ("----\ntitle: x\n----\n", ""),
    ],
)
def test_front_matter(text: str, front: str) -> None:
    assert text[: front_matter_end(text)] == front


@pytest.mark.parametrize(
    "machine",
    ["https://a.example/b?c=d_e(f)", "www.example.org/x", "keeper@example.org", "@keeper", "#harbour"]
    + ["src/lib/gate.js", "~/notes/today", "C:\\Users\\keeper", "notes.md", "example.com/gate", "v1.2.3", "3.11.4"]
    + ["snake_case", "__init__"]
    + ["3f2a9bc41d", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "open_gate()", "os.path.join", "`code teh`", "{{ teh }}"]
    + ["{% teh %}", "<b>", "ftp://teh.example", "./teh", "//teh.example/x"],
)
def test_names_for_machines_are_kept_in_plain_text(machine: str) -> None:
    text = f"They wrote {machine}, and ({machine}) again: {machine}."
    assert machine not in free(format_named("plain"), text)
    assert free(format_named("plain"), text).startswith("They wrote ")


@pytest.mark.parametrize(
    "word",
    ["and/or", "km/h", "he/she/they", "U.S.", "e.g.", "p.m.", "3.5", "1980s", "5th", "end.Next", "half-time"]
    + ["end.Online"]
    + ["it’s", "(sic)", "24/7", "Q&A", "AT&T", "£5.50", "#", "@", "_", "decade", "a_", "N.Y.", "St.Albans"],
)
def test_words_of_plain_text_stay_open_to_rules(word: str) -> None:
    text = f"They wrote {word} and went home."
    assert free(format_named("plain"), text) == text


@pytest.mark.parametrize(
    "text",
    [
        "    A first line, indented as in a book.\nThe second line is not.\n",
        "    Each line of a poem\n    is indented like this\n    and is no code.\n",
        "> A quotation, as mails have them.\n",
        "#1 team of the year\n",
        "- an item\n- another\n",
        "``` opens nothing that closes\n",
        "Name: value\nOther: value\n",
    ],
)
def test_prose_that_looks_like_code_is_prose(text: str) -> None:
    assert all(block.kind is BlockKind.PARAGRAPH for block in format_named("plain").blocks(text))


@pytest.mark.parametrize(
    "code",
    [
        "```\nteh = 1\n```",
        "~~~ python\nteh = 1\n\nmore\n~~~",
        "    def teh():\n        return recieve(1)",
        "    $ teh --recieve\n    $ echo done;",
        "<pre>\nteh\n</pre>",
        "<script>\nlet teh = 1\n\nlet b = 2\n</script>",
    ],
)
def test_code_in_plain_text_is_kept(code: str) -> None:
    text = f"Words before.\n\n{code}\n\nWords after.\n"
    assert [block.kind for block in format_named("plain").blocks(text)] == [
        BlockKind.PARAGRAPH,
        BlockKind.CODE,
        BlockKind.PARAGRAPH,
    ]


HTML = """---
title: teh front
---
<!DOCTYPE html>
<html><head><title>Teh head</title><style>.teh{}</style></head>
<body class="teh" data-x='a > teh'>
<!-- teh comment -->
<h1>The pier &amp; the lamp</h1>
<p>She <b>counts</b> the boats <a href="/teh?a=1&b=2" title="teh">by name</a>, see <code>teh()</code>.<br>
New line &nbsp; here: {{ teh }}.</p>
<ul><li>One boat<li>Two boats</ul>
<pre>teh
  kept</pre>
<script>if (a < b) { teh(); } // </p></script>
<textarea>teh</textarea>
<blockquote>Her words.</blockquote>
a < b is true, and loose text is prose.
<img alt="teh" src=teh.png>
<svg><text>teh</text></svg>
</body></html>
"""


class Events(HTMLParser):
    """What a browser sees, without the words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[object] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_entityref(self, name: str) -> None:
        self.found.append(name)


def test_html_text_is_prose_and_every_other_byte_is_kept() -> None:
    open_text = free(format_named("html"), HTML)
    assert "teh" not in open_text.lower()
    for words in ("The pier ", "She ", "counts", "by name", "One boat", "Her words.", "loose text is prose"):
        assert words in open_text
    other = "".join("q" if seen == sign and "a" <= sign <= "z" else sign for seen, sign in zip(open_text, HTML))
    assert Events(other).found == Events(HTML).found


def test_html_kinds() -> None:
    kinds = {HTML[b.start : b.end]: b.kind for b in format_named("html").blocks(HTML) if b.prose}
    assert kinds["The pier &amp; the lamp"] is BlockKind.HEADING
    assert kinds["One boat"] is BlockKind.ITEM
    assert kinds["Her words."] is BlockKind.QUOTE


def test_words_of_html_files_are_mended_in_place() -> None:
    text = "<p class=teh>She counted the the boats at DÃ¼rer’s pier.</p>\n<pre>the the DÃ¼rer</pre>\n"
    assert clean(text, format="html").text == text.replace("the the boats at DÃ¼rer’s", "the boats at Dürer’s")


def test_repeats_in_html_files_are_shown_and_stay() -> None:
    sentence = "The harbour council voted on Monday to rebuild the old wall before the winter storms arrive again."
    text = f"<p>\n{sentence} Work starts soon.\n</p>\n<p>\n{sentence} Work starts soon.\n</p>\n"
    result = clean(text, format="html")
    assert result.text == text and not result.broken


RST = """Title teh
=========

The lamp keeper counts the boats, see :ref:`teh` and ``teh code`` and `the gate <teh>`_ or |teh| and teh_.

.. code-block:: python
   :caption: teh

   teh = 1

   more = teh

.. note:: The note line
   The lamp is lit.

.. _teh: https://example.org

An example::

    teh literal

- First item
- Second item

+-----+-----+
| teh | teh |
+-----+-----+

===  ===
teh  teh
===  ===
teh  teh

teh  teh
===  ===

:field: teh

>>> teh
1

.. teh comment
   teh

The last paragraph.
"""


def test_rst_keeps_directives_literals_tables_and_titles() -> None:
    open_text = free(format_named("rst"), RST)
    assert "teh" not in open_text.lower()
    for words in ("The lamp keeper counts", "The note line", "The lamp is lit.", "An example", "First item"):
        assert words in open_text
    assert "The last paragraph." in open_text


ADOC = """= The pier
:teh: attribute
:toc:

The lamp keeper counts the boats, see <<teh,teh>> and `teh` and {teh}
and link:teh.html[teh] and https://a.example/teh[teh].

[source,ruby]
----
teh = 1

teh = 2
----

[source,ruby]
teh = 3

.A title
|===
|teh |teh

|teh |teh
|===

NOTE: The lamp is lit.

* First item
** Second item
+
Continued words.

// teh comment
image::teh.png[teh]
include::teh.adoc[]

....
teh
....

====
The example says so.
====

 teh literal

The last paragraph.
"""


def test_asciidoc_keeps_listings_tables_attributes_and_macros() -> None:
    open_text = free(format_named("asciidoc"), ADOC)
    assert "teh" not in open_text.lower()
    for words in ("The pier", "The lamp keeper counts", "A title", "The lamp is lit.", "First item"):
        assert words in open_text
    assert "Continued words." in open_text
    assert "The example says so." in open_text and "The last paragraph." in open_text


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>a", "<!-- ", "`", "``` ", "```a\n", "~~~a\n\n", "<pre>\n", "<script>\n", "<code>", "<svg>", "a_b."]
    + ["- ", "{{ ", "::\n\n  ", "| a |\n| - |\n", "[a]: b\n", "$$ a\n\n", "---\na: b\n", "a@b.c ", "{% raw %}\n"],
)
def test_every_format_takes_work_in_proportion(name: str, piece: str) -> None:
    known = format_named(name)
    assert growth(lambda text: known.protected(text, known.blocks(text)), piece, 2_000) < 6
