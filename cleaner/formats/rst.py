"""reStructuredText: paragraphs and items are prose; directives, literal blocks, tables and fields are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaner.formats.addresses import addresses
from cleaner.formats.blocks import Block, BlockKind, merged, tiles
from cleaner.formats.front_matter import front_matter_end
from cleaner.spans import Span
from cleaner.text.lines import Line, lines

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*$")
_EXPLICIT = re.compile(r"\.\.(?:\s|$)")
_PROSE_DIRECTIVE = re.compile(
    r"\.\.\s+(?:note|warning|tip|important|caution|hint|attention|danger|error|admonition|seealso|topic|sidebar"
    r"|epigraph|versionadded|versionchanged|deprecated)::"
)
_FIELD = re.compile(r":[^:\s`](?:[^:`]|:(?!\s|$)){0,80}:(?:\s|$)")
_ITEM = re.compile(r"(?:[-*+•]|(?:\d{1,9}|#|[A-Za-z])[.)]|\((?:\d{1,9}|#|[A-Za-z])\))\s+\S")
_GRID = re.compile(r"\+[-=+]{2,}")
_BORDER = re.compile(r"={2,}(?:\s+={2,})+\s*$")
_MAX_TABLE_LINES = 500
_INLINE = re.compile(
    r"``(?:[^`]|`(?!`)){1,500}``|(?::[\w:.+-]{1,60}:)?`[^`]{1,500}`(?::[\w:.+-]{1,60}:)?_{0,2}"  # literals, links
    r"|\|[^|\s][^|\r\n]{0,80}\|_{0,2}|\[[#*\w.-]{1,60}\]_|(?<!\w)[\w.-]{1,80}__?(?!\w)|\\."
)


@dataclass(slots=True)
class _Reader:
    text: str
    rows: Sequence[Line]
    starts: list[tuple[BlockKind, int]] = field(default_factory=list)

    def line(self, number: int) -> str:
        row = self.rows[number]
        return self.text[row.start : row.end]

    def indent(self, number: int) -> int:
        line = self.line(number).expandtabs(8)
        return len(line) - len(line.lstrip())

    def is_blank(self, number: int) -> bool:
        return not self.line(number).strip()

    def read(self, number: int) -> int:
        """Reads the block that begins at a line that is not blank; gives the number of the line behind it."""
        content = self.line(number).strip()
        if _EXPLICIT.match(content):
            return self._explicit(number, content)
        if _BORDER.match(content):
            return self._take(BlockKind.MARKUP, number, self._table_end(number))
        if _GRID.match(content) or content.startswith(("| ", ">>>")):
            kind = BlockKind.CODE if content.startswith(">>>") else BlockKind.MARKUP
            return self._take(kind, number, self._paragraph_end(number))
        if self._is_title(number):
            return self._title(number)
        if _ADORNMENT.match(content):
            return self._take(BlockKind.MARKUP, number, number + 1)
        if _FIELD.match(content):
            return self._take(BlockKind.MARKUP, number, self._indented_end(number, stop_at_blank=True))
        return self._prose(number, content)

    def _take(self, kind: BlockKind, number: int, stop: int) -> int:
        self.starts.append((kind, self.rows[number].start))
        return stop

    def _explicit(self, number: int, content: str) -> int:
        """A directive, comment or target with its indented body; admonitions hold prose."""
        if _PROSE_DIRECTIVE.match(content):
            return self._take(BlockKind.MARKUP, number, number + 1)
        return self._take(BlockKind.MARKUP, number, self._indented_end(number))

    def _indented_end(self, number: int, stop_at_blank: bool = False) -> int:
        indent, stop = self.indent(number), number + 1
        while stop < len(self.rows) and (self.is_blank(stop) or self.indent(stop) > indent):
            if stop_at_blank and self.is_blank(stop):
                break
            stop += 1
        return stop

    def _paragraph_end(self, number: int) -> int:
        indent, stop = self.indent(number), number + 1
        while stop < len(self.rows) and not self.is_blank(stop) and self.indent(stop) >= indent:
            if _ITEM.match(self.line(stop).strip()) or _EXPLICIT.match(self.line(stop).strip()):
                break
            stop += 1
        return stop

    def _table_end(self, number: int) -> int:
        """Behind the border that a blank line follows; blank lines may stand between the rows."""
        for last in range(number + 1, min(number + _MAX_TABLE_LINES, len(self.rows))):
            ends = last + 1 == len(self.rows) or self.is_blank(last + 1)
            if ends and _BORDER.match(self.line(last).strip()):
                return last + 1
        return self._paragraph_end(number)

    def _is_title(self, number: int) -> bool:
        line, following = self.line(number), self.line(number + 1) if number + 1 < len(self.rows) else ""
        if _ADORNMENT.match(line):  # overline, title, underline
            below = self.line(number + 2) if number + 2 < len(self.rows) else ""
            return bool(following.strip() and below.rstrip() == line.rstrip() and not _ADORNMENT.match(following))
        return not line[:1].isspace() and bool(_ADORNMENT.match(following)) and len(following.rstrip()) >= min(
            len(line.rstrip()), 4
        )

    def _title(self, number: int) -> int:
        return self._take(BlockKind.HEADING, number, number + (3 if _ADORNMENT.match(self.line(number)) else 2))

    def _prose(self, number: int, content: str) -> int:
        stop = self._paragraph_end(number)
        self._take(BlockKind.ITEM if _ITEM.match(content) else BlockKind.PARAGRAPH, number, stop)
        if not self.line(stop - 1).rstrip().endswith("::"):
            return stop
        body = stop
        while body < len(self.rows) and self.is_blank(body):
            body += 1
        if body < len(self.rows) and self.indent(body) > self.indent(number):
            end = body
            while end < len(self.rows) and (self.is_blank(end) or self.indent(end) > self.indent(number)):
                end += 1
            return self._take(BlockKind.CODE, body, end)
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
    while number < len(rows):
        number = number + 1 if reader.is_blank(number) else reader.read(number)
    return tiles(reader.starts, len(text))


def protected(text: str, blocks: list[Block]) -> list[Span]:
    """Literals, roles, references, substitutions, names for machines; titles whole, for their lines are as long."""
    spans: list[Span] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            spans.append(block.span)
        elif block.prose:
            spans.extend(Span(*match.span()) for match in _INLINE.finditer(text, block.start, block.end))
            spans.extend(addresses(text, block.start, block.end))
    return merged(spans)
