"""Review: one key a finding, in a real terminal; what is accepted is written as `fix` writes it, the rest stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import cleaner
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.files.source import read
from cleaner.review.article import Asked, Review
from cleaner.review.decisions import Decisions
from cleaner.review.questions import Answer, Way
from cleaner.settings import Settings
from cleaner.workflow.outcome import Basis, Context

pyte = pytest.importorskip("pyte", reason="pyte reads the screen")
pytest.importorskip("pty", reason="needs a POSIX terminal")

from terminal import Terminal  # noqa: E402

LONG = "and the crews sat on the quay until the rain came in from the west."
FIRST = f"The harbour was full of boats that fish at night, {LONG}\n"
TEXT = f"""\
The harbour at night

{FIRST}
You will recieve the letters by the end of the week, and the the office keeps a list of all ships.

Share this article
Subscribe to our newsletter
Related Articles

Few of them have seperate cabins, and most sleep where they can, on deck or on the quay.

{FIRST}
The town has grown since then, and few remember the old pier or the man who built it in 1912.
"""
DUPLICATE = f"\n{FIRST}\nThe town"
FURNITURE = "Share this article\nSubscribe to our newsletter\nRelated Articles\n\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "quay.txt").write_text(TEXT)
    return tmp_path


def quay(desk: Path) -> str:
    return (desk / "quay.txt").read_text()


def review(desk: Path, *arguments: str, columns: int = 80, **environment: str) -> Terminal:
    return Terminal("review", *(arguments or ("quay.txt",)), cwd=desk, columns=columns, environment=environment)


def test_accepting_all_is_what_fix_does(desk: Path) -> None:
    at = review(desk)
    while at.status is None:
        at.press("a")
    assert at.status == 0
    assert quay(desk) == clean(TEXT).text
    assert "quay.txt is written, with " in at.text
    cleaner("undo", cwd=desk)
    assert quay(desk) == TEXT
    assert review(desk).press("q").status == 1  # it is asked again, not made again
    assert quay(desk) == TEXT


def test_a_question_shows_the_passage_its_copy_and_the_reason(desk: Path) -> None:
    at = review(desk, "--select", "DUP", "quay.txt")
    shown = " ".join(at.text.split())
    assert shown.startswith("quay.txt:3, question 1 of 1 DUP201 repeated-paragraph: Line 3 repeats line 13,")
    assert f"remove: {FIRST.strip()}" in shown
    assert "before: The harbour at night" in shown and "after: You will recieve" in shown
    assert f"stays: line 13: {FIRST.strip()}" in shown
    at.press("q")
    assert (at.status, quay(desk)) == (1, TEXT)


def test_rejected_stays_and_is_not_asked_again(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("r")
    assert "rejected, stays" in at.text
    at.press("a")
    assert quay(desk) == TEXT.replace("seperate", "separate")
    again = review(desk, "--select", "TYP401", "quay.txt")
    assert (again.status, "There is nothing to ask." in again.text) == (0, True)
    asked = review(desk, "--select", "TYP401", "--again", "quay.txt").press("a")
    assert (asked.status, quay(desk)) == (0, TEXT.replace("seperate", "separate").replace("recieve", "receive"))


def test_yes_and_no_are_keys_too(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("n")
    assert "rejected, stays" in at.text
    assert at.press("y").status == 0
    assert quay(desk) == TEXT.replace("seperate", "separate")


def test_a_block_of_furniture_is_one_question(desk: Path) -> None:
    at = review(desk, "--select", "BLR", "quay.txt")
    assert "question 1 of 1" in at.text and at.text.count("remove: ") == 3
    at.press("a")
    assert quay(desk) == TEXT.replace(FURNITURE, "")


def test_a_block_line_by_line(desk: Path) -> None:
    at = review(desk, "--select", "BLR", "quay.txt").press("xara")
    assert at.status == 0
    assert quay(desk) == TEXT.replace("Share this article\n", "").replace("Related Articles\n", "")


def test_typing_what_shall_stand_there(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("e").until("new: receive")
    at.line("get").press("r")
    assert (at.status, quay(desk)) == (0, TEXT.replace("recieve", "get"))
    assert "replaced “recieve” by “get”" in cleaner("log", "1", cwd=desk).stdout.decode()


def test_what_is_typed_leaves_the_markup_as_it_is(desk: Path) -> None:
    (desk / "a.md").write_text("You will recieve the letters by the end of the week.\n\n- one\n- two\n")
    at = review(desk, "a.md").press("e").line("get <!-- the")
    assert "not possible: the rest of the text would render differently" in at.text
    assert at.press("q").status == 1


def test_keeping_the_other_copy(desk: Path) -> None:
    at = review(desk, "--select", "DUP", "quay.txt").press("o")
    assert (at.status, quay(desk)) == (0, TEXT.replace(DUPLICATE, "\nThe town"))


def test_the_other_copy_is_kept_only_where_nothing_is_lost(desk: Path) -> None:
    cut_off = DUPLICATE.replace(" came in from the west.", "")
    (desk / "quay.txt").write_text(TEXT.replace(DUPLICATE, cut_off))
    at = review(desk, "--select", "DUP", "--all", "quay.txt")
    assert "DUP202" in at.text and "[a,r" in at.rows[-1] and ",o," not in at.rows[-1]
    at.press("q")


def test_trusting_a_word(desk: Path) -> None:
    (desk / "b.txt").write_text("You will recieve the other letters by the end of the month.\n")
    at = review(desk, "--select", "TYP401", ".").press("rrt")
    assert "“seperate” is trusted from now on; it stands in .cleaner/words.txt" in " ".join(at.text.split())
    at = review(desk, "--select", "TYP401", "--again", ".")
    assert "recieve" in at.text and "seperate" not in at.text
    at.press("t")
    assert (desk / ".cleaner" / "words.txt").read_text() == "seperate\nrecieve\n"
    assert cleaner("check", "--select", "TYP401", ".", cwd=desk).returncode == 0


def test_trusting_a_line(desk: Path) -> None:
    review(desk, "--select", "BLR", "quay.txt").press("t")
    accepted = json.loads((desk / ".cleaner" / "baseline.json").read_text())["findings"]
    assert {entry["text"] for entry in accepted} == set(FURNITURE.strip().split("\n"))
    (desk / "other.txt").write_text(TEXT)
    assert cleaner("check", "--select", "BLR", ".", cwd=desk).returncode == 0


def test_all_of_a_kind(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("A")
    assert at.status == 0 and "accepted, 2 questions" in at.text
    assert quay(desk) == TEXT.replace("recieve", "receive").replace("seperate", "separate")
    (desk / "quay.txt").write_text(TEXT)
    at = review(desk, "--select", "TYP401", "--again", "quay.txt").press("R")
    assert (at.status, quay(desk)) == (0, TEXT)


def test_back(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("rb")
    assert at.text.count("question 1 of 2") == 2 and "question 2 of 2" in at.text
    at.press("aba").press("r")
    assert (at.status, quay(desk)) == (0, TEXT.replace("recieve", "receive"))


def test_skipping_a_file(desk: Path) -> None:
    (desk / "a.txt").write_text(TEXT)
    at = review(desk, "--select", "TYP401", ".").press("as").press("aa")
    assert at.status == 1
    assert (desk / "a.txt").read_text() == TEXT
    assert "seperate" not in quay(desk)


def test_quitting_keeps_what_was_decided(desk: Path) -> None:
    at = review(desk, "--select", "TYP", "quay.txt").press("arq")
    assert at.status == 1 and "1 question" in at.text
    assert quay(desk) == TEXT.replace("recieve", "receive")
    at = review(desk, "--select", "TYP", "quay.txt")
    assert "question 2 of 2" in at.text or "question 1 of 1" in at.text
    assert at.press("a").status == 0
    assert "separate" in quay(desk) and "the the" in quay(desk)


def test_a_review_that_is_killed_goes_on(desk: Path) -> None:
    import os
    import signal

    at = review(desk, "--select", "TYP401", "quay.txt").press("a")
    os.kill(at._child, signal.SIGKILL)
    at._read()
    assert quay(desk) == TEXT
    at = review(desk, "--select", "TYP401", "quay.txt")
    assert "question 2 of 2" in at.text
    at.press("a")
    assert quay(desk) == TEXT.replace("recieve", "receive").replace("seperate", "separate")


def test_an_interrupt_writes_nothing(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("a\x03")
    assert (at.status, quay(desk)) == (130, TEXT)
    assert "Traceback" not in at.text


def test_a_file_that_changed_meanwhile_is_left_alone(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("a")
    (desk / "quay.txt").write_text("Mine.\n")
    at.press("a")
    assert at.status == 2 and "was changed while it was judged" in " ".join(at.text.split())
    assert quay(desk) == "Mine.\n"


@pytest.mark.parametrize("columns", [40, 60])
def test_a_narrow_terminal_without_colour(desk: Path, columns: int) -> None:
    """Plain lines: no escape, nothing drawn over, no row wider than the screen; so a screen reader follows."""
    at = review(desk, columns=columns, NO_COLOR="1").press("?aaz?rs")
    assert b"\x1b" not in at.raw and b"\b" not in at.raw
    assert at.raw.count(b"\r") == at.raw.count(b"\r\n")
    assert all(len(row) <= columns for row in at.raw.decode().split("\r\n"))


def test_colour_only_repeats_words(desk: Path) -> None:
    plain, painted = review(desk, NO_COLOR="1").press("q"), review(desk).press("q")
    assert b"\x1b[31m" in painted.raw and plain.text == painted.text


def test_what_waits_to_be_asked_for(desk: Path) -> None:
    (desk / "quay.txt").write_text("He payed the deck with tar.\n\nThe the end came, and nobody said more of it.\n")
    at = review(desk, "--all", "--unsafe-fixes", "quay.txt")
    while at.status is None:
        at.press("r")
    assert at.status == 0


def test_hostile_text_does_not_rule_the_terminal(desk: Path) -> None:
    (desk / "quay.txt").write_text("You will recieve \x1b]0;owned\x07 the letters \u202eby the end of the week.\n")
    at = review(desk, "--select", "TYP401", "quay.txt", NO_COLOR="1").press("q")
    assert b"\x1b" not in at.raw and "\u202e" not in at.raw.decode()


def test_other_keys_do_nothing(desk: Path) -> None:
    at = review(desk, "--select", "TYP401", "quay.txt").press("zö\r \t")
    assert "z: that key does nothing here" in at.text
    assert at.press("q").status == 1


def test_without_a_terminal(desk: Path) -> None:
    done = cleaner("review", "quay.txt", cwd=desk)
    assert done.returncode == 2 and b"needs a terminal" in done.stderr
    assert cleaner("review", cwd=desk).returncode == 2
    assert cleaner("review", "-", cwd=desk).returncode == 2


def test_windows_line_ends_and_a_mark_stay(desk: Path) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    (desk / "quay.txt").write_bytes(data)
    review(desk, "--select", "BLR,TYP401", "quay.txt").press("aaa")
    expected = data.replace(b"recieve", b"receive").replace(b"seperate", b"separate")
    assert (desk / "quay.txt").read_bytes() == expected.replace(FURNITURE.replace("\n", "\r\n").encode(), b"")


# -- without a terminal


def _review(folder: Path, name: str = "quay.txt") -> Review:
    source = read(str(folder / name), 10**6)
    asked = Asked(unsafe=True, shown=True)
    return Review(Basis(source, Context(Settings())), name, asked, Decisions(str(folder)), set())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([Way.ACCEPT, Way.REJECT, Way.OTHER]), min_size=20, max_size=20))
def test_any_answers_end_and_lose_no_sentence(ways: list[Way]) -> None:
    """Whatever is answered, the review ends, and each sentence still stands once at least."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "quay.txt").write_text(TEXT)
        one = _review(folder)
        asked = 0
        while True:
            for question in one.open():
                way = ways[asked % len(ways)]
                asked += 1
                if one.answer(question, Answer(way)):
                    one.answer(question, Answer(Way.REJECT))
            if not one.next_round():
                break
        one.write(None)
        after = (folder / "quay.txt").read_text()
        assert after == one.text and asked < 20
        for sentence in (LONG, "The harbour at night", "The town has grown", "sleep where they can, on deck"):
            assert sentence in after
        if Way.ACCEPT not in ways and Way.OTHER not in ways:
            assert after == TEXT
