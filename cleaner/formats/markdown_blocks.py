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
from cleaner.formats.markdown_leaves import Leaf, Special, common, dialect, fence_close, html
from cleaner.formats.markdown_lines import Indent, indent
from cleaner.text.lines import Line, lines

_MAX_DEPTH = 60  # deeper nesting is read as text of the last level
_QUOTE = -1  # a container: a quotation, or the width that the content of an item is indented by


@dataclass(slots=True)
class _Scanner:
    text: str
    rows: list[Line]
    containers: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)  # where each container begins
    leaf: Leaf | None = None
    paragraph: bool = False
    starts: list[tuple[BlockKind, int]] = field(default_factory=list)
    around: list[tuple[int, ...]] = field(default_factory=list)  # of each block, the marks of its containers
    untitled: bool = False  # was the line before a link definition that has no title yet?
    headed: bool = False  # may the options of a directive stand here?
    fences: dict[int, re.Pattern[str]] = field(default_factory=dict)  # by its mark, what ends a directive with prose
    last_closes: dict[str, int] = field(default_factory=dict)
    unclosed: set[str] = field(default_factory=set)  # ends that do not come any more

    # One line ------------------------------------------------------------------------------

    def read(self, number: int) -> None:
        row = self.rows[number]
        base, place, matched = self._open_containers(row)
        is_blank = place.offset >= row.end or not self.text[place.offset : row.end].strip()
        if self.fences and self._ends_directive(row, place, base, matched):
            return
        inside = matched == len(self.containers)
        if self.leaf and inside and self._continues_leaf(row, place, base, is_blank):
            return
        self.leaf = None
        if is_blank:
            self._leave(matched)
            self.paragraph = self.untitled = self.headed = False
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
            if not fresh:
                self._leave(matched)
            fresh = True
            self.marks.append(place.offset)
            width, base, place = opened
            self.containers.append(width)
            matched = len(self.containers)
            self.paragraph = False
        if place.offset >= row.end:
            is_head = self.text[self.marks[-1]] in forms.ADMONITION_SIGNS
            self._start(BlockKind.MARKUP if is_head else self._prose(), row)
            return
        lazy = was_paragraph and matched < len(self.containers) and not fresh
        may_direct = self.headed or self.text[place.offset] in "`~:"
        if not (may_direct and self._reads_directive(row, base, place, matched)):
            self._read_leaf(number, base, place, matched, lazy)

    def _new_container(self, row: Line, base: int, place: Indent, interrupts: bool) -> tuple[int, int, Indent] | None:
        """Width, base column and first sign inside the quotation or item that begins here."""
        text = self.text
        if place.offset >= row.end or place.column - base > 3:
            return None
        sign = text[place.offset]
        if sign == ">":
            return (_QUOTE, *self._past_quote_mark(row, place))
        if sign in forms.ADMONITION_SIGNS:
            is_head = forms.ADMONITION.match(text, place.offset, row.end)
            return (4, base + 4, Indent(row.end, base + 4)) if is_head else None
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

    # Directives of MyST, whose bodies are read as Markdown -----------------------------------

    def _reads_directive(self, row: Line, base: int, place: Indent, matched: int) -> bool:
        """Reads the head of a directive with prose, or one of its options."""
        line = self.text[place.offset : row.end]
        if self.headed and (line[0] == ":" and forms.OPTION.match(line) or forms.OPTIONS_RULE.match(line)):
            self._start(BlockKind.MARKUP, row)
            if line[0] == "-":
                self.headed, self.leaf = False, Leaf(BlockKind.MARKUP, close=forms.OPTIONS_RULE)
            return True
        self.headed = line.startswith(":::")
        head = forms.DIRECTIVE.match(line) if line[0] in "`~" and place.column - base < 4 else None
        if not head or self._last_close(head.group(1)) < row.stop:
            return False
        self._close(matched)
        self.marks.append(place.offset)
        self.containers.append(0)
        self.fences[place.offset] = fence_close(head.group(1))
        self._start(BlockKind.MARKUP, row)
        self.headed, self.paragraph = True, False
        return True

    def _last_close(self, mark: str) -> int:
        """Where the last line begins that could close a directive; -1 for nowhere."""
        if mark not in self.last_closes:
            close = re.compile(rf"(?:^|(?<=[\r\n]))[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*(?=[\r\n]|$)")
            self.last_closes[mark] = max((found.start() for found in close.finditer(self.text)), default=-1)
        return self.last_closes[mark]

    def _ends_directive(self, row: Line, place: Indent, base: int, matched: int) -> bool:
        line = self.text[place.offset : row.end]
        if line[:1] not in ("`", "~") or place.column - base > 3:
            return False
        for depth in range(matched - 1, -1, -1):
            close = self.fences.get(self.marks[depth])
            if close and close.match(line):
                self._leave(depth + 1)
                self._start(BlockKind.MARKUP, row)
                self._leave(depth)
                self.leaf, self.paragraph = None, False
                return True
        return False

    # Leaves ---------------------------------------------------------------------------------

    def _read_leaf(self, number: int, base: int, place: Indent, matched: int, lazy: bool) -> None:
        row = self.rows[number]
        if place.column - base >= 4:
            if self.paragraph:
                return
            self._close(matched)
            self._start(BlockKind.CODE, row)
            self.leaf = Leaf(BlockKind.CODE, is_indented=True)
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
            self._leave(matched)
            self.paragraph = False

    def _leave(self, matched: int) -> None:
        del self.containers[matched:], self.marks[matched:]

    def _prose(self) -> BlockKind:
        if _QUOTE in self.containers:
            return BlockKind.QUOTE
        return BlockKind.ITEM if self.containers else BlockKind.PARAGRAPH

    def _start(self, kind: BlockKind, row: Line) -> None:
        self.starts.append((kind, row.start))
        self.around.append(tuple(self.marks) if self.marks else ())

    def _make_heading(self) -> None:
        self.starts[-1] = (BlockKind.HEADING, self.starts[-1][1])
        self.paragraph = False

    def _special(self, number: int, line: str) -> Special | None:
        """The kind of a line that is no paragraph text, and the block that it opens, if any."""
        sign = line[0]
        untitled, self.untitled = self.untitled, False
        found: Special | None = None
        if sign in "#`~*_-":
            found = common(sign, line)
        elif sign == "<":
            found = html(line, self.paragraph)
        elif sign in "{$\\:!?=+%@":
            found = dialect(sign, line)
        elif sign == "[":
            found = self._definition(line)
        elif sign in "ie" and not self.paragraph and not self.containers and forms.IMPORT.match(line):
            found = BlockKind.MARKUP, Leaf(BlockKind.MARKUP, ends_at_blank=True)
        elif sign == "(" and forms.LABEL.match(line):
            found = BlockKind.MARKUP, None
        elif untitled and sign in "\"'(" and forms.TITLE_LINE.match(line):
            found = BlockKind.MARKUP, None
        if found is None and "|" in line and self._is_table(number, line):
            return BlockKind.MARKUP, Leaf(BlockKind.MARKUP, ends_at_blank=True, is_table=True)
        return found if found is None or self._closes(found[1], self.rows[number].stop) else None

    def _closes(self, leaf: Leaf | None, offset: int) -> bool:
        if leaf is None or leaf.close is None or not leaf.must_close:
            return True
        pattern = leaf.close.pattern.removeprefix(".*?")
        if pattern not in self.unclosed and not re.compile(pattern).search(self.text, offset):
            self.unclosed.add(pattern)
        return pattern not in self.unclosed

    def _definition(self, line: str) -> Special | None:
        if forms.TABLE_OF_CONTENTS.match(line):
            return BlockKind.MARKUP, None
        found = None if self.paragraph else forms.DEFINITION.match(line)
        if not found:
            return None
        self.untitled = found["title"] is None
        leaf = None if found["place"] else Leaf(BlockKind.MARKUP, close=re.compile(""), ends_at_blank=True)
        return BlockKind.MARKUP, leaf

    def _is_table(self, number: int, line: str) -> bool:
        if number + 1 >= len(self.rows):
            return False
        following = self.rows[number + 1]
        rule = self.text[following.start : following.end]
        return bool(forms.TABLE_RULE.match(rule)) and forms.columns_of(rule) == forms.columns_of(line)


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text."""
    return tiles(_scanned(text).starts, len(text))


def containers(text: str) -> dict[int, int]:
    """Quotations, items, footnotes, admonitions: by the offset of its mark, where the last block in each ends."""
    scanner = _scanned(text)
    found = tiles(scanner.starts, len(text))
    return {mark: block.end for block, marks in zip(found, scanner.around) for mark in marks}


def _scanned(text: str) -> _Scanner:
    rows = lines(text)
    if text.startswith("\ufeff"):  # no part of the first line
        rows[0] = rows[0]._replace(start=1)
    front = front_matter_end(text) or open_fields_end(text)
    scanner = _Scanner(text, rows)
    if front:
        scanner.starts.append((BlockKind.META, 0))
        scanner.around.append(())
    for number, row in enumerate(rows):
        if row.start >= front:
            scanner.read(number)
    return scanner
