"""Echoes, alignments and the judgement of differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.matching.alignment import _longest_in_common, _only_way, align
from cleaner.matching.candidates import MAX_PLACES, echoes
from cleaner.matching.differences import DiffCriteria, Judgement, Verdict, judge, reads_as
from cleaner.matching.wording import wording_of

KNOWN = frozenset("the harvest was brought in before storm and mill worked increase decrease fees fact fat".split())
WORDS = st.lists(st.sampled_from("ada bo cy di ed flo gus hal ivy jo".split()), max_size=30)


def compare(passage: str, other: str, names: frozenset[str] = frozenset()) -> Judgement:
    yardstick = DiffCriteria(wording_of("en"), lambda word: 4.0 if word in KNOWN else 0.0, names)
    return judge(passage.split(), other.split(), yardstick)


@given(WORDS, st.lists(st.booleans(), min_size=30, max_size=30))
def test_the_only_way_to_set_a_copy_beside_its_like_is_the_longest(words: list[str], kept: list[bool]) -> None:
    copy = [word for word, stays in zip(words, kept) if stays]
    steps = _only_way(copy, words)
    assert not steps or steps == _longest_in_common(copy, words)


def test_a_copy_whose_words_stand_nowhere_else_has_one_way() -> None:
    assert [step.equal for step in _only_way("a call".split(), "after a call ended".split())] == [False, True, False]
    assert not _only_way("a call".split(), "a plan after a call".split())


@given(WORDS, WORDS)
def test_steps_tile_both_sequences_and_equal_ones_are_equal(words: list[str], other: list[str]) -> None:
    place = other_place = 0
    for step in align(words, other):
        assert (step.start, step.other_start) == (place, other_place)
        if step.equal:
            assert words[step.start : step.end] == other[step.other_start : step.other_end]
        place, other_place = step.end, step.other_end
    assert (place, other_place) == (len(words), len(other))


def test_a_first_word_does_not_stray() -> None:
    steps = align("the talks follow a call".split(), "between the two powers the talks follow a call".split())
    assert [step for step in steps if step.equal] == [(True, 0, 5, 4, 9)]


@given(WORDS)
def test_a_passage_is_covered_by_itself(words: list[str]) -> None:
    if words:
        assert compare(" ".join(words), " ".join(words)).verdict is Verdict.SAME


def test_a_copy_is_found_wherever_it_stands() -> None:
    copy = [f"w{n}" for n in range(12)]
    words = [*(f"a{n}" for n in range(50)), *copy, *(f"b{n}" for n in range(50)), *copy]
    (echo,) = echoes(words)
    assert echo.runs == [(50, 112, 12)]


def test_noise_parts_the_runs_of_one_echo() -> None:
    first = [f"w{n}" for n in range(20)]
    second = [*first[:9], "x", *first[10:]]
    (echo,) = echoes([*first, "apart", *second])
    assert echo.runs == [(0, 21, 9), (10, 31, 10)]


def test_what_stands_everywhere_is_no_evidence() -> None:
    assert not list(echoes("one two three four five six".split() * (MAX_PLACES + 2)))


@given(st.lists(st.sampled_from("abcdefg"), max_size=200))
def test_echoes_lie_in_order_and_hold_equal_words(words: list[str]) -> None:
    for echo in echoes(words):
        for first, second, length in echo.runs:
            assert first < second
            assert words[first : first + length] == words[second : second + length]
        for (a, b, length), (c, d, _) in zip(echo.runs, echo.runs[1:]):
            assert a + length <= c and b + length <= d


@pytest.mark.parametrize(
    ("passage", "other", "reason"),
    [
        ("exports fell by 41.5% at 12 months", "exports fell by 31.1% at 12 months", "differs in: 41.5% / 31.1%"),
        ("the mill is open on friday night", "the mill is not open on friday night", "leaves out: not"),
        ("the mill is not open on friday", "the mill is open on friday", "differs in: not / –"),
        ("ships go from orsa to kvam daily", "ships go to orsa to kvam daily", "differs in: from / to"),
        ("the old mill burned and nobody came", "the mill burned and nobody came", "differs in: old / –"),
    ],
)
def test_what_is_said_may_not_differ(passage: str, other: str, reason: str) -> None:
    judgement = compare(passage, other)
    assert judgement.verdict is Verdict.DIFFERENT
    assert reason in judgement.reasons


def test_a_name_may_not_differ() -> None:
    names = frozenset({"oyelaran", "lindholm"})
    said = "the prize goes to marta {} this year"
    assert compare(said.format("oyelaran"), said.format("lindholm"), names).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("passage", "other", "verdict"),
    [
        ("the harvest was brought in before", "the harvest was brought in before the storm", Verdict.SAME),
        ("harvest was brought in before the sto", "the harvest was brought in before the storm", Verdict.SAME),
        ("thc harvest was brouqht in before the storm", "the harvest was brought in before the storm", Verdict.NOISE),
        ("the harvest which was brought in", "the harvest that was brought in", Verdict.REWORDED),
        ("the harvest was brought in after storm", "the harvest was brought in following storm", Verdict.REWORDED),
        ("they worked to increase the fees and fines", "they worked to decrease the fees and fines", Verdict.LOOSE),
    ],
)
def test_noise_and_wording(passage: str, other: str, verdict: Verdict) -> None:
    assert compare(passage, other).verdict is verdict


def test_a_real_word_is_a_slip_only_in_a_damaged_text() -> None:
    assert compare("the fat was brought in before the storm", "the fact was brought in before the storm").verdict is (
        Verdict.LOOSE
    )
    assert compare("the fat was brouqht in before the storm", "the fact was brought in before the storm").verdict is (
        Verdict.NOISE
    )


def test_the_broken_side_is_known() -> None:
    assert compare("thc harvest was brought in", "the harvest was brought in").broken > 0
    assert compare("the harvest was brought in", "thc harvest was brought in").broken < 0


@pytest.mark.parametrize(("broken", "word"), [("c0ncern", "concern"), ("5aid", "said"), ("t0", "to"), ("a1l", "all")])
def test_digits_read_as_letters(broken: str, word: str) -> None:
    assert reads_as(broken, word)


@pytest.mark.parametrize(("figure", "word"), [("50", "so"), ("2nd", "and"), ("1984", "igba"), ("5th", "fifth")])
def test_figures_stay_figures(figure: str, word: str) -> None:
    assert not reads_as(figure, word)


@pytest.mark.parametrize(
    ("passage", "other"),
    [
        ("men came to the old office by the harbour", "women came to the old office by the harbour"),
        ("he came to the old office by the harbour", "she came to the old office by the harbour"),
        ("the boats in the harbour were seen by six", "the boats in the harbour were seen by sixty"),
    ],
)
def test_a_word_is_no_stump_of_a_longer_one(passage: str, other: str) -> None:
    every_word_known = DiffCriteria(wording_of("en"), lambda word: 4.0, frozenset())
    assert judge(passage.split(), other.split(), every_word_known).verdict >= Verdict.LOOSE
    assert judge(other.split(), passage.split(), every_word_known).verdict >= Verdict.LOOSE


def test_a_copy_may_start_and_stop_in_mid_word() -> None:
    whole = "engineers asked the harbour board to raise the wall"
    assert compare("gineers asked the harbour board to raise the wa", whole).verdict == Verdict.SAME
