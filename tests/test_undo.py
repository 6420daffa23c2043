"""Undo: what a run changed comes back byte for byte, whatever happened to the run, the disk or the files."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import time
from pathlib import Path

import killing
import pytest
from command_line import CLEANER, DOUBLED, HANGS, MENDED, QUIET, cleaner, litter
from hypothesis import given
from hypothesis import strategies as st

from cleaner.files.journal import Damaged, Entry, Journal, runs
from cleaner.files.journal.entry import MAX_RUNS, digest

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
BYTES = {
    "plain.txt": DOUBLED.encode(),
    "crlf.txt": (QUIET + DOUBLED).replace("\n", "\r\n").encode(),
    "bom.txt": b"\xef\xbb\xbf" + DOUBLED.encode(),
    "utf16.txt": DOUBLED.encode("utf-16"),
    "no end.txt": DOUBLED.rstrip("\n").encode(),
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a few articles, each with one thing to mend."""
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')
    for name, data in BYTES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.txt")}


def fixed(folder: Path) -> dict[str, bytes]:
    """Mend the folder; gives what it holds then."""
    assert cleaner("fix", ".", cwd=folder).returncode == 0
    made = held(folder)
    assert all(made[name] != data for name, data in BYTES.items())
    return made


def test_all_files_come_back_byte_for_byte(desk: Path) -> None:
    (desk / "plain.txt").chmod(0o600)
    fixed(desk)
    done = cleaner("undo", cwd=desk)
    assert done.returncode == 0
    assert held(desk) == BYTES
    assert done.stdout.count(b": brought back as before run 1\n") == len(BYTES)
    assert b"5 files are as before run 1 (cleaner fix .). `cleaner undo --run 2` takes this back." in done.stderr
    assert stat.S_IMODE((desk / "plain.txt").stat().st_mode) == 0o600


def test_one_file_and_then_the_rest(desk: Path) -> None:
    made = fixed(desk)
    assert cleaner("undo", "crlf.txt", cwd=desk).returncode == 0
    assert held(desk) == {**made, "crlf.txt": BYTES["crlf.txt"]}
    assert b"; 1 of them taken back\n" in cleaner("log", cwd=desk).stdout
    assert cleaner("undo", cwd=desk).returncode == 0
    assert held(desk) == BYTES


def test_what_was_changed_since_stays(desk: Path) -> None:
    fixed(desk)
    (desk / "bom.txt").write_text("Mine.\n")
    (desk / "plain.txt").unlink()
    done = cleaner("undo", cwd=desk)
    assert done.returncode == 2
    assert b"bom.txt: was changed since; left as it is\n" in done.stderr
    assert b"plain.txt: is not there any more\n" in done.stderr
    expected = {**BYTES, "bom.txt": b"Mine.\n"}
    del expected["plain.txt"]
    assert held(desk) == expected
    for name in ("bom.txt", "plain.txt"):
        assert cleaner("log", "1", "--before", name, cwd=desk).stdout == BYTES[name]


def test_undo_goes_back_and_back(desk: Path) -> None:
    fixed(desk)
    between = held(desk)
    (desk / "plain.txt").write_text(MENDED + DOUBLED)
    assert cleaner("fix", "plain.txt", cwd=desk).returncode == 0
    assert cleaner("undo", cwd=desk).returncode == 0
    assert (desk / "plain.txt").read_text() == MENDED + DOUBLED
    (desk / "plain.txt").write_bytes(between["plain.txt"])
    assert cleaner("undo", cwd=desk).returncode == 0
    assert held(desk) == BYTES
    done = cleaner("undo", cwd=desk)
    assert done.returncode == 2 and b"nothing to take back" in done.stderr


def test_an_undo_can_be_taken_back(desk: Path) -> None:
    made = fixed(desk)
    cleaner("undo", cwd=desk)
    assert cleaner("undo", "--run", "2", cwd=desk).returncode == 0
    assert held(desk) == made
    assert cleaner("undo", cwd=desk).returncode == 0
    assert held(desk) == BYTES


