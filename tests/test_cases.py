"""Every rule case, six ways: as it is, again on its own output, CRLF, CR, BOM, inside a longer article."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_file import AFTER, BEFORE, Case, read_cases

from cleaner import Result, clean
from cleaner.furniture.keys import key
from cleaner.surroundings import Surroundings

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]


def run(case: Case, text: str) -> Result:
    surroundings = Surroundings(lines={line if "*" in line else key(line): 9 for line in case.learned})
    settings = case.settings._replace(strict=True)  # what rules say; test_untold.py has what of it is told
    result = clean(text, format=case.format, settings=settings, surroundings=surroundings)
    assert not result.broken, result.broken
    return result


def codes(case: Case, result: Result) -> list[str]:
    return [finding.code for finding in result.findings if finding.code.startswith(case.family)]


@pytest.fixture(params=CASES, ids=lambda case: case.title)
def case(request: pytest.FixtureRequest) -> Case:
    if request.param.known_failure:
        request.applymarker(pytest.mark.xfail(strict=True, reason=request.param.known_failure))
    found: Case = request.param
    return found


def test_case(case: Case) -> None:
    result = run(case, case.input)
    assert result.text == case.output
    if case.codes is not None:
        assert codes(case, result) == list(case.codes)


def test_second_pass_changes_nothing(case: Case) -> None:
    once = run(case, case.input).text
    assert run(case, once).text == once


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_do_not_matter(case: Case, line_break: str) -> None:
    if "\r" in case.input:
        pytest.skip("the case is about line breaks")
    expected = case.output.replace("\n", line_break)
    assert run(case, case.input.replace("\n", line_break)).text == expected


def test_byte_order_mark_does_not_matter(case: Case) -> None:
    if case.alone:
        pytest.skip("the case is about the start of a text")
    assert run(case, "\ufeff" + case.input).text == "\ufeff" + case.output


def test_inside_a_longer_article(case: Case) -> None:
    if case.alone:
        pytest.skip("the case is about a whole text")
    inside = run(case, BEFORE + case.input.strip("\n") + AFTER).text
    assert inside == BEFORE + case.output.strip("\n") + AFTER
