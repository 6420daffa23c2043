"""Whole pages: the article comes out, the page round it does not. The pages are our own."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hostile.web_pages import LAYOUTS, PAGES, Page, page_of

import cleaner
from cleaner.extraction import article_of, is_whole_page

pytest.importorskip("trafilatura")

MIN_SCORE = 0.97  # of runs of four words, over all layouts; trafilatura alone reaches less on the same pages


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = [word.strip(".,;:!?|-“”\"'’").casefold() for word in text.split()]
    words = [word for word in words if word]
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def score(pairs: list[tuple[str, str]]) -> float:
    """F1 of the means of precision and recall, as extraction benchmarks have it."""
    precision = recall = 0.0
    for made, wanted in pairs:
        seen, gold = shingles(made), shingles(wanted)
        shared = sum((seen & gold).values())
        precision += shared / max(1, sum(seen.values()))
        recall += shared / sum(gold.values())
    return 2 * precision * recall / (precision + recall) / len(pairs)


def test_articles_come_out_better_than_from_trafilatura_alone() -> None:
    from trafilatura import extract as alone

    html = [(page_of(page, layout), page.text) for page in PAGES for layout in LAYOUTS]
    ours = score([(cleaner.extract(source).text, wanted) for source, wanted in html])
    theirs = score([(alone(source, include_comments=False) or "", wanted) for source, wanted in html])
    assert ours > theirs
    assert ours >= MIN_SCORE, (ours, theirs)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_paragraph_of_the_article_is_there(layout: str) -> None:
    for page in PAGES:
        text = cleaner.extract(page_of(page, layout)).text
        missing = [paragraph for paragraph in page.paragraphs if paragraph not in text]
        assert not missing, (layout, page.title)


def test_bytes_in_another_encoding_and_damage_are_read() -> None:
    page = Page(
        "Dürer in the café",
        [
            "The Dürer show in the café opened on Monday, and the curator was pleased with it.",
            "A second paragraph says that visitors queued from the early morning until the doors opened.",
        ],
    )
    source = page_of(page, "article").replace("utf-8", "iso-8859-1")
    assert "Dürer show in the café" in cleaner.extract(source.encode("iso-8859-1")).text
    broken = page_of(page, "article").replace("ü", "Ã¼").replace("é", "Ã©")
    assert "Dürer show in the café" in cleaner.extract(broken).text


@pytest.mark.parametrize("source", ["", " ", "<", "<html>", "<html><body></body></html>", b"", "\0", "no page at all"])
def test_a_page_without_an_article_gives_an_empty_text_or_its_words(source: str | bytes) -> None:
    result = cleaner.extract(source)
    assert len(result.text) <= len(source) + 1


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\ufeff\n<html lang=en>", True),
        ("<?xml version='1.0'?>\n<html>", True),
        ("<!-- x --><body>".encode("utf-16"), True),
        (b"\xef\xbb\xbf<HTML>", True),
        ("<p>A fragment.</p>", False),
        ("---\nlayout: page\n---\n<html>", False),
        ('{{ define "main" }}<html>', False),
        ("", False),
    ],
)
def test_a_whole_page_is_told_from_a_content_file(source: str | bytes, whole: bool) -> None:
    assert is_whole_page(source) is whole


def test_no_memory_between_pages() -> None:
    source = page_of(PAGES[0], "article")
    assert len({cleaner.extract(source).text for _ in range(6)}) == 1


def test_the_result_speaks_of_the_extracted_text() -> None:
    from cleaner.spans import apply

    source = page_of(PAGES[0], "article")
    result = cleaner.extract(source)
    assert apply(article_of(source), result.edits) == result.text


def test_importing_the_package_loads_no_parser() -> None:
    code = "import sys, cleaner; cleaner.extract; print('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_without_the_extra_the_message_says_what_to_install() -> None:
    code = "import sys; sys.modules['trafilatura'] = None\nimport cleaner\ncleaner.extract('<html></html>')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "pip install '.[html]' in the clone" in done.stderr


def test_the_command_writes_the_article_of_a_page_and_cleans_a_fragment_in_place(tmp_path: Path) -> None:
    page, fragment = tmp_path / "page.html", tmp_path / "fragment.html"
    page.write_text(page_of(PAGES[0], "article"), encoding="utf-8")
    fragment.write_text("<p class=a>She counted the the boats.</p>\n", encoding="utf-8")
    command = [sys.executable, "-m", "cleaner", "clean", "--isolated"]
    done = subprocess.run([*command, str(page)], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0 and done.stdout.startswith(f"# {PAGES[0].title}\n\n{PAGES[0].paragraphs[0]}\n")
    assert "<p" not in done.stdout
    done = subprocess.run([*command, str(fragment)], capture_output=True, text=True)
    assert done.stdout == "<p class=a>She counted the boats.</p>\n"
