"""The HTML report: what stands in the file, and what it does in a real browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import browser
import pytest
from browser import Browser
from command_line import cleaner
from hypothesis import given
from hypothesis import strategies as st
from report_samples import DISPLAY, HOSTILE, LOOK, QUAY, RUN, SAFE, UNSAFE, quay, span
from steps import steps

from cleaner.findings import Applicability, Finding, Fix, Skipped
from cleaner.reports import FileResult, report_named
from cleaner.reports.html import command
from cleaner.reports.page_rows import rows
from cleaner.reports.places import Places
from cleaner.reports.proposal import whole_words
from cleaner.spans import Edit, Span, apply

NO_BROWSER = "no Chromium with its driver here; tests/get_browser.sh says how to get one"
needs_browser = pytest.mark.skipif(browser.paths() is None, reason=NO_BROWSER)


def page(run: tuple[FileResult, ...] = RUN) -> str:
    out = io.StringIO(newline="")
    report_named("html")(run, out, LOOK)
    return out.getvalue()


class Elements(HTMLParser):
    """All elements of a page with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))

    def handle_data(self, text: str) -> None:
        if self.cdata_elem:  # inside a script or a style
            self.texts.append((self.cdata_elem, text))


def test_the_page_asks_the_network_for_nothing() -> None:
    for tag, attributes in Elements(page()).found:
        assert not {"src", "srcset", "action", "style"} & set(attributes), tag
        assert not any(name.startswith("on") for name in attributes), tag
        assert (attributes.get("href") or "#").startswith("#"), tag
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
    assert "url(" not in page() and "@import" not in page()


def test_the_policy_allows_just_this_style_and_script() -> None:
    elements = Elements(page())
    policy = next(a["content"] for _, a in elements.found if a.get("http-equiv") == "Content-Security-Policy") or ""
    texts = {tag: text for tag, text in elements.texts}  # the last script is the one that runs
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(texts[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_articles_are_json_and_cannot_end_their_element() -> None:
    text = page()
    assert text.count("<script>") == 1 and text.count("</script>") == 1 + 1 + 3  # it, the index, three files
    assert "alert(1)" in text and "<script>alert(1)" not in text
    for raw in ("\u2028", "\x1b", "\u202e", "\x9b"):
        assert raw not in text
    for block in re.findall(r'<script type="application/json" id="[a-z0-9-]+">(.*?)</script>', text):
        json.loads(block)


def test_placeholders_in_articles_stay_as_they_are() -> None:
    assert "{{script}}" in page()  # the hostile article's own


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a.txt", "a.txt"),
        ("a b'c.txt", "'a b'\"'\"'c.txt'"),
        ("-rf.txt", "./-rf.txt"),
        ("$(x).txt", "'$(x).txt'"),
        ("a\n\x1b\u202eb.txt", "$'a\\x0a\\x1b\\xe2\\x80\\xaeb.txt'"),
    ],
)
def test_commands_can_be_pasted(path: str, shown: str) -> None:
    place = Span(0, 1)
    fixed = Finding("TYP401", place, "", Fix((Edit(0, 1, "x"),), SAFE))
    assert command(path, fixed, "12ab") == f"cleaner fix --only 12ab {shown}"
    unsafe = fixed._replace(fix=Fix((Edit(0, 1, "x"),), UNSAFE))
    assert command(path, unsafe, "12ab") == f"cleaner fix --only 12ab --unsafe-fixes {shown}"
    assert command(path, fixed._replace(fix=Fix((), DISPLAY)), "12ab") == "cleaner explain TYP401"


def files_of(text: str) -> list[dict[str, Any]]:
    """What the page holds of each file."""
    blocks = re.findall(r'<script type="application/json" id="file-\d+">(.*?)</script>', text)
    return [json.loads(block) for block in blocks]


