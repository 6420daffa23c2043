"""The command line over real files: nothing is lost, whatever the disk, the bytes, the links or the neighbours do."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from command_line import CLEANER, DOUBLED, HANGS, MENDED, QUIET, cleaner, litter, status_and_output
from hostile_text import BINARY, LINE_ENDS, NOT_TEXT, ODD_BREAKS

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
LONG = QUIET * 200 + DOUBLED
ODD_NAMES = [b"a blank.txt", b"-leading.txt", b"caf\xe9.txt", b"two\nlines.txt", b"x" * 251 + b".txt"]


@pytest.fixture(autouse=True)
def _one_rule(tmp_path: Path) -> None:
    """These tests are about files; one rule makes the changes."""
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(DOUBLED.encode())
    return path


@posix
def test_full_disk(article: Path) -> None:
    article.write_text(LONG)
    done = cleaner("fix", article.name, cwd=article.parent, largest_file=4096)
    assert done.returncode == 2
    assert done.stderr.startswith(b"article.txt: could not be written")
    assert article.read_text() == LONG
    assert litter(article.parent) == []


@posix
@pytest.mark.long
def test_kill_while_fixing(tmp_path: Path) -> None:
    chance = random.Random(3)
    old, new = LONG.encode(), LONG.replace(DOUBLED, MENDED).encode()
    paths = [tmp_path / f"{number}.txt" for number in range(30)]
    for _ in range(5):
        for path in paths:
            path.write_bytes(old)
        run = subprocess.Popen([*CLEANER, "fix", "-j1", "."], cwd=tmp_path, stdout=-3, stderr=-3)
        started = time.monotonic()
        while paths[0].read_bytes() == old and time.monotonic() - started < HANGS:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.05))
        run.kill()
        run.wait()
        assert {path.read_bytes() for path in paths} <= {old, new}


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_no_litter(tmp_path: Path, number: signal.Signals) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(60)]
    for path in paths:
        path.write_text(LONG)
    run = subprocess.Popen([*CLEANER, "fix", "-j2", "."], cwd=tmp_path, stdout=-3, stderr=subprocess.PIPE)
    started = time.monotonic()
    while paths[0].read_text() == LONG and time.monotonic() - started < HANGS:
        time.sleep(0.002)
    run.send_signal(number)
    errors = run.communicate(timeout=HANGS)[1]
    assert litter(tmp_path) == []
    assert b"Traceback" not in errors
    assert {path.read_text() for path in paths} <= {LONG, LONG.replace(DOUBLED, MENDED)}


@pytest.mark.long
def test_same_run_many_times(tmp_path: Path) -> None:
    expected = {}
    for number in range(120):
        text = DOUBLED * (number % 3) + QUIET * 40
        (tmp_path / f"{number}.txt").write_text(text)
    seen = set()
    for jobs in ("1", "4") * 2:
        done = cleaner("check", "--no-cache", "-j", jobs, ".", cwd=tmp_path)
        seen.add((done.returncode, done.stdout))
    assert len(seen) == 1
    for run in range(2):
        folder = tmp_path / f"copy{run}"
        folder.mkdir()
        for path in tmp_path.glob("*.txt"):
            (folder / path.name).write_bytes(path.read_bytes())
        cleaner("fix", "--no-cache", "-j", str(1 + run % 2 * 3), ".", cwd=folder)
        made = {path.name: path.read_bytes() for path in folder.glob("*.txt")}
        assert all(made.values())
        expected.setdefault("bytes", made)
        assert made == expected["bytes"]


@pytest.mark.parametrize("name", NOT_TEXT)
def test_undecodable(article: Path, name: str) -> None:
    article.write_bytes(NOT_TEXT[name])
    other = article.with_name("other.txt")
    other.write_text(DOUBLED)
    done = cleaner("fix", "article.txt", "other.txt", cwd=article.parent)
    assert done.returncode == 2
    assert b"article.txt: " in done.stderr and b"Traceback" not in done.stderr
    assert article.read_bytes() == NOT_TEXT[name]
    assert other.read_text() == MENDED
    refused = cleaner("clean", "article.txt", cwd=article.parent)
    assert status_and_output(refused) == (2, b"")


@pytest.mark.parametrize("name", BINARY)
def test_binary(article: Path, name: str) -> None:
    article.write_bytes(BINARY[name])
    before = article.stat().st_mtime_ns
    for command in ("check", "fix", "diff"):
        done = cleaner(command, "article.txt", cwd=article.parent)
        assert status_and_output(done) == (0, b"") if command == "diff" else done.returncode == 0
        assert b"binary, left alone" in done.stderr
    assert (article.read_bytes(), article.stat().st_mtime_ns) == (BINARY[name], before)
    assert status_and_output(cleaner("clean", "article.txt", cwd=article.parent)) == (0, BINARY[name])


def test_binary_by_gitattributes(article: Path) -> None:
    (article.parent / ".git").mkdir()
    (article.parent / ".gitattributes").write_text("*.txt binary\n")
    done = cleaner("fix", "article.txt", cwd=article.parent)
    assert done.returncode == 0 and b"binary by .gitattributes" in done.stderr
    assert article.read_text() == DOUBLED


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"), (b"", "utf-8")],
)
def test_codec_and_byte_order_mark_come_back(article: Path, mark: bytes, codec: str) -> None:
    text = "\u0d0d \u0a0d \u0d0a\r\n" + DOUBLED  # letters whose bytes hold CR and LF
    article.write_bytes(mark + text.encode(codec))
    found = cleaner("check", "--output-format", "concise", "article.txt", cwd=article.parent)
    assert b"article.txt:2:25: TYP403" in found.stdout
    wanted = mark + text.replace(DOUBLED, MENDED).encode(codec)
    assert status_and_output(cleaner("clean", "article.txt", cwd=article.parent)) == (0, wanted)
    cleaner("fix", "article.txt", cwd=article.parent)
    assert article.read_bytes() == wanted


def test_latin_1_words_are_never_cut(article: Path) -> None:
    article.write_bytes(b"the the caf\xe9")
    assert cleaner("fix", "--unsafe-fixes", "article.txt", cwd=article.parent).returncode == 2
    assert article.read_bytes() == b"the the caf\xe9"


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "cp1251"},
        {"PYTHONIOENCODING": "utf-16", "PYTHONHASHSEED": "3"},
    ],
)
def test_locale(tmp_path: Path, environment: dict[str, str]) -> None:
    path = tmp_path / "café «один».txt"
    path.write_bytes(("Ένα καφέ — " + DOUBLED).encode())
    for command in (["check"], ["check", "--output-format", "json"], ["diff"], ["clean"]):
        plain = cleaner(*command, path.name, cwd=tmp_path)
        other = cleaner(*command, path.name, cwd=tmp_path, environment=environment)
        assert (other.returncode, other.stdout, other.stderr) == (plain.returncode, plain.stdout, plain.stderr)
        assert plain.returncode < 2


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("last", [True, False])
def test_line_ends(article: Path, line_end: str, last: bool) -> None:
    def as_bytes(text: str) -> bytes:
        whole = (QUIET + "\n" + text + "\n" + QUIET).replace("\n", line_end)
        return (whole if last else whole.removesuffix(line_end)).encode()

    article.write_bytes(as_bytes(DOUBLED))
    cleaner("fix", "article.txt", cwd=article.parent)
    assert article.read_bytes() == as_bytes(MENDED)


def test_mixed_line_ends_and_odd_breaks_stay_outside_the_edits(article: Path) -> None:
    odd = "".join(f"one{sign}two{sign}\r\n\nthree\r\r\n" for sign in ODD_BREAKS)
    article.write_bytes((odd + DOUBLED + odd).encode())
    assert cleaner("fix", "article.txt", cwd=article.parent).returncode < 2
    assert article.read_bytes() == (odd + MENDED + odd).encode()


def test_pipes_are_binary(tmp_path: Path) -> None:
    text = "One line.\r\nAnother.\r\r\nUne ligne.\n\r\x85\u2028 end".encode()
    for _ in range(3):
        done = cleaner("clean", "-", cwd=tmp_path, stdin=text)
        assert status_and_output(done) == (0, text)


def test_honest_report(article: Path) -> None:
    article.write_bytes(QUIET.removesuffix("\n").encode())
    os.utime(article, ns=(1, 10**18))
    before = article.stat()
    done = cleaner("fix", "article.txt", cwd=article.parent)
    assert done.returncode == 0 and b"Made 0 changes in 0 files" in done.stderr
    after = article.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    article.write_text(DOUBLED)
    assert b"Made 1 change in 1 file" in cleaner("fix", "article.txt", cwd=article.parent).stderr
    assert b"Made 0 changes in 0 files" in cleaner("fix", "article.txt", cwd=article.parent).stderr


@posix
class TestLinks:
    def test_named_links_are_refused(self, article: Path) -> None:
        link = article.with_name("link.txt")
        link.symlink_to("article.txt")
        for command in ("check", "fix", "diff", "clean"):
            done = cleaner(command, "link.txt", cwd=article.parent)
            assert done.returncode == 2 and b"link.txt: is a link" in done.stderr
        assert link.is_symlink() and article.read_text() == DOUBLED

    def test_followed_links_stay_links(self, article: Path) -> None:
        link = article.with_name("link.txt")
        link.symlink_to("article.txt")
        assert cleaner("fix", "--follow", "link.txt", cwd=article.parent).returncode == 0
        assert link.is_symlink() and article.read_text() == MENDED

    def test_nothing_outside_is_ever_written(self, tmp_path: Path) -> None:
        outside, inside = tmp_path / "outside.txt", tmp_path / "inside"
        outside.write_text(DOUBLED)
        inside.mkdir()
        (inside / "link.txt").symlink_to(outside)
        assert cleaner("fix", "--follow", "link.txt", ".", cwd=inside).returncode == 2
        assert cleaner("fix", ".", cwd=inside).returncode == 0
        assert outside.read_text() == DOUBLED

    def test_hard_links_are_refused(self, article: Path) -> None:
        os.link(article, article.with_name("second.txt"))
        done = cleaner("fix", "article.txt", cwd=article.parent)
        assert done.returncode == 2 and b"hard links" in done.stderr
        assert article.read_text() == DOUBLED


@posix
@pytest.mark.parametrize("mode", [0o600, 0o755])
def test_modes(article: Path, mode: int) -> None:
    article.chmod(mode)
    assert cleaner("fix", "article.txt", cwd=article.parent).returncode == 0
    assert stat.S_IMODE(article.stat().st_mode) == mode


@posix
def test_read_only_is_refused(article: Path) -> None:
    article.chmod(0o444)
    done = cleaner("fix", "article.txt", cwd=article.parent)
    assert done.returncode == 2 and b"article.txt: is read-only" in done.stderr
    assert article.read_text() == DOUBLED


def test_two_processes(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(40)]
    for path in paths:
        path.write_text(f"{path.name}\n\n" + LONG)
    runs = [subprocess.Popen([*CLEANER, "fix", "-j2", "."], cwd=tmp_path, stdout=-3, stderr=-3) for _ in range(2)]
    assert {run.wait() for run in runs} <= {0, 2}  # 2: a file that the other run had changed
    assert [path.read_text() for path in paths] == [
        f"{path.name}\n\n" + LONG.replace(DOUBLED, MENDED) for path in paths
    ]
    assert litter(tmp_path) == []


@posix
@pytest.mark.parametrize("make", ["mkfifo", "mkdir"])
def test_odd_files_do_not_hang(tmp_path: Path, make: str) -> None:
    getattr(os, make)(tmp_path / "odd.txt")
    done = cleaner("clean", "odd.txt", cwd=tmp_path)
    assert status_and_output(done) == (2, b"")
    assert done.stderr.startswith(b"odd.txt: is ")


@posix
@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(tmp_path: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "wb") as file:
        file.write(DOUBLED.encode())
    assert cleaner("fix", "--", name, cwd=tmp_path).returncode == 0
    with open(path, "rb") as file:
        assert file.read() == MENDED.encode()


def test_a_large_file_is_skipped_and_not_called_clean(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text("max-bytes = 1000\nselect = ['TYP403']\n")
    for size, status in ((1000, 0), (1001, 2)):
        (tmp_path / "large.txt").write_text((QUIET * 100)[: size - 1] + "\n")
        assert cleaner("check", "large.txt", cwd=tmp_path).returncode == status
    (tmp_path / "other.txt").write_text(QUIET)
    for arguments in (["."], [".", "--no-cache"], ["--force-exclude", "large.txt"]):  # nobody asked for just this file
        done = cleaner("check", *arguments, cwd=tmp_path)
        assert done.returncode == 0
        assert b"large.txt: skipped: 1,001 bytes" in done.stderr and b"1 file could not be judged" in done.stdout


def test_no_memory(tmp_path: Path) -> None:
    """The same answer whatever came before, in whatever order, under any hash seed."""
    names = [f"{n}.txt" for n in range(6)]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(QUIET * number + DOUBLED + (QUIET + DOUBLED) * (number % 2))
    seen = set()
    for seed in ("0", "1", "random"):
        order = random.Random(seed).sample(names, len(names))
        done = cleaner("check", *order, "--no-cache", cwd=tmp_path, environment={"PYTHONHASHSEED": seed})
        seen.add(tuple(sorted(line for line in done.stdout.split(b"\n") if b".txt:" in line)))
        assert seen != {()}
    assert len(seen) == 1
