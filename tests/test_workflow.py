"""A run over files from within: faults of rules end with their file, and what is remembered is what was said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.document import Document
from cleaner.files.source import Source
from cleaner.files.walking import Found
from cleaner.files.writing import NotWritten, replace_whole
from cleaner.findings import Applicability, Finding, Fix, Rule
from cleaner.reports import RenderOptions
from cleaner.reports.incremental import RenderedFile
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.surroundings import Surroundings
from cleaner.workflow import Context, Outcome, Projects, Run, Status
from cleaner.workflow.actions import CHECK, FIX, PROPOSE, Action
from cleaner.workflow.result_cache import Memory
from cleaner.workflow.running import _first_alone

ENDLESS, CRASHING, MARKED = "Grow for ever.\n", "Crash here.\n", "A mark: xx.\n"


def check(document: Document, settings: Settings, surroundings: Surroundings) -> Iterator[Finding]:
    """A rule with every fault: it never settles, crashes, kills its process; and mends ``xx`` as it should."""
    text = document.text
    if "Crash" in text:
        raise RuntimeError("a fault in a rule")
    if "Die" in text and os.getpid() != THIS_PROCESS:
        os._exit(9)
    if text.startswith("Gro"):  # "Grow" and "Grown" for ever
        end, other = (5, "Grow") if text.startswith("Grown") else (4, "Grown")
        yield Finding("XXX101", Span(0, end), "It grows.", Fix((Edit(0, end, other),), Applicability.SAFE))
    if "xx" in text:
        place = text.index("xx")
        yield Finding("XXX101", Span(place, place + 2), "xx.", Fix((Edit(place, place + 2, "x"),), Applicability.SAFE))
    if "yy" in text:
        yield Finding("XXX101", Span(0, 1), "yy is for a person to see.")


THIS_PROCESS = os.getpid()
RULES = (Rule("XXX101", "stub", "A rule for tests", Applicability.SAFE, check),)


@pytest.fixture(autouse=True)
def _stub_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("cleaner.rules.RULES", RULES)


def files(**texts: str) -> list[Found]:
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text)
    return [Found(f"{name}.txt", f"{name}.txt") for name in texts]


def outcomes(found: list[Found], action: Action = CHECK, **options: object) -> list[Outcome]:
    run = Run(action, Projects(lambda settings: settings), **options)  # type: ignore[arg-type]
    return list(run.over(found))


@pytest.mark.parametrize("action", [CHECK, FIX, PROPOSE])
def test_a_rule_that_never_settles_is_left_out_and_the_others_go_on(action: Action) -> None:
    found = files(a=MARKED, endless=ENDLESS, z=MARKED)
    first, endless, last = outcomes(found, action)
    assert endless.status == Status.NOTHING
    assert not endless.checked.edits
    assert "go on changing" in endless.checked.skipped[0].reason
    assert Path("endless.txt").read_text() == ENDLESS
    if action is FIX:
        assert (first.fixed, last.fixed) == (1, 1)
        assert Path("z.txt").read_text() == "A mark: x.\n"


@pytest.mark.parametrize("action", [CHECK, FIX, PROPOSE])
def test_an_exception_is_an_internal_finding_with_its_traceback(action: Action) -> None:
    crashed, other = outcomes(files(a=CRASHING, b=MARKED), action)
    assert crashed.status == Status.INTERNAL
    assert "RuntimeError: a fault in a rule" in crashed.checked.findings[0].message
    assert "Traceback" in crashed.details
    assert other.status < Status.INTERNAL
    assert Path("a.txt").read_text() == CRASHING


def test_a_process_that_dies_ends_with_its_file() -> None:
    filler = "Words. " * 20_000
    found = files(a=MARKED + filler, b="Die. " + filler, c=MARKED + filler, d=MARKED + filler)
    statuses = [outcome.status for outcome in outcomes(found, processes=2)]
    assert statuses == [Status.FINDINGS, Status.INTERNAL, Status.FINDINGS, Status.FINDINGS]


def test_what_cannot_be_read_is_told_in_its_place() -> None:
    found = [Found("missing.txt", "missing.txt"), *files(a=MARKED), Found("x", "shown", "a problem")]
    missing, judged, problem = outcomes(found)
    assert (missing.status, judged.status, problem.status) == (2, 1, 2)
    assert (missing.checked.problem, problem.checked.problem) == ("no such file or directory", "a problem")


class TestRemembering:
    def run(self, found: list[Found], action: Action = CHECK, **options: object) -> list[Outcome]:
        return outcomes(found, action, memory=Memory("."), **options)

    @pytest.mark.parametrize("report", ["full", "concise", "grouped"])
    def test_the_second_run_says_the_same_without_rules(self, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
        found = files(a=MARKED, b="Nothing.\n", c="See yy.\n")
        telling = RenderedFile(report, RenderOptions())
        first = self.run(found, telling=telling)
        monkeypatch.setattr("cleaner.workflow.actions.cleaned", None)
        assert self.run(found, telling=telling) == first
        assert first[0].checked.piece is not None and "XXX101" in first[0].checked.piece.rows
        plain = self.run(found)  # the findings themselves are remembered too
        assert [len(outcome.checked.findings) for outcome in plain] == [1, 0, 1]
        other = self.run(found, telling=telling._replace(look=RenderOptions(color=True)))
        assert other[0].checked.piece != first[0].checked.piece

    def test_a_fix_is_only_tried_where_one_is_due(self) -> None:
        found = files(a=MARKED, b="Nothing.\n", c="See yy.\n")
        self.run(found)
        tried: list[str] = []

        def judge(source: Source, shown: str, context: Context) -> Outcome:
            tried.append(shown)
            return FIX.judge(source, shown, context)

        statuses = [outcome.status for outcome in self.run(found, FIX._replace(judge=judge))]
        assert tried == ["a.txt"]
        assert statuses == [Status.NOTHING, Status.NOTHING, Status.NOTHING]  # what is shown only is no reason to fail
        assert Path("a.txt").read_text() == "A mark: x.\n"

    def test_a_fault_is_not_remembered(self) -> None:
        found = files(a=CRASHING, b=MARKED)
        assert self.run(found)[0].status == self.run(found)[0].status == Status.INTERNAL

    def test_a_damaged_answer_is_no_answer(self) -> None:
        found = files(a=MARKED, b=MARKED + "Another.\n")
        first = self.run(found, telling=RenderedFile("full", RenderOptions()))
        answers = Path(".cleaner_cache/answers")
        rows = answers.read_text().split("\n")
        answers.write_text("\n".join([rows[0], *(row.split("\t")[0] + "\t[[1, {}" for row in rows[1:])]))
        assert self.run(found, telling=RenderedFile("full", RenderOptions())) == first


@pytest.mark.parametrize(
    "error, status", [(NotWritten("is read-only"), Status.UNREADABLE), (ValueError(), Status.INTERNAL)]
)
def test_what_cannot_be_written_ends_with_its_file(
    error: Exception, status: Status, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Source, data: bytes) -> None:
        if "a.txt" in source.path:
            raise error
        replace_whole(source, data)

    monkeypatch.setattr("cleaner.workflow.rewriting.replace_whole", refuse)
    outcomes = list(Run(FIX, Projects(lambda settings: settings)).over(files(a=MARKED, b=MARKED)))
    assert [outcome.status for outcome in outcomes] == [status, Status.NOTHING]
    assert [outcome.fixed for outcome in outcomes] == [0, 1]
    assert (Path("a.txt").read_text(), Path("b.txt").read_text()) == (MARKED, "A mark: x.\n")


@pytest.mark.parametrize(
    ("sizes", "alone"), [([5_000_000, 10], 1), ([2_000] * 4_000, 50), ([2_000] * 100, 5), ([10, 10, 10], 1)]
)
def test_small_files_are_begun_with_before_the_work_is_shared(sizes: list[int], alone: int) -> None:
    """What one process learned of words need not be learned by each."""
    assert _first_alone(sizes) == alone
