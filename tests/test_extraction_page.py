"""What the tags of a page say: boxes of furniture, other articles, bylines, and the layout as Markdown."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.extraction import article_of, titled_article_of
from cleaner.extraction.article import _after
from cleaner.extraction.layout import Block, joined, markdown
from cleaner.extraction.lists import with_lists
from cleaner.extraction.page import Page, page_of
from cleaner.extraction.readings import Readings
from cleaner.extraction.stamps import without_stamps
from cleaner.extraction.voting import elected
from cleaner.extraction.words import Reading, key
from cleaner.spans import Edit

pytest.importorskip("trafilatura")

TITLE = "The ferry that never sailed"
PARAGRAPHS = (
    "The old ferry lay in the harbour for eleven winters before anybody thought of asking who owned it.",
    "Two sisters from the village had bought it for the price of its engine, and then forgot the papers in a drawer.",
    "When the council sent a letter, the younger of them walked down to the pier and found that the lock had rusted.",
    "They sold the bell to a school, the wheel to an inn, and gave the lamps to the children who had asked for them.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str, *, name: str = "") -> str:
    return f'<!DOCTYPE html><html><head><title>{TITLE}</title></head><body class="{name}">{body}</body></html>'


def article(inside: str, after: str = "") -> str:
    return page(f'<article><h1 class="headline">{TITLE}</h1>{inside}</article>{after}')


def parsed(html: str) -> Page:
    from lxml.html import document_fromstring

    return page_of(document_fromstring(html))


def test_boxes_named_as_furniture_go_even_inside_the_article() -> None:
    said = "I lived beside that pier for years and never once saw the two sisters go aboard the ferry."
    box = f'<div class="reader-comments"><p>{said}</p></div><div class="newsletter"><p>{said[2:40]}.</p></div>'
    text = article_of(article(BODY + box))
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert said not in text


def test_a_page_that_names_its_whole_body_after_comments_stays_whole() -> None:
    for source in (
        page(f'<article class="post comments-open related"><h1>{TITLE}</h1>{BODY}</article>', name="has-newsletter"),
        page(f'<div id="comments-and-text"><h1>{TITLE}</h1>{BODY}</div>'),
    ):
        text = article_of(source)
        assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_the_next_article_of_an_endless_page_is_another_article() -> None:
    other = "A quite different story tells of a lighthouse keeper who wrote the name of each ship on the wall."
    more = '<article><h1 class="headline">The keeper of names</h1>'
    more += f"<p>{other}</p><p>{other[:60]}.</p></article>"
    text = article_of(article(BODY + "<p>" + " ".join(PARAGRAPHS[:1]) * 2 + "</p>", more))
    assert PARAGRAPHS[3] in text and other not in text


@pytest.mark.parametrize(
    "stamp",
    [
        "<p>By Anna Lindqvist</p>",
        "<p>By Anna Lindqvist and Jonas de Vries</p>",
        "<p>Updated 3 March 2021, 10:15 am</p>",
        "<p>Veröffentlicht am 3. März 2021</p>",
        "<p>4 min read</p>",
        '<div class="article-byline">Anna Lindqvist, Harbour Desk</div>',
        "<p><time>Monday morning</time></p>",
    ],
)
def test_bylines_and_dates_over_the_first_paragraph_go(stamp: str) -> None:
    lines = [line.text for line in parsed(page(stamp + BODY)).lines]
    assert without_stamps(lines, parsed(page(stamp + BODY))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "<p>By the river they waited</p>",
        "<p>By then it was over.</p>",
        "<h2>March 2021</h2>",
        "<p>10 p.m.</p>",
        "<p>The winter of 2021</p>",
        "<p>Read on Monday</p>",
        '<div class="article-byline"><p>' + PARAGRAPHS[1] + "</p></div>",
    ],
)
def test_what_only_looks_like_a_byline_or_a_date_stays(line: str) -> None:
    source = page(line + BODY)
    lines = [line.text for line in parsed(source).lines]
    assert without_stamps(lines, parsed(source)) == lines


def test_a_date_in_the_middle_of_the_article_stays() -> None:
    source = page(BODY + "<p>3 March 2021</p>" + BODY)
    lines = [line.text for line in parsed(source).lines]
    assert without_stamps(lines, parsed(source)) == lines


def test_a_long_sentence_that_the_careful_readings_miss_stays_before_and_between_what_they_have() -> None:
    lead, *rest = PARAGRAPHS
    end = "Write to the editor of this paper at the address below if you know more about the ferry and its owners."
    all_of_it, careful = Reading("\n".join([lead, *rest, end])), Reading("\n".join(rest))
    readings = Readings(all_of_it, careful, all_of_it, careful, Page((), (), ""))
    assert elected(readings, ()) == [lead, *rest]
    assert elected(readings, {key(lead)}) == rest


def test_headings_lists_quotes_tables_and_code_come_out_as_markdown() -> None:
    source = article(
        BODY
        + "<h2>What was left</h2><ol><li>The engine of the boat</li><li>The papers in the drawer</li></ol>"
        + f"<blockquote><p>{PARAGRAPHS[0][:80]} for us all.</p></blockquote>"
        + "<pre><code>def recieve(boat):\n    return teh_boat  # teh\n</code></pre>"
        + "<table><tr><th>Part</th><th>Sold to</th></tr><tr><td>The bell</td><td>A school</td></tr></table>"
        + f"<p>{PARAGRAPHS[2]} The call to <code>recieve_all()</code> failed.</p>"
    )
    text = titled_article_of(source)
    assert text.startswith(f"# {TITLE}\n\n{PARAGRAPHS[0]}\n\n")
    assert "\n\n## What was left\n\n1. The engine of the boat\n2. The papers in the drawer\n\n> " in text
    assert "\n\n```\ndef recieve(boat):\n    return teh_boat  # teh\n```\n\n" in text
    assert "| Part | Sold to |\n|---|---|\n| The bell | A school |\n" in text
    assert "`recieve_all()`" in text


def test_the_rules_work_on_the_article_and_the_marks_survive() -> None:
    more = f"<h2>What the lamps lit</h2><p>{PARAGRAPHS[1][:60]} and she recieved the letter.</p>"
    source = article(BODY + more + BODY)
    text = titled_article_of(source)
    assert "\n\n## What the lamps lit\n\n" in text
    assert "received the letter" in text
    assert text.count(PARAGRAPHS[3]) == 1


def test_text_and_edits_agree_when_there_is_code() -> None:
    from cleaner.spans import apply

    source = article(BODY + "<pre><code>x = recieve()\ny = teh(x)</code></pre><p>She recieved the the boats.</p>")
    result = cleaner.extract(source)
    assert apply(article_of(source), result.edits) == result.text
    assert "x = recieve()" in result.text and "She received the boats." in result.text


def test_lines_know_their_numbers_boxes_and_links() -> None:
    seen = parsed("<ol><li>One<ul><li>Bullet</li></ul></li><li>Two</li></ol><div class='Box'><a href=x>Link</a></div>")
    assert [(line.text, line.kind, line.number) for line in seen.lines[:3]] == [
        ("One", "li", 1),
        ("Bullet", "li", 0),
        ("Two", "li", 2),
    ]
    link = seen.lines[3]
    assert link.linked == 1.0 and "box" in seen.names[link.boxes[-1]]


@pytest.mark.parametrize("deep", ["<div class=a>", "<ol><li>", "<blockquote>", "<pre>", "<article><h1 id=a>", "<code>"])
def test_deep_and_broken_pages_are_read_in_linear_time(deep: str) -> None:
    text = article_of(page(deep * 3000 + BODY))
    assert len(text) <= len(BODY) * 3


def test_an_edit_over_several_blocks_and_an_item_that_is_gone() -> None:
    blocks = [Block("- one", is_item=True), Block("- two", "2. ", is_item=True), Block("Three four.")]
    text = joined(blocks)
    assert text == "- one\n- two\n\nThree four.\n"
    assert [block.text for block in _after([Edit(2, 5, "")], blocks)] == ["- two", "Three four."]
    assert [block.text for block in _after([Edit(6, 19, "")], blocks)] == ["- one", "four."]
    assert [block.text for block in _after([Edit(4, 18, "X")], blocks)] == ["- onX", "four."]
    assert markdown(list(_after([], blocks))) == "- one\n2. two\n\nThree four.\n"


HEADLINE = "The old quay is open again after two years"
STORY = f"""<h1>{HEADLINE}</h1>
<p>The old quay opened on Monday after two years of work. Boats may land there from seven in the morning, and the fish
market moves back next week.</p>
<p>The harbour board met on Monday, and nobody was late for its fourth meeting of the year. Its head said that the
ferry line would come back before the summer.</p>
<p>The ferry line has not said when it will return to the quay, but its ships are being painted, and the ticket office
has a new roof and a new clock.</p>"""
CONSENT = """<h2>About your privacy</h2>
<p>We process your data to deliver content or advertisements and measure the delivery of such content to extract
insights about our website.</p>
<p>We share this information with our partners on the basis of consent. You may exercise your right to consent, based
on a specific purpose below or at a partner level in the link under each purpose.</p>
<button>Accept all</button>"""


def titled(head: str, body: str) -> str:
    return titled_article_of(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    "head",
    [
        "<title>Harbour News</title>",
        "<title>Harbour News | Local and world news</title>",
        f"<title>{HEADLINE} | Harbour News</title>",
        f'<meta property="og:title" content="{HEADLINE}"><title>Harbour News</title>',
        "",
    ],
)
@pytest.mark.parametrize("above", ["", '<h1><a href="/">Harbour News</a></h1>'])
def test_the_title_is_the_article_s_and_not_the_site_s(head: str, above: str) -> None:
    text = titled(head, f"<header>{above}</header><article>{STORY}</article>")
    assert text.startswith(f"# {HEADLINE}\n\nThe old quay opened on Monday") and text.count(HEADLINE) == 1


def test_a_title_in_other_words_than_its_heading_stays_as_the_head_says_it() -> None:
    told = "Quay opened on Monday after years of work in the harbour"
    assert titled(f"<title>{told}</title>", STORY).startswith(f"# {told}\n\n")


@pytest.mark.parametrize(
    "dialog",
    [
        '<div role="dialog" aria-modal="true">{}</div>',
        '<section role="alertdialog"><div>{}</div></section>',
        "<dialog open>{}</dialog>",
        '<div class="modal fade">{}</div>',
    ],
)
def test_a_dialog_over_the_page_is_none_of_the_article(dialog: str) -> None:
    text = titled("<title>Harbour News</title>", f'<div class="page">{STORY}{dialog.format(CONSENT)}</div>')
    assert "consent" not in text and "privacy" not in text and text.count("\n\n") == 3


def test_an_article_that_is_shown_in_a_dialog_is_an_article() -> None:
    text = titled("<title>Harbour News</title>", f'<p>Close</p><div role="dialog">{STORY}</div>')
    assert "The ferry line has not said" in text and "The old quay opened" in text


SHOPPING = ("200 g flour", "½ lemon", "3 eggs", "salt")


def recipe(items: tuple[str, ...], far: int = 0, open: str = "", close: str = "") -> Page:
    inside = "".join(f"<li>{open}{item}{close}</li>" for item in items)
    between = "".join(f"<p>Line {number}</p>" for number in range(far))
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return parsed(page(f"{first}<h2>What you need</h2>{between}<ul>{inside}</ul>{between}{''.join(rest)}"))


def test_quantities_that_no_reading_has_are_put_in_under_their_heading() -> None:
    first, *rest = PARAGRAPHS
    expected = [first, "What you need", *(f"- {item}" for item in SHOPPING), *rest]
    assert with_lists(list(PARAGRAPHS), recipe(SHOPPING), ()) == expected
    named = [first, "What you need", *rest]
    assert with_lists(named, recipe(SHOPPING), ()) == expected


@pytest.mark.parametrize(
    "beside",
    [
        recipe(("Unlimited access", "Daily puzzles", "3 accounts for friends")),  # an offer
        recipe(SHOPPING, open='<a href="/shop">', close="</a>"),  # a menu
        recipe(SHOPPING[:2]),
        recipe(SHOPPING, far=9),  # not beside the article
    ],
)
def test_other_lists_that_no_reading_has_stay_out(beside: Page) -> None:
    assert with_lists(list(PARAGRAPHS), beside, ()) == list(PARAGRAPHS)


def test_quantities_in_an_element_of_furniture_stay_out() -> None:
    assert with_lists(list(PARAGRAPHS), recipe(SHOPPING), {key(SHOPPING[0])}) == list(PARAGRAPHS)


def test_an_item_that_the_readings_left_out_of_a_list_is_put_in() -> None:
    items = ("Open the gate of the quay", "Lift the lamp off its hook", "Walk down to the pier", "Share")
    first, *rest = PARAGRAPHS
    read = [first, f"- {items[0]}", f"- {items[2]}", *rest]
    assert with_lists(read, recipe(items), ()) == [first, *(f"- {item}" for item in items[:3]), *rest]
