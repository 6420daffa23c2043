"""The command line by real processes: what goes where, with which status, and what never goes to a terminal raw."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CLEANER, DOUBLED, MENDED, QUIET, cleaner, status_and_output
from hostile_text import TERMINAL_CODES

from cleaner.rules import RULES


@pytest.fixture(autouse=True)
def _one_rule(tmp_path: Path) -> None:
    """One rule makes the findings, so that these tests are about the command line."""
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "doubled.txt").write_text(QUIET + DOUBLED)
    (tmp_path / "quiet.txt").write_text(QUIET)
    return tmp_path


class TestCheck:
    def test_findings_are_told_with_their_places(self, articles: Path) -> None:
        done = cleaner("check", "--output-format", "concise", ".", cwd=articles)
        assert done.returncode == 1
        assert done.stdout.startswith(b"doubled.txt:2:25: TYP403 [*] ")
        assert done.stderr == b""

    def test_nothing_to_tell_is_status_0(self, articles: Path) -> None:
        assert status_and_output(cleaner("check", "quiet.txt", cwd=articles)) == (0, b"")

    def test_a_path_alone_is_checked(self, articles: Path) -> None:
        alone = cleaner("--output-format", "concise", "doubled.txt", cwd=articles)
        named = cleaner("check", "--output-format", "concise", "doubled.txt", cwd=articles)
        assert alone.stdout == named.stdout and alone.returncode == named.returncode == 1

    def test_nothing_is_changed(self, articles: Path) -> None:
        cleaner("check", ".", cwd=articles)
        assert (articles / "doubled.txt").read_text() == QUIET + DOUBLED

    def test_json_says_it_for_programs(self, articles: Path) -> None:
        done = cleaner("check", "--output-format", "json", ".", "missing", cwd=articles)
        told = json.loads(done.stdout)
        finding = told["files"][0]["findings"][0]
        assert (finding["code"], finding["location"]) == ("TYP403", {"line": 2, "column": 25})
        assert [file["problem"] for file in told["files"] if file["path"] == "missing"] == ["no such file or folder"]
        assert done.returncode == 2

    def test_standard_input_is_taken_for_the_name_given(self, articles: Path) -> None:
        arguments = ("check", "--output-format", "concise", "-")
        done = cleaner(*arguments, "--stdin-filename", "post.md", cwd=articles, stdin=DOUBLED.encode())
        assert done.stdout.startswith(b"post.md:1:25: TYP403")
        assert cleaner(*arguments, cwd=articles, stdin=DOUBLED.encode()).stdout.startswith(b"-:1:25: TYP403")

    def test_statistics_count_by_rule(self, articles: Path) -> None:
        done = cleaner("check", "--statistics", ".", cwd=articles)
        assert done.stdout.split() == [b"1", b"TYP403", b"doubled-word"]


class TestStart:
    def test_a_plain_check_says_what_any_check_says(self, articles: Path) -> None:
        plain = cleaner("check", ".", "missing", cwd=articles)
        with_options = cleaner("check", "--color", "auto", ".", "missing", cwd=articles)
        assert (plain.returncode, plain.stdout, plain.stderr) == (2, with_options.stdout, with_options.stderr)

    @pytest.mark.parametrize("name", ["doubled.txt", "quiet.txt"])
    def test_nothing_heavy_is_loaded_for_one_article(self, articles: Path, name: str) -> None:
        run = [CLEANER[0], "-X", "importtime", *CLEANER[1:], "check", name]
        loaded = subprocess.run(run, cwd=articles, capture_output=True, text=True).stderr
        assert "cleaner.engine" in loaded
        for heavy in ("click", "concurrent", "multiprocessing", "difflib", "json", "hashlib", "ftfy"):
            assert f" {heavy}\n" not in loaded, heavy

    def test_no_rule_is_loaded_when_all_is_remembered(self, articles: Path) -> None:
        cleaner("check", ".", cwd=articles)
        run = [CLEANER[0], "-X", "importtime", *CLEANER[1:], "check", "."]
        done = subprocess.run(run, cwd=articles, capture_output=True, text=True)
        assert done.returncode == 1 and "TYP403" in done.stdout
        assert " cleaner.engine\n" not in done.stderr and " cleaner.rules\n" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "quiet.txt"], 0),
        (["check", "doubled.txt"], 1),
        (["check", "--exit-zero", "doubled.txt"], 0),
        (["check", "missing.txt"], 2),
        (["check", "--exit-zero", "missing.txt"], 2),
        (["check", "doubled.txt", "missing.txt"], 2),
        (["missing.txt"], 2),
        (["diff", "quiet.txt"], 0),
        (["diff", "doubled.txt"], 1),
        (["clean", "doubled.txt"], 0),
        (["clean", "missing.txt"], 2),
        (["fix", "-"], 2),
        (["check", "-", "doubled.txt"], 2),
        (["check", "--no-such-option"], 2),
        (["check", "--select", "NOPE", "quiet.txt"], 2),
        (["check", "--output-format", "nope", "quiet.txt"], 2),
        (["check", "--config", "missing.toml", "quiet.txt"], 2),
        (["explain", "NOPE"], 2),
        (["chekc"], 2),
        (["--help"], 0),
        (["check", "--help"], 0),
        (["--version"], 0),
    ],
)
def test_status(articles: Path, arguments: list[str], status: int) -> None:
    done = cleaner(*arguments, cwd=articles)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert status < 2 or done.stderr


def test_fix_says_what_it_did_and_what_is_left(articles: Path) -> None:
    done = cleaner("fix", ".", cwd=articles)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == ("doubled.txt:2: TYP403 removed “the”\nMade 1 change in 1 file; 0 findings left.\n".encode())
    assert (articles / "doubled.txt").read_text() == QUIET + MENDED
    (articles / "doubled.txt").write_text(DOUBLED)
    assert cleaner("fix", "--exit-non-zero-on-fix", "-q", ".", cwd=articles).returncode == 1
    assert cleaner("fix", "--exit-non-zero-on-fix", "-q", ".", cwd=articles).returncode == 0


def test_fix_is_1_when_something_is_left(articles: Path) -> None:
    text = "It was a different different harbour then, they say.\n"  # the editor's to decide
    (articles / "doubled.txt").write_text(text)
    done = cleaner("fix", "--output-format", "concise", ".", cwd=articles)
    if b"TYP403" in done.stdout:
        assert done.returncode == 1
        assert (articles / "doubled.txt").read_text() == text
        assert cleaner("fix", "--unsafe-fixes", ".", cwd=articles).returncode == 0
    assert cleaner("fix", ".", cwd=articles).returncode == 0


class TestClean:
    def test_bytes_alone_go_to_standard_output(self, articles: Path) -> None:
        for done in (
            cleaner("clean", "doubled.txt", cwd=articles),
            cleaner("clean", "-", cwd=articles, stdin=(QUIET + DOUBLED).encode()),
        ):
            assert status_and_output(done) == (0, (QUIET + MENDED).encode())
            assert done.stderr == b""

    def test_an_empty_text_stays_empty(self, articles: Path) -> None:
        for text in (b"", b"\n", b"  \r\n\t", b"\xef\xbb\xbf"):
            assert status_and_output(cleaner("clean", "-", cwd=articles, stdin=text)) == (0, text)

    def test_nothing_comes_out_of_what_cannot_be_read(self, articles: Path) -> None:
        (articles / "odd.txt").write_bytes(b"caf\xe9")
        done = cleaner("clean", "odd.txt", cwd=articles)
        assert status_and_output(done) == (2, b"")
        assert done.stderr.startswith(b"odd.txt: not UTF-8: 0xE9")


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
class TestStreams:
    def test_a_closed_pipe_ends_quietly(self, articles: Path) -> None:
        (articles / "long.txt").write_text("".join(f"Boat {n} came in. {DOUBLED}" for n in range(5000)))
        for command in (["clean", "long.txt"], ["check", "--output-format", "concise", "long.txt"], ["diff", "."]):
            run = subprocess.Popen([*CLEANER, *command], cwd=articles, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            assert run.stdout is not None and run.stderr is not None
            run.stdout.read(10)
            run.stdout.close()
            assert run.stderr.read() == b""
            run.stderr.close()
            assert run.wait() in (0, 1)

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
    @pytest.mark.parametrize("command", ["clean", "check"])
    def test_a_full_output_is_told(self, articles: Path, command: str) -> None:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([*CLEANER, command, "doubled.txt"], cwd=articles, stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 2
        assert b"could not be written" in done.stderr and b"Traceback" not in done.stderr

    @pytest.mark.parametrize("closing", [">&-", "<&- -", "2>&-"])
    def test_closed_streams_are_no_crash(self, articles: Path, closing: str) -> None:
        path = "doubled.txt" if "<" not in closing else ""
        line = " ".join([*CLEANER, "clean", path, closing])
        done = subprocess.run(["sh", "-c", line], cwd=articles, capture_output=True)
        assert done.returncode == (0 if closing == "2>&-" else 2)
        assert b"Traceback" not in done.stderr


BROKEN_RULE = """
import sys
import cleaner.rules
from cleaner import Applicability, Rule
from cleaner.cli import main

