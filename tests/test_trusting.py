"""Words that a person trusts: the words file is added to, and what stands in it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.workflow.actions import cleaned
from cleaner.workflow.projects import Projects
from cleaner.workflow.trusting import evidence_home, trust

CASES = {
    "new": (None, b"Lutnick\n"),
    "with words": (b"kubectl\n", b"kubectl\nLutnick\n"),
    "cut off": (b"# ours\nkubectl", b"# ours\nkubectl\nLutnick\n"),
    "windows": (b"kubectl\r\n", b"kubectl\r\nLutnick\r\n"),
    "known already": (b"lutnick  # of Commerce\n", b"lutnick  # of Commerce\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_word_is_added_and_all_else_stays(name: str, tmp_path: Path) -> None:
    before, after = CASES[name]
    words = tmp_path / ".cleaner" / "words.txt"
    if before is not None:
        words.parent.mkdir()
        words.write_bytes(before)
    assert trust("Lutnick", str(tmp_path)) == str(words)
    assert words.read_bytes() == after


@pytest.mark.parametrize("word", ["", "  ", "two\nlines", "a # note"])
def test_what_no_line_can_hold_is_refused(word: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no word"):
        trust(word, str(tmp_path))
    assert not (tmp_path / ".cleaner").exists()


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cleaner").symlink_to("elsewhere")
    with pytest.raises(OSError, match="link"):
        trust("Lutnick", str(tmp_path))
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("slip", ["The seller will recieve it.", "He lives in hte town.", "She has alot of it."])
def test_every_rule_about_words_heeds_the_file(slip: str, tmp_path: Path) -> None:
    path = str(tmp_path / "story.txt")
    told = cleaned(slip, path, Projects(lambda settings: settings).context(path)).findings
    assert told
    for finding in told:
        trust(slip[finding.start : finding.end], evidence_home(path, Projects(lambda settings: settings)))
    assert not cleaned(slip, path, Projects(lambda settings: settings).context(path)).findings


@pytest.mark.parametrize("place", [".git", "news/.cleaner", "news/cleaner.toml"])
def test_the_file_lies_where_the_settings_do(place: str, tmp_path: Path) -> None:
    spot = tmp_path / place
    spot.parent.mkdir(exist_ok=True)
    spot.write_text("") if spot.suffix == ".toml" else spot.mkdir()
    path = tmp_path / "news" / "deep" / "story.txt"
    assert evidence_home(str(path), Projects(lambda settings: settings)) == str(spot.parent)
