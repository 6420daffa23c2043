"""Each promise, with a rule that breaks it: the text is kept and the promise named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Applicability, Edit, Finding, Fix, Rule, Settings, Span, Surroundings, clean
from cleaner.document import Document
from cleaner.findings import Survivor
from cleaner.promises import PROMISES, Step, broken_promises, sorted_and_apart
from cleaner.spans import apply

TEXT = "The ferry left at 9:15.\n\nThe ferry left at 9:45.\n\nThe ferry left at 9:15.\n"
FIRST, SECOND, THIRD = Span(0, 23), Span(25, 48), Span(50, 73)


def rule(code: str, *fixes: tuple[Edit, ...], survivors: tuple[Survivor, ...] = ()) -> Rule:
    """A rule that says the same fixes of TEXT, whatever it should have looked for."""

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        if document.text != TEXT and len(document.text) < len(TEXT) and code != "TYP998":
            return
        for edits in fixes:
            span = Span(edits[0].start, edits[-1].end)
            yield Finding(code, span, "A stub.", Fix(edits, Applicability.SAFE), survivors=survivors)

    return Rule(code, "stub", "A stub.", Applicability.SAFE, check)


def gone(span: Span) -> tuple[Edit, ...]:
    return (Edit(span.start, span.end, ""),)


LOSERS = [
    rule("DUP901", gone(THIRD)),  # names no copy
    rule("DUP902", gone(THIRD), survivors=(Survivor(THIRD, SECOND),)),  # the copy has another number
    rule("DUP903", gone(Span(0, 73)), survivors=(Survivor(FIRST, THIRD), Survivor(THIRD, FIRST))),
    rule("DUP904", gone(THIRD), survivors=(Survivor(Span(50, 60), FIRST),)),  # half of it is covered
]
BREAKERS = {
    "furniture_is_whole_lines": [rule("BLR902", gone(Span(0, 10)))],
    "small_changes_keep_facts": [
        rule("TYP901", (Edit(18, 22, "10:15"),)),
        rule("TYP902", gone(Span(0, 73))),
    ],
}


@pytest.mark.parametrize(
    ("promise", "breaker"), [(name, breaker) for name, breakers in BREAKERS.items() for breaker in breakers]
)
def test_a_broken_promise_keeps_the_text(promise: str, breaker: Rule) -> None:
    result = clean(TEXT, rules=[breaker], settings=Settings(force=True))
    assert result.text == TEXT
    assert result.edits == ()
    assert any(reason.startswith(promise) for reason in result.broken), result.broken
    assert result.findings, "what was found is still told"


@pytest.mark.parametrize("loser", LOSERS)
def test_a_repeat_whose_copy_does_not_say_all_of_it_is_left_out_and_the_others_are_made(loser: Rule) -> None:
    document = Document(TEXT)
    (finding,) = loser.check(document, Settings(), Surroundings())
    assert finding.fix
    step = Step(document, (finding,), finding.fix.edits, apply(TEXT, finding.fix.edits))
    assert broken_promises(step)[0].startswith("survivors_stay")
    other = rule("TYP909", (Edit(4, 9, "boat"),))
    result = clean(TEXT, rules=[loser, other], settings=Settings(force=True))
    assert result.text == TEXT.replace("ferry", "boat", 1) and not result.broken
    assert [s.reason for s in result.skipped] == ["the copy that would stay does not say all of it"]


def test_the_number_of_an_item_says_nothing_that_its_copy_must_say() -> None:
    text = "2. The ferry left at 9:15.\n\n4. The ferry left at 9:15.\n"
    second = Span(28, 54)
    fix = Fix(gone(second), Applicability.SAFE)
    finding = Finding("DUP905", second, "A stub.", fix, survivors=(Survivor(second, Span(3, 26)),))

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        yield from [finding] if document.text == text else []

    stub = Rule("DUP905", "stub", "A stub.", Applicability.SAFE, check)
    assert clean(text, rules=[stub]).text == "2. The ferry left at 9:15.\n"


def test_every_promise_has_a_breaker_here_or_in_the_tests_of_its_room() -> None:
    elsewhere = {"sorted_and_apart", "protected_stays", "markup_renders_alike", "survivors_stay"}  # in this file
    assert {promise.__name__ for promise in PROMISES} <= set(BREAKERS) | elsewhere


def test_code_is_not_touched() -> None:
    text = "Read this first.\n\n```\nteh code\n```\n"
    start = text.index("teh")

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        edit = Edit(start, start + 3, "the")
        yield Finding("TYP903", edit.span, "A stub.", Fix((edit,), Applicability.SAFE))

    stub = Rule("TYP903", "stub", "A stub.", Applicability.SAFE, check)
    result = clean(text, rules=[stub])
    assert result.text == text
    assert result.broken[0].startswith("protected_stays")


def test_markdown_that_would_render_otherwise_is_kept() -> None:
    text = "One line here.\n\nTwo lines here.\n"

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        edit = Edit(text.index("Two"), text.index("Two") + 3, "- Two")
        if document.text == text:
            yield Finding("TYP905", edit.span, "A stub.", Fix((edit,), Applicability.SAFE))

    stub = Rule("TYP905", "stub", "A stub.", Applicability.SAFE, check)
    assert clean(text, rules=[stub]).text == text.replace("Two", "- Two")
    result = clean(text, rules=[stub], format="markdown")
    assert result.text == text and not result.broken
    assert result.skipped[0].reason == "without it the rest of the text would render differently"
    edits = (Edit(text.index("Two"), text.index("Two") + 3, "- Two"),)
    step = Step(Document(text, "markdown"), (), edits, text.replace("Two", "- Two"))
    reason = "line 3: text in a paragraph would become a list item in a bullet list"
    assert broken_promises(step) == (f"markup_renders_alike: {reason}",)


def test_edits_on_the_same_text_are_seen() -> None:
    document = Document("abcdef")
    assert sorted_and_apart(Step(document, (), (Edit(0, 3, ""), Edit(2, 4, "")), "")) != ""
    assert sorted_and_apart(Step(document, (), (Edit(0, 2, ""), Edit(2, 4, "")), "")) == ""


def test_addresses_are_not_touched_in_part_but_may_go_whole() -> None:
    text = "One line here, longer than the next.\n\nSee https://example.org/teh now\n\nLast line here.\n"
    start = text.index("teh")

    def check(edit: Edit, code: str) -> Rule:
        def found(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
            if document.text == text:
                yield Finding(code, edit.span, "A stub.", Fix((edit,), Applicability.SAFE))

        return Rule(code, "stub", "A stub.", Applicability.SAFE, found)

    part = clean(text, rules=[check(Edit(start, start + 3, "the"), "TYP904")])
    assert part.broken[0].startswith("protected_stays")
    line = Edit(text.index("See"), text.index("\n\nLast"), "")
    line = Edit(text.index("See"), text.index("\n\nLast"), "")
    without = "One line here, longer than the next.\n\nLast line here.\n"
    assert clean(text, rules=[check(line, "BLR903")]).text == without


def test_a_text_that_does_not_settle_is_kept() -> None:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        other = "b" if document.text[0] == "a" else "a"
        yield Finding("TYP998", Span(0, 1), "A stub.", Fix((Edit(0, 1, other),), Applicability.SAFE))

    result = clean("a ferry", rules=[Rule("TYP998", "stub", "A stub.", Applicability.SAFE, check)])
    assert result.text == "a ferry"
    assert result.broken[0].startswith("settles")


def test_more_than_half_without_a_copy_needs_force() -> None:
    stub = rule("BLR904", gone(FIRST), gone(SECOND))
    kept = clean(TEXT, rules=[stub])
    assert kept.text == TEXT
    assert not kept.broken
    assert len(kept.skipped) == 2 and "--force" in kept.skipped[0].reason
    assert clean(TEXT, rules=[stub], settings=Settings(force=True)).text == "The ferry left at 9:15.\n"


def test_a_text_is_never_emptied_even_by_force() -> None:
    result = clean(TEXT, rules=[rule("BLR901", gone(Span(0, 73)))], settings=Settings(force=True))
    assert result.text == TEXT
    assert [s.reason for s in result.skipped] == ["nothing would be left of the text"]


def test_repeats_with_a_survivor_do_not_count_as_lost_text() -> None:
    text = "The ferry left at nine.\n" * 5
    spans = [Span(n * 24, n * 24 + 23) for n in range(5)]

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        if document.text == text:
            for span in spans[1:]:
                fix = Fix(gone(span), Applicability.SAFE)
                yield Finding("DUP905", span, "A stub.", fix, spans[0], survivors=(Survivor(span, spans[0]),))

    stub = Rule("DUP905", "stub", "A stub.", Applicability.SAFE, check)
    assert clean(text, rules=[stub]).text == "The ferry left at nine.\n"


@given(st.text(max_size=200))
def test_any_text_replays_settles_and_is_never_emptied(text: str) -> None:
    result = clean(text)
    assert not result.broken, result.broken
    assert apply(text, result.edits) == result.text
    assert bool(result.text.strip()) == bool(text.strip())
    assert clean(result.text).text == result.text


WORDS = st.sampled_from(
    "The ferry left at nine . \n \n\n startinig Related Articles Share not 41.5% “good” teh he Leavitt said".split(" ")
)


@given(st.lists(WORDS, max_size=60), st.sampled_from(["plain", "markdown"]))
def test_texts_made_of_trouble_keep_the_promises(words: list[str], format: str) -> None:
    text = " ".join(words)
    result = clean(text, format=format, settings=Settings(unsafe_fixes=True))
    assert not result.broken, result.broken
    assert clean(result.text, format=format, settings=Settings(unsafe_fixes=True)).text == result.text