def test_what_a_later_run_changed_again_is_said(desk: Path) -> None:
    fixed(desk)
    (desk / "plain.txt").write_text(MENDED + DOUBLED)
    cleaner("fix", "plain.txt", cwd=desk)
    done = cleaner("undo", "--run", "1", "plain.txt", cwd=desk)
    assert done.returncode == 2
    assert b"plain.txt: was changed again by run 2; take that back first" in done.stderr


def test_the_log_tells_what_runs_did(desk: Path) -> None:
    assert cleaner("log", cwd=desk).stdout == b""
    fixed(desk)
    told = cleaner("log", cwd=desk).stdout.decode()
    assert told.startswith("1  ") and told.endswith("cleaner fix .: 5 files, 5 changes (5 TYP403)\n")
    assert "\n  crlf.txt:2: TYP403 removed “the”\n" in cleaner("log", "1", cwd=desk).stdout.decode()
    cleaner("undo", "plain.txt", cwd=desk)
    runs_told = json.loads(cleaner("log", "--output-format", "json", cwd=desk).stdout)
    assert [(run["run"], run["takes_back"], len(run["files"])) for run in runs_told] == [(2, 1, 1), (1, None, 5)]
    assert {file["path"] for file in runs_told[1]["files"] if file["taken_back"]} == {"plain.txt"}
    assert cleaner("log", "9", cwd=desk).returncode == 2


def test_a_run_that_changes_nothing_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUIET)
    assert cleaner("fix", "a.txt", cwd=tmp_path).returncode == 0
    assert os.listdir(tmp_path) == ["a.txt"]


def test_git_and_the_walk_pass_the_journal_over(desk: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=desk, check=True)
    fixed(desk)
    told = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=desk, capture_output=True).stdout
    assert b"journal" not in told and b".cleaner/" not in told
    assert b"journal" not in cleaner("check", "--no-cache", ".", cwd=desk).stdout


def test_the_journal_is_the_projects(desk: Path) -> None:
    """It lies by the settings, wherever in the project the command is run."""
    below = desk / "posts" / "old"
    below.mkdir(parents=True)
    (below / "a.txt").write_text(DOUBLED)
    cleaner("fix", "a.txt", cwd=below)
    assert (desk / ".cleaner" / "journal" / "1").is_file() and os.listdir(below) == ["a.txt"]
    assert cleaner("undo", cwd=desk / "posts").returncode == 0
    assert (below / "a.txt").read_text() == DOUBLED


def test_a_journal_says_nothing_of_a_project(tmp_path: Path) -> None:
    """Words of the folder above count below a folder that has a journal alone."""
    (tmp_path / ".cleaner").mkdir()
    (tmp_path / ".cleaner" / "words.txt").write_text("recieve\n")
    below = tmp_path / "below"
    (below / ".cleaner" / "journal").mkdir(parents=True)
    (below / "a.txt").write_text("You will recieve the letters by the end of the week.\n")
    assert cleaner("check", "a.txt", cwd=below).returncode == 0


# -- when there can be no journal


def refused(folder: Path) -> None:
    done = cleaner("fix", ".", cwd=folder)
    assert done.returncode == 2
    assert b"left as it was, since what `cleaner undo` needs could not be kept in " in done.stderr
    assert b"--no-journal changes it all the same" in done.stderr
    assert held(folder) == BYTES and litter(folder) == []


def test_without_a_journal_nothing_is_changed(desk: Path) -> None:
    (desk / ".cleaner").write_text("in the way")
    refused(desk)
    assert cleaner("fix", "--no-journal", ".", cwd=desk).returncode == 0
    assert held(desk)["plain.txt"] == MENDED.encode()