def found(code: str, place: Span, applicability: Applicability = SAFE, new: str = "") -> Finding:
    return Finding(code, place, f"{code} speaks.", Fix((Edit(*place, new),), applicability))


def test_a_slip_inside_a_passage_that_goes_is_not_told() -> None:
    text = "They left thier nets.\n\nThey left thier nets.\n"
    first, second = Span(10, 15), Span(33, 38)
    slips = (found("TYP401", first, SAFE, "their"), found("TYP401", second, SAFE, "their"))
    passage = found("DUP201", Span(23, 44))
    (drawn,) = files_of(page((FileResult("a.txt", text, (slips[0], passage, slips[1])),)))
    assert [(one["code"], one["line"]) for one in drawn["findings"]] == [("TYP401", 1), ("DUP201", 3)]
    held = FileResult("a.txt", text, (slips[0], passage, slips[1]), skipped=(Skipped(passage, "its copy goes"),))
    (drawn,) = files_of(page((held,)))
    assert [one["held"] for one in drawn["findings"]] == ["", "its copy goes", ""]
    unasked = FileResult("a.txt", text, (slips[0], found("DUP201", Span(23, 44), UNSAFE), slips[1]))
    assert len(files_of(page((unasked,)))[0]["findings"]) == 3  # the passage stays unless that is asked for


def test_what_is_shown_only_is_pointed_at_and_not_drawn_as_a_change() -> None:
    text = "A teh end.\n"
    (drawn,) = files_of(page((FileResult("a.txt", text, (found("TYP401", Span(2, 5), DISPLAY, "the"),)),)))
    assert drawn["rows"] == [[1, "A ", {"t": "teh", "l": [0]}, " end."], [2]]
    assert drawn["findings"][0]["does"] == "Replace “teh” by “the”."


def furniture(applicability: Applicability = SAFE) -> FileResult:
    """A block of page furniture of six lines, a sentence, and one line more."""
    lines = ["Share", "Tweet", "", "Print", "Email", "", "Related", "Follow us", ""]
    lines += ["The band played on.", "", "Read more"]
    text = "\n".join(lines) + "\n"
    marks = [line for line in lines if line and not line.endswith(".")]
    spans = [span(text, line) for line in marks]
    return FileResult("page.txt", text, tuple(found("BLR303", place, applicability) for place in spans))


def test_furniture_in_a_row_joins_and_nothing_else_does() -> None:
    (drawn,) = files_of(page((furniture(),)))
    assert [one["joins"] for one in drawn["findings"]] == [False, True, True, True, True, True, False]
    (drawn,) = files_of(page((furniture(DISPLAY),)))
    assert not any(one["joins"] for one in drawn["findings"])


def test_names_ask_for_one_finding_each(tmp_path: Path) -> None:
    """Pasted, a command mends its finding and no other, also where equal lines have equal ones."""
    text = "The the band played.\n\nThe the band played on.\n\nThe the band played.\n\nIt was was late.\n"
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\n')
    (tmp_path / "a.txt").write_text(text)
    made = cleaner("report", "a.txt", cwd=tmp_path).stdout.decode()
    commands = [one["command"] for one in files_of(made)[0]["findings"]]
    assert len(set(commands)) == 4
    for number, command_line in enumerate(commands):
        (tmp_path / "a.txt").write_text(text)
        done = cleaner(*command_line.split()[1:], cwd=tmp_path)
        lines, before = (tmp_path / "a.txt").read_text().split("\n"), text.split("\n")
        assert [at for at, (old, new) in enumerate(zip(before, lines)) if old != new] == [2 * number], done.stderr
    again = cleaner(*commands[3].split()[1:], cwd=tmp_path)
    assert again.returncode == 2 and b"older than the text" in again.stderr


