"""``report``, ``diff`` and ``check`` with its formats, as real processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import DOUBLED, QUIET, cleaner

from cleaner.reports import REPORTS


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "doubled.txt").write_text(DOUBLED, encoding="utf-8")
    (tmp_path / "quiet.txt").write_text(QUIET, encoding="utf-8")
    return tmp_path


def test_a_page_is_written_where_it_is_asked_for(desk: Path) -> None:
    done = cleaner("report", ".", "-o", "report.html", cwd=desk)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"Wrote report.html: 1 finding in 2 files.\n"
    first = (desk / "report.html").read_bytes()
    assert first.startswith(b"<!DOCTYPE html>") and b"doubled.txt" in first and b"quiet.txt" not in first
    assert cleaner("report", "doubled.txt", "quiet.txt", "-o", "report.html", cwd=desk).returncode == 1
    assert (desk / "report.html").read_bytes() == first  # the same run, the same bytes
    assert cleaner("check", "report.html", cwd=desk).returncode == 0  # a page of ours is no messy article


def test_a_page_can_go_to_a_pipe(desk: Path) -> None:
    assert cleaner("report", "quiet.txt", cwd=desk).stdout.startswith(b"<!DOCTYPE html>")


def test_an_article_is_never_written_over(desk: Path) -> None:
    done = cleaner("report", "doubled.txt", "-o", "quiet.txt", cwd=desk)
    assert done.returncode == 2 and b"quiet.txt exists and is no report" in done.stderr
    assert (desk / "quiet.txt").read_text(encoding="utf-8") == QUIET


def test_a_folder_that_is_not_there_is_told(desk: Path) -> None:
    done = cleaner("report", "quiet.txt", "-o", "no/report.html", cwd=desk)
    assert done.returncode == 2 and b"no/report.html could not be written" in done.stderr


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_comes_out_of_check(name: str, desk: Path) -> None:
    done = cleaner("check", "--output-format", name, "doubled.txt", "missing.txt", cwd=desk)
    assert done.returncode == 2 and b"doubled.txt" in done.stdout and b"Traceback" not in done.stderr
    assert done.stdout.endswith(b"\n") and b"\x1b" not in done.stdout


def test_quiet_leaves_the_counts_out(desk: Path) -> None:
    assert b"Found 1 finding" in cleaner("check", "doubled.txt", cwd=desk).stdout
    assert b"Found" not in cleaner("check", "-q", "doubled.txt", cwd=desk).stdout


def test_diffs_by_word_and_side_by_side(desk: Path) -> None:
    assert b" the[- the-] boats " in cleaner("diff", "--word", "doubled.txt", cwd=desk).stdout
    assert b" | 1 The harbour" in cleaner("diff", "--side-by-side", "doubled.txt", cwd=desk).stdout
    assert cleaner("diff", "doubled.txt", cwd=desk).stdout.startswith(b"diff --git a/doubled.txt b/doubled.txt\n")


def test_explain_tells_the_same_as_text_and_as_json(desk: Path) -> None:
    text = cleaner("explain", "TYP403", cwd=desk).stdout.decode()
    (told,) = json.loads(cleaner("explain", "--output-format", "json", "TYP403", cwd=desk).stdout)
    assert told["explanation"] in text and text.startswith(f"TYP403 {told['name']} (")
    titles = [section["title"] for section in told["sections"]]
    assert titles == ["", "What it finds", "Why it is wrong", "Example", "When it stays silent"]
