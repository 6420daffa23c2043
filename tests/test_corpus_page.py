"""The pages of ``cleaner corpus``: what stands in them, and what hostile words cannot do."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import browser
import pytest
from browser import Browser
from command_line import cleaner
from corpus_texts import story, text
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reports.corpus.sides import sides
from cleaner.reports.proposal import Kind

HOSTILE = "<script>alert(1)</script> & \x1b]0;x\x07 \u202e </title>"
needs_browser = pytest.mark.skipif(browser.paths() is None, reason="no Chromium here; see tests/get_browser.sh")


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        assert not {name for name, _ in attributes} & {"src", "onclick", "onerror", "style"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    base = story(1, 12)
    rows = [
        {"id": f"a {HOSTILE}", "text": text([*base, HOSTILE])},
        {"id": "b", "text": text([HOSTILE, *base[:3], base[3].replace(" ", " changed ", 1), *base[4:]])},
        *({"id": str(seed), "text": text([*story(seed), "Read the Amber Gazette."])} for seed in range(5, 11)),
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = cleaner("corpus", "rows.jsonl", "--output-format", "html", "-o", "report", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    return tmp_path / "report"


def test_an_index_and_a_page_for_each_cluster(report: Path) -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in report.iterdir()}
    assert len(pages) == 2
    other = next(name for name in pages if name != "index.html")
    assert f'href="{other}"' in pages["index.html"] and "Read the Amber Gazette." in pages["index.html"]
    assert re.search("<(ins|del)>\\W*changed", pages[other]) and "lines are the same" in pages[other]
    for page in pages.values():
        assert not Tags(page).names & {"script", "img", "link", "iframe", "form"}
        assert "\x1b" not in page and "\u202e" not in page and "default-src 'none'" in page


def test_what_is_not_ours_is_not_written_over(report: Path) -> None:
    folder = report.parent
    arguments = ("corpus", "rows.jsonl", "--output-format", "html")
    assert cleaner(*arguments, "-o", "report", cwd=folder).returncode == 1
    assert cleaner(*arguments, cwd=folder).returncode == 2
    (folder / "mine").mkdir()
    (folder / "mine/index.html").write_text("<title>Mine</title>")
    for output in ("mine", "rows.jsonl", "."):
        assert cleaner(*arguments, "-o", output, cwd=folder).returncode == 2
    assert (folder / "mine/index.html").read_text() == "<title>Mine</title>"


@given(st.lists(st.sampled_from("one two three four".split())), st.lists(st.sampled_from("one two five".split())))
def test_each_side_says_all_that_its_article_says(left: list[str], right: list[str]) -> None:
    rows = list(sides("\n".join(left), "\n".join(right)))
    for side, kind, article in ((0, Kind.NEW, left), (1, Kind.GONE, right)):
        shown = [row if isinstance(row, int) else "".join(piece.text for piece in row[side]) for row in rows]
        assert all(isinstance(row, int) or all(piece.kind is not kind for piece in row[side]) for row in rows)
        assert sum(row if isinstance(row, int) else bool(row) for row in shown) == len(article)


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_in_a_browser(report: Path, tmp_path: Path, scheme: str) -> None:
    with Browser(tmp_path / "profile", (500, 800)) as window:
        window.prefer(scheme)
        window.open(report / "index.html", "ul.clusters a")
        window.click("ul.clusters a")
        window.wait_for(".sides ins")
        assert window.complaints() == []
        assert window.run("return document.documentElement.scrollWidth <= innerWidth")
        lightness = window.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
        assert (lightness > 128) == (scheme == "light")