def test_a_page_shows_no_more_than_what_was_found() -> None:
    long_line = "word " * 200_000  # 1 MB
    findings = tuple(
        Finding("TYP401", Span(n, n + 4), "x", Fix((Edit(n, n + 4, "Word"),), SAFE)) for n in range(0, 1_000_000, 5_000)
    )
    checked = FileResult("long.txt", long_line, findings)
    assert len(page((checked,))) < 600_000
    half = checked._replace(findings=findings[::2])
    assert steps(lambda: page((checked,))) < 3 * steps(lambda: page((half,)))


@given(st.text(st.sampled_from("ab -\n\r東"), max_size=30), st.data())
def test_rows_tell_old_and_new_text(text: str, data: st.DataObject) -> None:
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    new = st.sampled_from(["", "x", "; "])
    edits = [Edit(start, end, data.draw(new)) for start, end in zip(offsets[::2], offsets[1::2])]
    findings = tuple(Finding("TYP401", e.span, "", Fix((e,), SAFE), e.span) for e in edits if e.text or e.end > e.start)
    widened = sorted(edit for f in findings if f.fix for edit in whole_words(text, f.fix.edits))
    drawn = [edit for before, edit in zip([Edit(0, 0, ""), *widened], widened) if edit.start >= before.end]
    if drawn != widened:
        return  # of two that overlap, one is drawn
    old = new_text = ""
    places = Places(text)
    for number, *row in rows(places, findings):
        line = places.line(number)
        for piece in row:
            piece = piece if isinstance(piece, dict) else {"t": piece}
            old += piece["t"]
            new_text += ("" if "g" in piece else piece["t"]) + piece.get("n", [""])[0]
        old += text[line.end : line.stop]
        new_text += text[line.end : line.stop]
    assert old == text
    without_breaks = str.maketrans("", "", "\r\n")  # breaks that go are not drawn
    assert new_text.translate(without_breaks) == apply(text, drawn).translate(without_breaks)


# ---- in a browser -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def report(window: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The run of all report tests as a page in the window; it must leave nothing on the console."""
    path = tmp_path / "report.html"
    path.write_text(page(), encoding="utf-8", newline="")
    window.open(path, "#f0 .note")
    yield window
    assert window.complaints() == []
    window.run("localStorage.clear()")


@needs_browser
def test_it_draws_every_finding(report: Browser) -> None:
    assert report.text("#summary").startswith("10 findings in 2 of 4 files")
    assert report.text("#shown") == "10 findings in 3 files shown"
    report.run("scrollTo(0, document.body.scrollHeight)")
    report.wait_for("#f1 .note")
    assert report.count(".note") == 10
    assert "Not judged: no such file" in report.text("article:last-of-type")


@needs_browser
def test_what_goes_leads_to_what_stays(report: Browser) -> None:
    assert report.text("#f0 .jump") == "↑ stays in line 5"
    assert report.count("svg.arrows path") == 2
    report.click("#f0 .jump")
    report.settle()
    tag, style, words = report.run("const e = document.activeElement; return [e.tagName, e.className, e.innerText]")
    assert (tag, words) == ("MARK", "The old quay opened on Monday after two years of") and "flash" in style


@needs_browser
def test_filters(report: Browser) -> None:
    report.click("#rules input[value=TYP401]")
    assert report.text("#shown") == "8 findings in 3 files shown"
    assert report.run("return document.querySelector('#f0 .text').innerText.includes('thier')")
    assert not report.run("return [...document.querySelectorAll('#f0 del')].some((e) => e.textContent === 'thier')")
    report.click("#mays input[value=display]")
    report.click("#mays input[value=unsafe]")
    assert report.text("#shown") == "5 findings in 3 files shown"
    report.click("#find")
    report.press("QUAY")
    assert report.text("#shown") == "2 findings in 1 file shown"
    assert report.count("article") == 1 and report.count("#files li") == 1
    report.press("zz")
    assert report.text(".none") == "Nothing matches these filters."


