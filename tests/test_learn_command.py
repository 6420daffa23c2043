"""``cleaner learn`` as a real process, and the file it writes read by the other commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import cleaner

WHO = ("captain", "cook", "pilot", "diver", "painter")
FOOT = "\n\nKept alight by the friends of the old pier\n"


def story(number: int) -> str:
    who = WHO[number]
    return (
        f"What the {who} saw in the fog\n\n"
        f"The {who} came down to the quay before sunrise and found {number + 2} boats gone from their places there."
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(len(WHO)):
        (tmp_path / f"{number}.txt").write_text(story(number) + FOOT)
    return tmp_path


def test_learn_writes_and_fix_reads(site: Path) -> None:
    done = cleaner("learn", ".", cwd=site)
    assert done.returncode == 0 and done.stdout == b""
    assert b"Learned 1 line and 0 words from 5 stories" in done.stderr
    assert "kept alight by the friends of the old pier" in (site / ".cleaner/learned.json").read_text()
    assert cleaner("fix", ".", cwd=site).returncode == 0
    assert (site / "0.txt").read_text() == story(0) + "\n"


def test_an_entry_that_was_deleted_is_not_used(site: Path) -> None:
    cleaner("learn", ".", cwd=site)
    learned = site / ".cleaner/learned.json"
    learned.write_text("\n".join(row for row in learned.read_text().split("\n") if "old pier" not in row))
    assert cleaner("check", ".", cwd=site).returncode == 0


def test_learning_twice_writes_the_same(site: Path) -> None:
    cleaner("learn", ".", cwd=site)
    once = (site / ".cleaner/learned.json").read_bytes()
    cleaner("learn", "4.txt", "2.txt", "0.txt", "1.txt", "3.txt", cwd=site)
    assert (site / ".cleaner/learned.json").read_bytes() == once


def test_what_cannot_be_learned_from(site: Path) -> None:
    assert cleaner("learn", "-", cwd=site).returncode == 2
    assert cleaner("learn", "missing.txt", cwd=site).returncode == 2
    (site / "binary.txt").write_bytes(b"\0\1\2")
    assert cleaner("learn", ".", cwd=site).returncode == 0


def test_a_damaged_file_stops_the_run_with_its_name(site: Path) -> None:
    cleaner("learn", ".", cwd=site)
    (site / ".cleaner/learned.json").write_text("{")
    done = cleaner("check", ".", cwd=site)
    assert done.returncode == 2 and b"learned.json" in done.stderr


def test_lines_alike_but_for_a_name_are_learned_shown_and_go_when_asked_for(tmp_path: Path) -> None:
    for number, who in enumerate(WHO):
        ending = f"\n\nWe recommend closely monitoring {who.title()} Ferries."
        (tmp_path / f"{number}.txt").write_text(f"{story(number)}{ending}\n")
    assert b"Learned 1 line and 0 words from 5 stories" in cleaner("learn", ".", cwd=tmp_path).stderr
    assert '"we recommend closely monitoring *"' in (tmp_path / ".cleaner/learned.json").read_text()
    shown = cleaner("check", "--output-format", "concise", ".", cwd=tmp_path)
    assert shown.returncode == 1 and shown.stdout.count(b"BLR305") == len(WHO)
    cleaner("fix", ".", cwd=tmp_path)
    assert "Captain Ferries" in (tmp_path / "0.txt").read_text()
    cleaner("fix", "--unsafe-fixes", ".", cwd=tmp_path)
    assert (tmp_path / "0.txt").read_text() == story(0) + "\n"
