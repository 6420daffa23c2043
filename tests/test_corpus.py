"""Many articles: what one is to another, which one is kept, and what merges nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus_texts import found, paragraph, relations, rewritten, story, text


def test_what_an_article_is_to_another(tmp_path: Path) -> None:
    base = story(1)
    copies = {
        "a-base": text([*base, paragraph(7)]),
        "b-same": text([*base, paragraph(7)]),
        "c-near": text([*base[:5], rewritten(base[5:], 9)[0], paragraph(7)]),
        "d-contained": text(base[:3]),
        "e-revision": text(rewritten(base, 7)),
        "f-other": text(story(2)),
    }
    assert relations(copies, tmp_path) == {
        "b-same": ("a-base", "same"),
        "c-near": ("a-base", "near"),
        "d-contained": ("a-base", "contained"),
        "e-revision": ("a-base", "revision"),
    }


def test_only_what_says_nothing_of_its_own_may_be_deleted(tmp_path: Path) -> None:
    base = story(1)
    numbered = [*base[:5], base[5].replace(" ", " 5 ", 1)]
    run = found({"a": text([*base, paragraph(7)]), "b": text(base[:4]), "c": text(numbered)}, tmp_path)
    assert [(run.table.names[member.other], member.redundant) for member in run.members] == [("b", True), ("c", False)]


@pytest.mark.parametrize("terms, kept", [
    ({}, "full"),
    ({"keep": ("undamaged",)}, "clean"),
    ({"keep": ("earliest",)}, "2020-01-02-old"),
    ({"prefer": ("*-mine",)}, "z-mine"),
])  # fmt: skip
def test_settings_say_which_one_is_kept(tmp_path: Path, terms: dict[str, tuple[str, ...]], kept: str) -> None:
    base = story(1, 8)
    articles = {
        "full": text([*base, paragraph(7) + " caf\u00c3\u00a9"]),
        "clean": text([*base[:7], paragraph(8, 30)]),
        "2020-01-02-old": text([*base[:7], "It said \ufffd then."]),
        "z-mine": text([*base[:7], "It said \ufffd here."]),
    }
    assert {name for name, _ in relations(articles, tmp_path, **terms).values()} == {kept}


def test_a_quoted_paragraph_an_about_and_a_frame_merge_nothing(tmp_path: Path) -> None:
    quoted, about = paragraph(900, 90), "About Quarry Works. " + paragraph(901, 50)
    frame = [paragraph(902, 40), paragraph(903, 30)]
    articles = {
        "quoting": text([*story(1)[:3], quoted, *story(1)[3:]]),
        "quoted-alone": text([quoted]),
        "quoted": text([*story(2)[:2], quoted, *story(2)[2:]]),
        **{f"release-{number}": text([*story(10 + number, 1), about]) for number in range(8)},
        **{f"letter-{number}": text([frame[0], *story(30 + number, 2), frame[1]]) for number in range(8)},
    }
    assert relations(articles, tmp_path) == {}


def test_a_story_that_stands_in_many_files_is_no_boilerplate(tmp_path: Path) -> None:
    copies = {f"copy-{number}": text([f"Site {number}", *story(1), f"Said {number}"]) for number in range(30)}
    others = {f"other-{number}": text([*story(number + 2), "Read the Amber Gazette every day."]) for number in range(9)}
    run = found(copies | others, tmp_path)
    assert len({int(kept) for kept in run.kept}) == 10
    assert run.lines.counted.stories.tolist() == [9]


def test_versions_do_not_chain(tmp_path: Path) -> None:
    base = story(1, 20)
    versions = {f"v{number:02}": text([*base[number:], *story(50, 20)[:number]]) for number in range(21)}
    run = found(versions, tmp_path)
    assert all(member.jaccard >= 0.7 or member.containment >= 0.65 for member in run.members)
    assert 3 <= len({int(kept) for kept in run.kept}) <= 8


def test_scripts_without_blanks(tmp_path: Path) -> None:
    signs = [chr(0x4E00 + 37 * number % 4000) for number in range(900)]
    first = "".join(signs[:300]) + "。\n\n" + "".join(signs[300:600]) + "。\n"
    changed = "".join("变" if place % 20 == 9 else sign for place, sign in enumerate(first))
    other = "".join(reversed(signs[600:])) + "。\n"
    thai = "สวัสดีชาวโลกวันนี้อากาศดีมากเราไปเดินเล่นกันที่สวนสาธารณะใกล้บ้านตอนเย็น" * 2
    articles = {"a": first, "b": changed, "c": other, "d": thai, "e": thai + "จบ", "f": first[:300] + "\n"}
    kept = {name: like for name, (like, _) in relations(articles, tmp_path).items()}
    assert kept == {"b": "a", "d": "e", "f": "a"} or kept == {"b": "a", "e": "d", "f": "a"}


def test_case_accents_wrapping_and_tags_are_no_difference(tmp_path: Path) -> None:
    base = story(1)
    wrapped = text(base).replace(" ", "\n")
    shouted = text(base).upper()
    assert {kind for _, kind in relations({"a": text(base), "b": wrapped, "c": shouted}, tmp_path).values()} == {"same"}


def test_short_pages_of_one_form_are_no_revisions_of_each_other(tmp_path: Path) -> None:
    form = "This page is Work in Progress, so please ask the Quarry Network about {0} for more.\n\n"
    form += "The global {0} class, as it is defined in the Specifications of the Works."
    pages = {f"page-{name}": form.format(name) + "\n" for name in ("Amber", "Birch", "Canal", "Delta")}
    assert relations(pages, tmp_path) == {}