@needs_browser
def test_side_by_side(report: Browser) -> None:
    assert report.count(".words.after") == 0
    report.click("input[value=sides]")
    assert report.count(".words.before") == report.count(".words.after") > 0
    line = '#f0 [data-line="6"] .words'
    assert "thier" in report.text(f"{line}.before") and "their teachers" not in report.text(f"{line}.before")
    assert "their" in report.text(f"{line}.after") and "thier" not in report.text(f"{line}.after")


@needs_browser
def test_dark_and_light(report: Browser) -> None:
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = report.run(paper)
    report.prefer("dark")
    dark = report.run(paper)
    report.prefer("light")
    report.click("input[value=dark]")
    assert report.run(paper) == dark
    report.click("input[value=light]")
    assert report.run(paper) == light != dark
    report.click("input[value=dark]")
    report.run("location.reload()")
    assert report.run(paper) == dark  # kept


@needs_browser
def test_by_keyboard(report: Browser) -> None:
    focused = "return document.activeElement.innerText"
    report.press("j")
    assert report.run(focused).startswith("“Local news” is a label")
    report.press("jjk")
    assert report.run(focused).startswith("“thier”")
    report.press("/")
    assert report.run("return document.activeElement.id") == "find"
    report.press("calm")
    assert report.count("article") == 0
    report.run("document.querySelector('.skip').focus()")
    assert report.run("return document.querySelector('.skip').getBoundingClientRect().left") >= 0


@needs_browser
def test_arrows_follow_when_lines_move(report: Browser) -> None:
    where = "return [...document.querySelectorAll('#f0 svg.arrows path')].map((e) => e.getAttribute('d')).join()"
    before = report.run(where)
    report.click('#f0 [data-line="6"] + .note summary')
    report.settle()
    assert report.run(where) != before


@needs_browser
def test_folded_lines_open(report: Browser) -> None:
    report.click("#rules input[value=BLR302]")  # nothing but the label is near the first lines
    before = report.count("#f0 .row")
    report.click("#f0 button.fold")
    assert report.count("#f0 .row") > before


@needs_browser
def test_why_and_the_command(report: Browser) -> None:
    report.click("#f0 .note summary")
    assert "the same for all of them" in report.text("#f0 .note details p")
    assert re.fullmatch(
        r"cleaner fix --only [0-9a-f]{12} --unsafe-fixes news/quay\.txt", report.text("#f0 .note details code")
    )
    report.run(
        """const button = document.querySelector('#f0 .note button');
        button.id = 'pressed';
        new MutationObserver(() => { button.dataset.said ??= button.textContent }).observe(button, {childList: true})"""
    )
    report.click("#pressed")
    report.wait_for("#pressed[data-said]")
    assert report.run("return document.querySelector('#pressed').dataset.said") in ("Copied", "Selected")


@needs_browser
def test_a_hostile_article_is_only_text(report: Browser) -> None:
    report.run("document.querySelector('#f1').scrollIntoView()")
    report.wait_for("#f1 .note")
    shown = report.text("#f1")
    assert "</script><script>alert(1)</script>{{script}} <!-- &amp; <U+2028>" in shown
    assert "␛[31m" in shown and "<U+202E>" in shown
    assert report.count("main script") == 0 and report.count("article b b") == 0
    assert report.run("return document.querySelectorAll('#f1 .words[dir=auto]').length") > 0
    direction = "return getComputedStyle(document.querySelector('#f1 [data-line=\"3\"] .words')).direction"
    assert report.run(direction) == "rtl"


@needs_browser
def test_names_for_screen_readers(report: Browser) -> None:
    unnamed = (
        "return [...document.querySelectorAll('input, button, nav, article, section')].filter((e) => "
        "!(e.labels?.length || e.ariaLabel || e.getAttribute('aria-labelledby') || e.innerText)).length"
    )
    assert report.run(unnamed) == 0
    assert report.run("return getComputedStyle(document.querySelector('#f0 del'), '::before').content") == '" [goes: "'


