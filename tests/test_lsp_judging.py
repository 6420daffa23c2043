"""Changed paragraphs judged by themselves say what the whole says, and what cannot be told so is left to the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from cleaner.lsp.judging import Article, Judged, Overtaken, judge  # noqa: E402
from cleaner.lsp.judging_again import judge_again  # noqa: E402
from cleaner.lsp.silencing import comment_for  # noqa: E402
from cleaner.workflow import Context  # noqa: E402

BODY = (
    "The harbour board met on Monday, and nobody was late.\n\n"
    "The old quay opened on Monday after two years of work. Boats may land there from seven.\n\n"
    "- The crews left thier nets on the stones.\n- The fish market moves back.\n\n"
    "> Nobody said so before the meeting of the board.\n\n"
    "The Quayle family recieve the first boat, said Mr. Quayle.\n\n"
    "The old quay opened on Monday after two years of work. Boats may land there from seven.\n"
)
SNIPPETS = ("teh ", "the the ", "x", "\n\n", "```\n", "- ", "Quayle ", "recieve ", "> ", "<!-- cleaner: off -->", "")


def article(text: str, name: str = "story.md") -> Article:
    return Article(text, name, Context())


def whole(text: str, name: str = "story.md") -> Judged:
    return judge(article(text, name), lambda: False)


def again(before: Judged, text: str) -> Judged | None:
    return judge_again(before, article(text, before.article.name), lambda: False)


@given(place=st.integers(0, len(BODY)), gone=st.integers(0, 40), new=st.sampled_from(SNIPPETS))
def test_what_is_told_again_is_in_the_text_and_keeps_what_stands_apart(place: int, gone: int, new: str) -> None:
    before = whole(BODY)
    text = BODY[:place] + new + BODY[place + gone :]
    judged = again(before, text)
    if judged is None:
        return
    assert not judged.is_whole and not judged.edits and judged.article.text == text
    for finding in judged.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert set(judged.held) <= set(judged.findings)
    words = {BODY[f.start : f.end] for f in before.findings if f.end + 60 < place or f.start > place + gone + 120}
    assert words <= {text[f.start : f.end] for f in judged.findings} | {BODY[-88:-1]}


@pytest.mark.parametrize("slip", ["teh boats ", "boats that that ", "a alert "])
@pytest.mark.parametrize("place", [4, 60, 152, 180])
def test_a_slip_is_told_as_the_whole_tells_it(slip: str, place: int) -> None:
    place = BODY.index(" ", place) + 1
    text = BODY[:place] + slip + BODY[place:]
    quick, slow = again(whole(BODY), text), whole(text)
    assert quick is not None
    assert {(f.code, f.span) for f in quick.findings if f.code.startswith("TYP")} == {
        (f.code, f.span) for f in slow.findings if f.code.startswith("TYP")
    }


def test_a_name_that_stands_elsewhere_is_trusted() -> None:
    text = BODY.replace("nobody was late", "nobody but Quayle was late")
    quick = again(whole(BODY), text)
    assert quick and "Quayle" not in {text[f.start : f.end] for f in quick.findings}


@pytest.mark.parametrize("mark", ["```\n", "> ", "# ", "<!-- cleaner: off -->"])
def test_where_marks_change_the_whole_must_tell(mark: str) -> None:
    assert again(whole(BODY), mark + BODY) is None


def test_what_was_overtaken_is_dropped() -> None:
    with pytest.raises(Overtaken):
        judge(article(BODY), lambda: True)


SLIP = "The crews of the boats will recieve the nets in the morning."


@pytest.mark.parametrize(
    ("name", "text", "silenced"),
    [
        ("a.md", "# SLIP\n\nText.\n", "<!-- OFF -->\n# SLIP\n\nText.\n"),
        ("a.md", "- One.\n- SLIP\n", "- One.\n- SLIP <!-- OFF -->\n"),
        ("a.md", "> SLIP  \n> More.\n", "> SLIP <!-- OFF -->  \n> More.\n"),
        ("a.mdx", "SLIP\n", "SLIP {/* OFF */}\n"),
        ("a.md", "Yes.\r\n\r\nSLIP\r\n", "Yes.\r\n\r\n<!-- OFF -->\r\nSLIP\r\n"),
        ("a.rst", "Yes.\n\nSLIP\n", "Yes.\n\n.. OFF\n\nSLIP\n"),
        ("a.adoc", "Yes.\n\nSLIP\n", "Yes.\n\n// OFF\nSLIP\n"),
        ("a.html", "<p>SLIP</p>\n", "<p><!-- OFF -->SLIP</p>\n"),
        ("a.txt", "SLIP\n", ""),
    ],
)
def test_a_comment_goes_where_it_silences_and_breaks_nothing(name: str, text: str, silenced: str) -> None:
    text = text.replace("SLIP", SLIP)
    judged = whole(text, name)
    (finding,) = judged.findings
    edit = comment_for(judged.article.document(), finding, name)
    made = text[: edit.start] + edit.text + text[edit.end :] if edit else ""
    assert made == silenced.replace("SLIP", SLIP).replace("OFF", "cleaner: ignore TYP401")
    assert not made or not whole(made, name).findings
