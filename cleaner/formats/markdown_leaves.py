"""Blocks of Markdown that are no running text, told by their first line: headings, code, HTML, math, tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleaner.formats import markdown_lines as forms
from cleaner.formats.blocks import BlockKind


@dataclass(slots=True)
class Leaf:
    """An open block of lines that are not read as Markdown: code, HTML, math, a table."""

    kind: BlockKind
    close: re.Pattern[str] | None = None  # matches the line that ends it, itself included
    ends_at_blank: bool = False
    is_indented: bool = False  # ends at the first line that is indented less
    is_table: bool = False  # ends where another block begins
    must_close: bool = False  # without its end it is no such block


Special = tuple[BlockKind, Leaf | None]


def common(sign: str, line: str) -> Special | None:
    if sign == "#":
        return (BlockKind.HEADING, None) if forms.ATX.match(line) else None
    if sign in "`~":
        fence = forms.FENCE.match(line)
        if not fence:
            return None
        return BlockKind.CODE, Leaf(BlockKind.CODE, close=fence_close(fence.group()))
    if forms.RULE.match(line) or forms.ABBREVIATION.match(line):
        return BlockKind.MARKUP, None
    return None


def fence_close(mark: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")


def html(line: str, in_paragraph: bool) -> Special | None:
    tag = forms.HTML_OPEN.match(line)
    if not tag or (in_paragraph and tag.lastgroup in ("any", "component")):
        return None
    group = tag.lastgroup or ""
    if group == "component" and not line[1:2].isupper() and line[1:2] not in "/>":
        return None
    close = forms.HTML_CLOSE.get(group)
    kind = BlockKind.CODE if group == "raw" else BlockKind.MARKUP
    if close is None:
        return kind, Leaf(kind, ends_at_blank=True)
    return kind, None if close.match(line, 2) else Leaf(kind, close=close)


def dialect(sign: str, line: str) -> Special | None:
    markup = BlockKind.MARKUP
    if sign == "{":
        return _tag_line(line)
    if sign in "$\\":
        math = forms.MATH.match(line)
        if not math:
            return None
        close = forms.MATH_CLOSE[math.group()]
        on_line = close.match(line, math.end())
        return BlockKind.CODE, None if on_line else Leaf(BlockKind.CODE, close=close, must_close=True)
    if sign == "%":
        comment = line.startswith("%%")
        open_ = comment and "%%" not in line[2:]
        leaf = Leaf(markup, close=re.compile(".*?%%"), must_close=True) if open_ else None
        return (markup, leaf) if comment else None
    if sign == ":" and (kept := forms.KEPT_DIRECTIVE.match(line)):
        close = re.compile(rf":{{{len(kept[1])},}}[ \t]*(?=[\r\n]|$)")
        return BlockKind.CODE, Leaf(BlockKind.CODE, close=close, must_close=True)
    if forms.CONTAINER_FENCE.match(line) or forms.TABLE_OF_CONTENTS.match(line) or forms.EMBED.match(line):
        return markup, None
    return None


def _tag_line(line: str) -> Special | None:
    raw = forms.RAW_TAG.match(line)
    if raw and not re.search(rf"(?:end|/\s*){raw.group(1)}", line):
        close = re.compile(rf".*?(?:end|/\s?){raw.group(1)}\b")
        return BlockKind.CODE, Leaf(BlockKind.CODE, close=close, must_close=True)
    if forms.TAG_LINE.match(line) or forms.EXPRESSION.match(line):
        return BlockKind.MARKUP, None
    if forms.TAG_OPEN.match(line) and "}}" not in line and "%}" not in line:
        return BlockKind.MARKUP, Leaf(BlockKind.MARKUP, close=re.compile(r".*?(?:\}\}|%\})"), ends_at_blank=True)
    return None
