"""How fixes are chosen among each other, and how findings of later passes are told."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from cleaner import Applicability, Edit, Finding, Fix, Rule, Settings, Span, Surroundings, clean
from cleaner.document import Document
from cleaner.engine import inspect
from cleaner.findings import Survivor
from cleaner.spans import apply

Finder = Callable[[str], Iterator[Finding]]


def rule(code: str, find: Finder) -> Rule:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        yield from find(document.text)

    return Rule(code, "stub", "A stub.", Applicability.SAFE, check)


def replaces(code: str, old: str, new: str, applicability: Applicability = Applicability.SAFE) -> Rule:
    def find(text: str) -> Iterator[Finding]:
        start = text.find(old)
        if start >= 0:
            edit = Edit(start, start + len(old), new)
            yield Finding(code, edit.span, f"{old} reads {new}.", Fix((edit,), applicability))

    return rule(code, find)


def removes_later_line(code: str, line: str) -> Rule:
    def find(text: str) -> Iterator[Finding]:
        first, last = text.find(line), text.rfind(line)
        if first != last:
            copy, stays = Span(last, last + len(line)), Span(first, first + len(line))
            fix = Fix((Edit(*copy, ""),), Applicability.SAFE)
            yield Finding(code, copy, "A repeat.", fix, stays, survivors=(Survivor(copy, stays),))

    return rule(code, find)


def removes_first_line(code: str, line: str) -> Rule:
    def find(text: str) -> Iterator[Finding]:
        if text.startswith(line):
            span = Span(0, len(line))
            yield Finding(code, span, "Furniture.", Fix((Edit(*span, ""),), Applicability.SAFE), evidence=line)

    return rule(code, find)


def test_fixes_feed_each_other_until_nothing_moves() -> None:
    rules = [replaces("TYP991", "boatt", "boat"), replaces("TYP992", "boat huose", "boat house")]
    result = clean("a boatt huose", rules=rules)
    assert result.text == "a boat house"
    assert [f.code for f in result.findings] == ["TYP991", "TYP992"]
    assert apply("a boatt huose", result.edits) == "a boat house"


def test_a_later_finding_is_told_in_places_of_the_input() -> None:
    rules = [replaces("TYP991", "alot of", "a lot of"), replaces("TYP992", "a lot of baot", "a lot of boat")]
    result = clean("say alot of baot", rules=rules)
    assert result.text == "say a lot of boat"
    assert result.findings[1].span == (4, 16)


def test_a_later_finding_tells_lines_of_the_input() -> None:
    """The first line goes, so that the copy stands in line 1 of what the second pass reads, and "teh" is mended."""

    def find(text: str) -> Iterator[Finding]:
        start = text.find("the boat\n")
        if start >= 0 and text.count("the boat\n") == 2:
            copy, stays = Span(start, start + 9), Span(text.rfind("the boat\n"), text.rfind("the boat\n") + 9)
            number = text.count("\n", 0, start) + 1
            message = f"Line {number} repeats lines {number + 1} to {number + 2}, “line {number}”."
            fix = Fix((Edit(*copy, ""),), Applicability.SAFE)
            yield Finding("DUP991", copy, message, fix, stays, survivors=(Survivor(copy, stays),))

    rules = [removes_first_line("BLR991", "menu\n"), replaces("TYP991", "teh", "the"), rule("DUP991", find)]
    result = clean("menu\n\nteh boat\nthe boat\nend\n", rules=rules)
    assert result.text == "the boat\nend\n"
    assert [f.message for f in result.findings if f.code == "DUP991"] == ["Line 3 repeats lines 4 to 5, “line 1”."]


def test_the_earlier_rule_wins_where_two_want_the_same_text() -> None:
    result = clean("say teh end", rules=[replaces("TYP991", "teh", "the"), replaces("TYP992", "teh", "ten")])
    assert result.text == "say the end"
    assert [finding.code for finding in result.findings] == ["TYP991"]


def test_what_is_found_in_a_passage_that_goes_is_not_told() -> None:
    line = "The ferry left at nien in the morning."
    text = f"{line}\n\n{line}\n\nThat is all the news of the day.\n"
    rules = [removes_later_line("DUP991", line), replaces("TYP991", "nien", "nine", Applicability.DISPLAY)]
    result = clean(text, rules=rules)
    assert [finding.code for finding in result.findings] == ["TYP991", "DUP991"]
    assert [finding.start for finding in result.remaining.findings] == [text.index("nien")]


def test_a_copy_stays_when_the_text_it_relies_on_goes() -> None:
    line = "Ferry times and prices"
    text = f"{line}\n\nNews of the day.\n\n{line}\n"
    result = clean(text, rules=[removes_first_line("BLR991", line), removes_later_line("DUP991", line)])
    assert result.text == f"News of the day.\n\n{line}\n"
    assert [finding.code for finding in result.findings] == ["BLR991"]


def test_only_what_is_allowed_is_made() -> None:
    unsafe = replaces("TYP991", "teh", "the", Applicability.UNSAFE)
    display = replaces("TYP992", "end", "and", Applicability.DISPLAY)
    assert clean("teh end", rules=[unsafe, display]).text == "teh end"
    assert clean("teh end", rules=[unsafe, display], settings=Settings(unsafe_fixes=True)).text == "the end"


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        ((), (), True),
        (("TYP",), (), True),
        (("DUP",), (), False),
        ((), ("TYP",), False),
        ((), ("TYP991",), False),
        (("TYP991",), ("TYP",), True),
        (("TYP",), ("TYP991",), False),
        (("TYP",), ("TYP",), False),
    ],
)
def test_selection_by_beginnings_of_codes(select: tuple[str, ...], ignore: tuple[str, ...], runs: bool) -> None:
    settings = Settings(select=select, ignore=ignore)
    assert bool(inspect("teh end", rules=[replaces("TYP991", "teh", "the")], settings=settings)) is runs


def test_an_unknown_format_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="plain"):
        clean("text", format="word")


def test_blank_texts_are_silent() -> None:
    for text in ("", " ", "\n\n", "\ufeff"):
        result = clean(text)
        assert (result.text, result.findings) == (text, ())


def test_same_input_same_answer_in_any_order() -> None:
    texts = ["The the end of it.", "Related Articles\n\nA title here", "Nothing to see here."] * 7
    first = [clean(text) for text in texts]
    again = [clean(text) for text in reversed(texts)]
    assert first == again[::-1]


def test_a_judged_text_is_freed_at_once() -> None:
    """What a rule keeps with a document must not hold the document, or a long run grows until the collector comes."""
    text = "The librarrian went home.\n\nShare this\n\n" + "The ferry leaves at nine in the morning, they say.\n\n" * 2
    inspect(text)
    gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        assert {finding.code[:3] for finding in inspect(text)} >= {"TYP", "DUP", "BLR"}
        assert gc.collect() == 0
    finally:
        if enabled:
            gc.enable()
