"""Cuts reStructuredText into blocks: one pass over the lines, each construct takes the lines that belong to it.

Indentation alone says what belongs to what, so nothing but the lines ahead is looked at. Bodies of
admonitions, lists, definitions and described objects are prose; whatever is in doubt is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaner.formats import rst_lines as forms
from cleaner.formats.blocks import Block, BlockKind, tiles
from cleaner.formats.front_matter import front_matter_end
from cleaner.text.lines import Line, lines

_MAX_TABLE_LINES = 2_000
_MAX_NESTED_MARKS = 20  # list marks on one line


@dataclass(slots=True)
class _Reader:
    text: str
    rows: Sequence[Line]
    starts: list[tuple[BlockKind, int]] = field(default_factory=list)

    # Lines --------------------------------------------------------------------------------

    def line(self, number: int) -> str:
        row = self.rows[number]
        return self.text[row.start : row.end]

    def column(self, number: int) -> int:
        line = self.line(number)
        return len(line[: len(line) - len(line.lstrip())].expandtabs(8))

    def is_blank(self, number: int) -> bool:
        return number >= len(self.rows) or not self.line(number).strip()

    def past_blank(self, number: int) -> int:
        while number < len(self.rows) and self.is_blank(number):
            number += 1
        return number

    def indented_end(self, number: int, column: int) -> int:
        """Behind the lines that are blank or stand deeper than the column."""
        while number < len(self.rows) and (self.is_blank(number) or self.column(number) > column):
            number += 1
        return number

    def run_end(self, number: int, column: int) -> int:
        """Behind the lines up to a blank one that stand deeper than the column."""
        while not self.is_blank(number) and self.column(number) > column:
            number += 1
        return number

    def run_to_blank(self, number: int) -> int:
        while not self.is_blank(number):
            number += 1
        return number

    def take(self, kind: BlockKind, number: int, stop: int) -> int:
        self.starts.append((kind, self.rows[number].start))
        return stop

    # Elements -----------------------------------------------------------------------------

    def read(self, number: int) -> int:
        """Reads the block that begins at a line that is not blank; gives the number of the line behind it."""
        column = self.column(number)
        content = self.line(number).strip()
        if self._is_title(number, column):
            return self.take(BlockKind.HEADING, number, number + (3 if forms.ADORNMENT.match(content) else 2))
        outer, is_item = column, False
        for _ in range(_MAX_NESTED_MARKS):
            mark = forms.BULLET.match(content) or self._enumerator(number, column, content)
            if not mark:
                break
            is_item, column, content = True, column + len(mark.group().expandtabs(8)), content[mark.end() :]
        return self._markup(number, column, content) or self._prose(number, outer, column, is_item)

    def _enumerator(self, number: int, column: int, content: str) -> re.Match[str] | None:
        """The mark of a numbered item; "A. Smith" that runs on in the next line is none."""
        mark = forms.ENUMERATOR.match(content)
        if not mark or self.is_blank(number + 1) or self.column(number + 1) > column:
            return mark
        following = self.line(number + 1).strip()
        return mark if forms.ENUMERATOR.match(following) or forms.BULLET.match(following) else None

    def _markup(self, number: int, column: int, content: str) -> int:
        """Reads what is no paragraph; 0 when a paragraph stands there."""
        if forms.EXPLICIT.match(content):
            return self._explicit(number, column, content)
        if forms.DOCTEST.match(content):
            return self.take(BlockKind.CODE, number, self.run_to_blank(number + 1))
        if forms.BORDER.match(content):
            return self.take(BlockKind.MARKUP, number, self._table_end(number))
        if forms.GRID.match(content) or forms.LINE_BLOCK.match(content):
            return self.take(BlockKind.MARKUP, number, self.run_to_blank(number + 1))
        if forms.ADORNMENT.match(content):
            return self.take(BlockKind.MARKUP, number, number + 1)
        if forms.ANONYMOUS.match(content) or forms.OPTION.match(content):
            return self.take(BlockKind.MARKUP, number, self.indented_end(number + 1, column))
        if mark := forms.FIELD.match(content):
            return self._field(number, column, mark)
        return 0

    def _field(self, number: int, column: int, mark: re.Match[str]) -> int:
        name = mark.group().strip(": \t").split(None, 1)[0].lower()
        if name in forms.SPEAKING_FIELDS and mark.group().endswith((" ", "\t")):
            return self._speaking(number, column)
        return self.take(BlockKind.MARKUP, number, self.indented_end(number + 1, column))

    def _explicit(self, number: int, column: int, content: str) -> int:
        """A directive, comment, footnote or target, with what belongs to it and is no prose."""
        found = forms.DIRECTIVE.match(content)
        if found is None:
            note = forms.FOOTNOTE.match(content)
            if note and not forms.FIELD.match(content, note.end()) and not forms.EXPLICIT.match(content, note.end()):
                return self._speaking(number, column)
            is_empty = len(content) == 2 and self.is_blank(number + 1)
            stop = number + 1 if is_empty else self.indented_end(number + 1, column)
            return self.take(BlockKind.MARKUP, number, stop)
        name, rest = forms.directive_name(found["name"]), content[found.end() :]
        if name in forms.SPEAKING:
            if rest and not forms.FIELD.match(rest):
                return self._speaking(number, column)
            return self.take(BlockKind.MARKUP, number, number + 1)
        if name in forms.HOLDING:
            return self.take(BlockKind.MARKUP, number, self.run_end(number + 1, column))
        return self.take(BlockKind.CODE, number, self.indented_end(number + 1, column))

    def _speaking(self, number: int, column: int) -> int:
        """Text that begins behind a mark on its line, and may be followed by options."""
        stop = number + 1
        while not self.is_blank(stop) and self.column(stop) > column and not self._is_option(stop):
            stop += 1
        self.take(BlockKind.ITEM, number, stop)
        return self._literal(stop, column, column)

    def _is_option(self, number: int) -> bool:
        content = self.line(number).strip()
        return bool(forms.FIELD.match(content) or forms.EXPLICIT.match(content))

    # Tables and titles --------------------------------------------------------------------

    def _table_end(self, number: int) -> int:
        """Behind the border that a blank line follows; blank lines may stand between the rows."""
        for last in range(number + 1, min(number + _MAX_TABLE_LINES, len(self.rows))):
            if self.is_blank(last + 1) and forms.BORDER.match(self.line(last).strip()):
                return last + 1
        return self.run_to_blank(number)

    def _is_title(self, number: int, column: int) -> bool:
        """Titles stand at the left; Sphinx allows them in the bodies of some directives."""
        if self.is_blank(number + 1):
            return False
        line, following = self.line(number).strip(), self.line(number + 1).strip()
        if forms.ADORNMENT.match(line):  # overline, title, underline
            below = "" if self.is_blank(number + 2) else self.line(number + 2).strip()
            return below == line and not forms.ADORNMENT.match(following)
        is_below = self.column(number + 1) == column and bool(forms.UNDERLINE.match(following))
        return is_below and len(following) >= min(len(line), 4) and not forms.EXPLICIT.match(line)

    # Prose --------------------------------------------------------------------------------

    def _prose(self, number: int, outer: int, column: int, is_item: bool) -> int:
        """A paragraph; ``outer`` is where its list mark stands, ``column`` where its text does."""
        stop = number + 1
        while not self.is_blank(stop) and not forms.EXPLICIT.match(self.line(stop).strip()):
            here = self.column(stop)
            if here <= outer if is_item else here != column:
                break
            stop += 1
        is_deeper = not self.is_blank(number + 1) and self.column(number + 1) > column
        if is_item and is_deeper and " : " in self.line(number):  # a term with its type
            return self.take(BlockKind.HEADING, number, number + 1)
        if not is_item and not self.is_blank(stop) and self.column(stop) > column:
            self.take(BlockKind.HEADING, number, stop)  # the term of a definition
            announces = forms.is_literal_mark(self.line(stop - 1))
            return self.take(BlockKind.CODE, stop, self.indented_end(stop, column)) if announces else stop
        self.take(BlockKind.ITEM if is_item else BlockKind.PARAGRAPH, number, stop)
        return self._literal(stop, outer, column)

    def _literal(self, stop: int, outer: int, column: int) -> int:
        """Reads the literal block below a paragraph that ends before ``stop`` and announces one."""
        if not forms.is_literal_mark(self.line(stop - 1)):
            return stop
        body = self.past_blank(stop)
        if body == len(self.rows):
            return stop
        here = self.column(body)
        if here > outer:
            return self.take(BlockKind.CODE, body, self.indented_end(body, column if here > column else here - 1))
        if here == outer and forms.UNDERLINE.match(self.line(body).strip()[:1]):  # each line begins with one sign
            return self.take(BlockKind.CODE, body, self.run_to_blank(body))
        return stop


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text."""
    rows = lines(text)
    reader = _Reader(text, rows)
    number = 0
    front = front_matter_end(text)
    if front:
        reader.starts.append((BlockKind.META, 0))
        number = next((n for n, row in enumerate(rows) if row.start >= front), len(rows))
    while (number := reader.past_blank(number)) < len(rows):
        number = reader.read(number)
    return tiles(reader.starts, len(text))
