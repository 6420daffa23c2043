"""Cuts AsciiDoc into blocks: one pass over the lines. Whatever is in doubt is kept as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaner.formats import asciidoc_lines as forms
from cleaner.formats.blocks import Block, BlockKind, tiles
from cleaner.formats.front_matter import front_matter_end
from cleaner.text.lines import Line, lines

_FLOWING = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CODE)


@dataclass(slots=True)
class _Scanner:
    text: str
    rows: Sequence[Line]
    starts: list[tuple[BlockKind, int]] = field(default_factory=list)
    fence: str = ""  # the line that ends the open listing, table or comment
    is_open: bool = False  # does the next line belong to the last block?
    is_kept: bool = False  # do attributes announce a block that is no prose?
    is_header: bool = False  # the author's and revision's lines below the title
    inside: list[str] = field(default_factory=list)  # the lines that end the open containers
    goes_on: bool = False  # does the value of an attribute go on in the next line?

    def line(self, number: int) -> str:
        if number >= len(self.rows):
            return ""
        row = self.rows[number]
        return self.text[row.start : row.end].rstrip()

    def read(self, number: int) -> int:
        """Reads a line, or a title of two; gives the number of the line behind."""
        line = self.line(number)
        if self.fence:
            if line == self.fence:
                self.fence = ""
        elif not line.strip():
            self.is_open = self.is_header = self.goes_on = False
        elif self.goes_on or self.is_header:
            self.goes_on = line.endswith(" \\")
            self._start(BlockKind.MARKUP, number)
        elif not self.is_open and not self.is_kept and self._is_underlined(line, self.line(number + 1)):
            self._start(BlockKind.HEADING, number)
            return number + 2
        elif not self._opens_fence(number, line) and not self._goes_on(line):
            self._read_start(number, line)
        return number + 1

    def _is_underlined(self, line: str, below: str) -> bool:
        return below not in self.inside and forms.is_underlined(line, below)

    def _start(self, kind: BlockKind, number: int) -> None:
        self.starts.append((kind, self.rows[number].start))
        self.is_open = kind in _FLOWING

    def _opens_fence(self, number: int, line: str) -> bool:
        """A listing, literal, comment or table; a styled container is one too."""
        if not forms.VERBATIM.match(line) and not (self.is_kept and forms.CONTAINER.match(line)):
            return False
        self._start(BlockKind.MARKUP if line[0] in "|,:!/" else BlockKind.CODE, number)
        self.fence = line[: len(line) - len(line.lstrip("`"))] or line
        self.is_open = self.is_kept = False
        return True

    def _goes_on(self, line: str) -> bool:
        """Does the line belong to the open paragraph or item?"""
        if not self.is_open or forms.CONTAINER.match(line) or forms.BREAK.match(line) or forms.MACRO.match(line):
            return False
        if self.starts[-1][0] is BlockKind.CODE:
            return True
        return not (
            forms.MARK.match(line) or forms.TERM.match(line) or line[:2] == "//" or forms.BLOCK_ATTRIBUTES.match(line)
        )

    def _read_start(self, number: int, line: str) -> None:
        kind = _kind(line)
        if kind is BlockKind.MARKUP:
            if forms.CONTAINER.match(line):
                self.inside = self.inside[: self.inside.index(line)] if line in self.inside else [*self.inside, line]
            self.goes_on = bool(forms.ATTRIBUTE.match(line)) and line.endswith(" \\")
            self.is_kept |= bool(forms.BLOCK_ATTRIBUTES.match(line)) and forms.keeps_text(line)
            self._start(kind, number)
        elif kind is BlockKind.HEADING:
            self.is_header = line.startswith("= ") and all(k is BlockKind.MARKUP for k, _ in self.starts)
            self.is_kept &= not forms.TITLE.match(line)
            self._start(kind, number)
        else:
            self._start(BlockKind.CODE if self.is_kept else kind, number)
            self.is_kept = False


def _kind(line: str) -> BlockKind:
    """What begins with a line that stands outside listings and paragraphs."""
    if line.startswith("//") or any(
        pattern.match(line)
        for pattern in (forms.CONTAINER, forms.BREAK, forms.ATTRIBUTE, forms.BLOCK_ATTRIBUTES, forms.MACRO)
    ):
        return BlockKind.MARKUP
    if forms.TITLE.match(line) or forms.BLOCK_TITLE.match(line):
        return BlockKind.HEADING
    if forms.MARK.match(line) or forms.TERM.match(line):
        return BlockKind.ITEM
    return BlockKind.CODE if line[0] in " \t" else BlockKind.PARAGRAPH


def blocks(text: str) -> list[Block]:
    """Blocks that tile the text."""
    scanner = _Scanner(text, lines(text))
    front, number = front_matter_end(text), 0
    if front:
        scanner.starts.append((BlockKind.META, 0))
        number = next((n for n, row in enumerate(scanner.rows) if row.start >= front), len(scanner.rows))
    while number < len(scanner.rows):
        number = scanner.read(number)
    return tiles(scanner.starts, len(text))
