"""Each promise, with rules that break it in every way we know: the fix is left out and told, the others are made.

The stubs come under codes of every family and of none: what counts is what an edit does, never who made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Applicability, Edit, Finding, Fix, Result, Rule, Settings, Span, Surroundings, clean
from cleaner.document import Document
from cleaner.findings import Survivor
from cleaner.spans import apply

CODES = ("DUP901", "BLR901", "TYP901", "ENC901", "XYZ901")
TEXT = """Ferry to Orsa changes its hours

By Anna Lindqvist

The ferry to Orsa left at 9:15 on Monday.

The ferry to Orsa left at 9:45 on Monday.

Share this

Photo by Harbour Europe Images

Getty Images

Read on about el investigador, Berg, N., Teh, Y. and the conditons...

Contact
Nils Berg
nils@example.org

The captain, Nils Berg, did not say why the ferry to Orsa was late, and nobody on on the quay asked him. The mate siad
that the engine had been cold since
the morning and would need two hours to get warm.

Call the office on 619-849-5385 for some hours and somehours.

The ferry to Orsa left at 9:15 on Monday.

The office of the ferry will say more about the hours to Orsa in May.
"""
LAST = "The office of the ferry will say more about the hours to Orsa in May.\n"


class Stub(NamedTuple):
    """``old`` (its occurrence counted from 0) becomes ``new``; ``stays``: the copy it names, as (words, occurrence)."""

    old: str
    new: str = ""
    stays: tuple[str, int] | None = None
    evidence: str | None = None
    occurrence: int = 0
    level: Applicability = Applicability.SAFE


def place(text: str, words: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def finding_of(text: str, code: str, stub: Stub) -> Finding:
    span = place(text, stub.old, stub.occurrence)
    survivors = (Survivor(span, place(text, *stub.stays)),) if stub.stays else ()
    fix = Fix((Edit(*span, stub.new),), stub.level)
    return Finding(code, span, "A stub.", fix, stub.evidence, survivors=survivors)


def rule_of(code: str, *stubs: Stub) -> Rule:
    """A rule that says these of any text that holds their words."""

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        for stub in stubs:
            needed = [(stub.old, stub.occurrence), *([stub.stays] if stub.stays else [])]
            if all(document.text.count(words) > occurrence for words, occurrence in needed):
                yield finding_of(document.text, code, stub)

    return Rule(code, "stub", "A stub.", Applicability.SAFE, check)


def saying(text: str, code: str, *findings: Finding) -> Rule:
    """A rule that says these of one text and is silent on any other."""

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        yield from findings if document.text == text else ()

    return Rule(code, "stub", "A stub.", Applicability.SAFE, check)


def repeat(gone: Span, stays: Span) -> Finding:
    fix = Fix((Edit(*gone, ""),), Applicability.SAFE)
    return Finding("DUP901", gone, "A stub.", fix, stays, survivors=(Survivor(gone, stays),))


MENDING = rule_of("TYP999", Stub("siad", "said"))


def run(text: str, code: str, stub: Stub, format: str = "plain") -> Result:
    """The text cleaned by the stub, and beside it by a rule that mends "siad"."""
    settings = Settings(force=True, unsafe_fixes=True, strict=True)
    return clean(text, rules=[rule_of(code, stub), MENDING], format=format, settings=settings)


FERRY = "The ferry to Orsa left at 9:15 on Monday."
LATER = "The ferry to Orsa left at 9:45 on Monday."
CAPTAIN = "The captain, Nils Berg, did not say why the ferry to Orsa was late, and nobody on on the quay asked him."
BREAKERS = {
    "a sentence without a copy": Stub(CAPTAIN),
    "a sentence with something said for it": Stub(CAPTAIN, evidence="captain"),
    "a line without evidence": Stub("Share this"),
    "a part of a line": Stub("The ferry to", evidence="ferry"),
    "the end of a line": Stub(" on Monday.", evidence="monday"),
    "a copy with another number": Stub(FERRY, stays=(LATER, 0), occurrence=1),
    "half a copy": Stub(FERRY, stays=("The ferry to Orsa left", 1), occurrence=1),
    "a bag of the same words": Stub(LATER, stays=(CAPTAIN, 0)),
    "the title": Stub("Ferry to Orsa changes its hours", evidence="ferry *"),
    "a byline": Stub("By Anna Lindqvist", evidence="by *"),
    "a telephone number": Stub(
        "Call the office on 619-849-5385 for some hours and somehours.", evidence="call the office *"
    ),
    "a credit": Stub("Photo by Harbour Europe Images", evidence="photo by *"),
    "a credit of an agency": Stub("Getty Images", evidence="getty images"),
    "the head of a contact": Stub("Contact", evidence="contact"),
    "the last sentence": Stub(LAST.strip(), evidence="the office of *"),
    "a name into a word": Stub("Berg", "Bergs"),
    "a name into another": Stub("Nils", "Niels", occurrence=1),
    "a figure": Stub("9:45", "9:54"),
    "a figure's sign": Stub("9:45", "9.45"),
    "a spelled number": Stub("two", "ten"),
    "a denial goes": Stub("did not say", "did say"),
    "a denial comes": Stub("had been cold", "had not been cold"),
    "a denial becomes a word": Stub("not say", "now say"),
    "a word into one far away": Stub("engine", "captain"),
    "a short word into another": Stub("mate", "cook"),
    "a word goes": Stub(" cold", ""),
    "a little word goes that is glued to another": Stub("somehours", "hours"),
    "words come": Stub("engine", "engine of the old boat"),
    "a little word comes unasked": Stub("why the ferry", "why of the ferry"),
    "two little words come": Stub("why the ferry", "why of to the ferry", level=Applicability.UNSAFE),
    "a word comes": Stub("had been cold", "had been harbour cold", level=Applicability.UNSAFE),
    "a name comes": Stub("had been cold", "had been Nils cold", level=Applicability.UNSAFE),
    "a number comes": Stub("had been cold", "had been two cold", level=Applicability.UNSAFE),
    "a denial comes alone": Stub("been cold", "been not cold", level=Applicability.UNSAFE),
    "a sentence into another": Stub(CAPTAIN, "The captain said it all."),
    "a word nobody knows comes": Stub("quay", "quxy"),
    "a word that is cut off": Stub("conditons", "conditions"),
    "a word behind one of another language": Stub("investigador", "investigator"),
    "a short name in a list of authors": Stub("Teh", "The"),
    "a line break goes": Stub("cold since\nthe morning", "cold since the morning"),
    "a paragraph break goes": Stub("Monday.\n\nShare", "Monday. Share"),
    "half a character comes": Stub("engine", "engin\ud800e"),
    "a tag comes": Stub("engine", "engine</b>"),
    "a capital goes from a name": Stub("Berg", "berg"),
    "capitals come everywhere": Stub("nobody on on the quay", "Nobody On On The Quay"),
    "letters of another script come": Stub("quay", "qu\u0430y"),
    "a sign that nobody sees comes": Stub("engine", "engi\u200bne"),
    "the direction of writing changes": Stub("engine", "\u202eengine"),
    "a mark that says something comes": Stub("May.", "May?"),
    "a copy that is itself": Stub(FERRY, stays=(FERRY, 0)),
    "a copy elsewhere in the words": Stub(CAPTAIN, stays=("Share this", 0)),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", BREAKERS)
def test_a_fix_that_breaks_a_promise_is_left_out_and_the_others_are_made(name: str, code: str) -> None:
    result = run(TEXT, code, BREAKERS[name])
    assert result.text == TEXT.replace("siad", "said")
    assert not result.broken
    assert [skipped.finding.code for skipped in result.skipped] == [code]
    (left,) = [finding for finding in result.findings if finding.code == code]
    assert left.fix and left.fix.applicability is Applicability.DISPLAY
    assert result.skipped[0].finding == left and result.skipped[0].reason


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("stub", "after"),
    [
        (Stub("Share this", evidence="share this"), TEXT.replace("Share this\n\n", "")),
        (Stub("on on the quay", "on the quay"), TEXT.replace("on on", "on")),
        (Stub("cold", "clod"), TEXT.replace("cold", "clod")),
        (Stub("some hours", "some-hours"), TEXT.replace("some hours", "some-hours")),
        (Stub("been cold", "been to cold", level=Applicability.UNSAFE), TEXT.replace("been cold", "been to cold")),
        (Stub(FERRY, stays=(FERRY, 0), occurrence=1), (FERRY + "\n\n").join(TEXT.split(FERRY + "\n\n")[:2]) + LAST),
    ],
)
def test_what_keeps_all_promises_is_made_whoever_says_it(code: str, stub: Stub, after: str) -> None:
    assert run(TEXT, code, stub).text == after.replace("siad", "said")


SHAPES = {
    "overlap": (Edit(10, 14, ""), Edit(12, 16, "")),
    "out of order": (Edit(20, 21, "x"), Edit(10, 11, "x")),
    "negative": (Edit(14, 10, ""),),
    "before the text": (Edit(-3, 2, ""),),
    "behind the text": (Edit(len(TEXT), len(TEXT) + 4, ""),),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", SHAPES)
def test_edits_that_are_not_well_made_are_refused(name: str, code: str) -> None:
    finding = Finding(code, Span(10, 14), "A stub.", Fix(SHAPES[name], Applicability.SAFE))
    result = clean(TEXT, rules=[saying(TEXT, code, finding), MENDING])
    assert result.text == TEXT.replace("siad", "said") and not result.broken


def test_edits_of_one_fix_that_lie_far_apart_are_refused() -> None:
    text = TEXT * 5
    fix = Fix((Edit(5, 5, " "), Edit(3000, 3000, " ")), Applicability.SAFE)
    finding = Finding("XYZ901", Span(10, 11), "A stub.", fix)
    assert clean(text, rules=[saying(text, "XYZ901", finding)]).text == text


MARKED = """# Harbour