@needs_browser
@pytest.mark.skipif(browser.axe() is None, reason="no axe-core here; tests/get_browser.sh says how to get it")
@pytest.mark.parametrize("look", ["light", "dark", "sides", "phone", "all"])
def test_axe_finds_nothing(look: str, report: Browser) -> None:
    script = browser.axe()
    assert script is not None
    try:
        report.prefer("dark" if look == "dark" else "light")
        report.phone(look == "phone")
        if look == "sides":
            report.click("input[value=sides]")
        if look == "all":
            report.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        report.run("document.querySelector('#f1').scrollIntoView()")
        report.wait_for("#f1 .note")
        report.run(script.read_text(encoding="utf-8") + ";window.axe = axe")
        said = report.run(
            """return axe.run(document).then((found) => found.violations.map((one) =>
              `${one.impact} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`))"""
        )
        assert said == []
    finally:
        report.phone(False)


def test_the_overview_counts_by_folder_and_rule() -> None:
    inside = re.search(r'<details id="overview">(.*?)</details>', page(), re.DOTALL)
    assert inside is not None
    cells = re.sub(r"<[^>]+>", "|", inside[1])
    assert cells.startswith("|By folder and rule|") and "|news|" in cells
    assert "|BLR302 section-label||||1||||1|" in cells  # none by fix, one with --unsafe-fixes, one in all


@needs_browser
def test_it_can_be_read_without_a_script(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(), encoding="utf-8", newline="")
    shown = window.read_only(path, "body")
    assert "10 findings in 2 of 4 files" in shown and "Who decides" not in shown and "Colours" not in shown
    assert "“thier” is a known misspelling of “their”." in shown and "Not judged: no such file" in shown
    assert "Stays in line 5: “The old quay opened" in shown
    assert "Says ␛[2J </script> | `tick` @mayor #12, 100%:" in shown


