"""Cuts Markdown into blocks: one pass over the lines, with a stack of open quotes and list items.

The method is CommonMark's (first the open containers, then new ones, then the leaf), with
the blocks of its dialects added: tables, footnotes, math, shortcodes, admonitions, MDX.
Tests compare it with a full parser. Whatever is in doubt counts as markup, which nobody edits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cleaner.formats import markdown_lines as forms
from cleaner.formats.blocks import Block, BlockKind, tiles
from cleaner.formats.front_matter import front_matter_end, open_fields_end
from cleaner.formats.markdown_lines import Indent, indent
from cleaner.text.lines import Line, lines

_MAX_DEPTH = 60  # deeper nesting is read as text of the last level
_QUOTE = -1  # a container: a quotation, or the width that the content of an item is indented by


@dataclass(slots=True)
class _Leaf:
    """An open block of lines that are not read as Markdown: code, HTML, math, a table."""

    kind: BlockKind
    close: re.Pattern[str] | None = None  # matches the line that ends it, itself included
    ends_at_blank: bool = False
    is_indented: bool = False  # ends at the first line that is indented less
    is_table: bool = False  # ends where another block begins
    must_close: bool = False  # without its end it is no such block


_Special = tuple[BlockKind, _Leaf | None]


@dataclass(slots=True)
class _Scanner:
    text: str
    rows: list[Line]
    containers: list[int] = field(default_factory=list)
    leaf: _Leaf | None = None
    paragraph: bool = False
    starts: list[tuple[BlockKind, int]] = field(default_factory=list)
    untitled: bool = False  # was the line before a link definition that has no title yet?
    unclosed: set[str] = field(default_factory=set)  # ends that do not come any more

    # One line ------------------------------------------------------------------------------

    def read(self, number: int) -> None:
        row = self.rows[number]
        base, place, matched = self._open_containers(row)
        is_blank = place.offset >= row.end or not self.text[place.offset : row.end].strip()
        inside = matched == len(self.containers)
        if self.leaf and inside and self._continues_leaf(row, place, base, is_blank):
            return
        self.leaf = None
        if is_blank:
            del self.containers[matched:]
            self.paragraph = self.untitled = False
        else:
            self._read_text(number, base, place, matched)

    def _open_containers(self, row: Line) -> tuple[int, Indent, int]:
        """Base column, first visible sign, and how many of the open containers the line continues."""
        base = 0
        place = indent(self.text, row.start, row.end, 0)
        for number, container in enumerate(self.containers):
            at_end = place.offset >= row.end
            if container == _QUOTE:
                if at_end or place.column - base > 3 or self.text[place.offset] != ">":
                    return base, place, number
                base, place = self._past_quote_mark(row, place)
            elif at_end:
                continue
            elif place.column - base >= container:
                base += container
            else:
                return base, place, number
        return base, place, len(self.containers)

    def _past_quote_mark(self, row: Line, place: Indent) -> tuple[int, Indent]:
        column, offset = place.column + 1, place.offset + 1
        base = column + 1 if self.text[offset : offset + 1] in (" ", "\t") and offset < row.end else column
        return base, indent(self.text, offset, row.end, column)

    # Leaves that hold several lines ---------------------------------------------------------

    def _continues_leaf(self, row: Line, place: Indent, base: int, is_blank: bool) -> bool:
        leaf = self.leaf
        assert leaf is not None
        if leaf.is_indented:
            return is_blank or place.column - base >= 4
        if leaf.ends_at_blank and is_blank:
            return False
        if leaf.is_table:
            return place.column - base < 4 and not self._starts_other(row, place)
        if leaf.close and leaf.close.match(self.text, place.offset, row.end):
            self.leaf = None
        return True

    def _starts_other(self, row: Line, place: Indent) -> bool:
        """Does a line that follows a table begin another block?"""
        line = self.text[place.offset : row.end]
        return line[0] == ">" or any(p.match(line) for p in (forms.ATX, forms.FENCE, forms.RULE, forms.BULLET))

    # Lines that are read as Markdown --------------------------------------------------------

    def _read_text(self, number: int, base: int, place: Indent, matched: int) -> None:
        row = self.rows[number]
        was_paragraph = self.paragraph
        fresh = False
        while len(self.containers) < _MAX_DEPTH:
            interrupts = was_paragraph and matched == len(self.containers) and not fresh
            opened = self._new_container(row, base, place, interrupts)
            if opened is None:
                break
            width, base, place = opened
            if not fresh:
                del self.containers[matched:]
            fresh = True
            self.containers.append(width)
            matched = len(self.containers)
            self.paragraph = False
        if place.offset >= row.end:
            self._start(BlockKind.ITEM if self.containers[-1:] != [_QUOTE] else BlockKind.QUOTE, row)
            return
        lazy = was_paragraph and matched < len(self.containers) and not fresh
        self._read_leaf(number, base, place, matched, lazy)

    def _new_container(self, row: Line, base: int, place: Indent, interrupts: bool) -> tuple[int, int, Indent] | None:
        """Width, base column and first sign inside the quotation or item that begins here."""
        text = self.text
        if place.offset >= row.end or place.column - base > 3:
            return None
        sign = text[place.offset]
        if sign == ">":
            return (_QUOTE, *self._past_quote_mark(row, place))
        if sign not in "-*+[" and not "0" <= sign <= "9":
            return None
        if sign == "[":
            note = forms.FOOTNOTE.match(text, place.offset, row.end)
            inside = note and indent(text, note.end(), row.end, place.column + note.end() - note.start())
            return (4, inside.column, inside) if inside else None
        mark = forms.BULLET.match(text, place.offset, row.end)
        if not mark or (sign in "-*" and forms.RULE.match(text, place.offset, row.end)):
            return None
        return self._new_item(row, base, place, mark, interrupts)

    def _new_item(
        self, row: Line, base: int, place: Indent, mark: re.Match[str], interrupts: bool
    ) -> tuple[int, int, Indent] | None:
        behind = place.column + mark.end() - mark.start()
        inside = indent(self.text, mark.end(), row.end, behind)
        if interrupts and (inside.offset >= row.end or (mark.group(2) and int(mark.group(2)) != 1)):
            return None
        padding = inside.column - behind
        if inside.offset >= row.end or padding > 4:
            padding = 1
        return behind + padding - base, behind + padding, inside

    # Leaves ---------------------------------------------------------------------------------

    def _read_leaf(self, number: int, base: int, place: Indent, matched: int, lazy: bool) -> None:
        row = self.rows[number]
        if place.column - base >= 4:
            if self.paragraph:
                return
            self._close(matched)
            self._start(BlockKind.CODE, row)
            self.leaf = _Leaf(BlockKind.CODE, is_indented=True)
            return
        line = self.text[place.offset : row.end]
        if self.paragraph and not lazy and line[0] in "=-" and forms.SETEXT.match(line):
            self._make_heading()
            return
        special = self._special(number, line)
        if special:
            self._close(matched)
            kind, self.leaf = special
            self._start(kind, row)
            self.paragraph = False
            return
        if self.paragraph and (lazy or matched == len(self.containers)):
            return
        self._close(matched)
        self._start(self._prose(), row)
        self.paragraph = True
        self.untitled = False

    def _close(self, matched: int) -> None:
        if matched < len(self.containers):
            del self.containers[matched:]
            self.paragraph = False

    def _prose(self) -> BlockKind:
        if _QUOTE in self.containers:
            return BlockKind.QUOTE
        return BlockKind.ITEM if self.containers else BlockKind.PARAGRAPH

    def _start(self, kind: BlockKind, row: Line) -> None:
        self.starts.append((kind, row.start))

    def _make_heading(self) -> None:
        self.starts[-1] = (BlockKind.HEADING, self.starts[-1][1])
        self.paragraph = False

    def _special(self, number: int, line: str) -> _Special | None:
        """The kind of a line that is no paragraph text, and the block that it opens, if any."""
        sign = line[0]
        untitled, self.untitled = self.untitled, False
        found: _Special | None = None
        if sign in "#`~*_-":
            found = _common(sign, line)
        elif sign == "<":
            found = _html(line, self.paragraph)
        elif sign in "{$\\:!?=+%@":
            found = _dialect(sign, line)
        elif sign == "[":
            found = self._definition(line)
        elif sign in "ie" and not self.paragraph and not self.containers and forms.IMPORT.match(line):
            found = BlockKind.MARKUP, _Leaf(BlockKind.MARKUP, ends_at_blank=True)
        elif untitled and sign in "\"'(" and forms.TITLE_LINE.match(line):
            found = BlockKind.MARKUP, None
        if found is None and "|" in line and self._is_table(number, line):
            return BlockKind.MARKUP, _Leaf(BlockKind.MARKUP, ends_at_blank=True, is_table=True)
        return found if found is None or self._closes(found[1], self.rows[number].stop) else None

    def _closes(self, leaf: _Leaf | None, offset: int) -> bool:
        if leaf is None or leaf.close is None or not leaf.must_close:
            return True
        pattern = leaf.close.pattern.removeprefix(".*?")
        if pattern not in self.unclosed and not re.compile(pattern).search(self.text, offset):
            self.unclosed.add(pattern)
        return pattern not in self.unclosed

    def _definition(self, line: str) -> _Special | None:
        if forms.TABLE_OF_CONTENTS.match(line):
            return BlockKind.MARKUP, None
        found = None if self.paragraph else forms.DEFINITION.match(line)
        if not found:
            return None
        self.untitled = found["title"] is None
        leaf = None if found["place"] else _Leaf(BlockKind.MARKUP, close=re.compile(""), ends_at_blank=True)
        return BlockKind.MARKUP, leaf

    def _is_table(self, number: int, line: str) -> bool:
        if number + 1 >= len(self.rows):
            return False
        following = self.rows[number + 1]
        rule = self.text[following.start : following.end]
        return bool(forms.TABLE_RULE.match(rule)) and forms.columns_of(rule) == forms.columns_of(line)


def _common(sign: str, line: str) -> _Special | None:
    if sign == "#":
        return (BlockKind.HEADING, None) if forms.ATX.match(line) else None
    if sign in "`~":
        fence = forms.FENCE.match(line)
        if not fence:
            return None
        mark = fence.group()
        close = re.compile(rf"{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        return BlockKind.CODE, _Leaf(BlockKind.CODE, close=close)
    if forms.RULE.match(line) or forms.ABBREVIATION.match(line):
        return BlockKind.MARKUP, None
    return None


def _html(line: str, in_paragraph: bool) -> _Special | None:
    tag = forms.HTML_OPEN.match(line)
    if not tag or (in_paragraph and tag.lastgroup in ("any", "component")):
        return None
    group = tag.lastgroup or ""
    if group == "component" and not line[1:2].isupper() and line[1:2] not in "/>":
        return None
    close = forms.HTML_CLOSE.get(group)
    kind = BlockKind.CODE if group == "raw" else BlockKind.MARKUP
    if close is None:
        return kind, _Leaf(kind, ends_at_blank=True)
    return kind, None if close.match(line, 2) else _Leaf(kind, close=close)


def _dialect(sign: str, line: str) -> _Special | None:
    markup = BlockKind.MARKUP
    if sign == "{":
        return _tag_line(line)
    if sign in "$\\":
        math = forms.MATH.match(line)
        if not math:
            return None
        close = forms.MATH_CLOSE[math.group()]
        on_line = close.match(line, math.end())
        return BlockKind.CODE, None if on_line else _Leaf(BlockKind.CODE, close=close, must_close=True)
    if sign == "%":
        comment = line.startswith("%%")
        open_ = comment and "%%" not in line[2:]
        leaf = _Leaf(markup, close=re.compile(".*?%%"), must_close=True) if open_ else None
        return (markup, leaf) if comment else None
    if forms.CONTAINER_FENCE.match(line) or forms.TABLE_OF_CONTENTS.match(line) or forms.EMBED.match(line):
        return markup, None
    return None


def _tag_line(line: str) -> _Special | None:
    raw = forms.RAW_TAG.match(line)
    if raw and not re.search(rf"(?:end|/\s*){raw.group(1)}", line):
        close = re.compile(rf".*?(?:end|/\s?){raw.group(1)}\b")
        return BlockKind.CODE, _Leaf(BlockKind.CODE, close=close, must_close=True)
    if forms.TAG_LINE.match(line) or forms.EXPRESSION.match(line):
        return BlockKind.MARKUP, None
    if forms.TAG_OPEN.match(line) and "}}" not in line and "%}" not in line:
        return BlockKind.MARKUP, _Leaf(BlockKind.MARKUP, close=re.compile(r".*?(?:\}\}|%\})"), ends_at_blank=True)
    return None


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text."""
    rows = lines(text)
    if text.startswith("\ufeff"):  # no part of the first line
        rows[0] = rows[0]._replace(start=1)
    front = front_matter_end(text) or open_fields_end(text)
    scanner = _Scanner(text, rows)
    if front:
        scanner.starts.append((BlockKind.META, 0))
    for number, row in enumerate(rows):
        if row.start >= front:
            scanner.read(number)
    return tiles(scanner.starts, len(text))