def check(document, settings, surroundings):
    raise RuntimeError("at fault")
    yield

cleaner.rules.RULES = (Rule("TYP403", "stub", "A rule that is at fault", Applicability.SAFE, check),)
sys.exit(main())
"""


@pytest.mark.parametrize("command", ["clean", "diff", "fix"])
def test_a_fault_is_told_and_the_text_kept(articles: Path, command: str) -> None:
    run = [sys.executable, "-c", BROKEN_RULE, command, "doubled.txt"]
    done = subprocess.run(run, cwd=articles, capture_output=True)
    assert done.returncode == 3
    assert done.stderr.startswith(b"doubled.txt: The file was left as it was") and b"at fault" in done.stderr
    assert (articles / "doubled.txt").read_text() == QUIET + DOUBLED
    if command == "clean":
        assert done.stdout == (QUIET + DOUBLED).encode()


class TestShownOnly:
    """What only a person can decide sets no exit status, unless that is asked for: no `fix` could ever pass it."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Path:
        (tmp_path / "cleaner.toml").write_text('select = ["SUP101"]\n')
        (tmp_path / "a.txt").write_text("<!-- cleaner: nonsense -->\n\nThe band played on.\n")
        (tmp_path / "b.txt").write_text("The band played on.\n")
        return tmp_path

    @pytest.mark.parametrize("arguments", [["check", "."], ["check", "a.txt"], ["fix", "."]])
    def test_status(self, desk: Path, arguments: list[str]) -> None:
        for _ in range(2):  # judged, and remembered
            done = cleaner(*arguments, cwd=desk)
            assert done.returncode == 0 and b"SUP101" in done.stdout
        assert cleaner(*arguments, "--strict", cwd=desk).returncode == 1
        (desk / "cleaner.toml").write_text('select = ["SUP101"]\nstrict = true\n')
        assert cleaner(*arguments, cwd=desk).returncode == 1
        assert cleaner(*arguments, "--no-strict", cwd=desk).returncode == 0

    def test_the_counts_say_so(self, desk: Path) -> None:
        assert b"1 shown only, for a person to decide." in cleaner("check", ".", cwd=desk).stdout


