"""Remembered answers: never wrong, never half, no error when they cannot be had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.files.cache import FOLDER, Cache, clean_caches
from cleaner.findings import Applicability, Finding, Fix, Skipped, Survivor
from cleaner.settings import Settings
from cleaner.spans import Edit, Span
from cleaner.workflow.cache_codec import from_line, key_of, to_line
from cleaner.workflow.outcome import Context


def test_what_is_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    assert cache.find("a") is None
    cache.keep("a", "one")
    cache.keep("b", "")
    cache.save()
    again = Cache(str(tmp_path))
    assert (again.find("a"), again.find("b"), again.find("c")) == ("one", "", None)


def test_git_never_sees_it(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.keep("a", "one")
    cache.save()
    assert (tmp_path / FOLDER / ".gitignore").read_text().endswith("*\n")
    assert sorted(os.listdir(tmp_path / FOLDER)) == [".gitignore", "answers"]


def test_without_news_nothing_is_written(tmp_path: Path) -> None:
    Cache(str(tmp_path)).save()
    assert os.listdir(tmp_path) == []


def test_two_runs_at_once_leave_a_whole_file(tmp_path: Path) -> None:
    first, second = Cache(str(tmp_path)), Cache(str(tmp_path))
    first.keep("a", "one")
    second.keep("b", "two")
    first.save()
    second.save()
    assert Cache(str(tmp_path)).find("b") == "two"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"cleaner answers 1\nno tab here\n\n", b"other\na\tb"])
def test_a_damaged_file_is_an_empty_cache(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "answers").write_bytes(content)
    assert Cache(str(tmp_path)).find("a") is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file stands here")
    cache = Cache(str(tmp_path))
    cache.keep("a", "one")
    cache.save()
    assert os.listdir(tmp_path) == [FOLDER]


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "outside")
    cache = Cache(str(tmp_path))
    cache.keep("a", "one")
    cache.save()
    assert os.listdir(tmp_path / "outside") == []
    assert clean_caches([str(tmp_path)]) == []


def test_answers_used_longest_ago_go_first(tmp_path: Path) -> None:
    for key in "abc":
        cache = Cache(str(tmp_path), most=2)
        cache.find("a")
        cache.keep(key, key)
        cache.save()
    last = Cache(str(tmp_path))
    assert [key for key in "abc" if last.find(key)] == ["a", "c"]


def test_another_version_begins_anew(tmp_path: Path) -> None:
    old = Cache(str(tmp_path), "one")
    old.keep("a", "said by one")
    old.save()
    assert Cache(str(tmp_path), "one").find("a") == "said by one"
    new = Cache(str(tmp_path), "two")
    assert new.find("a") is None
    new.keep("b", "said by two")
    new.save()
    assert "said by one" not in (tmp_path / FOLDER / "answers").read_text()


def test_cleaning_removes_it(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.keep("a", "one")
    cache.save()
    assert clean_caches([str(tmp_path), str(tmp_path)]) == [str(tmp_path / FOLDER)]
    assert os.listdir(tmp_path) == []


spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*pair))
edits = st.builds(Edit, st.integers(0, 99), st.integers(0, 99), st.text(max_size=9))
findings = st.builds(
    Finding,
    code=st.sampled_from(["DUP202", "TYP401"]),
    span=spans,
    message=st.text(),
    fix=st.none() | st.builds(Fix, st.lists(edits, max_size=3).map(tuple), st.sampled_from(Applicability)),
    evidence=st.none() | st.text() | spans,
    confidence=st.floats(0, 1),
    survivors=st.lists(st.builds(Survivor, spans, spans), max_size=2).map(tuple),
)


@given(st.lists(findings, max_size=3).map(tuple))
def test_findings_come_back_as_they_were(found: tuple[Finding, ...]) -> None:
    skipped = tuple(Skipped(finding, "another fix\nchanges the same text") for finding in found[:1])
    for untold in (0, 3):
        line = to_line(found, skipped, untold)
        assert "\n" not in line
        assert from_line(line) == (found, skipped, untold)


def test_the_key_changes_with_all_that_an_answer_depends_on() -> None:
    context = Context()
    keys = {
        key_of(b"text", "plain", context),
        key_of(b"Text", "plain", context),
        key_of(b"text", "markdown", context),
        key_of(b"text", "plain", context._replace(settings=Settings(unsafe_fixes=True))),
        key_of(b"text", "plain", context._replace(settings=Settings(ignore=("DUP",)))),
        key_of(b"text", "plain", context._replace(evidence="learned")),
    }
    assert len(keys) == 6
    assert key_of(b"text", "plain", Context()) in keys


def test_the_key_changes_with_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(b"text", "plain", Context())
    monkeypatch.setattr("cleaner.workflow.cache_codec.program", lambda: "another version")
    assert key_of(b"text", "plain", Context()) != before
