"""Files of ours in a repository: whoever wrote them, they are read as bounded data; they are written inside it or not
at all, whole, without litter."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from command_line import DOUBLED, QUIET, cleaner, litter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import growth

from cleaner.files import new_file
from cleaner.files.cache import FOLDER, Cache
from cleaner.files.own import read_own, write_in_own_folder
from cleaner.workflow import settings_files
from cleaner.workflow.settings_files import SettingsError

DEEP = "[" * 100_000
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cleaner.toml", f"words = {DEEP}", "nested too deeply"),
        ("cleaner.toml", ".".join("a" * 100_000) + " = 1", "a key of more than"),
        ("cleaner.toml", "[" + ".".join("a" * 100_000) + "]", "a key of more than"),
        ("cleaner.toml", "max-bytes = " + "9" * 5_000, "not valid TOML"),
        ("cleaner.toml", "a" * 500_000 + " = 1", "no setting 'aaa"),
        ("cleaner.toml", "# " + "a" * 1_000_000, "larger than"),
        ("setup.cfg", "[cleaner]\nmax-bytes = " + "9" * 5_000, "whole number"),
        (".cleaner/learned.json", DEEP, "nested too deeply"),
        (".cleaner/learned.json", '{"format": 1, "stories": 1e999, "lines": [], "words": []}', "cannot be read"),
        (".cleaner/baseline.json", DEEP, "nested too deeply"),
        (".cleaner/baseline.json", '{"format": 1, "findings": [{"key": "a", "count": 1e999}]}', "no baseline"),
        (".cleaner/baseline.json", "9" * 5_000, "baseline.json"),
        (".cleaner/baseline.json", '{"format": ' + "9" * 4_000 + "}", "is not known to this version"),
        (".cleaner/baseline.json", '{"format": 1, "findings": 3}', "no baseline"),
    ],
)
def test_what_cannot_be_ours_is_a_plain_error(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(content)
    (tmp_path / "a.txt").write_text(QUIET)
    done = cleaner("check", "a.txt", cwd=tmp_path)
    told = done.stderr.decode()
    assert done.returncode == 2 and words in told and len(told) < 1_000 and "Traceback" not in told


@pytest.mark.parametrize("content", ["tool = 3", 'tool = "cleaner"', "[[tool]]\ncleaner = 1"])
def test_a_project_file_of_another_shape_has_no_part_for_us(tmp_path: Path, content: str) -> None:
    (tmp_path / "pyproject.toml").write_text(content)
    (tmp_path / "a.txt").write_text(QUIET)
    assert cleaner("check", "a.txt", cwd=tmp_path).returncode == 0


CONTENTS = st.text("[]{}=.\"'\\\n\r\0 #a1-cleaner:", max_size=60)


@settings(derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["cleaner.toml", "pyproject.toml", "setup.cfg"]), CONTENTS)
def test_any_content_is_settings_or_an_error_of_settings(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode() + b"\n[cleaner]\n")
    try:
        settings_files.read(str(path))
    except SettingsError:
        pass


@pytest.mark.parametrize("piece", ["a.", '"a".', "a . ", "'.'.", '"\\"', '"', "a ", "x = 1\n"])
def test_looking_for_an_endless_key_takes_steps_in_proportion(piece: str) -> None:
    assert growth(lambda text: settings_files._has_endless_key(text), piece, 40_000) < 5


@posix
@pytest.mark.parametrize("command", ["baseline", "learn"])
def test_nothing_is_written_through_a_link(tmp_path: Path, command: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.txt").write_text(DOUBLED)
    (work / ".cleaner").symlink_to("../elsewhere")
    done = cleaner(command, ".", cwd=work)
    assert done.returncode == 2 and b"is a link" in done.stderr
    assert os.listdir(tmp_path / "elsewhere") == []


@posix
def test_a_pipe_in_the_place_of_a_file_of_ours_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no plain file"):
        read_own(str(tmp_path / "pipe"))


def test_a_settings_file_that_cannot_be_written_whole_is_not_there(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("needs a POSIX system")
    done = cleaner("init", cwd=tmp_path, largest_file=10)
    assert done.returncode == 2 and b"cleaner.toml" in done.stderr
    assert os.listdir(tmp_path) == []


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text("x")
    with pytest.raises(FileExistsError):
        new_file.write_once(str(tmp_path / "cleaner.toml"), b"y")
    assert (tmp_path / "cleaner.toml").read_text() == "x" and litter(tmp_path) == []


@pytest.mark.parametrize("cut", [b"", b"# Made", b"\xff"])
def test_a_cut_gitignore_of_the_cache_is_mended(tmp_path: Path, cut: bytes) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / ".gitignore").write_bytes(cut)
    cache = Cache(str(tmp_path))
    cache.keep("a", "b")
    cache.save()
    assert b"\n*\n" in (tmp_path / FOLDER / ".gitignore").read_bytes()


def test_what_a_killed_run_left_in_our_folders_goes(tmp_path: Path) -> None:
    left = tmp_path / FOLDER / ".cleaner-0123456789abcdef.tmp"
    left.parent.mkdir()
    left.write_text("half")
    os.utime(left, (time.time() - 100,) * 2)
    write_in_own_folder(str(tmp_path), FOLDER, "answers", b"x")
    assert os.listdir(tmp_path / FOLDER) == ["answers"]


@posix
@pytest.mark.parametrize("unnamed", [True, False])
@pytest.mark.parametrize("moment", ["write", "fchmod", "fsync", "link", "replace"])
def test_killed_at_any_step_the_old_file_is_whole(
    tmp_path: Path, moment: str, unnamed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until its bytes are on the disk a new file has no name, where the system can do that; what has one goes later."""
    if not unnamed:
        monkeypatch.setattr(new_file, "_UNNAMED", 0)
    path = tmp_path / "a"
    path.write_bytes(b"old")
    child = os.fork()
    if child == 0:
        setattr(os, moment, lambda *arguments, **named: os._exit(9))
        new_file.write_own(str(path), b"new")
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert path.read_bytes() == (b"new" if status == 0 else b"old")
    if (
        unnamed
        and moment in ("write", "fchmod", "fsync")
        and new_file._written_unnamed(str(tmp_path), str(tmp_path / "probe"), b"", 0o644, lambda descriptor: None)
    ):
        (tmp_path / "probe").unlink()
        assert os.listdir(tmp_path) == ["a"]
    for name in litter(tmp_path):
        os.utime(tmp_path / name, (time.time() - 100,) * 2)
    new_file.remove_leftovers(str(tmp_path))
    assert os.listdir(tmp_path) == ["a"]


def test_fix_removes_what_a_killed_run_left_where_it_has_nothing_to_write(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUIET)
    left = tmp_path / ".cleaner-0123456789abcdef.tmp"
    left.write_text("half")
    os.utime(left, (time.time() - 100,) * 2)
    assert cleaner("check", ".", cwd=tmp_path).returncode == 0 and left.exists()
    assert cleaner("fix", ".", cwd=tmp_path).returncode == 0 and not left.exists()
