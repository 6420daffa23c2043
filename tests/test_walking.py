"""Which files a run takes: a steady order, no links out, what git ignores and patterns leave out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from cleaner.files.ignoring import GitFiles, Patterns, repository_top
from cleaner.files.walking import Found, Walk
from cleaner.workflow import Projects
from cleaner.workflow.selection import Selection

WALK = Walk((".txt", ".md"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words\n")


def shown(files: Iterable[Found]) -> list[str]:
    return [found.shown + (": " + found.problem if found.problem else "") for found in files]


def test_a_folder_is_walked_in_a_steady_order_by_endings() -> None:
    make("b.txt", "a.MD", "c.py", "z/1.txt", "m/n/2.txt", "m/3.txt", "noending")
    expected = ["a.MD", "b.txt", "m/3.txt", "m/n/2.txt", "z/1.txt"]
    assert shown(WALK.files(["."])) == expected
    assert shown(WALK.files([os.getcwd()])) == expected


def test_hidden_and_machine_folders_are_left_alone_unless_named() -> None:
    make(".git/a.txt", ".hidden/b.txt", "node_modules/c.txt", ".d.txt", "e.txt", "requirements.txt")
    assert shown(WALK.files(["."])) == ["e.txt"]
    assert shown(WALK.files([".hidden", "node_modules", ".d.txt"])) == [
        ".hidden/b.txt",
        "node_modules/c.txt",
        ".d.txt",
    ]


def test_a_named_file_is_taken_whatever_its_ending_and_only_once() -> None:
    make("notes", "a/b.txt")
    assert shown(WALK.files(["notes", "./notes", "a", "a/b.txt", os.path.abspath("notes")])) == ["notes", "a/b.txt"]


def test_a_missing_path_is_told_and_the_others_go_on() -> None:
    make("a.txt")
    assert shown(WALK.files(["missing", "a.txt"])) == ["missing: no such file or folder", "a.txt"]
    nul = "a\0b: no path: a name cannot hold a NUL character"
    assert shown(WALK.files(["", "a\0b"])) == ["'': no such file or folder", nul]


def test_paths_above_and_outside_are_shown_as_named(here: Path) -> None:
    make("../other/a.txt")
    assert shown(WALK.files(["../other"])) == ["../other/a.txt"]


ODD_NAMES = ["with blank.txt", "-leading.txt", "two\nlines.txt", "esc\x1b]0;x.txt", "x" * 251 + ".txt"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_walked(name: str) -> None:
    make(f"./{name}")
    assert shown(WALK.files(["."])) == [name]


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
class TestLinks:
    def test_walked_links_are_skipped(self) -> None:
        make("real/a.txt", "../outside/b.txt")
        os.symlink("real/a.txt", "link.txt")
        os.symlink("real", "folder")
        os.symlink("../outside", "out")
        assert shown(WALK.files(["."])) == ["real/a.txt"]

    def test_named_links_are_refused(self) -> None:
        make("a.txt")
        os.symlink("a.txt", "link.txt")
        os.symlink("nowhere", "broken.txt")
        refusal = "is a link; name what it leads to, or use --follow"
        assert shown(WALK.files(["link.txt", "broken.txt"])) == [f"link.txt: {refusal}", f"broken.txt: {refusal}"]

    def test_followed_links_are_taken_inside_the_folder_only(self) -> None:
        make("real/a.txt", "../outside/b.txt")
        os.symlink("real/a.txt", "link.txt")
        os.symlink("../outside/b.txt", "out.txt")
        os.symlink("../outside", "out")
        os.symlink("..", "real/loop")
        walk = WALK._replace(follow=True)
        assert shown(walk.files(["."])) == ["link.txt"]  # and real/a.txt is the same file
        assert shown(walk.files(["out.txt"])) == ["out.txt: is a link that leads out of this folder; not followed"]
        assert [found.path for found in walk.files(["link.txt"])] == [os.path.realpath("real/a.txt")]

    def test_a_folder_behind_a_link_that_leads_out_is_refused(self) -> None:
        make("../outside/b.txt")
        os.symlink("../outside", "out")
        problem = "lies behind a link that leads out of this folder; not followed"
        assert shown(WALK.files(["out/b.txt"])) == [f"out/b.txt: {problem}"]

    def test_pipes_are_not_walked(self) -> None:
        os.mkfifo("pipe.txt")
        assert shown(WALK.files(["."])) == []


def test_a_deep_tree_is_walked_without_recursion() -> None:
    depth = 1050
    os.makedirs("/".join("d" * 500))
    for below in range(500, depth):
        os.mkdir("/".join("d" * (below + 1)))
    make("/".join("d" * depth) + "/a.txt")
    try:
        assert [found.problem for found in WALK.files(["."])] == [""]
    finally:  # deeper than what removes test folders can go
        os.unlink("/".join("d" * depth) + "/a.txt")
        for below in range(depth, 0, -1):
            os.rmdir("/".join("d" * below))


class TestPatterns:
    def test_patterns_are_git_s_own(self, here: Path) -> None:
        patterns = Patterns(str(here), ["*.tmp", "!keep.tmp", "/drafts/", "a/**/b.txt"])
        assert patterns.leave_out(str(here / "x.tmp"), False)
        assert not patterns.leave_out(str(here / "keep.tmp"), False)
        assert patterns.leave_out(str(here / "drafts"), True)
        assert patterns.leave_out(str(here / "drafts" / "deep" / "a.txt"), False)
        assert not patterns.leave_out(str(here / "other" / "drafts" / "a.txt"), False)
        assert patterns.leave_out(str(here / "a" / "x" / "y" / "b.txt"), False)
        assert not patterns.leave_out("/elsewhere/x.tmp", False)


def repository(**files: str) -> GitFiles:
    Path(".git").mkdir(exist_ok=True)
    for name, content in files.items():
        path = Path(name.replace("__", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return GitFiles()


def test_gitignore_files_count_from_the_nearest_up(here: Path) -> None:
    Path("sub").mkdir()
    Path(".gitignore").write_text("*.txt\n!important.txt\n")
    Path("sub/.gitignore").write_text("!here.txt\n")
    Path(".git/info").mkdir(parents=True)
    Path(".git/info/exclude").write_text("private.md\n")
    git = GitFiles()
    assert git.ignores(str(here / "a.txt"), False)
    assert not git.ignores(str(here / "important.txt"), False)
    assert not git.ignores(str(here / "sub" / "here.txt"), False)
    assert git.ignores(str(here / "sub" / "there.txt"), False)
    assert git.ignores(str(here / "private.md"), False)


def test_outside_a_repository_nothing_is_ignored(here: Path) -> None:
    Path(".gitignore").write_text("*\n")
    if not repository_top(str(here)):
        assert not GitFiles().ignores(str(here / "a.txt"), False)


@pytest.mark.parametrize(
    ("lines", "is_binary"),
    [
        ("*.txt binary", True),
        ("*.txt text", False),
        ("*.txt binary\na.txt -binary", False),
        ("*.md binary", False),
        ("# *.txt binary", False),
        ("*.txt eol=lf binary", True),
    ],
)
def test_gitattributes_may_call_a_file_binary(here: Path, lines: str, is_binary: bool) -> None:
    Path(".git").mkdir()
    Path(".gitattributes").write_text(lines + "\n")
    assert GitFiles().is_binary(str(here / "a.txt")) is is_binary


class TestSelection:
    @pytest.fixture
    def selection(self, here: Path) -> Selection:
        make(".git/x", "a.txt", "drafts/b.txt", "build/c.txt", "keep/d.txt")
        Path(".gitignore").write_text("build/\n")
        Path("cleaner.toml").write_text('exclude = ["drafts"]\n')
        return Selection(Projects(lambda settings: settings), ("keep/d*",))

    def test_a_walk_leaves_out(self, selection: Selection) -> None:
        assert shown(selection.walk(False, False).files(["."])) == ["a.txt"]

    def test_what_is_named_is_taken(self, selection: Selection) -> None:
        names = ["drafts/b.txt", "build/c.txt", "keep/d.txt"]
        assert shown(selection.walk(False, False).files(names)) == names

    def test_unless_that_is_forced(self, selection: Selection) -> None:
        names = ["a.txt", "drafts/b.txt", "build/c.txt", "keep/d.txt", "drafts", "robots.txt"]
        make("robots.txt")
        assert shown(selection.walk(False, True).files(names)) == ["a.txt"]

    def test_git_may_be_disregarded(self, selection: Selection) -> None:
        Path("cleaner.toml").write_text("respect-gitignore = false\n")
        selection = Selection(Projects(lambda settings: settings))
        assert "build/c.txt" in shown(selection.walk(False, False).files(["."]))