def test_the_page_says_what_it_was_found_with(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('select = ["TYP403"]\nwords = ["<b>"]\n')
    (tmp_path / "a.txt").write_text("The the band played.\n")
    made = cleaner("report", "a.txt", "--unsafe-fixes", cwd=tmp_path).stdout.decode()
    (about,) = re.findall("<pre>(.*?)</pre>", made, re.DOTALL)
    version, *settings = about.split("\n")
    assert re.fullmatch(r"cleaner [\w.]+, settings from cleaner\.toml", version)
    assert settings == ["select = [&quot;TYP403&quot;]", "unsafe-fixes = true", "words = [&quot;&lt;b&gt;&quot;]"]
    assert str(tmp_path) not in made


@needs_browser
def test_five_hundred_articles_scroll(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    body = QUAY * 8  # about 2,500 characters each
    path.write_text(page(tuple(FileResult(f"news/{n:03d}.txt", body, quay()) for n in range(500))), encoding="utf-8")
    window.open(path, "#f0 .note")
    assert window.text("#shown") == "2,500 findings in 500 files shown"
    assert window.run("return document.querySelectorAll('.text').length") < 40  # the rest is not built yet
    scroll = """return new Promise((done) => {
      let frames = 0; let y = 0;
      const step = () => {
        scrollTo(0, y += 500);
        if (++frames < 60) requestAnimationFrame(step); else done();
      };
      requestAnimationFrame(step);
    })"""
    window.run(scroll)
    assert window.run("return document.querySelectorAll('.text').length") < 120  # what comes near, and no more
    assert window.complaints() == []


@needs_browser
def test_a_thousand_findings_in_one_article(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "equal.html"
    line = "The same line stands here again."
    text, stays = f"{line}\n" * 1001, Span(0, len(line))
    places = [Span(start, start + len(line)) for start in range(len(line) + 1, len(text), len(line) + 1)]
    findings = tuple(Finding("DUP202", p, "Again.", Fix((Edit(*p, ""),), SAFE), stays) for p in places)
    path.write_text(page((FileResult("equal.txt", text, findings),)), encoding="utf-8")
    window.open(path, "#f0 .note")
    assert window.run("return document.querySelectorAll('.note').length") < 200  # the rest when one comes near
    window.press("k")
    window.press("j" * 170)
    assert window.run("return document.activeElement.id") == "f0-n170"
    window.run("scrollTo(0, document.body.scrollHeight)")
    window.wait_for("#f0-n999")
    window.run("document.querySelector('#f0-l1001 .jump').click()")
    assert window.run("return document.activeElement.closest('.row').id") == "f0-l1"
    assert window.complaints() == []


@needs_browser
def test_furniture_in_a_row_is_one_card(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page((furniture(),)), encoding="utf-8")
    window.open(path, "#f0 .note")
    assert window.count("#f0 .note") == 2 and window.count("#f0 del") == 7
    assert window.text("#f0 .note .what p") == "6 lines in a row belong to the page, not to the article."
    window.click("#f0 .note summary")
    assert window.count("#f0 .note .parts li") == 6
    assert window.text("#f0 .note details code").count(",") == 5
    window.press("jj")
    assert window.run("return document.activeElement.id") == "f0-n6"
    assert window.complaints() == []


@needs_browser
def test_on_a_phone_there_is_one_column(report: Browser) -> None:
    report.phone(True)
    try:
        assert report.count("#rules") == 0  # the filters are closed and leave the first screen to the articles
        assert report.run("return document.querySelector('#f0').getBoundingClientRect().top < innerHeight")
        report.click("input[name=view][value=sides]")
        columns = "return getComputedStyle(document.querySelector('#f0 .row')).gridTemplateColumns.split(' ').length"
        assert report.run(columns) == 1
        assert report.run("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        report.phone(False)


@needs_browser
def test_paper_begins_on_the_first_page_and_holds_all(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "printed.html"
    path.write_text(page(tuple(FileResult(f"{n}.txt", QUAY * 6, quay()) for n in range(12))), encoding="utf-8")
    window.open(path, "#f0 .note")
    window.print_media(True)
    try:
        top = "return document.querySelector('#f0 .row').getBoundingClientRect().top"
        assert window.run(top) < 300  # the first lines stand right below the title
        assert window.run("return getComputedStyle(document.querySelector('#f0')).breakInside") == "auto"
        window.run("dispatchEvent(new Event('beforeprint'))")
        assert window.run("return document.querySelectorAll('.text').length") == 12
    finally:
        window.print_media(False)


@needs_browser
def test_arrowheads_stand_beside_the_line_numbers(report: Browser) -> None:
    report.settle()
    overlap = """const box = (e) => e.getBoundingClientRect();
      const tips = [...document.querySelectorAll('#f0 svg.arrows path')].map(box);
      const numbers = [...document.querySelectorAll('#f0 .number')].map(box).filter((n) => n.width);
      return tips.length + ' ' + tips.filter((t) => numbers.some((n) =>
        t.right > n.left && t.left < n.right && t.bottom > n.top && t.top < n.bottom)).length"""
    assert report.run(overlap) == "2 0"


@needs_browser
def test_a_line_of_a_megabyte_is_drawn(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    text = "word " * 200_000 + "teh end"
    start = len(text) - 7
    finding = Finding("TYP401", Span(start, start + 3), "“teh” is “the”.", Fix((Edit(start, start + 3, "the"),), SAFE))
    path.write_text(page((FileResult("long.txt", text, (finding,)),)), encoding="utf-8")
    window.open(path, "#f0 .note")
    assert window.text("#f0 ins") == "the"
    assert "characters left out" in window.text("#f0 .words") and window.complaints() == []


def test_the_hostile_article_is_hostile() -> None:
    assert all(mark in HOSTILE for mark in ("\x1b", "\u202e", "</script>", "\u2028", "{{script}}"))
