"""What is told by default of what rules find: not what an author or a manual means so, nor what is mostly wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cases_file import Case, read_cases
from command_line import cleaner
from test_cases import FOLDER

from cleaner import Applicability, Edit, Finding, Fix, Rule, Settings, Span, Surroundings, clean
from cleaner.document import Document

SAFE, UNSAFE, DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY
STEP = "Now open the page again, and the new entry stands there below the old one."
LONG = (
    "The harbour office keeps a list of all boats that lie at the quay, and of the days on which each of "
    "them came. Whoever wants to see the list asks at the window, where the clerk writes down the name "
    "and the hour. In winter the window is shut at four, since nobody comes after dark, and the list is "
    "kept in the tower. A boat that leaves is struck from the list on the same evening. Its berth stays "
    "empty until the board has met, which may take a week or two, and only then a new boat may lie there. "
    "Fishermen pay half of what others pay for the berth."
)
MANUAL = f"Run `make`:\n\n```\nmake\n```\n\n{STEP}\n\nRun `make install`:\n\n```\nmake install\n```\n\n{STEP}\n"
TENDED = (
    "# Ferries\n\nThe ferries go to Orsa.\n\n## Learn more\n\nThe hours are on [the page](/hours).\n\n"
    "{}See also:\n\n- [Orsa](/o)\n"
)


def repeat(text: str, said: str, code: str) -> Rule:
    """A rule that proposes to remove the second of two equal passages."""
    stays = Span(text.index(said), text.index(said) + len(said))
    gone = Span(text.rindex(said), text.rindex(said) + len(said))
    finding = Finding(code, gone, "x", Fix((Edit(*gone, ""),), UNSAFE), evidence=stays)

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        yield finding

    return Rule(code, "x", "x", SAFE, check)


def furniture(text: str, *lines: str) -> Rule:
    """A rule that proposes to remove these lines."""
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines if line in text]

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        for span in spans:
            yield Finding("BLR901", span, "x", Fix((Edit(*span, ""),), UNSAFE), evidence="x")

    return Rule("BLR901", "x", "x", SAFE, check)


def told(text: str, format: str, strict: bool = False) -> set[str]:
    rules = [furniture(text, "## Learn more", "See also:", "Read more")]
    found = clean(text, format=format, settings=Settings(strict=strict), rules=rules).findings
    return {text[finding.start : finding.end] for finding in found}


@pytest.mark.parametrize("format", ["markdown", "asciidoc"])
def test_an_author_s_headings_and_lead_ins_are_no_furniture(format: str) -> None:
    text = TENDED.format("")
    assert told(text, format) == set()
    assert told(text, format, strict=True) == {"## Learn more", "See also:"}


def test_a_line_of_a_page_shows_that_the_text_was_taken_from_one() -> None:
    assert told(TENDED.format("Read more\n\n"), "markdown") == {"## Learn more", "See also:", "Read more"}


def test_in_plain_text_all_is_told() -> None:
    assert told("The ferries go to Orsa.\n\nSee also:\n\nThe hours are on the page.\n", "plain") == {"See also:"}


@pytest.mark.parametrize(
    ("said", "code", "is_told"), [(STEP, "DUP901", False), (LONG, "DUP901", True), (STEP, "DUP202", True)]
)
def test_a_manual_says_things_twice_on_purpose(said: str, code: str, is_told: bool) -> None:
    text = MANUAL.replace(STEP, said) + "Look at `log`, `err`, `out` and `in`.\n"
    assert Document(text, "markdown").is_manual
    assert bool(clean(text, format="markdown", rules=[repeat(text, said, code)]).findings) is is_told


@pytest.mark.parametrize(
    ("level", "confidence", "is_told"),
    [(SAFE, 0.2, True), (UNSAFE, 0.2, True), (DISPLAY, 0.0, False), (DISPLAY, 0.5, True), (DISPLAY, None, True)],
)
def test_what_only_a_person_can_decide_is_told_from_a_share_on(
    level: Applicability, confidence: float | None, is_told: bool
) -> None:
    finding = Finding("TYP901", Span(0, 3), "x", Fix((Edit(0, 3, "the"),), level), confidence=confidence)

    def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
        if document.text.startswith("Teh"):
            yield finding

    rule = Rule("TYP901", "x", "x", SAFE, check)
    result = clean("Teh end of the quay.\n", rules=[rule])
    assert bool(result.findings) is is_told and bool(result.untold) is not is_told
    assert clean("Teh end of the quay.\n", rules=[rule], settings=Settings(strict=True)).findings


CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)][::7]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_made_unasked_is_the_same_and_always_told(case: Case) -> None:
    settings = case.settings._replace(unsafe_fixes=False)
    told = clean(case.input, format=case.format, settings=settings)
    every = clean(case.input, format=case.format, settings=settings._replace(strict=True))
    assert told.text == every.text and set(told.findings) <= set(every.findings)
    assert {f for f in every.findings if f.fix and f.fix.applicability is SAFE} <= set(told.findings)


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("**Length:** 175 to 350 hours.", False),
        ("_Mentors_: Ann Lee and her crew.", False),
        ("Recommended skills: rowing and some Latin.", False),
        ("It takes 175 to 350 hours.", True),
        ("The crew said this: nobody rows alone.", False),  # nothing tells it from a field
    ],
)
def test_a_field_may_say_the_same_under_each_heading(line: str, is_told: bool) -> None:
    text = f"# Summer\n\n{line}\n\nThe boats go out at six.\n\n{line}\n"
    rules = [repeat(text, line, "DUP901")]
    assert bool(clean(text, format="markdown", rules=rules).findings) is is_told
    assert clean(text, rules=rules).findings  # in plain text it is told


def test_a_report_counts_what_is_left_untold(tmp_path: Path) -> None:
    text = (
        "# Dues\n\nDues to rise again in June\n\nThe board decided on Monday that the dues for small boats would "
        "rise by four per cent from June, the first rise since 2015.\n\nRead more: Pier opens late after storm\n\n"
        "The council will recieve the letter in June.\n\nNobody expects a surprise.\n"
    )
    (tmp_path / "a.md").write_text(text)
    for _ in range(2):  # the second run remembers the first
        told = cleaner("check", "a.md", cwd=tmp_path).stdout.decode()
        assert "Found 1 finding in 1 file.\n" in told
        assert told.endswith("1 more with `--strict`; most of such need nothing.\n")
        assert "Found 1 finding" in cleaner("check", "a.md", "--output-format", "concise", cwd=tmp_path).stdout.decode()
    strict = cleaner("check", "--strict", "a.md", cwd=tmp_path).stdout.decode()
    assert "Found 2 findings in 1 file.\n" in strict and "more with" not in strict
    (tmp_path / "a.md").write_text(text.replace("recieve", "receive"))
    assert cleaner("check", "a.md", cwd=tmp_path).stdout == b""
