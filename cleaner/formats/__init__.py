"""The formats: how a text of each kind is cut into blocks, and what in it is no prose."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cleaner.formats.blocks import Block, BlockKind
from cleaner.spans import Span

if TYPE_CHECKING:
    from cleaner.formats.structure import Structure

__all__ = ["FORMATS", "Block", "BlockKind", "Format", "format_named", "format_of"]


class Format(NamedTuple):
    """A format is a module of this folder with two functions, loaded when a text of it comes.

    ``blocks(text)`` tile the text; ``protected(text, blocks)`` are sorted spans, apart, inside prose
    blocks, that no rule may edit in part (inline code, link destinations, URLs, shortcodes).
    ``removable``: may whole passages go? Not where each stands in an element that would stay empty.
    ``shown``: may a word be mended in markup that shows it? Not where tables are drawn with signs.
    """

    name: str
    suffixes: tuple[str, ...]
    removable: bool = True
    shown: bool = True

    def blocks(self, text: str) -> list[Block]:
        """Blocks that tile the text."""
        found: list[Block] = import_module(f"cleaner.formats.{self.name}").blocks(text)
        return found

    def protected(self, text: str, blocks: list[Block]) -> list[Span]:
        """Spans inside the prose blocks that no rule may edit in part."""
        found: list[Span] = import_module(f"cleaner.formats.{self.name}").protected(text, blocks)
        return found

    def structure(self, text: str, blocks: list[Block], protected: list[Span]) -> Structure:
        """The units and sections; loaded when a removal asks for them."""
        from cleaner.formats.sections import headings
        from cleaner.formats.structure import Structure
        from cleaner.formats.units import units

        found = units(self.name, text, blocks, protected)
        return Structure(text, blocks, found, headings(self.name, text, blocks))


FORMATS = (
    Format("plain", (".txt", ".text")),
    Format("markdown", (".md", ".markdown", ".mdx", ".mdown", ".qmd")),
    Format("html", (".html", ".htm", ".xhtml"), removable=False),
    Format("rst", (".rst", ".rest"), shown=False),
    Format("asciidoc", (".adoc", ".asciidoc"), shown=False),
)


def format_named(name: str) -> Format:
    """The format of that name; raises ValueError that names the known ones."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise ValueError(f"unknown format {name!r}; known are {', '.join(f.name for f in FORMATS)}")


def format_of(file_name: str) -> Format:
    """The format of a file by its ending; plain when none fits."""
    lower = file_name.lower()
    return next((f for f in FORMATS if lower.endswith(f.suffixes)), FORMATS[0])
