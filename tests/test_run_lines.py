"""Lines that the files of a run show to be of the page: by stories and places, and every way of running agrees."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from command_line import cleaner, litter
from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus.outlines import Outline, edge_lines, known_lines, outline_of
from cleaner.corpus.stories import stories_of
from cleaner.document import Document
from cleaner.workflow.outcome import Doubt, FileEvidence
from cleaner.workflow.shared_evidence import told_to_each

TOWNS = ("Brook", "Dale", "Ferry", "Glen", "Hill", "Lake", "Marsh", "Shore", "Stone", "Wood", "Ford", "Heath")
ABOVE, BELOW = "Tales from our valley", "Printed with care by the valley friends"


def story(town: str) -> str:
    """The body of an article of its own."""
    return (
        f"The council of {town} met on a wet evening and agreed to mend the bridge, the school and the old mill.\n\n"
        f"People in {town} said afterwards that they had waited years for it, and that the mill comes first."
    )


def page(town: str, above: str = ABOVE, below: str = BELOW) -> str:
    return f"{above}\n\n{town} will mend its bridge\n\n{story(town)}\n\n{below}\n"


def scraped(town: str) -> str:
    """A page with lines that are a page's by their words."""
    return page(town, f"Log in\n\n{ABOVE}", f"{BELOW}\n\nShare this")


def write(folder: Path, texts: Sequence[str], suffix: str = ".txt") -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number:03}{suffix}").write_text(text)
    return folder


def told(folder: Path, *arguments: str) -> bytes:
    """What ``check`` says of the lines, one line a finding."""
    return cleaner("check", "--select=BLR305", "--output-format", "concise", *arguments, ".", cwd=folder).stdout


def outlines(texts: Sequence[str], format: str = "plain") -> list[Outline]:
    return [outline_of(Document(text, format), ()) for text in texts]


def names_of(texts: Sequence[str], format: str = "plain") -> dict[str, int]:
    """The lines that these texts have round them, each text a story."""
    lines = edge_lines(outlines(texts, format), range(len(texts)))
    return {name: count for text in texts for name, count in known_lines(text, lines).items()}


def test_what_stands_round_five_stories_goes(tmp_path: Path) -> None:
    few = write(tmp_path / "few", [page(town) for town in TOWNS[:4]])
    assert told(few) == b""
    folder = write(tmp_path / "many", [scraped(town) for town in TOWNS[:5]])
    assert told(folder).count(b"BLR305") == 10
    assert b"at least 5 stories of this run" in cleaner("check", "--select=BLR305", ".", cwd=folder).stdout
    done = cleaner("fix", "--select=BLR305", ".", cwd=folder)
    assert b"Made 10 changes in 5 files" in done.stderr
    for number, town in enumerate(TOWNS[:5]):
        left = f"Log in\n\n{town} will mend its bridge\n\n{story(town)}\n\nShare this\n"
        assert (folder / f"{number:03}.txt").read_text() == left


def test_what_may_be_the_author_s_own_is_only_proposed(tmp_path: Path) -> None:
    folder = write(tmp_path, [page(town) for town in TOWNS])  # minutes, hymns, notices: the same parts in each
    assert told(folder).count(b"BLR305") == 2 * len(TOWNS)
    assert cleaner("diff", "--select=BLR305", ".", cwd=folder).stdout == b""


def test_one_story_in_many_files_shows_nothing(tmp_path: Path) -> None:
    copies = [page("Brook") + f"\nFrom the {name} Post\n" for name in TOWNS]
    assert told(write(tmp_path, copies)) == b""


def test_a_file_alone_is_told_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, [page(town) for town in TOWNS])
    alone = cleaner("check", "--select=BLR305", "--output-format=concise", "000.txt", cwd=folder)
    assert (alone.returncode, alone.stdout) == (0, b"")


def test_every_way_of_running_gives_the_same_answer(tmp_path: Path) -> None:
    filler = "\n\n".join(f"Line {number} of the minutes says what the clerk wrote down." for number in range(400))
    folder = write(tmp_path, [page(town).replace("\n\nPeople", f"\n\n{filler}\n\nPeople") for town in TOWNS])
    alone = told(folder, "-j1", "--no-cache")
    assert alone.count(b"BLR305") == 2 * len(TOWNS)
    for arguments in (["-j3", "--no-cache"], ["-j1"], ["-j1"], ["-j3"]):
        assert told(folder, *arguments) == alone
    for number in range(8):  # too few are left
        (folder / f"{number:03}.txt").write_text(story(TOWNS[number]))
    assert told(folder) == told(folder, "--no-cache") == b""


def test_diff_shows_what_fix_would_do(tmp_path: Path) -> None:
    folder = write(tmp_path, [scraped(town) for town in TOWNS])
    shown = cleaner("diff", "--select=BLR305", ".", cwd=folder).stdout
    assert shown.count(f"\n-{ABOVE}\n".encode()) == shown.count(f"\n-{BELOW}\n".encode()) == len(TOWNS)
    cleaner("fix", "--select=BLR305", "-j3", ".", cwd=folder)
    assert litter(folder) == []
    assert cleaner("diff", "--select=BLR305", ".", cwd=folder).returncode == 0


def test_a_learned_file_speaks_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, [page(town) for town in TOWNS])
    (folder / ".cleaner").mkdir()
    (folder / ".cleaner" / "learned.json").write_text('{"format": 1, "stories": 9, "lines": [], "words": []}')
    assert told(folder) == b""


