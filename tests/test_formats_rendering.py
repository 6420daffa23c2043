"""Outside the edits Markdown renders as before, to the letter, whatever was cleaned in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from hostile.markdown_corpus import articles
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cleaner import Edit, Settings, clean
from cleaner.formats.markdown_rendering import rendering_fault
from cleaner.spans import apply

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WORD = re.compile(r"[A-Za-z]+")
Place = tuple[str, tuple[tuple[str, int], ...]]


def shown(text: str) -> list[Place]:
    """Each word that the text shows, with all it stands in: lists by their number, starts, tight or loose."""
    return list(_shown(PARSER.parse(text), [], [0]))


def _shown(tokens: Sequence[Token], path: list[tuple[str, int]], number: list[int]) -> Iterator[Place]:
    for token in tokens:
        if token.nesting == 1:
            number[0] += 1
            path.append((f"{token.tag}{token.attrs}{token.hidden}", number[0]))
        elif token.nesting == -1:
            path.pop()
        elif token.children is not None:
            yield from _shown(token.children, path, number)
        else:
            around = (*path, (token.type, 0))
            yield from ((word, around) for word in WORD.findall(f"{token.info} {token.content}"))


def untouched(text: str, edits: Sequence[tuple[int, int]]) -> list[int]:
    """Which words of a text stand apart from the edits."""
    return [
        number
        for number, word in enumerate(WORD.finditer(text))
        if not any(start <= word.end() and word.start() <= end for start, end in edits)
    ]


def images(edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Where the edits stand in the text after them."""
    shift = 0
    for edit in edits:
        yield edit.start + shift, edit.start + shift + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)


def told_apart(places: Sequence[Place]) -> list[object]:
    """The places with their containers numbered in the order in which they come."""
    numbers: dict[int, int] = {}
    return [(word, [(name, numbers.setdefault(n, len(numbers))) for name, n in path]) for word, path in places]


def outside(text: str, edits: Sequence[tuple[int, int]]) -> list[object]:
    places = shown(text)
    assert [word for word, _ in places] == WORD.findall(text)
    return told_apart([places[number] for number in untouched(text, edits)])


def check(text: str, edits: Sequence[Edit]) -> None:
    before = outside(text, [(edit.start, edit.end) for edit in edits])
    assert outside(apply(text, edits), list(images(edits))) == before


@given(seed=st.integers(0, 10**9), unsafe=st.booleans())
def test_outside_the_edits_all_renders_as_before(seed: int, unsafe: bool) -> None:
    text = articles(seed)
    result = clean(text, format="markdown", settings=Settings(unsafe_fixes=unsafe))
    assert not result.broken, result.broken
    check(text, result.edits)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("1. Open the gate.\n\nShare this\n\n1. Close the gate.\n2. Lock the gate.\n", "Share this\n\n"),
        ("- One\n\nTwo\n\n- Three\n", "Two\n\n"),
        ("- One\n\n- Two\n- Three\n", "\n- Two\n"),
        ("- One\n- Two\n\n- Three\n", "\n- Three\n"),
        ("1. One\n2. Two\n3. Three\n", "1. One\n"),
        ("- One\n\n  Two\n- Three\n", "\n  Two\n"),
        ("> One\n\nTwo\n\n> Three\n", "\nTwo\n\n"),
        ("# One\n", "# "),
        ("### One\n", "##"),
        ("One\n---\n\nTwo\n", "\n---"),
        ("One *two and* three *four* five\n", "* three"),
        ("| a | b |\n|:--|--:|\n| c | d |\n", ":"),
        ("```sh\ncode\n```\n", "sh"),
        ("```{note}\n- One\n\n- Two\n- Three\n```\n", "\n- Two\n"),
        ("[a]: b\n\nSee [a] here. And more.\n", "[a]: b\n\n"),
    ],
)
def test_what_renders_otherwise_is_told(text: str, gone: str) -> None:
    for before in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        cut = gone if "\n" in before else gone.replace("\n", "\r")
        cut = cut.replace("\n", "\r\n") if "\r\n" in before else cut
        start = before.index(cut)
        edits = [Edit(start, start + len(cut), "")]
        assert rendering_fault(before, apply(before, edits), edits)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("1. One\n2. Two\n3. Three\n", "2. Two\n"),
        ("- One\n- Two\n\nThree\n", "Three\n"),
        ("- One\n- Two\n\nThree\n", "- One\n- Two\n\n"),
        ("> One\n\nTwo\n\nThree\n", "\nTwo\n"),
        ("One *two* three *four* five\n", "three "),
        ("One two three\nfour five\n", "two "),
        ("```{note}\nOne two three\n```\n", "two "),
        ("!!! note\n    One two three\n", "two "),
    ],
)
def test_what_renders_alike_is_not(text: str, gone: str) -> None:
    start = text.index(gone)
    edits = [Edit(start, start + len(gone), "")]
    assert rendering_fault(text, apply(text, edits), edits) is None


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("- One\n- Two\n\n  Three\n\nFour five\n", "\n  Three\n"),
        ("<div>\n<p>One</p>\n</div>\n\nFour five\n", "<p>"),
        ("One *two*, three\n\nFour five\n", "*,"),
        ("1. One\n2. Two\n3. Three\n\nFour five\n", "1. One\n"),
    ],
)
def test_the_edit_at_fault_is_told(text: str, gone: str) -> None:
    """Not the one before it, which would be left out in its place."""
    text = f"Six seven\n\n{text}"
    edits = [Edit(text.index(said), text.index(said) + len(said), "") for said in ("Six ", gone, "Four ")]
    fault = rendering_fault(text, apply(text, edits), edits)
    assert fault
    assert [edit for edit in edits if edit.start <= fault.offset][-1] == edits[1]


def test_one_fix_at_fault_does_not_cost_the_others() -> None:
    text = "".join(map(articles, range(40)))
    result = clean(text, format="markdown", settings=Settings(unsafe_fixes=True, force=True))
    assert len(result.edits) > 200 and len(result.skipped) < 10
