"""Markdown is cut as a CommonMark parser cuts it, and what is not prose survives any edit of the prose."""

from __future__ import annotations

import pytest
from hostile.markdown_corpus import FRAGMENTS, PROSE, SURE, documents
from markdown_it import MarkdownIt

from cleaner import Edit, Settings, clean
from cleaner.formats import Block, BlockKind, format_named
from cleaner.formats.front_matter import front_matter_end
from cleaner.formats.markdown_rendering import rendering_fault
from cleaner.spans import Span, apply
from cleaner.text.layout import close_gaps
from cleaner.text.lines import lines

MARKDOWN = format_named("markdown")
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
RAW = {"fence", "code_block", "html_block", "hr", "table_open"}


def kept(text: str) -> list[Span]:
    """All that no rule may edit: blocks that are no prose, and the protected spans."""
    blocks = MARKDOWN.blocks(text)
    return sorted([*(block.span for block in blocks if not block.prose), *MARKDOWN.protected(text, blocks)])


def with_other_letters(text: str) -> str:
    """The text with every small letter of the editable prose changed."""
    letters = ["q" if "a" <= sign <= "z" else sign for sign in text]
    for start, end in kept(text):
        letters[start:end] = text[start:end]
    return "".join(letters)


def structure(text: str) -> list[tuple[str, ...]]:
    """The rendered tokens without the words."""
    found: list[tuple[str, ...]] = []
    for token in PARSER.parse(text[front_matter_end(text) :]):
        verbatim = token.content if token.type in ("fence", "code_block", "html_block") else ""
        found.append((token.type, token.tag, token.info if token.type == "fence" else "", verbatim))
        for child in token.children or ():
            attributes = {name: value for name, value in child.attrs.items() if name != "alt"}
            code = child.content if child.type in ("code_inline", "html_inline") else ""
            found += [(child.type, child.tag, str(attributes), code)] * (child.type != "text")
    return found


@pytest.mark.parametrize("number", range(60))
def test_no_letter_that_may_change_changes_the_structure(number: int) -> None:
    text = documents(1, SURE, seed=number)[0]
    assert structure(with_other_letters(text)) == structure(text)


@pytest.mark.parametrize("number", range(60))
def test_code_html_and_tables_are_found_where_a_parser_finds_them(number: int) -> None:
    text = documents(1, SURE, seed=1000 + number)[0]
    text = text[front_matter_end(text) :]
    rows, blocks = lines(text), MARKDOWN.blocks(text)
    for token in PARSER.parse(text):
        if token.map and token.type in RAW:
            for row in rows[token.map[0] : token.map[1]]:
                block = next(b for b in blocks if b.start <= row.start < b.end)
                assert not block.prose or not text[row.start : row.end].strip(), text[row.start : row.end]
        elif token.map and token.type == "heading_open":
            row = rows[token.map[0]]
            assert next(b for b in blocks if b.start <= row.start < b.end).kind is BlockKind.HEADING


def test_no_trap_word_can_be_edited_in_any_dialect() -> None:
    """ "teh" and "recieve" stand where nothing is prose, except in alternative texts and struck words."""
    for dialect, fragments in FRAGMENTS.items():
        for fragment in (*fragments, *PROSE):
            text = "The lamp is lit.\n\n" + fragment
            free = with_other_letters(text)
            for word in ("recieve", "Teh", "TEH"):
                assert free.count(word) == text.count(word), (dialect, fragment)


@pytest.mark.parametrize("number", range(25))
def test_cleaning_leaves_all_but_prose_to_the_byte(number: int) -> None:
    text = documents(1, seed=2000 + number)[0].replace("counts the boats", "counts teh boats and recieves the mail")
    result = clean(text, format="markdown")
    assert not result.broken
    assert clean(result.text, format="markdown").text == result.text
    before = [text[block.start : block.end].strip() for block in MARKDOWN.blocks(text) if not block.prose]
    after = [result.text[block.start : block.end].strip() for block in MARKDOWN.blocks(result.text) if not block.prose]
    assert after == before


