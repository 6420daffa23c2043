"""The lines of an article as blocks of text, and the blocks as Markdown.

The words are the page's own, so that blanks which an extractor put in or left out do not show. Links
are their text alone: what they lead to is rarely of use outside the page. Marks of headings, numbers and
quotes are kept apart from the text, so that the rules judge the words and not the marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.extraction.page import Line, Page
from cleaner.extraction.words import key

_ITEM = re.compile(r"[-*•][ \t]+")
_CELL = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"`{3,}")
_DASH = "- "


class Block(NamedTuple):
    """A paragraph, an item, a table or code; ``mark`` makes it what it is in Markdown."""

    text: str
    mark: str = ""
    is_item: bool = False
    has_code: bool = False


def blocks_of(lines: Iterable[str], page: Page) -> list[Block]:
    known: dict[str, list[Line]] = {}
    for line in page.lines:
        known.setdefault(line.key, []).append(line)
    return list(_with_tables(_with_code([(line, _line_of(line, known)) for line in lines])))


def separators(blocks: Sequence[Block]) -> Iterator[str]:
    """What stands before each block: items of one list follow each other line by line."""
    before = None
    for block in blocks:
        yield "" if before is None else "\n" if block.is_item and before.is_item else "\n\n"
        before = block


def joined(blocks: Sequence[Block]) -> str:
    """The text that the rules judge, without marks."""
    text = "".join(gap + block.text for gap, block in zip(separators(blocks), blocks))
    return text + "\n" * bool(text)


def markdown(blocks: Sequence[Block]) -> str:
    text = "".join(
        gap + block.mark + (block.text.removeprefix(_DASH) if block.is_item and block.mark else block.text)
        for gap, block in zip(separators(blocks), blocks)
    )
    return text + "\n" * bool(text)


def _line_of(text: str, known: dict[str, list[Line]]) -> Line | None:
    found = known.get(key(text))
    if not found or text.startswith("|") or not key(text):
        return None
    bare = " ".join(_ITEM.sub("", text, count=1).split())
    return next((line for line in found if line.text == bare), found[0])


def _with_code(lines: list[tuple[str, Line | None]]) -> Iterator[Block]:
    """The lines as blocks; code of which most lines are there comes whole and once, in a fence."""
    counts = Counter(line.code for _, line in lines if line)
    whole = {code for code, count in counts.items() if code and 2 * count >= len(code.split("\n"))}
    given: set[str] = set()
    before = ""
    for text, line in lines:
        code = line.code if line and line.code in whole else ""
        if not code and line is None and before and text in before:
            continue  # a bracket alone, say: the fence has it
        if not code:
            yield _block(text, line)
        elif code not in given:
            given.add(code)
            yield Block(_fenced(code), has_code=True)
        before = code


def _block(text: str, line: Line | None) -> Block:
    is_item = bool(_ITEM.match(text))
    if line is None:
        return Block(_DASH * is_item + _ITEM.sub("", text, count=1) if is_item else text, is_item=is_item)
    has_code = line.marked != line.text and _marks_well(line.marked)
    words = line.marked if has_code else line.text
    if is_item:
        return Block(_DASH + words, f"{line.number}. " if line.number else "", True, has_code)
    if line.kind[0] == "h":
        return Block(words, "#" * max(2, int(line.kind[1])) + " ", has_code=has_code)
    return Block(words, "> " if line.kind == "blockquote" else "", has_code=has_code)


def _marks_well(marked: str) -> bool:
    """Are the backquotes those of inline code, each pair with something between?"""
    return marked.count("`") % 2 == 0 and "``" not in marked


def _fenced(code: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in _FENCE.findall(code)), default=0))
    return f"{fence}\n{code}\n{fence}"


def _with_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, rows of tables with one another under a line that makes the first their head."""
    rows: list[str] = []
    for block in blocks:
        if block.text.startswith("|") and "\n" not in block.text:
            rows.append(block.text)
            continue
        yield from _table(rows)
        rows = []
        yield block
    yield from _table(rows)


def _table(rows: list[str]) -> Iterator[Block]:
    """A table; tables that pages are laid out with come out as paragraphs."""
    cells = [[cell.strip() for cell in _CELL.split(row.strip().strip("|"))] for row in rows if key(row)]
    if len(cells) < 2 or sum(sum(map(bool, row)) > 1 for row in cells) * 2 < len(cells):
        yield from (Block(" ".join(filter(None, row)).replace("\\|", "|")) for row in cells if any(row))
        return
    width = max(map(len, cells))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in cells]
    yield Block("\n".join([lines[0], "|" + "---|" * width, *lines[1:]]))
