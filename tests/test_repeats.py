"""The judgement of repeats over whole articles: it knows no article, only what stands twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Settings, clean
from cleaner.document import Document
from cleaner.findings import Result
from cleaner.rules.repeats.judge import Kind, repeats_in
from cleaner.rules.repeats.passage_index import PassageIndex

SAMPLE = Path(__file__).parents[1] / "samples" / "us-china-trade-talks.txt"
REPEATS_ONLY = Settings(select=("DUP",))
CUT = "The London talks follow a phone call"
CUSTOMS = "Customs figures show"
NEW_WORDS = {
    "London": "Orsa", "talks": "games", "phone": "letter", "Trump": "Brandt", "Xi": "Liu", "Jinping": "Tomas",
    "Customs": "Harbour", "Chinese": "northern", "China": "Kvam", "exports": "catches", "Gold": "Herring",
}  # fmt: skip


def cleaned(text: str) -> Result:
    result = clean(text, settings=REPEATS_ONLY)
    assert not result.broken and not result.skipped
    return result


def renamed(text: str) -> str:
    for old, new in NEW_WORDS.items():
        text = text.replace(old, new).replace(old.upper(), new.upper())
    return text


def shuffled(text: str) -> str:
    """The paragraphs in another order, title and standfirst first."""
    paragraphs = text.rstrip("\n").split("\n\n")
    rest = paragraphs[4:]
    random.Random(4).shuffle(rest)
    return "\n\n".join([*paragraphs[:4], *rest]) + "\n"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "change",
    [
        str,
        renamed,
        shuffled,
        str.upper,
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n", "\n\n"),
    ],
    ids=["as it is", "renamed", "shuffled", "upper case", "no blank lines", "more blank lines"],
)
def test_the_sample_in_other_words_and_order(change: Callable[[str], str], line_break: str) -> None:
    text = change(SAMPLE.read_text(encoding="utf-8"))
    cut, customs = (opening if change is shuffled else change(opening) for opening in (CUT, CUSTOMS))
    assert (text.count(cut), text.count(customs)) == (2, 2)
    result = cleaned(text.replace("\n", line_break))
    assert (result.text.count(cut), result.text.count(customs)) == (1, 1)
    assert len(text.split()) - len(result.text.split()) == 59


def test_findings_name_the_copy_that_stays_and_why() -> None:
    findings = {finding.code: finding for finding in cleaned(SAMPLE.read_text(encoding="utf-8")).findings}
    assert findings["DUP202"].message == (
        "Line 22 repeats line 17, “The London talks follow a phone call last …”, "
        "cut off after “of US-China relations”; line 17 stays, as it is the fuller copy."
    )
    assert findings["DUP201"].message.endswith("line 32 stays, as it is the earlier copy.")
    assert findings["DUP206"].fix is None and "Line 36" in findings["DUP206"].message


def test_a_sentence_ends_at_the_foot_of_a_post() -> None:
    post, sentence = "No boat today — Ada Holm (@adaholm) May 4, 2018", "The board asks all to go home before night."
    document = Document(f"{post} {sentence}\n\nBoats leave in 2018 or later.\n")
    index = PassageIndex(document, document.blocks)
    assert [index.written(passage.span) for passage in index.passages][:2] == [post, sentence]
    assert len(index.passages) == 3


def test_the_undamaged_copy_stays_through_a_whole_block() -> None:
    paragraphs = [
        "The harvest was brought in before the storm, and the mill worked through the night.",
        "Nobody slept in the village, because the dam had been leaking since the morning.",
        "At dawn the water was a hand below the crown, and the bells were rung in every street.",
    ]
    damaged = "\n\n".join(paragraphs).replace("before", "bef0re").replace("leaking", "leakmg")
    text = f"{damaged}\n\nWeather notes.\n\n" + "\n\n".join(paragraphs) + "\n"
    result = cleaned(text)
    assert result.text == "Weather notes.\n\n" + "\n\n".join(paragraphs) + "\n"
    (repeat,) = repeats_in(Document(text))
    assert (repeat.kind, repeat.why) == (Kind.NEAR, "undamaged")


def test_three_copies_leave_one() -> None:
    line = "The organisers gave every guest a pair of rubber boots, soup, bread and a seat under the roof of the quay."
    assert cleaned(f"{line}\n\nIt rained.\n\n{line}\n\nIt still rained.\n\n{line}\n").text.count(line) == 1


def test_other_scripts() -> None:
    line = "港口在五月重新开放，渡轮每天早上九点出发，渔民们都很高兴。"
    assert cleaned(f"{line}\n\n{line}\n\n博物馆明年重新开放。\n").text.count("港口") == 1
    line = "Паром на остров отходит в девять часов утра и возвращается до захода солнца."
    assert cleaned(f"{line}\n\n{line}\n\nМузей закрыт.\n").text.count("Паром") == 1


WORDS = "harbour ferry island mayor bridge letter winter storm captain garden bell tower river market".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(lambda words: " ".join(words).capitalize())
ENDS = st.sampled_from([". ", ".\n\n", ".\n", "? ", " ", ",\n\n", ".” ", "\r\n"])
TEXT = st.lists(st.tuples(SENTENCE, ENDS), max_size=12).map(lambda parts: "".join(a + b for a, b in parts))


@given(TEXT, st.data())
def test_every_word_that_goes_stands_in_what_stays(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    again = data.draw(st.lists(st.sampled_from(lines), max_size=4))
    text = text + "\n\n" + "\n\n".join(again)
    result = cleaned(text)
    gone = {word for edit in result.edits for word in text[edit.start : edit.end].lower().split() if word.isalpha()}
    assert gone <= set("".join(c if c.isalpha() else " " for c in result.text.lower()).split())
    assert cleaned(result.text).text == result.text


@given(TEXT, st.sampled_from(["\r\n", "\r"]), st.data())
def test_line_ends_do_not_matter(text: str, line_break: str, data: st.DataObject) -> None:
    lines = text.replace("\r\n", "\n").split("\n")
    again = "\n".join([*lines, "", *data.draw(st.lists(st.sampled_from(lines), max_size=4))])
    one, other = cleaned(again), cleaned(again.replace("\n", line_break))
    assert other.text.replace(line_break, "\n") == one.text
    assert [(f.code, f.message) for f in other.findings] == [(f.code, f.message) for f in one.findings]


def test_a_line_that_stands_often_is_told_once() -> None:
    line = "Read the rules of the harbour before you tie up your boat at the quay."
    text = "\n\n".join(f"{line}\n\nBoat number {number} came in late." for number in range(30))
    (finding,) = [found for found in cleaned(text).findings if found.code == "DUP201"]
    assert finding.fix is None and "stands 30 times, again in lines 5, 9" in finding.message
