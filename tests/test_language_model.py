"""The model of English: its file, the tokens of a text, and what it holds likely."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.language_model.counts import FIRST, UNCOUNTED, WORDS_2, Counts, open_counts
from cleaner.language_model.gains import Sequences
from cleaner.language_model.tokens import BOUNDARY, COMMA, HYPHEN, MARK, NAME, NUMBER, UNKNOWN_ED, Tokens
from cleaner.rules.typos.real_words.odds import odds
from cleaner.text.words import Words

FILE = Path(cleaner.__file__).parent / "language_model" / "english.bin"
MEGABYTE = 1_000_000


def ids(text: str) -> list[int]:
    return Tokens(Words(text), open_counts()).ids


def token(word: str) -> int:
    return open_counts().ids[word]


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 12 * MEGABYTE


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"no counts" * 100)
    with pytest.raises(ValueError, match="no file of counts"):
        Counts(tmp_path / "other.bin")


def test_marks_and_unknown_words_are_tokens() -> None:
    found = ids("The cat, well-fed in 3 towns (by Zzyzx), was zzyzxed. It sat.")
    marks = [one for one in found if one < FIRST]
    assert marks == [BOUNDARY, COMMA, HYPHEN, NUMBER, MARK, NAME, COMMA, UNKNOWN_ED, BOUNDARY, BOUNDARY]


def test_a_line_end_within_a_paragraph_is_no_token() -> None:
    assert ids("one of\nthe houses") == ids("one of the houses")
    assert ids("one of\n\nthe houses") != ids("one of the houses")


def test_words_in_code_are_one_name() -> None:
    assert ids("call `open the door` and `close`") == ids("call Xcode and Xcode")
    assert ids("call `open\r\nthe door` now") == ids("call `open\nthe door` now")


@given(st.text(st.characters(exclude_characters="`"), max_size=200))
def test_each_word_has_its_place(text: str) -> None:
    counts, words = open_counts(), Words(text)
    tokens = Tokens(words, counts)
    assert tokens.ids[0] == tokens.ids[-1] == BOUNDARY
    for index, word in enumerate(words.folded):
        around, first, last = tokens.window(index, index + 1)
        assert around[first:last] == [tokens.token(index)]
        assert around[first] == counts.ids[word] or counts.ids[word] == UNCOUNTED and BOUNDARY < around[first] < FIRST
        assert 0 < first and " ".join(map(str, around)) in " ".join(map(str, tokens.ids))


@given(st.text("ab `.\n", max_size=60))
def test_something_stands_on_both_sides_of_each_word_in_code_as_well(text: str) -> None:
    words = Words(text)
    tokens = Tokens(words, open_counts())
    for index in range(len(words)):
        around, first, last = tokens.window(index, index + 1)
        assert 0 < first < last < len(around)


def test_words_doubled_in_code_are_left_alone() -> None:
    text = "Call `the the` or `run run run fast fast` and `one one`, then go on with what you did with the the `a a`."
    assert not cleaner.clean(text, format="markdown").broken


def test_sequences_that_were_not_counted_are_told_apart() -> None:
    scale = Sequences(open_counts())
    assert scale.bits(WORDS_2, [token("of"), token("the")]) > 15
    assert scale.bits(WORDS_2, [token("the"), token("of")]) < 10
    assert scale.bits(WORDS_2, [token("dividend"), token("merry")]) < 0


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("They learn form each other in class.", "form", "from"),
        ("The town has it's own mill.", "it's", "its"),
        ("It has been deprecate and will go.", "deprecate", "deprecated"),
        ("We needs to talk about this.", "needs", "need"),
    ],
)
def test_the_word_meant_is_likelier(text: str, wrong: str, right: str) -> None:
    words = Words(text)
    index = words.folded.index(wrong)
    around, place, _ = Tokens(words, open_counts()).window(index, index + 1)
    gain = Sequences(open_counts()).gain(around, place, place + 1, [token(right)])
    assert gain.words > 0 and gain.classes > 0
    assert odds(open_counts(), around, place, [token(right)])[0] > 1
    assert token(right) in open_counts().near(token(wrong))
    back = list(around)
    back[place] = token(right)
    assert Sequences(open_counts()).gain(back, place, place + 1, [token(wrong)]) == (-gain.words, -gain.classes)


def test_another_language_does_not_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the model was opened")

    monkeypatch.setattr("cleaner.rules.typos.real_words.verdicts.open_counts", refused)
    monkeypatch.setattr("cleaner.language_model.gains.open_counts", refused)
    text = "Die Stadt hat ihre eigene Mühle, und die Leute gehen gern dorthin, weil es dort ruhig ist."
    assert not cleaner.clean(text).broken
