"""Whatever the text, corrections change words into words, keep the promises, and come to rest."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Settings, clean

TYPOS = Settings(select=("TYP401", "TYP402"), language="en")
PIECES = st.sampled_from(
    ["the", "recieve", "goverment", "startinig", "Besant", "dont", "chairwomman", "soruce", "Mr.", "`recieve`", "1st"]
    + ["seperate-ly", "recieve's", "'", '"', "\u201crecieve\u201d", ".", ",", "\n", "\n\n", "\r\n", "    ", "é"]
    + ["[sic]", "|", "<b>", "</b>", "*", "_", "#", "https://a.org/recieve", "\u00ad", "\ufeff", "\u0301", "ß", "\ud800"]
)


@settings(max_examples=120)
@given(st.lists(PIECES, max_size=25).map(" ".join), st.sampled_from(["plain", "markdown"]))
def test_corrections_keep_what_they_promise(text: str, format: str) -> None:
    result = clean(text, format=format, settings=TYPOS)
    assert not result.broken
    assert clean(result.text, format=format, settings=TYPOS).text == result.text
    for edit in result.edits:
        assert text[edit.start : edit.end].replace("'", "").isalpha() and edit.text.replace("'", "").isalpha()


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_string_at_all(text: str) -> None:
    assert not clean(text, settings=TYPOS).broken