SAYS_SOMETHING = ["Thanks for reading, and see you next week.", "Open 9 to 5", "Editor: Ann Lee", "Ann Lee"]


@pytest.mark.parametrize("line", SAYS_SOMETHING)
def test_what_may_say_something_is_only_proposed(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path, [page(town, below=f"Share this\n\n{line}") for town in TOWNS])
    cleaner("fix", "--select=BLR305", ".", cwd=folder)
    assert all(path.read_text().endswith(f"\n{line}\n") for path in folder.glob("*.txt"))


@pytest.mark.parametrize("line", ["By Ann Lee", "Photo: Ann Lee / Valley Press", "Ingredients", "12 March 2024"])
def test_what_is_never_learned_is_not_told(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path, [page(town, above=f"{ABOVE}\n\n{line}") for town in TOWNS])
    found = told(folder)
    assert found.count(b"BLR305") == 2 * len(TOWNS) and line.encode() not in found


def test_in_markup_nothing_goes_unasked(tmp_path: Path) -> None:
    folder = write(tmp_path, [scraped(town) for town in TOWNS], ".md")
    assert told(folder) == b""  # an author's own, as far as is known
    assert told(folder, "--strict").count(b"BLR305") == 2 * len(TOWNS)
    assert cleaner("diff", "--select=BLR305", ".", cwd=folder).stdout == b""


def test_what_the_articles_of_a_trade_have_in_common_stays() -> None:
    foods = ["salt", "two eggs", "butter", "a cup of milk", "pepper", "flour", "honey"]
    recipes = [
        f"{town} cake\n\n" + "\n".join(Random(number).sample(foods, 5)) + f"\n\n{story(town)}\n"
        for number, town in enumerate(TOWNS)
    ]
    assert names_of(recipes) == {}


def test_a_word_that_only_some_stories_have_in_its_place_stays() -> None:
    kinds = ["Vegetarian", "Fish", "Meat"]
    recipes = [f"{kinds[number % 3]}\n\nServes two\n\n{story(town)}\n" for number, town in enumerate(TOWNS * 2)]
    assert names_of(recipes) == {"serves two": 24}


def test_headings_code_and_front_matter_are_no_lines_of_the_page() -> None:
    texts = [f"---\nlayout: post\n---\n\n## Conclusion\n\n{story(town)}\n\n    sudo make\n" for town in TOWNS]
    assert names_of(texts, "markdown") == {}


def test_a_line_between_the_paragraphs_is_not_at_the_edge() -> None:
    texts = [story(town).replace("\n\n", "\n\nMore in a moment\n\n") for town in TOWNS]
    assert names_of(texts) == {}


FOOT = st.lists(st.sampled_from(["Share", "Tweet", "Our valley", "The friends", "Print", "More"]), max_size=5)


@given(st.lists(FOOT, min_size=5, max_size=12), st.sets(st.sampled_from(["Share", "Tweet"])))
def test_a_run_over_what_is_left_finds_nothing_more(feet: list[list[str]], known: set[str]) -> None:
    def outlines_of(feet: list[list[str]]) -> list[Outline]:
        documents = [Document("\n".join([story(TOWNS[number]), *foot]), "plain") for number, foot in enumerate(feet)]
        return [
            outline_of(doc, {line.start for line in doc.lines if doc.text[line.start : line.end] in known})
            for doc in documents
        ]

    before = outlines_of(feet)
    found = edge_lines(before, range(len(feet)))
    gone = known.union(line for foot in feet for line in foot if known_lines(line, found))
    after = outlines_of([[line for line in foot if line not in gone] for foot in feet])
    assert edge_lines(after, range(len(feet))) == {}


def test_counts_are_told_so_that_one_more_file_changes_no_answer() -> None:
    def lines_told(count: int) -> int:
        towns = [f"Town{'abcdefghijklmnopqrstuvwxyz'[number]}" for number in range(count)]
        said = [FileEvidence((), outline) for outline in outlines([page(town) for town in towns])]
        return {count for one in told_to_each(said) for _, count in one.lines}.pop()

    assert [lines_told(count) for count in (5, 9, 10, 19, 20)] == [5, 5, 10, 10, 20]


def test_who_knows_all_already_is_told_nothing() -> None:
    texts = [page(town) for town in TOWNS]
    known = [outline_of(Document(text, "plain"), {0, text.index(BELOW)}) for text in texts]
    open_ones = outlines(texts)
    said = [FileEvidence((), outline) for outline in [*known[:6], *open_ones[6:]]]
    assert [bool(one.lines) for one in told_to_each(said)] == [False] * 6 + [True] * 6


def test_who_said_nothing_is_told_nothing() -> None:
    doubts = (Doubt("modals", False),)
    said = [FileEvidence(doubts, outline) for outline in outlines([page(town) for town in TOWNS[:2]])]
    first, nothing, last = told_to_each([said[0], None, said[1]])
    assert first.words == last.words == ("modals",) and nothing.words == ()


def test_a_text_without_long_lines_is_a_story_of_its_own() -> None:
    short = outlines(["Rain today.", "Sun today.", "Rain today."])
    from cleaner.corpus.outlines import paragraphs_of

    assert stories_of([paragraphs_of(outline) for outline in short]) == [0, 1, 0]