class TestStartPage:
    def test_the_name_alone_shows_how_to_begin(self, tmp_path: Path) -> None:
        done = cleaner(cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.startswith(b"cleaner turns") and done.stdout.count(b"\n") < 15

    def test_help_is_whole(self, tmp_path: Path) -> None:
        told = cleaner("--help", cwd=tmp_path).stdout.decode()
        assert "..." not in told.split("Commands:")[1] and "…" not in told and "arrow to the copy that stays." in told

    def test_fix_asks_for_a_path(self, articles: Path) -> None:
        before = (articles / "doubled.txt").read_text()
        done = cleaner("fix", cwd=articles)
        assert done.returncode == 2 and b"`cleaner fix .`" in done.stderr
        assert (articles / "doubled.txt").read_text() == before

    @pytest.mark.parametrize("command", ["check", "fix", "diff"])
    def test_a_folder_without_articles_is_told(self, tmp_path: Path, command: str) -> None:
        (tmp_path / "empty").mkdir()
        done = cleaner(command, "empty", cwd=tmp_path)
        assert done.returncode == 0 and b"No articles in empty (files ending in .txt," in done.stderr
        assert cleaner(command, "-q", "empty", cwd=tmp_path).stderr == b""


def test_fix_tells_what_went_and_where_it_still_stands(tmp_path: Path) -> None:
    line = "The old quay opened on Monday after two years of work, and boats may land there from dawn."
    rest = "They left thier nets on the new stones to dry in the sun.\n\nNobody was late, and the band played.\n"
    (tmp_path / "a.txt").write_text(f"The old quay is open\n\n{line}\n\n{line}\n\n{rest}")
    done = cleaner("fix", "--isolated", "a.txt", cwd=tmp_path)
    told = done.stderr.decode().split("\n")
    assert told[0].startswith("a.txt:") and "DUP201 removed “The old quay" in told[0] and "(stays in line " in told[0]
    assert told[1] == "a.txt:7: TYP401 replaced “thier” by “their”"


def test_fix_tells_of_so_many_changes_and_counts_the_rest(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(DOUBLED)
    told = cleaner("fix", ".", cwd=tmp_path).stderr.decode()
    assert told.count("removed") == 50 and "… and 10 changes more" in told
    (tmp_path / "00.txt").write_text("\n".join([DOUBLED] * 55))
    assert cleaner("fix", "-v", ".", cwd=tmp_path).stderr.count(b"removed") == 55


class TestExplain:
    @pytest.mark.parametrize("code", ["TYP403", "typ403", "doubled-word"])
    def test_a_rule_is_explained_by_code_or_name(self, articles: Path, code: str) -> None:
        done = cleaner("explain", code, cwd=articles)
        text = done.stdout.decode()
        assert text.startswith("TYP403 doubled-word")
        for part in ("What it finds", "Why it is wrong", "Example", "When it stays silent"):
            assert part in text

    def test_all_rules_are_listed_and_explained(self, articles: Path) -> None:
        assert cleaner("explain", cwd=articles).stdout.count(b"\n") == len(RULES)
        told = json.loads(cleaner("explain", "--output-format", "json", cwd=articles).stdout)
        codes = [rule["code"] for rule in told]
        assert sorted(codes) == sorted(rule.code for rule in RULES)
        families = [code[:3] for code in codes]
        assert all(
            codes[families.index(name) :][: families.count(name)] == sorted(c for c in codes if c[:3] == name)
            for name in families
        )
        assert all("What it finds" in rule["explanation"] for rule in told)


def git(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=cwd, input=stdin, capture_output=True)


DIFFED = {
    "plain.txt": QUIET + DOUBLED + QUIET,
    "crlf.txt": (QUIET + DOUBLED).replace("\n", "\r\n"),
    "no last break.txt": QUIET + DOUBLED.rstrip(),
    "mixed.txt": QUIET + "\r\n" + DOUBLED + "\r\r\n" + QUIET,
    "naïve «name».txt": "\ufeff" + DOUBLED,
    'quoted "name"\\.txt': DOUBLED,
    "tab\tand\nbreak.txt": DOUBLED,
    "deep/er/file.txt": DOUBLED + "A gap.\n" * 9 + DOUBLED,
}


@pytest.mark.parametrize("below", [".", "deep"])
def test_git_applies_the_diff(tmp_path: Path, below: str) -> None:
    git("init", "-q", cwd=tmp_path)
    for name, text in DIFFED.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    diff = cleaner("diff", ".", cwd=tmp_path / below)
    assert diff.returncode == 1 and diff.stderr == b""
    applied = git("apply", "--whitespace=nowarn", "-", cwd=tmp_path / below, stdin=diff.stdout)
    assert applied.stderr == b"" and applied.returncode == 0
    for name, text in DIFFED.items():
        wanted = text.replace(DOUBLED.strip(), MENDED.strip()) if name.startswith(below) or below == "." else text
        assert (tmp_path / name).read_bytes() == wanted.encode(), name


def on_a_terminal(*arguments: str, cwd: Path, report: int | None = None, **environment: str) -> bytes:
    """What a person's terminal gets to see; ``report``: where standard output goes instead."""
    import pty

    outer, inner = pty.openpty()
    run = subprocess.Popen(
        [*CLEANER, *arguments],
        cwd=cwd,
        stdout=inner if report is None else report,
        stderr=inner,
        env={**os.environ, "TERM": "xterm", **environment},
    )
    os.close(inner)
    seen = b""
    while True:
        try:
            piece = os.read(outer, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    run.wait()
    os.close(outer)
    return seen


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
class TestTerminal:
    @pytest.mark.parametrize("code", TERMINAL_CODES)
    def test_hostile_codes_never_reach_it(self, tmp_path: Path, code: str) -> None:
        name = f"a{code}b.txt"
        (tmp_path / name).write_text(f"{code} {DOUBLED.rstrip()} {code}\n", newline="")
        for arguments in (["check", ".", f"{code}missing{code}"], ["diff", "."]):
            seen = on_a_terminal(*arguments, "--color", "never", cwd=tmp_path).decode()
            assert "TYP403" in seen or "@@" in seen
            assert not set(seen.replace("\r\n", "")) & set("\x07\x08\x1b\x9b\r\u202e")

    def test_progress_is_for_a_person_who_waits(self, tmp_path: Path) -> None:
        for number in range(60):
            (tmp_path / f"{number}.txt").write_text(f"Boat {number} came in late, they say. {DOUBLED}" * 60)
        waiting = ("check", "--no-cache", "-j1", ".")
        seen = on_a_terminal(*waiting, cwd=tmp_path, report=subprocess.DEVNULL)
        assert b" of 60 files" in seen and seen.endswith(b"\r\x1b[K")
        assert b" of 60 files" not in cleaner(*waiting, cwd=tmp_path).stderr

    def test_colour_by_choice_and_by_environment(self, articles: Path) -> None:
        assert b"\x1b[" in on_a_terminal("check", ".", cwd=articles)
        assert b"\x1b[" not in on_a_terminal("check", ".", cwd=articles, NO_COLOR="1")
        assert b"\x1b[" not in on_a_terminal("check", ".", cwd=articles, TERM="dumb")
        assert b"\x1b[" not in on_a_terminal("check", "--color", "never", ".", cwd=articles)
        assert b"\x1b[" not in cleaner("check", ".", cwd=articles).stdout
        assert b"\x1b[" in cleaner("check", ".", cwd=articles, environment={"FORCE_COLOR": "1"}).stdout
        assert b"\x1b[" in cleaner("check", "--color", "always", ".", cwd=articles).stdout


class TestSettings:
    def test_the_nearest_file_counts_and_the_command_line_is_on_top(self, articles: Path) -> None:
        (articles / "near").mkdir()
        (articles / "near" / "pyproject.toml").write_text("[tool.cleaner]\nignore = ['TYP']\n")
        (articles / "near" / "a.txt").write_text(DOUBLED)
        assert cleaner("check", "near", cwd=articles).returncode == 0
        assert cleaner("check", "--ignore", "ENC", "near", cwd=articles).returncode == 1
        assert cleaner("check", "--isolated", "near", cwd=articles).returncode == 1
        assert cleaner("check", "--config", "cleaner.toml", "near", cwd=articles).returncode == 1

    def test_what_is_fixable_goes_by_the_settings(self, articles: Path) -> None:
        (articles / "doubled.txt").write_text("It was a different different harbour then, they say.\n")
        told = [cleaner("check", *arguments, cwd=articles).stdout for arguments in (["."], ["--unsafe-fixes", "."])]
        (articles / "cleaner.toml").write_text('select = ["TYP403"]\nunsafe-fixes = true\n')
        assert told[0] != told[1] == cleaner("check", ".", cwd=articles).stdout

    def test_an_unknown_key_is_an_error_that_names_the_nearest(self, articles: Path) -> None:
        (articles / "cleaner.toml").write_text("slect = []\n")
        done = cleaner("check", "doubled.txt", cwd=articles)
        assert status_and_output(done) == (2, b"")
        assert b"'slect'; did you mean 'select'?" in done.stderr

    def test_they_can_be_shown_and_read_again(self, articles: Path) -> None:
        told = cleaner("check", "--show-settings", "--select", "DUP,TYP4", "doubled.txt", cwd=articles).stdout
        assert b"cleaner.toml" in told and b'select = ["DUP", "TYP4"]' in told
        (articles / "cleaner.toml").write_bytes(told + b'[per-file-ignores]\n"*.md" = ["TYP"]\n')
        again = cleaner("check", "--show-settings", "doubled.txt", cwd=articles).stdout
        assert again.split(b"\n", 1)[1] == told.split(b"\n", 1)[1] + b'\n[per-file-ignores]\n"*.md" = ["TYP"]\n'

    def test_excluded_files_are_left_out_even_when_named_if_that_is_forced(self, articles: Path) -> None:
        assert cleaner("check", "--exclude", "doubled*", ".", cwd=articles).returncode == 0
        assert cleaner("check", "--exclude", "doubled*", "doubled.txt", cwd=articles).returncode == 1
        forced = cleaner("check", "--exclude", "doubled*", "--force-exclude", "doubled.txt", cwd=articles)
        assert forced.returncode == 0


class TestCacheAndJobs:
    def test_the_answer_is_the_same_with_and_without(self, articles: Path) -> None:
        for number in range(20):
            (articles / f"{number}.txt").write_text(f"Boat {number}.\n" * 600 + DOUBLED * (number % 2))
        runs = [
            cleaner("check", *arguments, ".", cwd=articles)
            for arguments in (["--no-cache"], [], [], ["-j1"], ["-j3", "--no-cache"])
        ]
        assert len({(run.returncode, run.stdout, run.stderr) for run in runs}) == 1
        assert (articles / ".cleaner_cache").is_dir()

    def test_other_settings_never_get_old_answers(self, articles: Path) -> None:
        assert cleaner("check", ".", cwd=articles).returncode == 1
        assert cleaner("check", "--ignore", "TYP403", ".", cwd=articles).returncode == 0
        assert cleaner("check", ".", cwd=articles).returncode == 1

    def test_a_fix_after_a_remembered_check_is_a_fix(self, articles: Path) -> None:
        cleaner("check", ".", cwd=articles)
        assert cleaner("fix", ".", cwd=articles).returncode == 0
        assert (articles / "doubled.txt").read_text() == QUIET + MENDED
        assert cleaner("check", ".", cwd=articles).returncode == 0

    def test_one_article_leaves_no_cache_behind(self, articles: Path) -> None:
        cleaner("check", "quiet.txt", cwd=articles)
        assert not (articles / ".cleaner_cache").exists()
