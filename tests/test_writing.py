"""Writing: old bytes or new ones, whole, at every moment, or a refusal and the old ones."""

from __future__ import annotations

import os
import random
import signal
import stat
import time
from pathlib import Path

import pytest
from command_line import DOUBLED, cleaner, litter

from cleaner.files import writing
from cleaner.files.source import Source, read
from cleaner.files.writing import NotWritten, replace_whole

OLD, NEW = b"old words\n" * 2000, b"new words, and more of them\n" * 2000
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(OLD)
    return path


def taken(path: Path) -> Source:
    return read(str(path), 10**6)


def test_the_file_holds_the_new_bytes_and_nothing_is_left_beside_it(path: Path) -> None:
    replace_whole(taken(path), NEW)
    assert path.read_bytes() == NEW
    assert os.listdir(path.parent) == [path.name]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664, 0o200 | 0o400])
def test_the_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    replace_whole(taken(path), NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_the_mode_is_kept_under_a_narrow_mask(path: Path) -> None:
    path.chmod(0o666)
    mask = os.umask(0o077)
    try:
        replace_whole(taken(path), NEW)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666


def refused(path: Path, source: Source, words: str) -> None:
    """Writing is refused with these words, and all is as it was."""
    before, listing = path.read_bytes(), sorted(os.listdir(path.parent))
    with pytest.raises(NotWritten, match=words):
        replace_whole(source, NEW)
    assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == listing


@posix
def test_a_read_only_file_is_refused(path: Path) -> None:
    path.chmod(0o444)
    refused(path, taken(path), "read-only")


@posix
def test_a_file_with_a_second_name_is_refused(path: Path) -> None:
    os.link(path, path.parent / "second.txt")
    refused(path, taken(path), "hard links")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_foreign_file_is_refused(path: Path) -> None:
    os.chown(path, 4321, -1)
    refused(path, taken(path), "another user")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_the_group_is_kept(path: Path) -> None:
    os.chown(path, -1, 4321)
    replace_whole(taken(path), NEW)
    assert path.stat().st_gid == 4321


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_extended_attributes_are_kept(path: Path) -> None:
    try:
        os.setxattr(path, "user.note", b"by hand")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    replace_whole(taken(path), NEW)
    assert os.getxattr(path, "user.note") == b"by hand"


def test_a_change_made_meanwhile_is_kept(path: Path) -> None:
    source = taken(path)
    path.write_bytes(b"somebody's own words\n")
    refused(path, source, "was changed")


def test_a_change_of_the_same_size_and_time_is_kept(path: Path) -> None:
    source = taken(path)
    status = path.stat()
    path.write_bytes(OLD.replace(b"old", b"odd"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    refused(path, source, "was changed")


def test_another_file_in_its_place_is_kept(path: Path) -> None:
    source = taken(path)
    other = path.parent / "other"
    other.write_bytes(OLD)
    os.replace(other, path)
    refused(path, source, "was changed")


def test_a_file_that_went_away_stays_away(path: Path) -> None:
    source = taken(path)
    path.unlink()
    with pytest.raises(NotWritten):
        replace_whole(source, NEW)
    assert os.listdir(path.parent) == []


@posix
def test_a_link_put_in_its_place_is_not_written_through(path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    source = taken(path)
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_bytes(OLD)
    path.unlink()
    path.symlink_to(outside)
    refused(path, source, "was changed")
    assert path.is_symlink()


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_an_error_of_the_disk_leaves_the_old_bytes(path: Path, failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = taken(path)

    def fail(*arguments: object) -> None:
        raise OSError(5, "Input/output error")

    if failing == "write":
        monkeypatch.setattr(writing, "write_beside", fail)
    else:
        monkeypatch.setattr(os, failing, fail)
    refused(path, source, "input/output error")


def test_an_interrupt_leaves_the_old_bytes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = taken(path)

    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_whole(source, NEW)
    assert path.read_bytes() == OLD
    assert litter(path.parent) == []


@posix
def test_a_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".txt")
    path.write_bytes(OLD)
    replace_whole(taken(path), NEW)
    assert path.read_bytes() == NEW


@posix
def test_killed_at_any_moment_the_file_is_whole(path: Path) -> None:
    chance = random.Random(7)
    for _ in range(50):
        child = os.fork()
        if child == 0:
            _write_for_ever(path)
        time.sleep(chance.uniform(0.001, 0.012))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert path.read_bytes() in (OLD, NEW)


@posix
def test_what_a_killed_run_left_goes_after_a_minute(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(DOUBLED)
    stays = {
        "young": ".cleaner-0123456789abcdee.tmp",
        "short": ".cleaner-0123.tmp",
        "named": ".cleaner-notes-of-2019.tmp",
        "else": "article.0123456789abcdef.tmp",
        "linked": ".cleaner-0123456789abcde0.tmp",
        "folder": ".cleaner-0123456789abcde1.tmp",
        "shared": ".cleaner-0123456789abcde2.tmp",
    }
    (tmp_path / "kept.txt").write_text("kept")
    for kind, name in {**stays, "old": ".cleaner-0123456789abcdef.tmp"}.items():
        if kind == "linked":
            (folder / name).symlink_to(tmp_path / "kept.txt")
        elif kind == "folder":
            (folder / name).mkdir()
        elif kind == "shared":
            os.link(tmp_path / "kept.txt", folder / name)
        else:
            (folder / name).write_text("half an article")
        if kind != "young":
            os.utime(folder / name, (time.time() - 100,) * 2, follow_symlinks=False)
    cleaner("check", ".", cwd=folder)
    assert (folder / ".cleaner-0123456789abcdef.tmp").exists()
    assert cleaner("fix", "a.txt", cwd=folder).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted([*stays.values(), "a.txt", ".cleaner"])
    assert (tmp_path / "kept.txt").read_text() == "kept"


def _write_for_ever(path: Path) -> None:
    try:
        while True:
            source = read(str(path), 10**6)
            replace_whole(source, NEW if source.data == OLD else OLD)
    finally:
        os._exit(1)
