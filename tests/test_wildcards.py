"""Patterns of .gitignore and .gitattributes say what git says of them, the odd ones too, and never take long."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from command_line import QUIET, cleaner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.files.ignoring import GitFiles, Patterns
from cleaner.files.wildcards import trimmed, wildcard

PATHS = [
    *["a", "b", "ab", "a b", "foo", "foo ", "!", "#", "\\", "[", "]", "-", "^", "!a", "é", "a\tb", "A", "aXb", "abab"],
    *["a/a", "a/b", "a/b/a", "a/b/ab", "b/a/b/foo", "foo/a/b/b", "a/b/a/b/foo"],
]
ODD = [
    *["!", "\\", "foo\\", "!  ", "! ", "\\ ", "foo\\ ", "foo\\\\ ", "foo  ", "\\#", "#", "\\!", "\\!a", "!!", "!a"],
    *["[", "[a", "[]", "[]]", "[]a]", "[!a]", "[^a]", "[!]a]", "[a-", "[a-]", "[-a]", "[z-a]", "[\\]]", "[a\\-b]"],
    *["[[:alpha:]]", "[[:nonsense:]]", "[[:", "[/]", "a[/]b", "*", "**", "***", "/", "//", "/*", "*/", "**/", "/**"],
    *["a/**", "**/b", "a/**/b", "a/*/b", "**/a/**/b", "a**b", "a/**b", "a/*", "**/**", "*/**", "foo/**/**/b"],
    *["/a", "a/", "/a/", "a//b", "?", "??", " a", "a\t", "é", "?é", "\\a", "a\\/b", "*a*b*", "*ab", "a?a?"],
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with files and folders of these names."""
    top = tmp_path_factory.mktemp("tree")
    subprocess.run(["git", "init", "-q"], cwd=top, check=True)
    for path in PATHS:
        (top / path).mkdir(parents=True, exist_ok=True)
        (top / path / "end").touch()
    return top


def git_ignores(tree: Path, lines: list[str]) -> set[str]:
    (tree / ".gitignore").write_bytes("\n".join(lines).encode("utf-8", "surrogateescape") + b"\n")
    asked = [name for path in PATHS for name in (path, path + "/end")]
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=tree,
        input="\0".join(asked).encode(),
        capture_output=True,
    )
    assert done.returncode in (0, 1), done.stderr
    return {name for name in done.stdout.decode().split("\0") if name}


def we_ignore(tree: Path) -> set[str]:
    git = GitFiles()
    folders = {path for path in PATHS if git.ignores_or_above(str(tree / path), True)}
    files = {f"{path}/end" for path in PATHS if git.ignores_or_above(str(tree / path / "end"), False)}
    return folders | files


@pytest.mark.parametrize("pattern", ODD)
def test_odd_patterns_mean_what_git_makes_of_them(tree: Path, pattern: str) -> None:
    assert git_ignores(tree, [pattern]) == we_ignore(tree)


PIECES = st.sampled_from(
    ["a", "b", "foo", "end", "*", "**", "?", "/", "/", "[", "]", "!", "-", "\\", " ", "^", "é", "[a-b]", "#"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=7).map("".join), min_size=1, max_size=4))
def test_any_patterns_mean_what_git_makes_of_them(tree: Path, lines: list[str]) -> None:
    assert git_ignores(tree, lines) == we_ignore(tree)


@pytest.mark.parametrize("pattern", ["*a" * 10 + "*b", "**/a" * 10 + "/b", "*a*" * 12 + "c", "[a-z]*" * 12 + "1"])
def test_a_pattern_of_many_stars_takes_steps_in_proportion(pattern: str) -> None:
    """A star that gave back what it took would never come to an end here."""
    patterns = Patterns("/x", [pattern])
    assert patterns.says("/x/" + "a" * 5_000, False) is None
    assert patterns.says("/x/" + "a/" * 2_000 + "a", False) is None


@pytest.mark.parametrize(
    ("line", "kept"),
    [(b"a ", b"a"), (b"a\\ ", b"a\\ "), (b"a\\\\ ", b"a\\\\"), (b"a\t", b"a\t"), (b"a\\  ", b"a\\ "), (b"  ", b"")],
)
def test_blanks_at_the_end_of_a_line_go_unless_escaped(line: bytes, kept: bytes) -> None:
    assert trimmed(line) == kept


@pytest.mark.parametrize("pattern", [b"", b"!", b"/", b"\\", b"a\\", b"[", b"[a", b"[[:nonsense:]]", b"[\\"])
def test_what_can_match_nothing_is_no_pattern(pattern: bytes) -> None:
    assert wildcard(pattern) is None


@pytest.mark.parametrize(
    "lines",
    [
        "\\ binary", "! binary", "[ binary", '"a b" binary', '"a\\tb" -text\n"a\\tb" binary', "a/ binary", "a binary\r",
        "\ta binary", "# a binary", "!a binary", "a binary\na -binary", "a/b/end binary", "end binary", "**/end binary",
    ],
)  # fmt: skip
def test_attributes_say_what_git_says(tree: Path, lines: str) -> None:
    (tree / ".gitattributes").write_text(lines + "\n")
    asked = [path + "/end" for path in PATHS]
    done = subprocess.run(
        ["git", "check-attr", "--stdin", "-z", "binary"],
        cwd=tree,
        input="\0".join(asked).encode(),
        capture_output=True,
    )
    fields = done.stdout.decode().split("\0")
    said = {path for path, value in zip(fields[::3], fields[2::3]) if value == "set"}
    (tree / ".gitattributes").write_text(lines + "\n")
    git = GitFiles()
    assert said == {name for name in asked if git.is_binary(str(tree / name))}


def test_patterns_without_sense_cost_no_run_its_findings(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("!\n\\\nfoo\\\n!  \n")
    (tmp_path / ".gitattributes").write_text("\\ binary\n! binary\n")
    (tmp_path / "cleaner.toml").write_text('exclude = ["!", "\\\\"]\n[per-file-ignores]\n"!" = ["DUP"]\n')
    (tmp_path / "a.txt").write_text(QUIET)
    done = cleaner("check", ".", "--exclude", "!", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_link_in_the_place_of_a_file_of_patterns_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("*\n")
    top = tmp_path / "top"
    (top / ".git").mkdir(parents=True)
    os.symlink("../outside", top / ".gitignore")
    assert not GitFiles().ignores(str(top / "a.txt"), False)
    os.unlink(top / ".gitignore")
    os.mkfifo(top / ".gitignore")
    assert not GitFiles().ignores(str(top / "a.txt"), False)
