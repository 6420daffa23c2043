"""Changes as words, as lines, and as a diff that git applies."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import steps

from cleaner.findings import Finding, Survivor
from cleaner.reports import FileResult, RenderOptions, report_named
from cleaner.reports.compared import compared
from cleaner.reports.line_changes import GitLines, git_lines
from cleaner.reports.proposal import Kind, pieces, whole_words
from cleaner.reports.survivors import surviving_spans
from cleaner.spans import Edit, Span, apply

LETTERS = st.text(st.sampled_from("ab \n\r\té東"), max_size=40)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    """A text and edits on it, sorted and apart."""
    text = draw(LETTERS)
    offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    new = st.sampled_from(["", "x", "\n", "y\nz", " "])
    edits = [Edit(start, end, draw(new)) for start, end in zip(offsets[::2], offsets[1::2])]
    return text, tuple(edit for edit in edits if edit.text or edit.end > edit.start)


@pytest.mark.parametrize(
    ("text", "edit", "widened"),
    [
        ("was startinig now", Edit(11, 12, ""), Edit(4, 13, "starting")),
        ("was tarting now", Edit(4, 4, "s"), Edit(4, 11, "starting")),
        ("was startin now", Edit(11, 11, "g"), Edit(4, 11, "starting")),
        ("the the cat", Edit(4, 8, ""), Edit(4, 8, "")),
        ("runtogether", Edit(3, 3, " "), Edit(0, 11, "run together")),
        ("don’t dont", Edit(9, 9, "’"), Edit(6, 10, "don’t")),
        ("a, b", Edit(1, 2, ";"), Edit(1, 2, ";")),
        ("東京東京の港", Edit(0, 2, ""), Edit(0, 2, "")),
    ],
)
def test_edits_take_whole_words(text: str, edit: Edit, widened: Edit) -> None:
    assert list(whole_words(text, [edit])) == [widened]


@given(changes())
def test_whole_words_and_pieces_replay(change: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = change
    after = apply(text, edits)
    assert apply(text, whole_words(text, edits)) == after
    run = list(pieces(text, edits, Span(0, len(text))))
    assert "".join(piece.text for piece in run if piece.kind is not Kind.NEW) == text
    assert "".join(piece.text for piece in run if piece.kind is not Kind.GONE) == after


@given(changes())
def test_line_changes_replay(change: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = change
    lines, made, position = git_lines(text), [], 0
    for run in GitLines(text).changes(edits):
        assert position <= run.first and lines[run.first : run.stop] == run.old != run.new
        made += lines[position : run.first] + run.new
        position = run.stop
    assert "".join(made + lines[position:]) == apply(text, edits)


@given(LETTERS, LETTERS)
def test_compared_texts_replay(old: str, new: str) -> None:
    run = compared(old, new)
    assert "".join(piece.text for piece in run if piece.kind is not Kind.NEW) == old
    assert "".join(piece.text for piece in run if piece.kind is not Kind.GONE) == new


def test_texts_too_long_to_compare_are_shown_as_they_are() -> None:
    assert steps(lambda: compared("a b c d " * 50_000, "d c b a " * 50_000)) < 2_000_000


def test_survivors_side_by_side_are_one() -> None:
    text = "One here. Two here. Three here.\n\nOne here. Two here."
    stays = [Survivor(Span(33, 42), Span(0, 9)), Survivor(Span(43, 52), Span(10, 19))]
    finding = Finding("DUP201", Span(33, 52), "", None, Span(0, 9), 1.0, tuple(stays))
    assert surviving_spans(text, finding) == [Span(0, 19)]


APPLIED = {
    "names with blanks/ünï \"quoted\" \\ 'x'.txt": ("one\ntwo two\nthree\n", Edit(4, 8, "")),
    "crlf.txt": ("one\r\ntwo\r\nthree\r\n", Edit(5, 10, "")),
    "cr.txt": ("one\rtwo\rthree", Edit(4, 8, "")),
    "no-break.txt": ("one\ntwo\nthree", Edit(7, 13, "")),
    "break-comes.txt": ("one\ntwo", Edit(7, 7, "\n")),
    "emptied.txt": ("one\n", Edit(0, 4, "")),
    "filled.txt": ("", Edit(0, 0, "one\n")),
    "-dash\ttab.txt": ("a\n" * 9 + "b\n" + "c\n" * 9, Edit(18, 20, "")),
    "odd breaks.txt": ("a\u2028b\x0cc\x85d\x00e\nf\n", Edit(0, 2, "")),
}


@pytest.mark.parametrize("bom", [False, True], ids=["plain", "bom"])
@pytest.mark.parametrize("name", APPLIED)
def test_git_applies_the_diff(name: str, bom: bool, tmp_path: Path) -> None:
    if not shutil.which("git"):
        pytest.skip("no git")
    text, edit = APPLIED[name]
    path, mark = tmp_path / name, b"\xef\xbb\xbf" if bom else b""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(mark + text.encode())
    out = io.StringIO(newline="")
    report_named("diff")([FileResult(name, text, (), (edit,), bom=bom)], out, RenderOptions())
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    command = ["git", "apply", "--whitespace=nowarn"]
    done = subprocess.run(command, cwd=tmp_path, input=out.getvalue().encode(), capture_output=True)
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() == mark + apply(text, [edit]).encode()


def test_several_files_are_one_diff(tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    files = [FileResult(f"{n}.txt", "a\nb\n", (), (Edit(0, 2, ""),)) for n in range(3)]
    report_named("diff")([*files, FileResult("still.txt", "a\n")], out, RenderOptions())
    assert out.getvalue().count("diff --git") == 3 and "still" not in out.getvalue()


def test_utf16_is_named_and_left_out() -> None:
    out = io.StringIO(newline="")
    report_named("diff")(
        [FileResult("a.txt", "a\nb\n", (), (Edit(0, 2, ""),), codec="utf-16-le", bom=True)], out, RenderOptions()
    )
    said = "a.txt is utf-16-le, which git compares as bytes: no lines to show; `cleaner fix` makes 1 change in it\n"
    assert out.getvalue() == said
