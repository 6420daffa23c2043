"""Words that the files of a run vouch for together: stories count, not files, and every way of running agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import cleaner, litter

from cleaner.findings import Applicability, Finding, Fix
from cleaner.spans import Edit, Span
from cleaner.workflow.disputed_words import doubts_in, vouched_for
from cleaner.workflow.outcome import Doubt

BOATS = "The crew said that the old modales were hauled up the slip before the storm, and nobody went out that night."
BREAD = "In the village bakery the women still use the modales to lift the loaves, as their mothers did before them."
SLIP = "They were startinig the oven when it rained, and the baker sent the children home with a warm loaf each."
OTHER = "The engines were startinig at dawn, and the harbour smelled of diesel and of the coffee on the quay again."
HABIT = "The harbour was full of the the boats that fish at night, and the modales lay on the quay to dry in the sun."
QUIET = "The school will open in a new building next autumn, and the council has put money aside for the tables."


def articles(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text + "\n")
    return folder


def told(folder: Path, *arguments: str) -> bytes:
    """What ``check`` says, one line a finding."""
    return cleaner("check", "--output-format", "concise", *arguments, ".", cwd=folder).stdout


def test_two_stories_vouch_for_a_word(tmp_path: Path) -> None:
    assert b"modales" in told(articles(tmp_path, a=BOATS, b=QUIET))
    assert b"modales" not in told(articles(tmp_path, a=BOATS, b=BREAD, c=QUIET))


def test_two_copies_of_one_story_do_not(tmp_path: Path) -> None:
    folder = articles(tmp_path, a=BOATS, b=f"{BOATS}\n\nFrom our reporter")
    assert told(folder).count(b"modales") == 2
    words = "We saw the modales by the river today."
    short = articles(tmp_path / "short", a=words, b=words)
    assert told(short).count(b"modales") == 2


def test_two_words_grown_together_count_as_one_word_only_when_no_list_has_them(tmp_path: Path) -> None:
    texts = {"a": BOATS.replace("the old modales", "the modales"), "b": BREAD}
    joined = {name: text.replace("the modales", "thewell") for name, text in texts.items()}
    assert b"TYP404" in told(articles(tmp_path, a=joined["a"]))
    assert b"TYP404" not in told(articles(tmp_path, **joined))
    listed = {name: text.replace("modales", "modales upto") for name, text in texts.items()}
    assert told(articles(tmp_path / "listed", **listed)).count(b"upto") == 2


def test_a_listed_misspelling_stays_one(tmp_path: Path) -> None:
    texts = {name: f"{text} It was definately so." for name, text in {"a": BOATS, "b": BREAD}.items()}
    assert told(articles(tmp_path, **texts)).count(b"TYP401") == 2


def test_a_plain_slip_needs_more_stories_in_a_large_folder(tmp_path: Path) -> None:
    articles(tmp_path, a=SLIP, b=OTHER)
    assert b"startinig" not in told(tmp_path)
    articles(tmp_path, **{f"c{number}": f"{QUIET} {number}" for number in range(100)})
    assert told(tmp_path).count(b"startinig") == 2


def test_every_way_of_running_gives_the_same_answer(tmp_path: Path) -> None:
    texts = {f"d{number}": f"{BOATS}\n\n" + f"{QUIET} {number} " * 160 for number in range(12)}
    folder = articles(tmp_path, a=BOATS, b=HABIT, c=BREAD, e=SLIP, **texts)
    alone = told(folder, "-j1", "--no-cache")
    assert b"modales" not in alone and b"startinig" in alone and b"TYP403" in alone
    for arguments in (["-j3", "--no-cache"], ["-j1"], ["-j1"], ["-j3"]):
        assert told(folder, *arguments) == alone
    (folder / "c.txt").write_text(QUIET + "\n")  # d* are copies of what stands in a; b still vouches
    assert b"modales" not in told(folder)
    (folder / "b.txt").write_text(QUIET + "\n")
    assert told(folder) == told(folder, "--no-cache")
    assert b"modales" in told(folder)


@pytest.mark.parametrize("jobs", ["-j1", "-j3"])
def test_fix_writes_nothing_that_another_file_would_have_spared(tmp_path: Path, jobs: str) -> None:
    folder = articles(tmp_path, a=BOATS, b=HABIT, c=QUIET, d=SLIP)
    done = cleaner("fix", jobs, "--unsafe-fixes", ".", cwd=folder)
    assert (folder / "a.txt").read_text() == BOATS + "\n"
    assert (folder / "b.txt").read_text() == HABIT.replace("the the", "the") + "\n"
    assert (folder / "d.txt").read_text() == SLIP.replace("startinig", "starting") + "\n"
    assert b"Made 2 changes in 2 files; 0 findings left." in done.stderr
    assert litter(folder) == []
    assert cleaner("fix", jobs, "--unsafe-fixes", ".", cwd=folder).returncode == 0


def test_diff_shows_what_fix_would_do(tmp_path: Path) -> None:
    folder = articles(tmp_path, a=BOATS, b=HABIT, c=QUIET, d=SLIP)
    shown = cleaner("diff", "--unsafe-fixes", ".", cwd=folder).stdout
    assert b"+++ b/b.txt" in shown and b"+++ b/d.txt" in shown and b"a.txt" not in shown


def test_after_learning_a_file_alone_is_judged_as_in_the_full_run(tmp_path: Path) -> None:
    texts = {"a": BOATS, "b": BREAD, "c": SLIP, "d": OTHER, "e": HABIT}
    folder = articles(tmp_path, **texts)
    cleaner("learn", ".", cwd=folder)
    assert (folder / ".cleaner" / "learned.json").exists()
    full = told(folder)
    alone = [
        cleaner("check", "-q", "--output-format", "concise", f"{name}.txt", cwd=folder).stdout for name in sorted(texts)
    ]
    assert alone == [
        b"".join(row + b"\n" for row in full.split(b"\n") if row.startswith(name.encode() + b".txt"))
        for name in sorted(texts)
    ]


def test_a_form_is_sure_when_one_place_is(tmp_path: Path) -> None:
    def finding(start: int, applicability: Applicability) -> Finding:
        return Finding("TYP402", Span(start, start + 4), "", Fix((Edit(start, start + 4, "x"),), applicability))

    findings = [finding(0, Applicability.SAFE), finding(5, Applicability.UNSAFE), finding(10, Applicability.DISPLAY)]
    assert doubts_in("Wrod wrod oter", findings) == (Doubt("oter", False), Doubt("wrod", True))


def test_stories_vouch_and_files_do_not() -> None:
    doubt = (Doubt("modales", False),)
    assert vouched_for([doubt, doubt], [0, 1]) == {"modales"}
    assert vouched_for([doubt, doubt], [0, 0]) == frozenset()