Some words about the harbour stand here for a start.

## Dues

The dues of the harbour stay as they are.

## Hours

> The office opens at nine in the morning.

- The office opens at nine in the morning.
- The quay is open all day.

<b>All boats</b> pay at the office, see [the list](https://example.org/teh) and `teh code`.

```
teh code
The dues of the harbour stay as they are.
```
"""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "stub",
    [
        Stub("## Dues", evidence="dues"),  # its text stays
        Stub("The dues of the harbour stay as they are.", evidence="the dues *"),  # its heading stays
        Stub("<b>", ""),
        Stub("</b>", ""),
        Stub("All boats</b>", "All boats"),
        Stub("teh)", "the)"),  # an address
        Stub("`teh code`", "`the code`"),
        Stub("```\nteh", "```\nthe"),
        Stub("Some words", "- Some words"),  # renders otherwise
        Stub("- The quay", "1. The quay"),
        Stub("# Harbour", "Harbour"),
        Stub("The dues of the harbour stay as they are.", stays=("The dues of the harbour stay as they are.", 1)),
    ],
)
def test_markup_is_kept(stub: Stub, code: str) -> None:
    result = run(MARKED, code, stub, format="markdown")
    assert result.text == MARKED and not result.broken
    assert len(result.skipped) == 1


def test_what_stands_in_a_quotation_is_not_held_against_what_does_not() -> None:
    said = "The office opens at nine in the morning."
    finding = finding_of(MARKED, "DUP901", Stub(said, stays=(said, 0), occurrence=1))
    rules = [saying(MARKED, "DUP901", finding)]
    result = clean(MARKED, rules=rules, format="markdown", settings=Settings(strict=True))
    assert result.text == MARKED
    (told,) = result.findings
    assert told.fix and told.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(("items", "stays"), [((0, 1, 2), False), ((0, 2), True), ((1,), True)])
def test_a_list_goes_whole_or_not_at_all(items: tuple[int, ...], stays: bool) -> None:
    names = ("- Toronto", "- Ottawa", "- England")
    text = f"The boats went to these towns in May.\n\n{chr(10).join(names)}\n\nThey came back in June, all of them.\n"
    rule = rule_of("BLR901", *(Stub(names[item], evidence=names[item][2:].lower()) for item in items))
    result = clean(text, rules=[rule], settings=Settings(force=True))
    assert (result.text == text) is stays
    assert all(name in result.text for name in names) is stays


def test_a_doubled_word_in_an_item_goes() -> None:
    text = "They sell these here:\n\n- bread and and butter\n- milk of the day\n"
    stub = Stub("and and", "and")
    assert clean(text, rules=[rule_of("TYP901", stub)]).text == text.replace("and and", "and")


def test_two_copies_never_vouch_for_each_other() -> None:
    spans = place(TEXT, FERRY, 0), place(TEXT, FERRY, 1)
    findings = [repeat(*spans), repeat(*spans[::-1])]
    result = clean(TEXT, rules=[saying(TEXT, "DUP901", *findings)], settings=Settings(force=True))
    assert result.text.count(FERRY) == 1


def test_the_number_of_an_item_says_nothing_that_its_copy_must_say() -> None:
    text = "2. The ferry left at 9:15.\n\n4. The ferry left at 9:15.\n"
    second = Span(28, 54)
    fix = Fix((Edit(*second, ""),), Applicability.SAFE)
    finding = Finding("DUP905", second, "A stub.", fix, survivors=(Survivor(second, Span(3, 26)),))
    assert clean(text, rules=[saying(text, "DUP905", finding)]).text == "2. The ferry left at 9:15.\n"


def test_a_text_that_does_not_settle_is_kept_but_for_the_rules_that_do() -> None:
    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        other = "colour" if "color" in document.text else "color"
        span = place(document.text, "colour" if other == "color" else "color")
        yield Finding("TYP998", span, "A stub.", Fix((Edit(*span, other),), Applicability.SAFE))

    text = "A ferry of that colour, they siad, and the quay."
    restless = Rule("TYP998", "stub", "A stub.", Applicability.SAFE, check)
    result = clean(text, rules=[restless, MENDING])
    assert result.text == text.replace("siad", "said") and not result.broken
    assert [skipped.finding.code for skipped in result.skipped] == ["TYP998"]


ARTICLE = "The ferry left at nine, and nobody said why.\n\nIt came back at noon with a new captain on board.\n"
PAGE = "Home page\n\n" * 30 + ARTICLE


def test_a_page_of_furniture_round_a_short_article_goes() -> None:
    stubs = [Stub("Home page", evidence="home page", occurrence=number) for number in range(30)]
    result = clean(PAGE, rules=[rule_of("BLR901", *stubs)])
    assert result.text == ARTICLE


def test_more_than_half_of_the_sentences_without_a_copy_need_force_and_nothing_else_waits() -> None:
    first = "Sign up for our letters, and we will send you one a week."
    rest = "The ferry left the pier, they said.\n\nIt came back.\n"
    text = f"{first}\n\nHome page\n\n{rest}".replace("said", "siad")
    rules = [rule_of("BLR901", Stub(first, evidence="sign up for *"), Stub("Home page", evidence="home page")), MENDING]
    kept = clean(text, rules=rules)
    assert kept.text == f"{first}\n\n{rest}"
    assert ["--force" in skipped.reason for skipped in kept.skipped] == [True]
    assert clean(text, rules=rules, settings=Settings(force=True)).text == rest


def test_a_rule_that_is_wrong_everywhere_costs_no_other_rule_its_fix() -> None:
    parts = [f"## Head {number}\n\nSome words of the part {number} stand here.\n\n" for number in range(100)]
    text = "They siad so.\n\n" + "".join(parts)
    wrong = rule_of("BLR901", *(Stub(f"## Head {number}\n", evidence="head *") for number in range(100)))
    result = clean(text, rules=[wrong, MENDING], format="markdown", settings=Settings(unsafe_fixes=True, strict=True))
    assert result.text == text.replace("siad", "said")
    assert [skipped.finding.code for skipped in result.skipped] == ["BLR901"] * 100


def test_a_text_is_never_emptied_even_by_force() -> None:
    text = "Home page\n\nShare this\n"
    stubs = [Stub("Home page", evidence="home page"), Stub("Share this", evidence="share this")]
    result = clean(text, rules=[rule_of("BLR901", *stubs)], settings=Settings(force=True))
    assert result.text == text
    assert {skipped.reason for skipped in result.skipped} == {"nothing would be left of the text"}


def test_repeats_with_a_survivor_do_not_count_as_lost_text() -> None:
    text = "The ferry left at nine.\n" * 5
    spans = [Span(n * 24, n * 24 + 23) for n in range(5)]
    findings = [repeat(span, spans[0]) for span in spans[1:]]
    assert clean(text, rules=[saying(text, "DUP905", *findings)]).text == "The ferry left at nine.\n"


@given(st.text(max_size=200))
def test_any_text_replays_settles_and_is_never_emptied(text: str) -> None:
    result = clean(text)
    assert not result.broken, result.broken
    assert apply(text, result.edits) == result.text
    assert bool(result.text.strip()) == bool(text.strip())
    again = clean(result.text)
    assert again.text == result.text and again.findings == result.remaining.findings


WORDS = st.sampled_from(
    "The ferry left at nine . \n \n\n startinig Related Articles Share not 41.5% “good” teh he Leavitt said".split(" ")
)


@given(st.lists(WORDS, max_size=60), st.sampled_from(["plain", "markdown"]))
def test_texts_made_of_trouble_keep_the_promises(words: list[str], format: str) -> None:
    text = " ".join(words)
    result = clean(text, format=format, settings=Settings(unsafe_fixes=True))
    assert not result.broken, result.broken
    assert clean(result.text, format=format, settings=Settings(unsafe_fixes=True)).text == result.text


@given(st.lists(WORDS, max_size=60), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), WORDS), max_size=5))
def test_no_rule_at_all_can_take_a_number_or_a_name(words: list[str], changes: list[tuple[int, int, str]]) -> None:
    text = "So Leavitt left Orsa at 9:15 and came back at 41.5 knots. " + " ".join(words)
    findings = [
        Finding("XYZ901", Span(start, end), "A stub.", Fix((Edit(start, end, new),), Applicability.SAFE), "ferry")
        for start, end, new in changes
    ]
    after = clean(text, rules=[saying(text, "XYZ901", *findings)]).text
    for told in ("Leavitt", "Orsa", "9:15", "41.5"):
        assert told in after