@posix
def test_no_journal_is_written_through_a_link(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (desk / ".cleaner").symlink_to(elsewhere)
    refused(desk)
    (desk / ".cleaner").unlink()
    (desk / ".cleaner").mkdir()
    (desk / ".cleaner" / "journal").symlink_to(elsewhere)
    refused(desk)
    assert os.listdir(elsewhere) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(desk: Path) -> None:
    (desk / ".cleaner").mkdir(mode=0o500)
    refused(desk)


def test_the_settings_can_do_without(desk: Path) -> None:
    (desk / "cleaner.toml").write_text('select = ["TYP403"]\njournal = false\n')
    fixed(desk)
    assert not (desk / ".cleaner").exists()


@posix
def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    """The journal meets the limit before the articles do: what it could not take stays, the others can be undone."""

    chance = random.Random(7)
    words = "boat pier rope tide crew mast sail deck hull keel".split()
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')
    old = {}
    for number in range(12):
        text = "".join(f"{chance.choice(words)}{chance.randrange(10**6)} " for _ in range(100)) + f"\n\n{DOUBLED}"
        (tmp_path / f"{number}.txt").write_text(text)
        old[f"{number}.txt"] = text.encode()
    done = cleaner("fix", "--no-cache", ".", cwd=tmp_path, largest_file=4096)
    assert done.returncode == 2
    changed = [name for name, data in held(tmp_path).items() if data != old[name]]
    assert 0 < len(changed) < 12
    assert done.stderr.count(b"could not be kept in") == 12 - len(changed)
    assert litter(tmp_path) == []
    assert cleaner("undo", cwd=tmp_path).returncode == 0
    assert held(tmp_path) == old


# -- runs that are killed


def _is_old_or_can_be_undone(folder: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    for name, data in held(folder).items():
        assert data in (old[name], new[name])
    assert killing.run(folder, ["log"]) == 0
    if held(folder) != old:
        assert killing.run(folder, ["undo"]) == 0
    assert held(folder) == old


def _desk(folder: Path, *names: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Articles as they are and as they will be."""
    folder.mkdir()
    (folder / "cleaner.toml").write_text('select = ["TYP403"]\n')
    for name in names:
        (folder / name).write_text(DOUBLED)
    return held(folder), dict.fromkeys(names, MENDED.encode())


@posix
@pytest.mark.long
def test_a_fix_killed_at_every_call(tmp_path: Path) -> None:
    status, number = -signal.SIGKILL, 0
    while status == -signal.SIGKILL:
        number += 1
        old, new = _desk(tmp_path / str(number), "a.txt", "b.txt")
        status = killing.run(tmp_path / str(number), ["fix", "--no-cache", "-j1", "."], killed_at=number)
        _is_old_or_can_be_undone(tmp_path / str(number), old, new)
    assert status == 0 and number > 40


@posix
@pytest.mark.long
def test_an_undo_killed_at_every_call(tmp_path: Path) -> None:
    status, number = -signal.SIGKILL, 0
    while status == -signal.SIGKILL:
        number += 1
        folder = tmp_path / str(number)
        old, new = _desk(folder, "a.txt")
        assert killing.run(folder, ["fix", "--no-cache", "-j1", "."]) == 0 and held(folder) == new
        status = killing.run(folder, ["undo"], killed_at=number)
        _is_old_or_can_be_undone(folder, old, new)
    assert status == 0 and number > 20


@posix
@pytest.mark.long
def test_a_run_of_several_processes_killed_at_some_moment(tmp_path: Path) -> None:
    chance = random.Random(5)
    long = QUIET * 200 + DOUBLED
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')
    paths = [tmp_path / f"{number}.txt" for number in range(30)]
    for path in paths:
        path.write_text(long)
    for _ in range(4):
        run = subprocess.Popen([*CLEANER, "fix", "--no-cache", "-j2", "."], cwd=tmp_path, stdout=-3, stderr=-3)
        started = time.monotonic()
        while paths[0].read_text() == long and time.monotonic() - started < HANGS:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.05))
        run.kill()
        run.wait()
        assert cleaner("undo", cwd=tmp_path).returncode == 0
        assert {path.read_text() for path in paths} == {long}


# -- the journal itself


@given(st.lists(st.tuples(st.binary(max_size=200), st.lists(st.text(max_size=20), max_size=3)), min_size=1, max_size=5))
def test_what_is_told_is_read_again(changes: list[tuple[bytes, list[str]]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as root:
        journal = Journal(root, "cleaner fix “é”")
        entries = []
        for number, (old, rows) in enumerate(changes):
            path = os.path.join(root, f"caf\udce9 {number}.txt")
            entries.append(Entry(path, digest(old), digest(b""), (("TYP403", 1),), tuple(rows)))
            journal.done(journal.tell(entries[-1], old))
        [run] = runs(root)
        assert [stored.entry for stored in run.changes] == entries
        assert all(stored.is_done for stored in run.changes)
        assert [run.old_bytes(stored) for stored in run.changes] == [old for old, _ in changes]


def _told(root: Path, *texts: bytes) -> Path:
    journal = Journal(str(root), "cleaner fix .")
    for number, text in enumerate(texts):
        journal.tell(Entry(str(root / f"{number}.txt"), digest(text), digest(b"new")), text)
    return Path(journal.folder) / str(journal.number)


def test_a_journal_cut_anywhere_gives_what_is_whole(tmp_path: Path) -> None:
    path = _told(tmp_path, b"one", b"two")
    whole = path.read_bytes()
    seen = set()
    for length in range(len(whole) + 1):
        path.write_bytes(whole[:length])
        found = runs(str(tmp_path))
        seen.add(len(found[0].changes) if found else 0)
        assert all(run.old_bytes(change) in (b"one", b"two") for run in found for change in run.changes)
    assert seen == {0, 1, 2}


def test_a_damaged_journal_brings_nothing_back(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_bytes(b"new")
    path = _told(tmp_path, b"old text " * 20)
    data = bytearray(path.read_bytes())
    data[-12] ^= 1
    path.write_bytes(bytes(data))
    [run] = runs(str(tmp_path))
    with pytest.raises(Damaged):
        run.old_bytes(run.changes[0])
    done = cleaner("undo", cwd=tmp_path)
    assert done.returncode == 2 and b"the journal does not hold what it was" in done.stderr
    assert (tmp_path / "0.txt").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["../outside.txt", ".git/config", "/etc/none"])
def test_a_journal_from_somebody_else_leads_nowhere(tmp_path: Path, name: str) -> None:
    """A folder from anybody may come with a journal: nothing outside is changed, nor what is git's."""
    root = tmp_path / "root"
    (root / ".git").mkdir(parents=True)
    outside = root / name
    if not name.startswith("/"):
        outside.write_bytes(b"new")
    Journal(str(root), "cleaner fix .").tell(Entry(os.path.abspath(outside), digest(b"bad"), digest(b"new")), b"bad")
    done = cleaner("undo", cwd=root)
    assert done.returncode == 2 and b"outside of this project" in done.stderr
    assert name.startswith("/") or outside.read_bytes() == b"new"


def test_old_runs_go(tmp_path: Path) -> None:
    for number in range(MAX_RUNS + 20):
        _told(tmp_path, str(number).encode())
    kept = [run.number for run in runs(str(tmp_path))]
    assert kept == list(range(MAX_RUNS + 20, 20, -1))


def test_bytes_are_bounded_and_the_last_run_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.files.journal.writing.MAX_BYTES", 3000)
    for _ in range(5):
        _told(tmp_path, os.urandom(1200))
    assert [run.number for run in runs(str(tmp_path))] == [5, 4, 3]
    _told(tmp_path, os.urandom(9000))
    _told(tmp_path, b"small")
    assert [run.number for run in runs(str(tmp_path))] == [7]
