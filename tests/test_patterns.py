"""Patterns of words: how a line is read, where it fits, and that every line of the lists can be read."""

from __future__ import annotations

import pytest

from cleaner import Settings
from cleaner.engine import inspect
from cleaner.languages import languages_with
from cleaner.rules.typos.pattern_lines import read
from cleaner.rules.typos.patterns import Patterns, patterns_of
from cleaner.text.words import Words

LISTS = ("slips_sure", "slips_likely", "split_words", "split_words_likely")


def fits(line: str, text: str) -> list[str]:
    """The wrong words that a pattern of this one line finds."""
    patterns = Patterns("en", ())
    patterns._add(line, "")
    patterns._found_by = frozenset(patterns._anchored)
    words = Words(text)
    return [" ".join(words.written(i) for i in range(m.first, m.last + 1)) for m in patterns.matches(words)]


@pytest.mark.parametrize("name", LISTS)
def test_every_line_can_be_read(name: str) -> None:
    for language in languages_with(name):
        for pattern in Patterns(language, (name,)).all():
            assert pattern.meant != " ".join(pattern.wrong), pattern.source


def test_a_line_without_brackets_is_refused() -> None:
    with pytest.raises(ValueError, match="no .wrong>meant."):
        read("form the", "en")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="no word class 'nobody'"):
        read("@nobody [form>from]", "en")


@pytest.mark.parametrize(
    "line, text, found",
    [
        ("learn [form>from] the|a", "They learn form the old.", ["form"]),
        ("learn [form>from] the|a", "They learn. Form the line.", []),
        ("learn [form>from] the|a", "They learn form\n\nthe old.", []),
        ("!the later [then>than] a", "It was later then a day.", ["then"]),
        ("!the later [then>than] a", "It was the later then a day.", []),
        ("!the later [then>than] a", "Later then a day.", ["then"]),
        ("^ [hear>here] is", "So. Hear is it. They hear is it.", ["Hear"]),
        ("^|and [hear>here] is", "Hear is it and hear is she but hear is he.", ["Hear", "hear"]),
        ("so [loose>lose] $", "Say so loose. Say so loose ends (so loose)", ["loose", "loose"]),
        ("^ [it's>its] @plain~@than_right is", "It's role is it. It's usual is it.", ["It's"]),
        ("of [life>live] $", "out of life. out of life, out of life and", ["life"]),
        ("so [loose>lose] !$", "Say so loose. Say so loose ends.", ["loose"]),
        ("more [then>than] 0", "more then 20, more then twenty", ["then"]),
        ("could [of>have] @participle", "could of seen, could of the, could of waited", ["of", "of"]),
        ("[tot he>to the]", "go tot he end, tot, he said", ["tot he"]),
        ("[=wold>would] be", "it wold be, Wold be", ["wold"]),
        ("[it's>its] own", "it’s own, IT'S OWN", ["it’s", "IT'S"]),
        ("for [a live>alive]", "for a live show, for a live-edge", ["a live"]),
        ("is [the>they] well", "is the well-known, is the well, well-is the well", ["the"]),
    ],
)
def test_where_a_pattern_fits(line: str, text: str, found: list[str]) -> None:
    assert fits(line, text) == found


def test_a_full_lines_end_joins_words_and_a_short_lines_end_does_not() -> None:
    line = "rather [then>than] sold"
    assert fits(line, "It was given away to the town's old school rather\nthen sold.") == ["then"]
    assert fits(line, "rather\nthen sold") == []


def test_the_sure_list_is_believed_first() -> None:
    matches = patterns_of("en", LISTS).matches(Words("They learn form each other and could of known."))
    assert [match.pattern.lists for match in matches] == ["slips_sure", "slips_sure"]


def test_a_language_without_lists_has_no_patterns() -> None:
    assert Patterns("sv", LISTS).matches(Words("could of known")) == []


def test_what_is_told_are_words_of_the_text() -> None:
    text = "She could of known. They took an other road, and in the mean time it lost it's way. They setup a tent."
    told = [f for f in inspect(text, settings=Settings(select=("TYP405", "TYP408"))) if isinstance(f.evidence, str)]
    assert len(told) == 4
    assert all(str(f.evidence) in text and not set("[]@|") & set(f.message) for f in told)
