"""The sentence splitter holds for any string: spans in order, nothing visible lost, time linear."""

from __future__ import annotations

import re
import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth

from cleaner import sentence_spans, split_sentences
from cleaner.text.marks import INVISIBLE

_ODD = (
    "aB1 .!?…\"'“”«»()[]-–—•:;,\r\n\x0b\x0c\x85\u2028\u2029\x00\u00a0\u200b\u200d\u0301\ufeff\ud83d\udc00。」的と।؟Яя"
)
_INVISIBLE = re.compile(rf"[\s{INVISIBLE}]*\Z")
_ANY = st.one_of(
    st.text(alphabet=_ODD, max_size=60),
    st.text(alphabet=st.characters(), max_size=40),
    st.lists(
        st.sampled_from(["Mr.", "U.S.", "1.", "a)", "•", "end.", "Next", "“Why?”", "he", ". . .", "\r\n", " "])
    ).map(" ".join),
)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(_ANY, st.sampled_from(["auto", "en", "de", "el", "ja", "xx"]))
def test_spans_are_in_order_and_lose_nothing(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert _INVISIBLE.match(text[position:start])
        assert not (text[start - 1 : start] == "\r" and text[start] == "\n")
        if start and text[start - 1] not in "\r\n":
            assert not unicodedata.combining(text[start])
        position = end
    assert _INVISIBLE.match(text[position:])


@pytest.mark.parametrize(
    "text",
    [
        # The shapes that another splitter hung on, swallowed a sign of or changed (pySBD 79, 92, 76, 39, 29, 83).
        "..[111 111 111 111 111 111 111 111 111 111 111 111]",
        "Is it so?? It is",
        "It costs 5. 6 is more. (see 1. and 2.)",
        "The matrix is shown in Fig. ??",
        "Two models (Kim, 1951;Lee, 1998) and (Kim et al., 2003(Kim et al., , 2005). Both fail.",
        "He took the rest .. Then, .... and Then",
    ],
)
def test_tiles(text: str) -> None:
    spans = sentence_spans(text)
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], text[start:end]]
        position = end
    assert "".join([*pieces, text[position:]]) == text
    assert split_sentences(text) == [text[start:end] for start, end in spans]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines(break_: str) -> None:
    """Hard-wrapped lines are read on; other lines stand alone unless the next one goes on in small letters."""
    wrapped = [
        "This paragraph was wrapped by an editor at a column that many",
        "London papers use, so a name may begin a line. The sentence",
        "after it ends here.",
    ]
    alone = ["A heading", "Some text under it", "that goes on, in a", "(small) way", "- an item", "Related Articles"]
    text = break_.join([*wrapped, "", *alone])
    sentences = [" ".join(sentence.split()) for sentence in split_sentences(text)]
    assert sentences == [
        "This paragraph was wrapped by an editor at a column that many London papers use, so a name may begin a line.",
        "The sentence after it ends here.",
        "A heading",
        "Some text under it that goes on, in a (small) way",
        "- an item",
        "Related Articles",
    ]


def test_two_lines_show_no_column() -> None:
    """A cut-off line stays apart from the next one, unless other paragraphs show that lines were wrapped there."""
    pair = "The minister said in a speech on Monday that talks with the\nLondon office would go on."
    assert len(split_sentences(pair)) == 2
    words = "A paragraph of three lines shows the column at which all the lines of a text were broken, "
    wrapped = textwrap.fill(words + "and then the next paragraph follows in two.", 62)
    assert len(split_sentences(f"{wrapped}\n\n{pair}")) == 2


def test_verses_stay_apart() -> None:
    verses = ["The river ran below the bridge all night", "The lamps were lit on either side", "The town was still"]
    assert split_sentences("\n".join(verses)) == verses


_WORST = ["U.S. ", "U.S.", ". ", "“He said. ", "(see a. ", "1. a 2. b ", "• a ", "A. B. ", "т. д. ", "《a。", "a\r\n"]


@pytest.mark.parametrize("piece", [*map(chr, range(33, 48)), *":;?@[\\]^_`{|}~…“”–।。", *_WORST])
def test_work_is_linear(piece: str) -> None:
    assert growth(lambda text: sentence_spans(text, "en"), piece, 2_000) < 5