@pytest.mark.parametrize("number", range(12))
def test_a_paragraph_can_go_and_the_rest_renders_as_before(number: int) -> None:
    text = documents(1, SURE, seed=3000 + number)[0]
    blocks = MARKDOWN.blocks(text)
    for block, following in zip(blocks, [*blocks[1:], None]):
        if block.kind is BlockKind.PARAGRAPH and not (following and text[following.start] in " \t"):
            edits = close_gaps(text, [removal(text, block)])
            assert rendering_fault(text, apply(text, edits), edits) is None, text[block.start : block.end]


def removal(text: str, block: Block) -> Edit:
    return Edit(block.start, block.start + len(text[block.start : block.end].rstrip()), "")


@pytest.mark.parametrize(
    ("text", "gone", "fault"),
    [
        ("- parent\n  - child\n", "- parent\n", "line 1"),
        ("One.\n\nTwo.\n", "\n\n", "line 1"),
        ("A **bold. Word** stays.\n", "Word** ", "mark"),
        ("See [the gate](/a). More.\n", "(/a)", "mark"),
        ("- one\n- two\n", "one", "line 1"),
        ("```\ncode\n```\n", "code\n", "outside"),
    ],
)
def test_a_broken_structure_is_told(text: str, gone: str, fault: str) -> None:
    start = text.index(gone)
    edits = [Edit(start, start + len(gone), "")]
    found = rendering_fault(text, apply(text, edits), edits)
    assert found and (fault in found.reason or fault == "line 1"), found


@pytest.mark.parametrize(
    "text",
    [
        "> " * 100_000 + "deep",
        "- " * 100_000 + "deep",
        "`" * 50_000 + " " + "``" * 20_000,
        "".join("`" * n + " " for n in range(1, 600)),
        "[" * 100_000,
        "](" * 100_000,
        "](" + "{{a}}" * 30_000,
        "<a " * 60_000,
        "<!-- " * 60_000,
        "$a" * 80_000,
        "{{ " * 80_000,
        "\\[\n" * 50_000,
        "$$\n\n" * 50_001,
        "| a " * 60_000,
        "* " * 100_000 + "x",
        "word " * 200_000,
        "[a]: b\n" * 30_000,
        "a_b." * 100_000,
        "@" * 200_000,
    ],
    ids=range(19),
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    blocks = MARKDOWN.blocks(text)
    assert sum(block.end - block.start for block in blocks) == len(text)
    MARKDOWN.protected(text, blocks)


@pytest.mark.parametrize(
    "body",
    [
        "!!! note\n    {}\n",
        '!!! note "Title teh"\n\n    {}\n\n    - {}\n',
        "- An item\n\n    ??? tip\n        {}\n",
        "```{{note}}\n{}\n```\n",
        "````{{admonition}} Title teh\n:class: teh\n:name: teh-box\n\n{}\n\n```\nteh\n```\n````\n",
        "```{{tip}}\n---\nclass: teh\n---\n{}\n```\n",
        "> ```{{note}}\n> {}\n> ```\n",
        ":::{{note}} Title\n:class: teh\n{}\n:::\n",
        ":::note\n\n{}\n\n:::\n",
    ],
)
def test_prose_of_admonitions_is_read(body: str) -> None:
    said = "They count the the boats."
    text = "The lamp was lit at dusk by the old keeper.\n\n" + body.format(said, said) + "\nTeh.\n"
    for before in (text, text.replace("\n", "\r\n")):
        result = clean(before, format="markdown", settings=Settings(select=("TYP403",)))
        assert not result.broken
        assert result.text == before.replace("the the", "the")


@pytest.mark.parametrize("mark", ["## ", "- ", "> ", "1. ", "- > ", "[^1]: "])
def test_a_control_character_alone_behind_a_mark_is_no_fault(mark: str) -> None:
    text = f"The lamp was lit at dusk by the old keeper.[^1]\n\n{mark}\x07\n\nA word of the keeper.\n"
    for before in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        assert not clean(before, format="markdown").broken
