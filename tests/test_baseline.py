"""Old sins do not block new work: a baseline that follows the text, and paragraphs that nobody touched."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from command_line import DOUBLED, MENDED, QUIET, cleaner
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.reports.file_result import FileResult
from cleaner.reports.fingerprint import passage_key
from cleaner.spans import Span
from cleaner.workflow.baseline import Filter, accepted_by, baseline_of, touched_blocks

SIN = Finding("TYP403", Span(24, 31), "twice")


def found(text: str, *starts: int) -> list[Finding]:
    return [Finding("TYP403", Span(start, start + 7), "twice") for start in starts]


class TestKey:
    def test_it_follows_the_text_and_not_the_line(self) -> None:
        later = Finding("TYP403", Span(24 + len(QUIET), 31 + len(QUIET)), "told in other words")
        assert passage_key(QUIET + DOUBLED, later) == passage_key(DOUBLED, SIN)
        assert passage_key(DOUBLED.replace("\n", "\r\n"), SIN) == passage_key(DOUBLED, SIN)
        assert passage_key(DOUBLED.rstrip(), SIN) == passage_key(DOUBLED, SIN)

    def test_an_edit_of_its_line_wakes_it(self) -> None:
        assert passage_key(DOUBLED.replace("night", "noon"), SIN) != passage_key(DOUBLED, SIN)

    def test_another_rule_is_another_finding(self) -> None:
        assert passage_key(DOUBLED, Finding("TYP401", SIN.span, "twice")) != passage_key(DOUBLED, SIN)

    @given(st.text(), st.integers(0, 40), st.integers(0, 40))
    def test_any_text_has_keys(self, text: str, start: int, length: int) -> None:
        place = Span(min(start, len(text)), min(start + length, len(text)))
        assert len(passage_key(text, Finding("TYP403", place, ""))) == 24


def test_what_a_baseline_accepts_is_as_many_as_there_were() -> None:
    text = DOUBLED * 3
    sins = found(text, *(24 + number * len(DOUBLED) for number in range(3)))
    twice, once = FileResult("a.txt", DOUBLED * 2, tuple(sins[:2])), FileResult("b.txt", DOUBLED, (SIN,))
    baseline = baseline_of([twice, once])
    accepted = accepted_by(json.dumps(baseline).encode())
    assert list(accepted.values()) == [2]
    assert list(Filter(accepted).kept(Document(text), sins)) == sins[2:]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 2}', b'{"format": 1, "findings": [{}]}', b"\xff"])
def test_a_baseline_that_cannot_be_read_is_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match="baseline|format"):
        accepted_by(content)


class TestTouched:
    def touched(self, before: str, after: str) -> list[str]:
        return [after[start:end].strip() for start, end in touched_blocks(before, Document(after))]

    def test_only_what_the_older_text_lacks(self) -> None:
        before = "One.\n\nTwo.\n\nThree.\n"
        assert self.touched(before, before) == []
        assert self.touched(before, "One.\r\n\r\n\r\nTwo.\r\n\r\nThree.") == []
        assert self.touched(before, "One.\n\nTwo and a half.\n\nThree.\n") == ["Two and a half."]
        assert self.touched("", before) == ["One.", "Two.", "Three."]

    def test_a_pasted_copy_is_new(self) -> None:
        assert self.touched("One.\n\nTwo.\n", "One.\n\nTwo.\n\nOne.\n") == ["One."]


def commit(folder: Path) -> None:
    names = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    subprocess.run(["git", *names, "commit", "-qm", "Begin"], cwd=folder, check=True)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')
    (tmp_path / "old.txt").write_text(f"{DOUBLED}\n{QUIET}")
    (tmp_path / "quiet.txt").write_text(QUIET)
    return tmp_path


def test_a_baseline_on_the_command_line(articles: Path) -> None:
    done = cleaner("baseline", cwd=articles)
    assert done.returncode == 0 and b"Accepted 1 finding in .cleaner" in done.stderr
    assert cleaner("check", cwd=articles).returncode == 0
    assert cleaner("check", "--no-baseline", cwd=articles).returncode == 1
    (articles / "old.txt").write_text(f"New words above.\n\n{DOUBLED}\n{QUIET}")
    assert cleaner("fix", ".", cwd=articles).returncode == 0
    assert (articles / "old.txt").read_text() == f"New words above.\n\n{DOUBLED}\n{QUIET}"
    (articles / "quiet.txt").write_text(DOUBLED.replace("boats", "nets"))
    assert cleaner("check", cwd=articles).returncode == 1
    (articles / ".cleaner" / "baseline.json").write_text("{}")
    broken = cleaner("check", cwd=articles)
    assert broken.returncode == 2 and b"baseline.json: no baseline" in broken.stderr


def test_changed_paragraphs_only(articles: Path) -> None:
    assert cleaner("check", "--changed-only", cwd=articles).returncode == 2  # no repository yet
    commit(articles)
    assert cleaner("check", "--changed-only", cwd=articles).returncode == 0
    (articles / "old.txt").write_text(f"{DOUBLED}\n{DOUBLED.replace('boats', 'nets')}")
    (articles / "new.txt").write_text(DOUBLED)
    told = cleaner("check", "--changed-only", "--output-format", "concise", cwd=articles)
    assert told.returncode == 1
    assert [line.split(b" ")[0] for line in told.stdout.split(b"\n")[:2]] == [b"new.txt:1:25:", b"old.txt:3:25:"]
    cleaner("fix", "--changed-only", ".", cwd=articles)
    assert (articles / "old.txt").read_text() == f"{DOUBLED}\n{MENDED.replace('boats', 'nets')}"
    assert (articles / "new.txt").read_text() == MENDED
    assert cleaner("check", "--since", "no-such-revision", cwd=articles).returncode == 2


def test_a_renamed_file_is_compared_with_what_it_was(articles: Path) -> None:
    (articles / "old.txt").write_text(f"{DOUBLED}\n{QUIET}" * 3)
    commit(articles)
    subprocess.run(["git", "mv", "old.txt", "moved it.txt"], cwd=articles, check=True)
    assert cleaner("check", "--changed-only", cwd=articles).returncode == 0
    (articles / "moved it.txt").write_text(f"{DOUBLED}\n{QUIET}" * 3 + "\n" + DOUBLED.replace("boats", "nets"))
    told = cleaner("check", "--changed-only", "--output-format", "concise", cwd=articles)
    assert told.returncode == 1 and told.stdout.count(b"TYP403") == 1


def test_in_a_repository_without_a_commit_all_is_new(articles: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=articles, check=True)
    for staged in (False, True):
        if staged:
            subprocess.run(["git", "add", "."], cwd=articles, check=True)
        done = cleaner("check", "--changed-only", "--output-format", "concise", cwd=articles)
        assert (done.returncode, done.stderr) == (1, b"") and b"old.txt:1:25:" in done.stdout


def test_a_hook_says_what_the_changes_are_compared_with(articles: Path) -> None:
    """As `pre-commit run --from-ref A --to-ref B` does, in a tree where all is committed."""
    commit(articles)
    subprocess.run(["git", "checkout", "-q", "-b", "work"], cwd=articles, check=True)
    (articles / "old.txt").write_text(f"{DOUBLED}\n{DOUBLED.replace('boats', 'nets')}")
    commit(articles)
    subprocess.run(["git", "checkout", "-q", "-"], cwd=articles, check=True)
    (articles / "quiet.txt").write_text("Nothing was old here.\n")
    commit(articles)  # what others did meanwhile is no news of this branch
    subprocess.run(["git", "checkout", "-q", "work"], cwd=articles, check=True)
    main = subprocess.run(["git", "rev-parse", "@{-1}"], cwd=articles, capture_output=True, text=True).stdout.strip()
    assert cleaner("check", "--changed-only", cwd=articles).returncode == 0
    refs = {"PRE_COMMIT_FROM_REF": main, "PRE_COMMIT_TO_REF": "HEAD"}
    told = cleaner("check", "--changed-only", "--output-format", "concise", cwd=articles, environment=refs)
    assert [line.split(b" ")[0] for line in told.stdout.split(b"\n")[:1]] == [b"old.txt:3:25:"] and told.returncode == 1
    wrong = cleaner("check", "--changed-only", cwd=articles, environment={"PRE_COMMIT_FROM_REF": "no-such"})
    assert wrong.returncode == 2


def test_an_option_is_never_taken_for_a_revision(articles: Path) -> None:
    commit(articles)
    done = cleaner("check", "--since=--output=owned", cwd=articles)
    assert done.returncode == 2
    assert not (articles / "owned").exists()


def test_init_writes_settings_that_change_nothing(tmp_path: Path) -> None:
    before = cleaner("check", "--show-settings", cwd=tmp_path).stdout
    done = cleaner("init", cwd=tmp_path)
    assert done.returncode == 0 and b"id: cleaner-check" in done.stdout
    assert b"in the place of YOUR-FORK" in done.stdout  # no address is known that would work
    after = cleaner("check", "--show-settings", cwd=tmp_path).stdout
    assert after.split(b"\n")[1:] == before.split(b"\n")[1:] and b"cleaner.toml" in after
    assert cleaner("init", cwd=tmp_path).returncode == 2


def test_init_s_settings_are_valid_once_uncommented(tmp_path: Path) -> None:
    cleaner("init", cwd=tmp_path)
    path = tmp_path / "cleaner.toml"
    rows = [row[2:] if " = " in row or row.startswith("# [") else row for row in path.read_text().split("\n")]
    path.write_text("\n".join(rows))
    told = cleaner("check", "--show-settings", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert b'"recipes/*.md" = ["DUP203"]' in told.stdout


def test_the_cache_is_cleaned(articles: Path) -> None:
    cleaner("check", cwd=articles)
    assert (articles / ".cleaner_cache").is_dir()
    assert cleaner("cache", "clean", cwd=articles).returncode == 0
    assert not (articles / ".cleaner_cache").exists()
