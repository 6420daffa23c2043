"""Mechanics of the rules that look at a word with its neighbours: words, verbs, articles, time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth

from cleaner import Settings, clean
from cleaner.lexicon import open_lexicon
from cleaner.rules.typos.opening_sounds import sound_of_word
from cleaner.text.words import Words

TYPING = Settings(select=("TYP403", "TYP404", "TYP405", "TYP406", "TYP407", "TYP408", "TYP409", "TYP41"))
ALL = Settings(select=TYPING.select, unsafe_fixes=True)
PIECES = ("the", "a", "an", "it's", "its'", "to", "form", "could", "of", "in", "an other", "can", "goes", "İ", "ß")


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(alphabet="aAİß ’'-1\n\r.", max_size=60))
def test_words_and_gaps_tile_the_text(text: str) -> None:
    words = Words(text)
    rebuilt = "".join(
        words.text[(words.end(i - 1) if i else 0) : words.start(i)] + words.written(i) for i in range(len(words))
    )
    assert text.startswith(rebuilt)
    assert len(words.gaps) == len(words) + 1
    assert all(len(words.folded[i]) == len(words.written(i)) for i in range(len(words)))


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", "\n", "  ", ", ", ".", "\r\n"]))
def test_whatever_is_mended_settles(pieces: list[str], blank: str) -> None:
    for choice in (TYPING, ALL):
        result = clean(blank.join(pieces), settings=choice)
        assert not result.broken
        assert clean(result.text, settings=choice).text == result.text


@pytest.mark.parametrize(
    "sound, words",
    [
        ("vowel", "apple hour honest umbrella unchecked urgent outing heir"),
        ("consonant", "house unit useful once one european user table yellow unanimous"),
        ("either", "url sql html mp ui the historic faq of usb"),
    ],
)
def test_sounds_at_the_start_of_words(sound: str, words: str) -> None:
    assert {word: sound_of_word(word) for word in words.split()} == dict.fromkeys(words.split(), sound)


@pytest.mark.parametrize(
    "piece",
    ["the the ", "its' way ", "word , word . ", "end.Next ", "could of known ", "in\n", "a ", "'its' ", "an other ",
     "themarket ", "May 4,2021 ", "one of the very old\n", "andthe", "dont' "],
)  # fmt: skip
def test_work_grows_with_the_length(piece: str) -> None:
    settings = TYPING._replace(language="en")  # a cut word may decide what the language of such a text is
    open_lexicon("en").neighbours("themarketx")  # what is near is made once on a machine
    assert growth(lambda text: clean(text, settings=settings), piece, 500) < 6
